/** What would have changed the walk: told by Python at an ending, one other answer a line. */

import { find, items } from "../page/dom.js";
import { isShort } from "./steps.js";
import { answerWords, nameOf } from "./answers-list.js";

/** @typedef {import("../python/protocol.js").Turn} Turn */

/** @param {HTMLElement} helper @param {Turn[] | undefined} turns */
export function showTurns(helper, turns) {
  if (isShort(helper)) return;
  const box = find(helper, '[data-shows="turns"]', HTMLDetailsElement);
  if (!box) return;
  box.hidden = !turns?.length;
  box.open = false;
  box.querySelector("ul")?.replaceChildren(...items((turns ?? []).map((turn) => inWords(helper, turn))));
}

/** @param {HTMLElement} helper @param {Turn} turn @returns {string} */
function inWords(helper, turn) {
  const name = nameOf(helper, turn.leads_to);
  const then = turn.kind === "ending" ? `would have led to “${name}”` : `would have gone on to “${name}”`;
  return `“${nameOf(helper, turn.step)}”: the answer “${answerWords(helper, turn.step, turn.answer)}” ${then}.`;
}
