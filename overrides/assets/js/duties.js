/** The duties of an ending: once the way is known, only those that it calls for. */

import { stepOf } from "./links.js";

/** @typedef {[duty: string, sure: boolean]} Due */

/**
 * Marks in the ending what this way does not call for, and what it is sure of. Without Python nobody knows the way's
 * facts: then every duty is shown that any way to the ending calls for, as on the page without scripts.
 * @param {HTMLElement} helper @param {string} ending @param {Due[] | undefined} due
 */
export function showDuties(helper, ending, due) {
  const sure = due && new Map(due);
  for (const item of stepOf(helper, ending)?.querySelectorAll("[data-duty]") ?? []) {
    const duty = /** @type {HTMLElement} */ (item).dataset.duty ?? "";
    item.toggleAttribute("data-not-due", Boolean(sure && !sure.has(duty)));
    item.toggleAttribute("data-sure", Boolean(sure?.get(duty)));
  }
}

/** Takes what is not due, and each *if* that is settled, out of a copy that is to be printed. @param {HTMLElement} copy */
export function keepWhatIsDue(copy) {
  copy.querySelectorAll("[data-not-due], [data-sure] .given").forEach((part) => part.remove());
  copy.querySelectorAll(".duties").forEach((part) => part.querySelector("li") ?? part.remove());
}
