/** Fills in a debrief: the person's answers beside the expected ones, and where both ways lead. No score. */

import { items, make } from "../page/dom.js";

/** @typedef {import("../python/protocol.js").Given} Given */
/** @typedef {import("./rehearsal-fallback.js").Debrief} Debrief */
/** @typedef {import("./rehearsal-fallback.js").Mark} Mark */

/** @type {Record<Mark, string>} */
const WORDS = {
  same: "The same answer.",
  judgement: "More than one answer fits here, and this is one of them. No mark: talk about it.",
  "more-careful": "“Not sure” is never wrong to say. This is what the story tells you:",
  parted: "Another answer. This is what the story tells you:",
  beyond: "",
};
const PARTED_HERE = "Your way parts here. This is what the story tells you:";
const NOT_MET = "Your way did not come to this question.";

/**
 * @param {HTMLElement} part The part with its questions: where the words are.
 * @param {HTMLElement} debrief
 * @param {Debrief} found
 * @param {Given[]} given
 * @param {string} wrote What the person typed before the options, or "".
 */
export function fillDebrief(part, debrief, found, given, wrote) {
  clearDebrief(debrief);
  const answers = new Map(given);
  const marks = new Map(found.marks);
  for (const row of debrief.querySelectorAll("[data-row]")) {
    const step = /** @type {HTMLElement} */ (row).dataset.row ?? "";
    const met = marks.get(step);
    if (met) put(row, ".mine strong", answerWords(part, step, answers.get(step) ?? ""));
    put(row, ".mark", met ? (step === found.parted ? PARTED_HERE : WORDS[met]) : NOT_MET);
    row.setAttribute("data-mark", met ?? "not-met");
  }
  const beyond = found.marks.filter(([, each]) => each === "beyond").map(([step]) => step);
  const list = debrief.querySelector(".beyond ul");
  list?.replaceChildren(...items(beyond.map((step) => `${nameOf(part, step)}: ${answerWords(part, step, answers.get(step) ?? "")}`)));
  debrief.querySelector(".beyond")?.toggleAttribute("data-empty", beyond.length === 0);
  put(debrief, ".wrote p", wrote);
  debrief.querySelector(".wrote")?.toggleAttribute("data-empty", wrote.trim() === "");
  put(debrief, ".parted", outcome(part, found));
  showMissed(debrief, found.missed ?? []);
  if (found.step !== found.expected) showOwnEnding(part, debrief, found.step);
}

/** @param {HTMLElement} debrief */
export function clearDebrief(debrief) {
  debrief.querySelectorAll(".mine strong, .mark, .parted, .outcome .own, .wrote p, .beyond ul, .missed ul").forEach((each) => each.replaceChildren());
  debrief.querySelectorAll("[data-mark]").forEach((row) => row.removeAttribute("data-mark"));
}

/** What the expected answers call for and this person's do not. @param {HTMLElement} debrief @param {string[]} missed */
function showMissed(debrief, missed) {
  const words = (/** @type {string} */ duty) => debrief.querySelector(`.duties [data-duty="${CSS.escape(duty)}"] > p`)?.cloneNode(true);
  const lines = missed.flatMap((duty) => words(duty) ?? []).map((said) => make("li", {}, ...said.childNodes));
  debrief.querySelector(".missed ul")?.replaceChildren(...lines);
  debrief.querySelector(".missed")?.toggleAttribute("data-empty", lines.length === 0);
}

/** @param {HTMLElement} part @param {Debrief} found @returns {string} */
function outcome(part, found) {
  const mine = nameOf(part, found.step);
  const expected = nameOf(part, found.expected);
  const same = found.step === found.expected;
  if (found.parted) {
    const where = `Your way parts from the expected one at “${nameOf(part, found.parted)}”.`;
    return same ? `${where} Both lead to “${expected}”.` : `${where} Yours leads to “${mine}”, the expected one to “${expected}”.`;
  }
  if (same) return `Your way leads where the scenario expects: “${expected}”.`;
  return `Your way leads to “${mine}”, the expected one to “${expected}”. You answered “Not sure”, or chose another answer that is accepted here: neither is called wrong.`;
}

/** @param {HTMLElement} part @param {HTMLElement} debrief @param {string} step */
function showOwnEnding(part, debrief, step) {
  const ending = stepOf(part, step);
  const head = make("h3", { textContent: `Where your way leads: ${nameOf(part, step)}` });
  const told = [...(ending?.querySelectorAll("h4 ~ p:not(:has(button))") ?? [])].map((each) => each.cloneNode(true));
  debrief.querySelector(".outcome .own")?.replaceChildren(head, ...told);
}

/** @param {HTMLElement} part @param {string} step */
function stepOf(part, step) {
  return part.querySelector(`[data-step="${CSS.escape(step)}"]`);
}

/** @param {HTMLElement} part @param {string} step @returns {string} */
function nameOf(part, step) {
  return stepOf(part, step)?.getAttribute("data-title") ?? step;
}

/** @param {HTMLElement} part @param {string} step @param {string} answer @returns {string} */
function answerWords(part, step, answer) {
  const field = stepOf(part, step)?.querySelector(`input[value="${CSS.escape(answer)}"]`);
  return (field instanceof HTMLInputElement && field.labels?.[0]?.textContent) || answer;
}

/** @param {Element} place @param {string} selector @param {string} words */
function put(place, selector, words) {
  const found = place.querySelector(selector);
  if (found) found.textContent = words;
}
