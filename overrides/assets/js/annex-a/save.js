/** Files: where the browser lets us write to one, written and read back; else handed over and read back when chosen. */

/** @typedef {{name: string, bytes: Uint8Array<ArrayBuffer>, handle?: any}} Opened */

/** @returns {any} the browser's own file pickers, which not every browser has */
const pickers = () => window;

const TYPES = [{ description: "Annex A", accept: { "application/json": [".json"], "application/octet-stream": [".age"] } }];

/** @returns {boolean} whether a file can be written to and read back without asking the person to choose it again */
export function canWriteFiles() {
  return "showSaveFilePicker" in pickers() && "showOpenFilePicker" in pickers();
}

/**
 * Asks where to save. To be called while the press of the button still counts: encrypting comes after.
 * @param {string} name @returns {Promise<any>} a file handle; null when the person cancels
 */
export function askWhere(name) {
  return pickers().showSaveFilePicker({ suggestedName: name }).catch(() => null);
}

/** @param {any} handle @param {Uint8Array<ArrayBuffer>} bytes @returns {Promise<Uint8Array>} what is in the file afterwards */
export async function writeAndReadBack(handle, bytes) {
  const writing = await handle.createWritable();
  await writing.write(bytes);
  await writing.close();
  return readHandle(handle);
}

/** @param {any} handle @returns {Promise<Uint8Array<ArrayBuffer>>} */
export async function readHandle(handle) {
  return new Uint8Array(await (await handle.getFile()).arrayBuffer());
}

/**
 * Hands bytes to the browser as a download.
 * @param {string} name @param {BlobPart} content @param {string} type
 */
export function download(name, content, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  // Not at once: the browser fetches the address after this.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Lets the person choose a file.
 * @param {HTMLInputElement} input used where the browser has no picker that gives a handle
 * @param {number} most bytes; a larger file is not read
 * @returns {Promise<Opened | null | "too-large">} null when the person cancels
 */
export async function choose(input, most) {
  const picked = canWriteFiles() ? await pickHandle() : { file: await pickFile(input) };
  const file = picked?.file;
  if (!file) return null;
  if (file.size > most) return "too-large";
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), handle: picked.handle };
}

/** @returns {Promise<{file?: File, handle?: any} | null>} */
async function pickHandle() {
  try {
    const [handle] = await pickers().showOpenFilePicker({ types: TYPES, excludeAcceptAllOption: false });
    return { file: await handle.getFile(), handle };
  } catch {
    return null;
  }
}

/** @param {HTMLInputElement} input @returns {Promise<File | undefined>} */
function pickFile(input) {
  input.value = "";
  return new Promise((resolve) => {
    input.onchange = () => resolve(input.files?.[0]);
    input.oncancel = () => resolve(undefined);
    input.click();
  });
}

/** @param {Uint8Array} one @param {Uint8Array} other @returns {boolean} */
export function same(one, other) {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
