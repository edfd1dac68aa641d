/** What changed texts say and call for otherwise than the published ones: what somebody reads before they sign. */

import { items, make } from "../page/dom.js";
import { part } from "./asking.js";

/** @typedef {{said: string, more: string[], less: boolean}} Entry */
/** @typedef {{title: string, mark: string, sections: {heading: string, entries: Entry[]}[]}} Differences */

/** @param {Map<string, Differences | null>} all by the text's file; null while it has mistakes @param {(file: string) => string} titleOf */
export function showDifferences(all, titleOf) {
  part("text-changes").replaceChildren(...[...all].flatMap(([file, found]) => [make("h3", { textContent: found?.title ?? titleOf(file) }), ...(found ? told(found) : [make("p", { textContent: "Put right what is marked in its text. Then this says what changes." })])]));
}

/** @param {Differences} found @returns {HTMLElement[]} */
const told = ({ sections }) => sections.flatMap(({ heading, entries }) => [make("h4", { textContent: heading }), entries.length ? make("ul", {}, ...entries.map(entry)) : make("p", { textContent: "None." })]);

/** @param {Entry} of */
function entry({ said, more, less }) {
  return make("li", {}, ...(less ? [make("p", { className: "desk-wrong", textContent: "This calls for less than before." })] : []), said, make("ul", {}, ...items(more)));
}
