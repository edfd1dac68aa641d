/** Where a kept draft lies on this device: one record in IndexedDB, locked before it gets here. */

/** @typedef {{kept: number, expires: number, identity: Uint8Array, sheet: Uint8Array}} Draft */

/** The channel on which tabs of this site tell each other what became of the draft. Never what is in it. */
export const TABS = "annex-a-draft";
const NAME = "annex-a";
const STORE = "draft";
const KEY = "draft";

/** @returns {Promise<Draft | undefined>} */
export const readDraft = () => workIfThere("readonly", (store) => store.get(KEY));

/** Done only when the browser says that it is on the disk. @param {Draft} draft @returns {Promise<unknown>} */
export const writeDraft = (draft) => work("readwrite", (store) => store.put(draft, KEY));

/** @returns {Promise<unknown>} */
export const removeDraft = () => workIfThere("readwrite", (store) => store.delete(KEY));

/** Deletes a draft that is too old, whatever page of the site is open. @returns {Promise<void>} */
export async function removeOldDraft() {
  const draft = await readDraft();
  if (draft && draft.expires <= Date.now()) await deleteDraft();
}

/** Deletes the draft and tells every tab, so that none goes on keeping it. @returns {Promise<void>} */
export async function deleteDraft() {
  await removeDraft();
  const tabs = new BroadcastChannel(TABS);
  tabs.postMessage("deleted");
  tabs.close();
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
