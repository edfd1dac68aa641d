/** The guided walk: shows one step at a time. Python decides which; the page's own links do until it is there. */

import { markInDrawing } from "./drawing.js";
import * as python from "./python.js";
import { fieldOf, follow, stepId, stepOf, stepsOf } from "./links.js";
import { answerWords, questionWords, showDropped, showSoFar } from "./so-far.js";
import { carry, dropCarried } from "./carry.js";
import { foldEnding, showDuties, startProofs, unfold } from "./duties.js";
import { whenBack, whenLeaving } from "./leaving.js";
import { errorInTitle, markMissing } from "./missing.js";
import { fillRecord, startPrinting } from "./record.js";
import { showTurns } from "./turns.js";
import { forget, keepTyped, visitOf } from "./visit.js";

/** @typedef {import("./links.js").Given} Given */
/** @typedef {import("./links.js").Found} Found */

whenLeaving(() => {
  forget();
  dropCarried();
  document.querySelectorAll(".helper .sheet").forEach((sheet) => sheet.replaceChildren());
  document.querySelectorAll("[data-helper]").forEach((helper) => keepTyped(/** @type {HTMLElement} */ (helper), visitOf("")));
});
whenBack(() => document.querySelectorAll("[data-helper]").forEach((helper) => startWalk(/** @type {HTMLElement} */ (helper))));

/** @param {HTMLElement} helper */
export function startWalk(helper) {
  const name = helper.dataset.helper ?? "";
  const flow = JSON.parse(helper.dataset.flow ?? "{}");
  /** @type {Found} */
  let now = follow(helper, visitOf(name).given);

  /** @param {Given[]} given @returns {Promise<Found>} */
  async function lead(given) {
    if (python.state() !== "ready") return follow(helper, given);
    return python.ask({ do: "walk", flow, answers: given }).catch(() => follow(helper, given));
  }

  /** @param {Given[]} given */
  async function go(given) {
    const found = await lead(given);
    visitOf(name).given = found.taken;
    show(found);
    focusHeading(helper, found.step);
  }

  /** @param {Found} found */
  function show(found) {
    now = found;
    showStep(found.step);
    showSoFar(helper, found.taken, change);
    showDropped(helper, found.dropped);
    showControls(helper, found);
    showTurns(helper, found.turns);
    if (found.kind !== "ending") return;
    foldEnding(helper, found.step);
    showEnding(found);
  }

  /** @param {Found} found */
  function showEnding(found) {
    showDuties(helper, found);
    fillRecord(helper, found);
  }

  /** Shows a step of the way here again, so that its answer can be changed. @param {string} step */
  function change(step) {
    showStep(step);
    focusHeading(helper, step);
  }

  /** @param {string} id */
  function showStep(id) {
    errorInTitle(false);
    const given = new Map(now.taken);
    for (const step of stepsOf(helper)) {
      step.toggleAttribute("data-current", stepId(step) === id);
      for (const field of step.querySelectorAll("input[type=radio]")) {
        /** @type {HTMLInputElement} */ (field).checked = field === fieldOf(step, given.get(stepId(step)) ?? "");
      }
      markMissing(step, false);
    }
    helper.dataset.kind = id === now.step ? now.kind : "question";
    markInDrawing(helper, id);
  }

  /** @param {SubmitEvent} event */
  function answer(event) {
    event.preventDefault();
    const step = /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (event.target).closest("[data-step]"));
    const field = step.querySelector(".answer input[type=hidden], .answer input:checked");
    if (!(field instanceof HTMLInputElement)) {
      markMissing(step, true);
      return;
    }
    const given = new Map(now.taken);
    given.set(stepId(step), field.value);
    void go([...given]);
  }

  /** Python has come: it walks the same answers. If it disagrees with the links, neither may be trusted. */
  async function compare() {
    if (!helper.isConnected) return;
    const shown = now;
    const found = await lead(shown.taken);
    if (shown !== now) return;
    if (found.step !== shown.step) return giveUp(helper);
    // Only what Python adds: an answer that is chosen but not yet given must stay chosen.
    now = { ...found, dropped: shown.dropped };
    showControls(helper, now);
    showTurns(helper, now.turns);
    if (now.kind === "ending") showEnding(now);
  }

  helper.toggleAttribute("data-walkable", true);
  setWalking(helper, true);
  helper.dataset.begun = "";
  helper.querySelectorAll("form").forEach((form) => (form.onsubmit = answer));
  press(helper, ".back", () => go(now.taken.slice(0, -1)));
  press(helper, ".restart", () => {
    visitOf(name).typed.clear();
    keepTyped(helper, visitOf(name));
    return go([]);
  });
  press(helper, ".show-all", () => showAll(helper));
  for (const link of helper.querySelectorAll(".answer a, .outline a, .drawing a, .ways-here a")) {
    link.addEventListener("click", (event) => showAmongAll(helper, link, event));
  }
  for (const link of helper.querySelectorAll(".ways-on a")) {
    link.addEventListener("click", () => {
      const title = document.querySelector("h1")?.textContent ?? "";
      carry(title, now.taken.map(([step, words]) => `${questionWords(helper, step)} ${answerWords(helper, step, words)}`));
    });
  }
  keepTyped(helper, visitOf(name));
  startPrinting(helper);
  startProofs(helper);
  show(now);
  python.whenReady(() => void compare());
}

