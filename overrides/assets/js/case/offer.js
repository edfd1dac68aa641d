/** Shows at a question what was answered in another helper of this visit: keep that answer, or give another. */

import { button, make } from "../page/dom.js";
import { timeOf } from "./time.js";

/** @typedef {import("./facts.js").Told} Told */

/** Where somebody would rather answer anew, as "helper step". @type {Set<string>} */
const changed = new Set();

export function forgetOffers() {
  changed.clear();
}

/**
 * @param {HTMLElement} helper @param {HTMLElement | undefined} step that is shown
 * @param {{answer: string, told: Told} | undefined} offer
 * @param {(answer: HTMLButtonElement) => void} keep gives it as if it had been pressed
 */
export function showOffer(helper, step, offer, keep) {
  helper.querySelectorAll(".told-before").forEach((shown) => shown.remove());
  const key = `${helper.dataset.helper} ${step?.dataset.step}`;
  const answer = offer && step?.querySelector(`.give[value="${CSS.escape(offer.answer)}"]`);
  if (!offer || !step?.hasAttribute("data-travels") || !(answer instanceof HTMLButtonElement) || changed.has(key)) return;
  const { told } = offer;
  const words = make(
    "p",
    {},
    "You answered ",
    make("strong", { textContent: told.answer }),
    ` at ${timeOf(told.at)}, in “${told.title}”: ${told.question}`,
  );
  const shown = make(
    "div",
    { className: "told-before" },
    words,
    make(
      "p",
      {},
      button(`Keep: ${answer.textContent}`, () => keep(answer), "keep"),
      button("Change", () => {
        changed.add(key);
        shown.remove();
        step.querySelector("h2")?.focus();
      }, "quiet"),
    ),
  );
  step.querySelector(".answer")?.before(shown);
}
