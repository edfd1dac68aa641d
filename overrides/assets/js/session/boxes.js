/**
 * The boxes of a page are read again before anything is made of them, and before they are left: a writing tool, dictation or
 * a text expander may fill one in without a word to the page.
 */

/** Reads the boxes of one part as it was last shown, also when another page is shown by now. @type {Map<string, () => void>} */
const readers = new Map();

/** @param {string} part of the site @param {() => void} read takes over what stands in its boxes */
export function readFrom(part, read) {
  // The page before was taken away with what stood in its boxes.
  readers.get(part)?.();
  readers.set(part, read);
}

export function readBoxes() {
  readers.forEach((read) => read());
}

/** What has been forgotten must not be read again from a page that is shown no more. */
export function forgetBoxes() {
  readers.clear();
}

for (const moment of ["click", "focusout", "popstate", "beforeprint", "visibilitychange"]) {
  addEventListener(moment, readBoxes, { capture: true });
}
