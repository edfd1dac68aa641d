/** What would have changed the walk: told by Python at an ending, one other answer a line. */

import { answerWords, nameOf } from "./so-far.js";

/** @typedef {{step: string, answer: string, leads_to: string, kind: string}} Turn */

/** @param {HTMLElement} helper @param {Turn[] | undefined} turns */
export function showTurns(helper, turns) {
  const box = helper.querySelector(".turns");
  if (!(box instanceof HTMLDetailsElement)) return;
  box.hidden = !turns?.length;
  box.open = false;
  box.querySelector("ul")?.replaceChildren(...(turns ?? []).map((turn) => line(helper, turn)));
}

/** @param {HTMLElement} helper @param {Turn} turn */
function line(helper, turn) {
  const item = document.createElement("li");
  const name = nameOf(helper, turn.leads_to);
  const then = turn.kind === "ending" ? `would have led to “${name}”` : `would have gone on to “${name}”`;
  item.textContent = `“${nameOf(helper, turn.step)}”: the answer “${answerWords(helper, turn.step, turn.answer)}” ${then}.`;
  return item;
}