/** @param {HTMLElement} helper @param {string} selector @param {() => unknown} action */
function press(helper, selector, action) {
  const button = helper.querySelector(selector);
  if (button instanceof HTMLButtonElement) button.onclick = () => void action();
}

/** @param {HTMLElement} helper @param {Found} found */
function showControls(helper, found) {
  const left = helper.querySelector(".left");
  if (left) left.textContent = found.left ? `At most ${found.left} ${found.left === 1 ? "question" : "questions"} left` : "";
  for (const selector of [".back", ".restart"]) {
    const button = helper.querySelector(selector);
    if (button instanceof HTMLButtonElement) button.hidden = found.taken.length === 0;
  }
}

/** @param {HTMLElement} helper */
function showAll(helper) {
  const walking = !helper.hasAttribute("data-walking");
  setWalking(helper, walking);
  /** @type {HTMLElement | null} */ (helper.querySelector(walking ? ".step[data-current] h2" : ".step h2"))?.focus();
}

/**
 * Follows a link to a step, with every step shown. Not by the theme, which would fetch the page anew and be in the walk
 * again; so the address does not change either.
 * @param {HTMLElement} helper @param {Element} link @param {Event} event
 */
function showAmongAll(helper, link, event) {
  const { ctrlKey, metaKey, shiftKey } = /** @type {MouseEvent} */ (event);
  if (ctrlKey || metaKey || shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  setWalking(helper, false);
  // The theme makes addresses whole; links in the drawing are SVG's own.
  const address = link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "";
  focusHeading(helper, address.split("#")[1] ?? "");
}

/** @param {HTMLElement} helper @param {string} step */
function focusHeading(helper, step) {
  stepOf(helper, step)?.querySelector("h2")?.focus();
}

/** @param {HTMLElement} helper @param {boolean} walking */
function setWalking(helper, walking) {
  helper.toggleAttribute("data-walking", walking);
  if (!walking) unfold(helper);
  const button = helper.querySelector(".show-all");
  if (button) button.textContent = walking ? "Show every step on this page" : "One question at a time";
}

/** @param {HTMLElement} helper */
function giveUp(helper) {
  setWalking(helper, false);
  // There must be no way back into a walk that is not to be trusted.
  helper.removeAttribute("data-walkable");
  document.documentElement.dataset.disagreement = helper.dataset.helper ?? "";
  const problem = helper.querySelector(".walk-problem");
  if (!(problem instanceof HTMLElement)) return;
  problem.hidden = false;
  problem.textContent =
    "This helper has a fault, so it will not guide you. Tell the Designated Safeguarding Lead (DSL) what you know now. The whole helper is below.";
}
