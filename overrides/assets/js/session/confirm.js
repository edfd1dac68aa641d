/** Asks before something is lost, in the page itself: some browsers never ask, and none asks about everything. Escape keeps it. */

import { make } from "../page/dom.js";

/** @typedef {{question: string, words: string, no: string, yes: string, link?: string}} Asked ``link``: where "yes" leads */

/**
 * @param {Asked} asked
 * @param {() => void} agreed called at once when the person says yes
 * @returns {boolean} false when something is being asked already
 */
export function confirmFirst({ question, words, no, yes, link }, agreed) {
  if (document.querySelector("dialog[open]")) return false;
  const place = make("div", { className: "annex annex-on-screen" });
  const dialog = make("dialog", { className: "annex-dialog" });
  dialog.dataset.dialog = "question";
  dialog.setAttribute("aria-labelledby", "asked-first");
  dialog.setAttribute("aria-describedby", "asked-first-words");
  const stay = make("button", { type: "button", textContent: no, autofocus: true });
  stay.dataset.answer = "no";
  // A link, so that the browser sees a person follow it.
  const go = link ? make("a", { href: link, textContent: yes }) : make("button", { type: "button", textContent: yes });
  go.dataset.answer = "yes";
  go.addEventListener("click", () => {
    agreed();
    dialog.close();
  });
  stay.addEventListener("click", () => dialog.close());
  const answers = make("p", { className: "annex-buttons" });
  answers.append(stay, ...(link ? [inNewTab(link, dialog)] : []), go);
  dialog.append(
    make("h2", { id: "asked-first", textContent: question }),
    make("p", { id: "asked-first-words", textContent: words }),
    answers,
  );
  dialog.addEventListener("close", () => place.remove());
  place.append(dialog);
  (document.querySelector(".md-content .md-typeset") ?? document.body).append(place);
  dialog.showModal();
  return true;
}

/** @param {string} link @param {HTMLDialogElement} dialog */
function inNewTab(link, dialog) {
  const other = make("a", { href: link, target: "_blank", rel: "noopener noreferrer", textContent: "Open it in a new tab" });
  other.addEventListener("click", () => dialog.close());
  return other;
}
