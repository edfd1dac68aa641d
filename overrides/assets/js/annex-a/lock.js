/**
 * Locking as the form sees it: bytes and a passphrase in, bytes out.
 *
 * To make a key of a passphrase takes seconds: each such job has a worker of its own, so that none waits behind another
 * and each can be stopped at any moment. The rest takes milliseconds, in one worker that stays: a draft that is being kept
 * needs nothing more from the network.
 */

import { startGuarded } from "../python/guarded-worker.js";
import { neverOpens } from "./age-head.js";
import { prepared, spellings } from "./passphrase.js";

/**
 * @typedef {"passphrase" | "damaged" | "stopped" | "failed"} Why it does not fit; none would; the person stopped it; something else
 * @typedef {{worker: Worker, ready: Promise<unknown>, broken: Promise<never>}} Started
 */

/** @type {Started | undefined} */
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
  const { worker, ready, broken } = start();
  const stopped = new Promise((_, reject) => {
    if (stop?.aborted) reject(because("stopped"));
    stop?.addEventListener("abort", () => reject(because("stopped")), { once: true });
  });
  try {
    return await Promise.race([stopped, broken, ready.then(() => ask(worker, job, given))]);
  } finally {
    worker.terminate();
  }
}

/** @param {string} job @param {...unknown} given @returns {Promise<any>} */
async function quick(job, ...given) {
  staying ??= start();
  const { worker, ready, broken } = staying;
  // The next job then has a new one.
  broken.catch(() => (staying = undefined));
  return Promise.race([broken, ready.then(() => ask(worker, job, given))]);
}

/** @returns {Started} */
function start() {
  const worker = startGuarded(new URL("lock-worker.js", import.meta.url));
  const broken = new Promise((_, reject) => {
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      reject(because("failed"));
    });
  });
  const ready = new Promise((resolve) => worker.addEventListener("message", resolve, { once: true }));
  return { worker, ready, broken: /** @type {Promise<never>} */ (broken) };
}

/** @param {Worker} worker @param {string} job @param {unknown[]} given @returns {Promise<any>} */
function ask(worker, job, given) {
  const { port1: ours, port2: theirs } = new MessageChannel();
  return new Promise((resolve, reject) => {
    ours.onmessage = ({ data }) => {
      ours.close();
      if (data.why) reject(because(data.why));
      else resolve(data.done);
    };
    worker.postMessage({ job, given }, [theirs]);
  });
}

/** @param {Why} why @returns {Error} */
const because = (why) => Object.assign(new Error("This was not locked or unlocked."), { why });
