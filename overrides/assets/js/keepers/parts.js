/** A scenario's parts at the desk: what each table expects, and where its helper leads now, by Python's own walk. */

import { button, items, make } from "../page/dom.js";
import { part } from "./asking.js";
import { shownAt } from "./walk.js";

/** @typedef {{title: string, line: number, helper: string, rows: string[], differs: string[], walk: import("./walk.js").Walk | null}} Part */

/** @param {Part[]} parts none where the text cannot be read @param {(line: number) => void} goTo */
export function showParts(parts, goTo) {
  const none = make("p", { textContent: "Put right what is marked. Then its parts can be walked here." });
  part("parts").replaceChildren(...(parts.length ? parts.flatMap((each) => told(each, goTo)) : [none]));
}

/** @param {Part} of @param {(line: number) => void} goTo @returns {HTMLElement[]} */
function told({ title, line, helper, rows, differs, walk }, goTo) {
  const head = make("h4", {}, button(title, () => goTo(line), "md-button desk-small"), ` with “${helper}”`);
  const way = rows.length ? [make("p", { className: "desk-hint", textContent: "Its table expects:" }), make("ol", {}, ...items(rows))] : [];
  const said = differs.length
    ? differs.map((textContent) => make("p", { className: "desk-wrong", textContent }))
    : [make("p", { textContent: `The walk goes the same way, and leads to “${walk?.title}”.` })];
  const shown = walk?.kind === "ending" ? [make("details", {}, make("summary", { textContent: `What “${walk.title}” shows for these answers` }), ...shownAt(walk))] : [];
  return [head, ...way, ...said, ...shown];
}
