/** What a walk shows: one step with the answer that was given there, and the buttons round it. */

import { find, make } from "../page/dom.js";
import { markInDrawing } from "./drawing.js";
import { showCardsOfAnyWay, unfold } from "./duties.js";
import { buttonOf, stepId, stepOf, stepsOf } from "./steps.js";

/** @typedef {import("./walk-fallback.js").Found} Found */
/** @typedef {"walk" | "look" | "all"} View one step at a time, one step by itself, or every step */

/** @param {HTMLElement} helper @param {string} id @param {Map<string, string>} given what was answered at each step */
export function showStep(helper, id, given) {
  for (const step of stepsOf(helper)) {
    step.toggleAttribute("data-current", stepId(step) === id);
    markAnswer(step, given.get(stepId(step)) ?? "");
  }
  markInDrawing(helper, id);
}

/** @param {HTMLElement} step @param {string} answer */
function markAnswer(step, answer) {
  step.querySelectorAll(".your-answer").forEach((mark) => mark.remove());
  step.querySelector(".give[aria-current]")?.removeAttribute("aria-current");
  const button = buttonOf(step, answer);
  // At a pause there was nothing to choose.
  if (!button || !step.classList.contains("question")) return;
  button.setAttribute("aria-current", "true");
  button.append(make("span", { className: "your-answer", textContent: " Your answer" }));
}

/** @param {HTMLElement} helper @param {string} step */
export function focusHeading(helper, step) {
  stepOf(helper, step)?.querySelector("h2")?.focus();
}

/** @param {HTMLElement} helper @param {Found} found */
export function showControls(helper, found) {
  const left = find(helper, '[data-shows="left"]', HTMLElement);
  if (left) left.textContent = found.left ? `At most ${found.left} ${found.left === 1 ? "question" : "questions"} left` : "";
  showWaysBack(helper, found.taken.length > 0);
}

/** @param {HTMLElement} helper @param {boolean} there whether there is anything to go back to */
export function showWaysBack(helper, there) {
  for (const name of ["back", "restart"]) {
    const button = buttonTo(helper, name);
    if (button) button.hidden = !there;
  }
}

/** @param {HTMLElement} helper @returns {View} */
export function viewOf(helper) {
  if (helper.hasAttribute("data-walking")) return "walk";
  return helper.hasAttribute("data-looking") ? "look" : "all";
}

/** @param {HTMLElement} helper @param {View} view */
export function setView(helper, view) {
  helper.toggleAttribute("data-walking", view === "walk");
  helper.toggleAttribute("data-looking", view === "look");
  if (view !== "walk") {
    unfold(helper);
    showCardsOfAnyWay(helper);
  }
  // A list to tick has none, nor a child's walk.
  const button = helper.querySelector('[data-do="show-all"]');
  if (button) button.textContent = view === "all" ? "One question at a time" : "Show every step on this page";
}

/** Python and the page's own links disagree: neither may be trusted. @param {HTMLElement} helper */
export function giveUp(helper) {
  setView(helper, "all");
  // There must be no way back into a walk that is not to be trusted.
  helper.removeAttribute("data-walkable");
  document.documentElement.dataset.disagreement = helper.dataset.helper ?? "";
  const problem = find(helper, '[data-shows="fault"]', HTMLElement);
  if (!problem) return;
  problem.hidden = false;
  problem.textContent =
    "This helper has a fault, so it will not guide you. Tell the Designated Safeguarding Lead (DSL) what you know now. The whole helper is below.";
}

/** @param {HTMLElement} helper @param {string} name of what a button of the walk does @returns {HTMLButtonElement | null} */
export const buttonTo = (helper, name) => find(helper, `[data-do="${name}"]`, HTMLButtonElement);

/** @param {HTMLElement} helper @param {string} name @param {() => unknown} action */
export function press(helper, name, action) {
  const button = buttonTo(helper, name);
  if (button) button.onclick = () => void action();
}
