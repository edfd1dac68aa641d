/** Finds the steps of a helper on its page, and the buttons of their answers. */

/** A child's walk has its steps and the way back, and nothing beside them. @param {HTMLElement} helper */
export const isShort = (helper) => helper.hasAttribute("data-short");

/** @param {HTMLElement} helper @returns {HTMLElement[]} */
export function stepsOf(helper) {
  return [...helper.querySelectorAll("[data-step]")].filter((step) => step instanceof HTMLElement);
}

/** @param {HTMLElement} helper @param {string} id @returns {HTMLElement | undefined} */
export function stepOf(helper, id) {
  return helper.querySelector(`[data-step="${CSS.escape(id)}"]`) ?? undefined;
}

/** @param {HTMLElement} step @returns {string} */
export function stepId(step) {
  return step.dataset.step ?? "";
}

/** @param {HTMLElement} step @param {string} answer @returns {HTMLButtonElement | null} */
export function buttonOf(step, answer) {
  return step.querySelector(`.give[value="${CSS.escape(answer)}"]`);
}
