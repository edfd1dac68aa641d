/**
 * Locking as the form sees it: bytes and a passphrase in, bytes out.
 *
 * To make a key of a passphrase takes seconds: each such job has a worker of its own, so that none waits behind another
 * and each can be stopped at any moment. The rest takes milliseconds, in one worker that stays: a draft that is being kept
 * needs nothing more from the network.
 */

import { startClient } from "../python/worker-client.js";
import { neverOpens } from "./age-head.js";
import { prepared, spellings } from "./passphrase.js";

/**
 * @typedef {"passphrase" | "damaged" | "stopped" | "failed"} Why it does not fit; none would; the person stopped it; something else
 */

/** @type {import("../python/worker-client.js").Client | undefined} */
let staying;

/** @param {Uint8Array} bytes @param {string} passphrase @param {AbortSignal} [stop] @returns {Promise<Uint8Array>} an age file */
export const lock = (bytes, passphrase, stop) => alone(stop, "lock", bytes, prepared(passphrase));

/**
 * @param {Uint8Array} bytes @param {string} passphrase @param {AbortSignal} [stop]
 * @returns {Promise<Uint8Array>} rejects, and `whyOf` says why
 */
export async function unlock(bytes, passphrase, stop) {
  if (neverOpens(bytes)) throw because("damaged");
  return alone(stop, "unlock", bytes, spellings(passphrase));
}

/** @returns {Promise<{identity: string, recipient: string}>} a new key pair */
export const makeKey = () => quick("makeKey");

/** @param {Uint8Array} bytes @param {string} recipient @returns {Promise<Uint8Array>} */
export const lockFor = (bytes, recipient) => quick("lockFor", bytes, recipient);

/** @param {Uint8Array} bytes @param {string} identity @returns {Promise<Uint8Array>} */
export const unlockWith = (bytes, identity) => quick("unlockWith", bytes, identity);

/** @param {string} identity @returns {Promise<string>} */
export const recipientOf = (identity) => quick("recipientOf", identity);

/** @param {unknown} error of any job here @returns {Why} */
export const whyOf = (error) => (error instanceof Error && /** @type {any} */ (error).why) || "failed";

/** @param {AbortSignal | undefined} stop @param {string} job @param {...unknown} given @returns {Promise<any>} */
async function alone(stop, job, ...given) {
  const client = start();
  const stopped = new Promise((_, reject) => {
    if (stop?.aborted) reject(because("stopped"));
    stop?.addEventListener("abort", () => reject(because("stopped")), { once: true });
  });
  try {
    return await Promise.race([stopped, asked(client, job, given)]);
  } finally {
    client.stop();
  }
}

/** @param {string} job @param {...unknown} given @returns {Promise<any>} */
async function quick(job, ...given) {
  if (!staying) {
    staying = start();
    // The next job then has a new one.
    void staying.ended.then(() => (staying = undefined));
  }
  return asked(staying, job, given);
}

const start = () => startClient(new URL("lock-worker.js", import.meta.url));

/** @param {import("../python/worker-client.js").Client} client @param {string} job @param {unknown[]} given @returns {Promise<any>} */
async function asked(client, job, given) {
  const data = await client.ready.then(() => client.ask({ job, given })).catch(() => ({ why: "failed" }));
  if (data.why) throw because(data.why);
  return data.done;
}

/** @param {Why} why @returns {Error} */
const because = (why) => Object.assign(new Error("This was not locked or unlocked."), { why });
