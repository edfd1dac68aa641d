/** Locks and unlocks with age (age-encryption.org), beside the page: making a key of a passphrase takes a second or two. */

import { closeTheDoors } from "../closed-doors.js";

/** @type {any} */
const age = await import(new URL("../../vendor/age.js", import.meta.url).href);

/** @type {Record<string, (...given: any[]) => Promise<unknown>>} */
const jobs = {
  /** @param {Uint8Array} bytes @param {string} passphrase */
  async lock(bytes, passphrase) {
    const encrypter = new age.Encrypter();
    encrypter.setPassphrase(passphrase);
    return encrypter.encrypt(bytes);
  },
  /** @param {Uint8Array} bytes @param {string} passphrase */
  async unlock(bytes, passphrase) {
    const decrypter = new age.Decrypter();
    decrypter.addPassphrase(passphrase);
    return decrypter.decrypt(bytes);
  },
  async makeKey() {
    const identity = await age.generateIdentity();
    return { identity, recipient: await age.identityToRecipient(identity) };
  },
  /** @param {Uint8Array} bytes @param {string} recipient */
  async lockFor(bytes, recipient) {
    const encrypter = new age.Encrypter();
    encrypter.addRecipient(recipient);
    return encrypter.encrypt(bytes);
  },
  /** @param {Uint8Array} bytes @param {string} identity */
  async unlockWith(bytes, identity) {
    const decrypter = new age.Decrypter();
    decrypter.addIdentity(identity);
    return decrypter.decrypt(bytes);
  },
  /** @param {string} identity */
  async recipientOf(identity) {
    return age.identityToRecipient(identity);
  },
};

self.addEventListener("message", async (event) => {
  const { number, job, given } = event.data;
  try {
    self.postMessage({ number, done: await jobs[job](...given) });
  } catch {
    // Unread: an error could quote what it failed on.
    self.postMessage({ number, failed: true });
  }
});
closeTheDoors();
self.postMessage({ ready: true });
