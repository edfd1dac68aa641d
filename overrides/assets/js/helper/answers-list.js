/** The answers so far, each with a way to change it. */

import { button, find, make } from "../page/dom.js";
import { buttonOf, isShort, stepOf } from "./steps.js";

/** @typedef {import("../python/protocol.js").Given} Given */

/**
 * @param {HTMLElement} helper
 * @param {Given[]} taken
 * @param {(step: string) => void} change
 */
export function showAnswers(helper, taken, change) {
  showLines(helper, taken.map(([step, answer]) => line(helper, step, answer, change)));
}

/** @param {HTMLElement} helper @param {HTMLLIElement[]} lines of the answers so far */
export function showLines(helper, lines) {
  if (isShort(helper)) return;
  const part = find(helper, '[data-shows="so-far"]', HTMLElement);
  part?.querySelector("ol")?.replaceChildren(...lines);
  part?.toggleAttribute("data-empty", lines.length === 0);
}

/** @param {HTMLElement} helper @param {Given[]} dropped */
export function showDropped(helper, dropped) {
  if (isShort(helper)) return;
  const message = find(helper, '[data-shows="dropped"]', HTMLElement);
  if (!message) return;
  message.hidden = dropped.length === 0;
  message.textContent = droppedInWords(helper, dropped);
}

/** @param {HTMLElement} helper @param {Given[]} dropped @returns {string} "" when no answer has been dropped */
export function droppedInWords(helper, dropped) {
  const names = dropped.map(([step]) => `“${nameOf(helper, step)}”`).join(", ");
  return names && `Because you changed an answer, your answer to ${names} no longer applies.`;
}

/** @param {HTMLElement} helper @param {string} step @returns {string} */
export function nameOf(helper, step) {
  const heading = stepOf(helper, step)?.querySelector("h2");
  return (heading?.querySelector(".step-name") ?? heading)?.textContent ?? step;
}

/** @param {HTMLElement} helper @param {string} step @param {string} answer @returns {string} */
export function answerWords(helper, step, answer) {
  const found = stepOf(helper, step);
  return (found && buttonOf(found, answer)?.nextElementSibling?.textContent) ?? answer;
}

/** @param {HTMLElement} helper @param {string} step @returns {string} */
export function questionWords(helper, step) {
  const heading = stepOf(helper, step)?.querySelector("h2")?.cloneNode(true);
  if (!(heading instanceof HTMLElement)) return step;
  heading.querySelector(".step-name")?.remove();
  return heading.textContent?.trim() ?? step;
}

/** @param {HTMLElement} helper @param {string} step @param {string} answer @param {(step: string) => void} change */
function line(helper, step, answer, change) {
  const name = nameOf(helper, step);
  const again = button("Change", () => change(step), "quiet change");
  again.setAttribute("aria-label", `Change your answer to “${name}”`);
  const asked = make("span", { className: "asked", textContent: name });
  return make("li", {}, asked, " ", make("strong", { textContent: answerWords(helper, step, answer) }), " ", again);
}
