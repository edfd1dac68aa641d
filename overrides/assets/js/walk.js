/** The guided walk: shows one step at a time. Python decides which; the page's own links do until it is there. */

import * as python from "./python.js";
import { fieldOf, follow, stepId, stepOf, stepsOf } from "./links.js";
import { answerWords, questionWords, showDropped, showSoFar } from "./so-far.js";
import { carry, dropCarried } from "./carry.js";
import { fillRecord, startPrinting } from "./record.js";
import { showTurns } from "./turns.js";
import { forget, keepTyped, visitOf } from "./visit.js";

/** @typedef {import("./links.js").Given} Given */
/** @typedef {import("./links.js").Found} Found */

addEventListener("pagehide", () => {
  forget();
  dropCarried();
  document.querySelectorAll(".helper .sheet").forEach((sheet) => sheet.replaceChildren());
  document.querySelectorAll(".helper").forEach((helper) => keepTyped(/** @type {HTMLElement} */ (helper), visitOf("")));
});
addEventListener("pageshow", (event) => {
  // Coming back from another site must not show what was answered before.
  if (event.persisted) document.querySelectorAll(".helper").forEach((helper) => startWalk(/** @type {HTMLElement} */ (helper)));
});

/** @param {HTMLElement} helper */
export function startWalk(helper) {
  const name = helper.dataset.helper ?? "";
  const flow = JSON.parse(helper.querySelector("script.flow")?.textContent ?? "{}");
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
    focusOn(found.step);
  }

  /** @param {Found} found */
  function show(found) {
    now = found;
    showStep(found.step);
    showSoFar(helper, found.taken, change);
    showDropped(helper, found.dropped);
    showControls(helper, found);
    showTurns(helper, found.turns);
    if (found.kind === "ending") fillRecord(helper, found);
  }

  /** Shows a step of the way here again, so that its answer can be changed. @param {string} step */
  function change(step) {
    showStep(step);
    focusOn(step);
  }

  /** @param {string} id */
  function showStep(id) {
    const given = new Map(now.taken);
    for (const step of stepsOf(helper)) {
      step.toggleAttribute("data-current", stepId(step) === id);
      for (const field of step.querySelectorAll("input[type=radio]")) {
        /** @type {HTMLInputElement} */ (field).checked = field === fieldOf(step, given.get(stepId(step)) ?? "");
      }
      markMissing(step, false);
    }
    helper.dataset.kind = id === now.step ? now.kind : "question";
    helper.querySelectorAll(".drawing .here").forEach((box) => box.classList.remove("here"));
    helper.querySelector(`#draw-${CSS.escape(id)}`)?.classList.add("here");
  }

  /** @param {string} id */
  function focusOn(id) {
    const heading = stepOf(helper, id)?.querySelector("h2");
    heading?.focus();
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
  }

  helper.toggleAttribute("data-walking", true);
  helper.querySelectorAll("form").forEach((form) => (form.onsubmit = answer));
  press(helper, ".back", () => go(now.taken.slice(0, -1)));
  press(helper, ".restart", () => {
    visitOf(name).typed.clear();
    keepTyped(helper, visitOf(name));
    return go([]);
  });
  press(helper, ".show-all", () => showAll(helper));
  for (const link of helper.querySelectorAll(".outline a, .drawing a, .ways-here a")) {
    link.addEventListener("click", () => helper.removeAttribute("data-walking"));
  }
  for (const link of helper.querySelectorAll(".ways-on a")) {
    link.addEventListener("click", () => {
      const title = document.querySelector("h1")?.textContent ?? "";
      carry(title, now.taken.map(([step, words]) => `${questionWords(helper, step)} ${answerWords(helper, step, words)}`));
    });
  }
  keepTyped(helper, visitOf(name));
  startPrinting(helper);
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

/** @param {HTMLElement} step @param {boolean} missing */
function markMissing(step, missing) {
  const message = step.querySelector(".answer-missing");
  if (!(message instanceof HTMLElement)) return;
  message.hidden = !missing;
  message.toggleAttribute("role", false);
  if (!missing) return;
  message.setAttribute("role", "alert");
  /** @type {HTMLInputElement | null} */ (step.querySelector("input[type=radio]"))?.focus();
}

/** @param {HTMLElement} helper */
function showAll(helper) {
  const walking = helper.toggleAttribute("data-walking");
  const button = helper.querySelector(".show-all");
  if (button) button.textContent = walking ? "Show every step on this page" : "One question at a time";
  if (!walking) helper.querySelector("h2")?.focus();
}

/** @param {HTMLElement} helper */
function giveUp(helper) {
  helper.removeAttribute("data-walking");
  document.documentElement.dataset.disagreement = helper.dataset.helper ?? "";
  const problem = helper.querySelector(".walk-problem");
  if (!(problem instanceof HTMLElement)) return;
  problem.hidden = false;
  problem.textContent =
    "This helper has a fault, so it will not guide you. Tell the Designated Safeguarding Lead (DSL) what you know now. The whole helper is below.";
}
