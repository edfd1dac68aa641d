/** What changed helpers say and call for otherwise than the published ones: what somebody reads before they sign. */

import { items, make } from "../page/dom.js";
import { part } from "./asking.js";

/**
 * @typedef {object} Differences
 * @property {string} title @property {string} mark
 * @property {{said: string, less: boolean, ways: string[]}[]} routes
 * @property {{title: string, said: string[]}[]} endings
 * @property {{place: string, warning: string, lines: string[]}[]} words
 */

/** @param {Map<string, Differences | null>} all by the helper's name; null while it has mistakes @param {(name: string) => string} titleOf */
export function showDifferences(all, titleOf) {
  part("helper-changes").replaceChildren(...[...all].flatMap(([name, found]) => [make("h3", { textContent: `Helper “${titleOf(name)}”` }), ...(found ? told(found) : [make("p", { textContent: "Put right what is marked in its text. Then this says what changes." })])]));
}

/** @param {Differences} found @returns {HTMLElement[]} */
function told({ routes, endings, words }) {
  return [
    ...list("Answers that now lead to another ending, or call for less", routes.map(({ said, less, ways }) => entry(less ? "This calls for less than before." : "", said, ways))),
    ...list("Duties that came or went on some way to an ending", endings.map(({ title, said }) => entry("", `“${title}”`, said))),
    ...list("Words", words.map(({ place, warning, lines }) => entry(warning && `This calls for less than before. ${warning}`, place, lines))),
  ];
}

/** @param {string} title @param {HTMLElement[]} entries @returns {HTMLElement[]} */
function list(title, entries) {
  return [make("h4", { textContent: title }), entries.length ? make("ul", {}, ...entries) : make("p", { textContent: "None." })];
}

/** @param {string} careful @param {string} said @param {string[]} more */
function entry(careful, said, more) {
  return make("li", {}, ...(careful ? [make("p", { className: "desk-wrong", textContent: careful })] : []), said, make("ul", {}, ...items(more)));
}
