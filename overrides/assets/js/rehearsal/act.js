/** An act: somebody chooses what to do, and reads what happens to the child. The page has all of it; here it is shown in turn. */

import { press } from "../page/dom.js";
import { errorInTitle, markMissing } from "../helper/error-summary.js";

/**
 * @param {HTMLElement} act
 * @param {(option: string, mark: string) => void} whenChosen told the option's number and its mark: do, could or tempting
 */
export function startAct(act, whenChosen) {
  const form = act.querySelector("form");
  if (!form) return;
  form.onsubmit = (event) => {
    event.preventDefault();
    errorInTitle(false);
    const field = form.querySelector("input[type=radio]:checked");
    markMissing(act, !(field instanceof HTMLInputElement));
    if (!(field instanceof HTMLInputElement)) return;
    const shown = showOutcome(act, field.value);
    whenChosen(field.value, shown?.dataset.mark ?? "");
    heading(shown)?.focus();
  };
  press(act, ".all-outcomes", () => {
    act.toggleAttribute("data-all", true);
    heading(act.querySelector(".what-happens"))?.focus();
  });
  press(act, ".show-record", () => {
    act.toggleAttribute("data-recorded", true);
    const model = act.querySelector(".model-record");
    if (model instanceof HTMLElement) model.focus();
  });
}

/** @param {HTMLElement} act @param {string} [option] its number; none clears the act @returns {HTMLElement | null} what happens then */
export function showOutcome(act, option) {
  markMissing(act, false);
  for (const each of ["data-all", "data-recorded"]) act.toggleAttribute(each, false);
  act.toggleAttribute("data-chosen", option !== undefined);
  for (const field of act.querySelectorAll("input[type=radio]")) {
    /** @type {HTMLInputElement} */ (field).checked = /** @type {HTMLInputElement} */ (field).value === option;
  }
  /** @type {HTMLElement | null} */
  let shown = null;
  for (const each of act.querySelectorAll(".what-happens")) {
    const outcome = /** @type {HTMLElement} */ (each);
    const is = outcome.dataset.option === option;
    outcome.toggleAttribute("data-shown", is);
    if (is) shown = outcome;
  }
  return shown;
}

/** @param {HTMLElement} act */
export function clearAct(act) {
  showOutcome(act);
}

/** @param {Element | null} outcome @returns {HTMLElement | null} */
function heading(outcome) {
  return outcome?.querySelector("h4") ?? null;
}
