/** What would have changed the walk: told by Python at an ending, one other answer a line. */

import { find, items } from "../page/dom.js";
import { isShort } from "./steps.js";
import { answerWords, nameOf } from "./answers-list.js";

/** @typedef {import("../python/protocol.js").Alternative} Alternative */

/** @param {HTMLElement} helper @param {Alternative[] | undefined} alternatives */
export function showAlternatives(helper, alternatives) {
  if (isShort(helper)) return;
  const box = find(helper, '[data-shows="turns"]', HTMLDetailsElement);
  if (!box) return;
  box.hidden = !alternatives?.length;
  box.open = false;
  box.querySelector("ul")?.replaceChildren(...items((alternatives ?? []).map((one) => inWords(helper, one))));
}

/** @param {HTMLElement} helper @param {Alternative} one @returns {string} */
function inWords(helper, one) {
  const name = nameOf(helper, one.leads_to);
  const then = one.kind === "ending" ? `would have led to “${name}”` : `would have gone on to “${name}”`;
  return `“${nameOf(helper, one.step)}”: the answer “${answerWords(helper, one.step, one.answer)}” ${then}.`;
}
