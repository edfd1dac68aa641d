/** Locks and unlocks with age (age-encryption.org), beside the page: making a key of a passphrase takes a second or two. */

import { removeNetworkAndStorage } from "../python/worker-sandbox.js";

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
  /** @param {Uint8Array} bytes @param {string[]} spellings of one passphrase */
  async unlock(bytes, spellings) {
    const decrypter = new age.Decrypter();
    for (const passphrase of spellings) decrypter.addPassphrase(passphrase);
    let why = "damaged";
    // It is asked last: only when no passphrase has opened the head.
    decrypter.addIdentity({
      async unwrapFileKey() {
        why = "passphrase";
        return null;
      },
    });
    return decrypter.decrypt(bytes).catch(() => Promise.reject(why));
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

self.addEventListener("message", async ({ data: { job, given }, ports: [asker] }) => {
  try {
    asker.postMessage({ done: await jobs[job](...given) });
  } catch (error) {
    // Any other error stays unread: it could quote what it failed on.
    asker.postMessage({ why: typeof error === "string" ? error : "failed" });
  }
});
removeNetworkAndStorage();
self.postMessage("ready");
