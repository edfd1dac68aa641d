/** The list of texts that can be changed at the desk. Some are not on the page that comes from the site: new scenarios, and other words of ours. */

import { make } from "../page/dom.js";

/** The titles of other texts, which a new edition lets somebody change. @type {Map<string, string>} */
const others = new Map();

export const select = () => /** @type {HTMLSelectElement} */ (document.querySelector("#desk-name"));
export const optionOf = (/** @type {string} */ of) => [...select().options].find(({ value }) => value === of);
export const groupOf = (/** @type {string} */ of) => optionOf(of)?.closest("optgroup");

/** @param {string} of @returns {string} “Helper “The police””, or “Duties” */
export function titleOf(of) {
  const what = groupOf(of)?.dataset.what ?? "";
  const title = optionOf(of)?.text ?? of;
  return what === title ? what : `${what} “${title}”`;
}

/** @param {string} of @param {string} title */
export function addOption(of, title) {
  const kind = of.startsWith("tools/scenarios/") ? "scenario" : "words";
  if (!optionOf(of)) select().querySelector(`[data-kind=${kind}]`)?.append(make("option", { value: of, textContent: title }));
  showWords();
}

function showWords() {
  const words = /** @type {HTMLElement | null} */ (select().querySelector("[data-kind=words]"));
  if (words) words.hidden = !words.childElementCount;
}

/** @param {{file: string, title: string}[]} found texts that can be changed with a new edition and not without */
export function offerTexts(found) {
  for (const { file: each, title } of found) {
    others.set(each, title);
    addOption(each, title);
  }
}

/** @returns {Iterable<[file: string, title: string]>} */
export const offered = () => others;

export function forgetOffered() {
  for (const each of others.keys()) optionOf(each)?.remove();
  others.clear();
  showWords();
}
