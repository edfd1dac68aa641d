/** Walks a helper by the page's own links, as a reader without scripts would: what serves until Python is there. */

/** @typedef {[step: string, answer: string]} Given */
/** @typedef {{step: string, kind: string, taken: Given[], dropped: Given[], left?: number, turns?: import("./turns.js").Turn[], duties?: import("./duties.js").Due[], card?: string[]}} Found */

/**
 * Where the answers lead, by the links on the page. The rule is the one of tools/browser/flow/walk.py; a test walks
 * every path both ways.
 * @param {HTMLElement} helper
 * @param {Given[]} given
 * @returns {Found}
 */
export function follow(helper, given) {
  const chosen = new Map(given);
  /** @type {Given[]} */
  const taken = [];
  let step = stepsOf(helper)[0];
  for (;;) {
    const id = stepId(step);
    const answer = chosen.get(id);
    const arrow = answer === undefined ? null : arrowOf(step, answer);
    const next = arrow && stepOf(helper, arrow.hash.slice(1));
    if (answer === undefined || !next) break;
    taken.push([id, answer]);
    chosen.delete(id);
    step = next;
  }
  return { step: stepId(step), kind: kindOf(step), taken, dropped: [...chosen] };
}

/** @param {HTMLElement} helper @returns {HTMLElement[]} */
export function stepsOf(helper) {
  return [...helper.querySelectorAll("[data-step]")].filter((step) => step instanceof HTMLElement);
}

/** @param {HTMLElement} helper @param {string} id @returns {HTMLElement | undefined} */
export function stepOf(helper, id) {
  return stepsOf(helper).find((step) => stepId(step) === id);
}

/** @param {HTMLElement} step @returns {string} */
export function stepId(step) {
  return step.dataset.step ?? "";
}

/** @param {HTMLElement} step @param {string} answer @returns {HTMLButtonElement | null} */
export function buttonOf(step, answer) {
  return step.querySelector(`.give[value="${CSS.escape(answer)}"]`);
}

/** @param {HTMLElement} step @returns {string} */
function kindOf(step) {
  return ["question", "pause", "ending"].find((kind) => step.classList.contains(kind)) ?? "";
}

/** @param {HTMLElement} step @param {string} answer @returns {HTMLAnchorElement | null | undefined} */
function arrowOf(step, answer) {
  return buttonOf(step, answer)?.closest(".answer")?.querySelector("a");
}
