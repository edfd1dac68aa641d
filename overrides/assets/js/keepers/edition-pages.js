/** A new edition at the desk as it was read: what Word did as questions, what was done with the text, its pages beside the present ones. */

import { button, items, make } from "../page/dom.js";
import { part } from "./asking.js";

/** @typedef {{id: string, where: string, what: string, todo: string, options: {value: string, words: string}[], answer: string}} Question */
/** @typedef {[fate: string, words: string]} Run */
/** @typedef {{where: string, kind: string, state: string, file: string, runs: Run[]}} Row */
/** @typedef {{page: string, title: string, rows: Row[]}} Section */
/** @typedef {{what: string, places: string[]}} Remark */
/** @typedef {{questions: Question[], pages: Record<string, string> | null, remarks: Remark[], answered: string[], sections: Section[], gone: {where: string, words: string}[]}} Reading */

const STATES = { same: "As now", changed: "Changed", new: "New", moved: "Moved from somewhere else" };
const TAGS = /** @type {const} */ ({ out: "del", in: "ins" });

/** @param {string} name @returns {HTMLElement} one of the stretches of the way, each under its own head */
export const step = (name) => /** @type {HTMLElement} */ (document.querySelector(`[data-desk-step="${name}"]`));

/** @param {string} name */
export function focusOn(name) {
  const head = step(name).querySelector("h3");
  head?.scrollIntoView({ block: "start" });
  head?.focus({ preventScroll: true });
}

/** @param {Run[]} runs both texts in one: taken out is struck through, put in is underlined @returns {(Node | string)[]} */
export const marked = (runs) => runs.flatMap(([fate, words]) => [fate === "out" || fate === "in" ? make(TAGS[fate], { textContent: words }) : words, " "]);

/** @param {Question[]} questions @param {(id: string, answer: string) => void} answered */
export function showQuestions(questions, answered) {
  const sets = questions.map(({ id, where, what, todo, options, answer }, at) => {
    const choices = options.map(({ value, words }) => {
      const box = make("input", { type: "radio", name: `desk-question-${at}`, value, checked: value === answer, required: true });
      box.addEventListener("change", () => answered(id, value));
      return make("label", { className: "desk-choice" }, box, ` ${words}`);
    });
    const inWord = make("span", { className: "desk-hint", textContent: `${options.length ? "Or in Word" : "Only in Word"}: ${todo}` });
    return make("fieldset", { className: "desk-group" }, make("legend", { textContent: what }), make("p", { className: "desk-hint", textContent: `Where: ${where}` }), ...choices, inWord);
  });
  part("questions").replaceChildren(...sets, make("p", { className: "desk-buttons" }, make("button", { className: "md-button", textContent: "Go on with these answers" })));
}

/** @param {Remark[]} remarks each is ticked once somebody has looked @param {Set<string>} ticked */
export function showRemarks(remarks, ticked) {
  const made = remarks.map(({ what, places }) => {
    const box = make("input", { type: "checkbox", checked: ticked.has(what) });
    box.addEventListener("change", () => void (box.checked ? ticked.add(what) : ticked.delete(what)));
    return make("li", {}, make("label", { className: "desk-choice" }, box, ` ${what}`), make("ul", { className: "desk-hint" }, ...items(places)));
  });
  const none = make("p", { textContent: "Nothing was done with the text but to take it in." });
  part("remarks").replaceChildren(...(made.length ? [make("p", { textContent: "What was done with the text, and what to look at. Tick each when you have looked. What is wrong, mend in Word, and choose the file again." }), make("ul", { className: "desk-ticks" }, ...made)] : [none]));
}

/** @param {Reading} reading */
export function showPages({ sections, gone }) {
  const told = gone.length ? [make("h4", { textContent: `Gone from the policy (${gone.length})` }), make("ul", {}, ...gone.map(({ where, words }) => make("li", {}, make("del", { textContent: words }), make("span", { className: "desk-hint", textContent: `It stood in ${where}` }))))] : [];
  part("pages").replaceChildren(...told, ...sections.map(section));
}

/** @param {Section} of */
function section({ page, title, rows }) {
  const others = rows.filter(({ state }) => state !== "same");
  const counts = Object.entries(STATES).map(([state, words]) => [rows.filter((row) => row.state === state).length, words.toLowerCase()]);
  const said = counts.flatMap(([many, words]) => (many ? [`${words}: ${many}`] : [])).join(", ");
  const list = make("div", {}, ...others.map(pair));
  const made = make("details", { open: false }, make("summary", {}, make("strong", { textContent: title }), ` (${said})`), make("p", { className: "desk-hint", textContent: page }), list);
  if (others.length < rows.length) {
    const all = button(`Show all ${rows.length} lines of this page`, () => {
      list.replaceChildren(...rows.map(pair));
      /** @type {HTMLElement} */ (list.firstElementChild).focus();
      all.remove();
    }, "md-button desk-small");
    made.append(all);
  }
  return made;
}

/** A line of the file, and beside it what the page will have. @param {Row} row */
function pair({ where, kind, state, file, runs }) {
  const place = make("div", {}, make("span", { className: "desk-hint", textContent: `In the file, ${where}` }), file);
  const will = make("div", {}, make("span", { className: "desk-hint", textContent: `On the site: ${kind}. ${STATES[/** @type {keyof typeof STATES} */ (state)]}.` }), ...(runs.length ? marked(runs) : [make(state === "new" ? "ins" : "span", { textContent: file })]));
  return make("div", { className: "desk-pair", tabIndex: -1 }, place, will);
}

/** @param {(file: File) => void} take what to do with a file that is dropped in its place */
export function startDrop(take) {
  const drop = part("drop");
  drop.addEventListener("dragover", (event) => event.preventDefault());
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) take(file);
  });
}
