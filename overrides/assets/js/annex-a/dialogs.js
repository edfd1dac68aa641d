/** The form's questions: before something typed is lost, or while something takes seconds. Escape is always the safe answer. */

import { items } from "../page/dom.js";

/**
 * @typedef {object} Question
 * @property {string} question
 * @property {string} words
 * @property {string[]} [list]
 * @property {boolean} [folded] the first lines of the list are shown, the rest is folded
 * @property {string[]} [details] for whoever keeps the site: folded
 * @property {string} yes
 * @property {string} no
 */

/** As many lines as a person reads at once. */
const FIRST = 5;
/** What comes up under a finger is not pressed by the second tap of a press that was meant for what was there before. */
const SECOND_TAP_IN_MS = 500;

/**
 * @param {HTMLElement} form
 * @param {Question} asked
 * @returns {Promise<"yes" | "no" | "">} "" when the box is closed with Escape
 */
export async function ask(form, asked) {
  const dialog = dialogOf(form, "question");
  const { list = [], details = [] } = asked;
  const rest = asked.folded ? list.slice(FIRST) : [];
  fill(dialog, asked);
  show(dialog, "[data-question-list]", list.slice(0, list.length - rest.length));
  show(dialog, "[data-question-more]", rest);
  show(dialog, "[data-question-details]", details);
  partOf(dialog, "[data-question-more] summary").textContent = `And ${rest.length} more`;
  partOf(dialog, '[data-answer="no"]').textContent = asked.no;
  partOf(dialog, '[data-answer="no"]').hidden = asked.no === "";
  for (const button of dialog.querySelectorAll("[data-answer]")) {
    /** @type {HTMLElement} */ (button).onclick = () => dialog.close(/** @type {HTMLElement} */ (button).dataset.answer);
  }
  return /** @type {"yes" | "no" | ""} */ (await closed(dialog, partOf(dialog, '[data-answer="no"]')));
}

/**
 * Says something that needs no answer: the first lines, and the rest folded.
 * @param {HTMLElement} form @param {string} question @param {string} words @param {string[]} [list] @param {string[]} [details]
 */
export async function tell(form, question, words, list, details) {
  await ask(form, { question, words, list, details, folded: true, yes: "Close", no: "" });
}

/**
 * Shows that something is being done, for how long already, and a way to stop it.
 * @template Done
 * @param {HTMLElement} form
 * @param {string} what is being done
 * @param {(stop: AbortSignal) => Promise<Done>} job
 * @returns {Promise<Done>} as the job ends; it is told when the person presses Cancel or Escape
 */
export async function whileWorking(form, what, job) {
  const dialog = dialogOf(form, "work");
  const stopping = new AbortController();
  const gone = partOf(dialog, "[data-work-gone]");
  let seconds = 0;
  partOf(dialog, "[data-question]").textContent = what;
  gone.textContent = "";
  const cancel = /** @type {HTMLButtonElement} */ (partOf(dialog, '[data-answer="no"]'));
  cancel.onclick = () => dialog.close();
  cancel.disabled = true;
  const enabling = setTimeout(() => (cancel.disabled = false), SECOND_TAP_IN_MS);
  const counting = setInterval(() => (gone.textContent = `${(seconds += 1)} s so far.`), 1000);
  void closed(dialog).then(() => stopping.abort());
  try {
    return await job(stopping.signal);
  } finally {
    clearTimeout(enabling);
    clearInterval(counting);
    dialog.close();
  }
}

/** Closes what is asked, as Escape would, and takes its words off the page: they can name children. @param {HTMLElement} form */
export function clearDialogs(form) {
  for (const dialog of form.querySelectorAll("dialog")) {
    dialog.close();
    dialog.querySelectorAll("input").forEach((box) => (box.value = ""));
    dialog.querySelectorAll("[data-question], [data-question-words], [data-made-words], ul").forEach((part) => part.replaceChildren());
  }
}

/** @param {HTMLDialogElement} dialog @param {HTMLElement} [first] what gets the focus @returns {Promise<string>} */
export function closed(dialog, first) {
  dialog.returnValue = "";
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
    dialog.showModal();
    first?.focus();
  });
}

/** @param {HTMLDialogElement} dialog @param {{question: string, words: string, yes: string}} asked */
export function fill(dialog, asked) {
  partOf(dialog, "[data-question]").textContent = asked.question;
  partOf(dialog, "[data-question-words]").textContent = asked.words;
  partOf(dialog, '[data-answer="yes"]').textContent = asked.yes;
}

/** @param {HTMLElement} form @param {string} name */
export function dialogOf(form, name) {
  return /** @type {HTMLDialogElement} */ (form.querySelector(`[data-dialog="${name}"]`));
}

/** @param {HTMLElement} dialog @param {string} selector @returns {HTMLElement} */
export function partOf(dialog, selector) {
  return /** @type {HTMLElement} */ (dialog.querySelector(selector));
}

/** Puts lines into a list, or into one that is folded; without any it is not there. @param {HTMLElement} dialog @param {string} selector @param {string[]} lines */
function show(dialog, selector, lines) {
  const part = partOf(dialog, selector);
  const list = part.matches("ul") ? part : partOf(part, "ul");
  list.replaceChildren(...items(lines));
  part.hidden = lines.length === 0;
  part.removeAttribute("open");
}
