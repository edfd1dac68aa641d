/** Locking as the form sees it: bytes and a passphrase in, bytes out. The worker is started when it is first needed. */

import { startGuarded } from "../guarded-worker.js";

/** How every age file begins. */
const MARK = "age-encryption.org/v1";

/** @type {Promise<Worker> | undefined} */
let started;
/** @type {Map<number, {resolve: (done: any) => void, reject: (reason: Error) => void}>} */
const asked = new Map();
let number = 0;

/** @param {Uint8Array} bytes @param {string} passphrase @returns {Promise<Uint8Array>} an age file */
export const lock = (bytes, passphrase) => work("lock", bytes, passphrase);

/** @param {Uint8Array} bytes @param {string} passphrase @returns {Promise<Uint8Array>} rejects for another passphrase */
export const unlock = (bytes, passphrase) => work("unlock", bytes, passphrase);

/** @returns {Promise<{identity: string, recipient: string}>} a new key pair */
export const makeKey = () => work("makeKey");

/** @param {Uint8Array} bytes @param {string} recipient @returns {Promise<Uint8Array>} */
export const lockFor = (bytes, recipient) => work("lockFor", bytes, recipient);

/** @param {Uint8Array} bytes @param {string} identity @returns {Promise<Uint8Array>} */
export const unlockWith = (bytes, identity) => work("unlockWith", bytes, identity);

/** @param {string} identity @returns {Promise<string>} */
export const recipientOf = (identity) => work("recipientOf", identity);

/** @param {Uint8Array} bytes @returns {boolean} */
export function isLocked(bytes) {
  return new TextDecoder("latin1").decode(bytes.slice(0, MARK.length)) === MARK;
}

/** @param {string} job @param {...unknown} given @returns {Promise<any>} */
async function work(job, ...given) {
  started ??= start();
  const worker = await started;
  number += 1;
  return new Promise((resolve, reject) => {
    asked.set(number, { resolve, reject });
    worker.postMessage({ number, job, given });
  });
}

/** @returns {Promise<Worker>} */
function start() {
  return new Promise((resolve, reject) => {
    const worker = startGuarded(new URL("lock-worker.js", import.meta.url));
    worker.addEventListener("message", ({ data }) => (data.ready ? resolve(worker) : hear(data)));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      started = undefined;
      reject(new Error("Locking is not available."));
    });
  });
}

/** @param {{number: number, done?: unknown, failed?: true}} message */
function hear(message) {
  const asker = asked.get(message.number);
  asked.delete(message.number);
  if (message.failed) asker?.reject(new Error("This could not be locked or unlocked."));
  else asker?.resolve(message.done);
}
