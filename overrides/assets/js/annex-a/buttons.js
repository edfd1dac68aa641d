/** Which of the form's buttons are there, and which can be pressed. */

/** @typedef {import("../python/protocol.js").Sheet} Sheet */

/** Shows what the sheet has a use for, and stops adding where it is full. @param {HTMLElement} form @param {Sheet} sheet */
export function showButtons(form, sheet) {
  // Those of the draft show themselves.
  show(form, "[data-do]:not([data-do*=draft])", true);
  show(form, '[data-do="remove-child"], [data-do="keep-child"]', sheet.children.length !== 1);
  show(form, '[data-do="remove-review"]', sheet.reviews.length > 1);
  show(form, '[data-do="remove-task"]', sheet.tasks.length > 1);
  enable(form, "add-child", sheet.children.length < Number(form.dataset.mostChildren));
  enable(form, "add-task", sheet.tasks.length < Number(form.dataset.mostTasks));
  enable(form, "add-review", sheet.reviews.length < Number(form.dataset.mostReviews));
}

/** @param {HTMLElement} form @param {{undo: boolean, redo: boolean}} can */
export function enableTravel(form, can) {
  enable(form, "undo", can.undo);
  enable(form, "redo", can.redo);
}

/** Puts the focus in a field, also in one that stands in a fold. @param {string} id */
export function goTo(id) {
  const field = document.getElementById(id);
  const fold = field?.closest("details");
  if (fold) fold.open = true;
  field?.focus();
}

/** @param {HTMLElement} form @param {string} selector @param {boolean} shown */
function show(form, selector, shown) {
  for (const button of form.querySelectorAll(selector)) /** @type {HTMLElement} */ (button).hidden = !shown;
}

/** @param {HTMLElement} form @param {string} name @param {boolean} enabled */
function enable(form, name, enabled) {
  // Not `disabled`: that would take the focus from whoever has just pressed it, such as the last Undo.
  form.querySelector(`[data-do="${name}"]`)?.setAttribute("aria-disabled", String(!enabled));
}
