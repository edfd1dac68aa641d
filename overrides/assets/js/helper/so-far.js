/** The answers so far, each with a way to change it. */

import { buttonOf, stepOf } from "./links.js";

/** @typedef {import("./links.js").Given} Given */

/**
 * @param {HTMLElement} helper
 * @param {Given[]} taken
 * @param {(step: string) => void} change
 */
export function showSoFar(helper, taken, change) {
  const list = helper.querySelector(".so-far ol");
  list?.replaceChildren(...taken.map(([step, answer]) => line(helper, step, answer, change)));
  helper.querySelector(".so-far")?.toggleAttribute("data-empty", taken.length === 0);
}

/** @param {HTMLElement} helper @param {Given[]} dropped */
export function showDropped(helper, dropped) {
  const message = helper.querySelector(".dropped");
  if (!(message instanceof HTMLElement)) return;
  message.hidden = dropped.length === 0;
  const names = dropped.map(([step]) => `“${nameOf(helper, step)}”`).join(", ");
  message.textContent = `Because you changed an answer, your answer to ${names} no longer applies.`;
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
  const item = document.createElement("li");
  const name = document.createElement("span");
  name.className = "asked";
  name.textContent = nameOf(helper, step);
  const words = document.createElement("strong");
  words.textContent = answerWords(helper, step, answer);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet change";
  button.textContent = "Change";
  button.setAttribute("aria-label", `Change your answer to “${name.textContent}”`);
  button.addEventListener("click", () => change(step));
  item.append(name, " ", words, " ", button);
  return item;
}
