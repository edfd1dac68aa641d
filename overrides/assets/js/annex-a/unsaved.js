/** Whether anything would be lost by leaving: if so, the person is asked first, and the bar says that it is not saved. */

import { whenAtRisk } from "../session/leaving.js";

/** Counts the changes of this visit, and remembers at which the sheet was last safe, and last handed over unchecked. */
let revision = 0;
let safeAt = 0;
let handedOverAt = -1;
let blank = true;
let where = "";

/** @returns {number} the sheet as it is now: what is saved is safe as it was when its saving began, not as it is at the end */
export const thisRevision = () => revision;

/** To be called after each change of the sheet. @param {boolean} isBlank nothing is written on it */
export function hasChanged(isBlank) {
  revision += 1;
  blank = isBlank;
}

/** The sheet as it was then is kept somewhere. @param {number} [at] @param {string} [words] where, in short */
export function isSafe(at = revision, words = "") {
  safeAt = at;
  where = words;
}

/** Where it was kept, it is no more. */
export function isSafeNoLonger() {
  safeAt = -1;
}

/** The sheet as it was then went to the browser as a download, which nobody has checked yet. @param {number} at */
export function isHandedOver(at) {
  handedOverAt = at;
}

/** Everything has been taken away. */
export function nothingToLose() {
  blank = true;
}

/** @returns {string} how safe the sheet is, in a few words; "" while there is nothing to lose */
export function safetyInWords() {
  if (blank) return "";
  if (revision === safeAt) return where;
  return revision === handedOverAt ? "Saved file not checked yet" : "Not saved";
}

whenAtRisk(() => {
  if (blank || revision === safeAt) return null;
  return { what: "What you typed in Annex A is not saved. Save it to a file, or keep a draft.", evenClosing: true };
});
