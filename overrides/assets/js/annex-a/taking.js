/** Takes what stands in the boxes into the sheet: as it is typed, and again before anything is made of it. */

import { remember } from "./history.js";
import { reviewOf, taskOf } from "./further-parts.js";
import { controls, entriesFor, isKnown, know, showTwin } from "./sheet.js";

/** @typedef {import("../python/protocol.js").Sheet} Sheet */
/** @typedef {import("./sheet.js").Control} Control */

/** @param {HTMLElement} form @param {Sheet} sheet @param {Control} control @returns {boolean} whether there was anything new */
export function take(form, sheet, control) {
  if (isKnown(control)) return false;
  const field = control.dataset.field ?? "";
  remember(sheet, control.id);
  if (control.closest("[data-review]") && !sheet.reviews.length) sheet.reviews = [reviewOf(form)];
  if (control.closest("[data-task]") && !sheet.tasks.length) sheet.tasks = [taskOf(form)];
  const entries = entriesFor(form, sheet, control);
  if (entries) entries[field] = control.value;
  know(control);
  showTwin(control);
  return true;
}

/** @param {HTMLElement} form @param {Sheet} sheet @returns {boolean} whether anything stood there that the page was not told of */
export function takeAll(form, sheet) {
  const plan = /** @type {HTMLSelectElement} */ (form.querySelector("[data-plan]"));
  const planned = plan.value !== sheet.plan;
  if (planned) {
    remember(sheet, "");
    sheet.plan = plan.value;
    showTwin(plan);
  }
  return controls(form).filter((control) => take(form, sheet, control)).length > 0 || planned;
}

/** What was typed before the script came is kept, where nothing else is. @param {HTMLElement} form @param {Sheet} sheet */
export function takeWhatWasTyped(form, sheet) {
  for (const control of controls(form)) {
    const entries = entriesFor(form, sheet, control);
    const field = control.dataset.field ?? "";
    if (entries && !entries[field]) entries[field] = control.value;
  }
}
