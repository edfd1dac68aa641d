/**
 * Where a kept draft lies on this device: one record in IndexedDB, locked before it gets here. When it has ended, its two
 * dates stay for a while, so that the form can say so.
 */

import { isStillTold, settled } from "./draft-clock.js";

/**
 * @typedef {object} Draft
 * @property {number} kept when it was last changed
 * @property {number} expires
 * @property {Uint8Array} identity the key, locked with the passphrase
 * @property {Uint8Array} sheet locked with that key
 * @property {boolean} [exit] whether Exit this page deletes it too; drafts from before there was this choice have none
 * @property {number} [setBack] when the clock was first seen to be before ``kept``
 * @property {number} [seenEnded] when it was first seen to have ended
 *
 * @typedef {{kept: number, ended: number, exit?: boolean}} Ended a draft that has ended: no word of it, and no key
 */

/** The channel on which tabs of this site tell each other what became of the draft. Never what is in it. */
export const TABS = "annex-a-draft";
const NAME = "annex-a";
const STORE = "draft";
const KEY = "draft";
const ENDED = "ended";

/** @returns {Promise<Draft | undefined>} */
export const readDraft = () => workIfThere("readonly", (store) => store.get(KEY));

/** @returns {Promise<Ended | undefined>} */
export const readEnded = () => workIfThere("readonly", (store) => store.get(ENDED));

/** Done only when the browser says that it is on the disk. @param {Draft} draft @returns {Promise<unknown>} */
export const writeDraft = (draft) =>
  work("readwrite", (store) => {
    store.delete(ENDED);
    return store.put(draft, KEY);
  });

/** @returns {Promise<unknown>} */
export const forgetEnded = () => workIfThere("readwrite", (store) => store.delete(ENDED));

/** Whatever page of the site is open: notes what the clock says, and deletes a draft that has ended and was found so before. @returns {Promise<void>} */
export async function removeOldDraft() {
  const now = Date.now();
  let deleted = false;
  // In one transaction: another tab may be keeping its draft just now.
  await workIfThere("readwrite", (store) => {
    const asked = store.get(KEY);
    asked.onsuccess = () => {
      /** @type {Draft | undefined} */
      const draft = asked.result;
      const next = draft && settled(draft, now);
      if (next && next !== draft) store.put(next, KEY);
      if (!draft || next) return;
      deleted = true;
      store.delete(KEY);
      store.put({ kept: draft.kept, ended: draft.expires, exit: draft.exit }, ENDED);
    };
    return asked;
  });
  const ended = await readEnded();
  if (ended && !isStillTold(ended, now)) await forgetEnded();
  if (deleted) tellTabs("deleted");
}

/** Deletes the draft and tells every tab, so that none goes on keeping it. @returns {Promise<void>} */
export async function deleteDraft() {
  await workIfThere("readwrite", (store) => {
    store.delete(ENDED);
    return store.delete(KEY);
  });
  tellTabs("deleted");
}

/** For Exit this page: only where the draft's owner has chosen so. @returns {Promise<void>} */
export async function deleteDraftOnExit() {
  const kept = (await readDraft()) ?? (await readEnded());
  if (kept?.exit) await deleteDraft();
}

/** Where the browser lets tabs speak to each other. @param {"deleted" | "wanted"} what */
export function tellTabs(what) {
  try {
    const tabs = new BroadcastChannel(TABS);
    tabs.postMessage(what);
    tabs.close();
  } catch {
    // No draft is kept in such a browser.
  }
}

/** @param {(what: "deleted" | "wanted") => void} hear @returns {boolean} false where the browser does not let tabs speak to each other */
export function hearTabs(hear) {
  try {
    new BroadcastChannel(TABS).onmessage = ({ data }) => hear(data);
    return true;
  } catch {
    return false;
  }
}

/**
 * To look for a draft must not make a place for one: nothing is stored unless somebody asks.
 * @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} job @returns {Promise<any>}
 */
async function workIfThere(mode, job) {
  const known = await indexedDB.databases?.();
  if (!known || known.some(({ name }) => name === NAME)) return work(mode, job);
}

/** @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} job @returns {Promise<any>} */
async function work(mode, job) {
  const base = await opened();
  return new Promise((resolve, reject) => {
    const transaction = base.transaction(STORE, mode, { durability: "strict" });
    const request = job(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(new Error("The draft could not be stored."));
  }).finally(() => base.close());
}

/** @returns {Promise<IDBDatabase>} */
function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error("This browser keeps nothing."));
  });
}
