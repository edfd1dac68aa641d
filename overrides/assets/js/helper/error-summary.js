/**
 * Says that an answer is missing, in the way of GOV.UK's error summary: "Error:" in the title, a summary that takes the
 * focus and leads to the answers, the message at the question. The title never has what somebody typed.
 */

import { make } from "../page/dom.js";
import { forReaders } from "../page/live-region.js";

const ERROR = "Error: ";

/** @param {boolean} wrong */
export function errorInTitle(wrong) {
  const plain = document.title.startsWith(ERROR) ? document.title.slice(ERROR.length) : document.title;
  if (document.title !== (wrong ? ERROR + plain : plain)) document.title = wrong ? ERROR + plain : plain;
}

/** @param {HTMLElement} step a question, with its answers and the message that waits there hidden @param {boolean} missing */
export function markMissing(step, missing) {
  step.querySelector(".error-summary")?.remove();
  const message = step.querySelector(".answer-missing");
  const first = step.querySelector("input[type=radio]");
  if (!(message instanceof HTMLElement) || !(first instanceof HTMLElement)) return;
  message.hidden = !missing;
  message.dataset.words ??= message.textContent ?? "";
  message.replaceChildren(forReaders(ERROR), message.dataset.words);
  message.id = `${first.id}-missing`;
  describe(first.closest("fieldset"), message.id, missing);
  if (!missing) return;
  errorInTitle(true);
  const summary = summaryOf(step, message.dataset.words ?? "", first);
  step.prepend(summary);
  summary.focus();
}

/** A hidden message would be read out all the same, so the question names it only while it is there. @param {HTMLElement | null} fieldset @param {string} id @param {boolean} on */
function describe(fieldset, id, on) {
  const others = (fieldset?.getAttribute("aria-describedby") ?? "").split(" ").filter((each) => each && each !== id);
  const all = on ? [...others, id] : others;
  if (all.length) fieldset?.setAttribute("aria-describedby", all.join(" "));
  else fieldset?.removeAttribute("aria-describedby");
}

/** @param {HTMLElement} step @param {string} words @param {HTMLElement} first @returns {HTMLElement} */
function summaryOf(step, words, first) {
  const heading = make(step.querySelector("h4") ? "h4" : "h2", { textContent: "There is a problem" });
  const link = make("a", { href: `#${first.id}`, textContent: words });
  link.onclick = (event) => {
    // Not by the theme, which would put the question into the address.
    event.preventDefault();
    event.stopPropagation();
    first.focus();
  };
  const told = make("div", {}, heading, link);
  told.setAttribute("role", "alert");
  return make("div", { className: "error-summary", tabIndex: -1 }, told);
}
