/** The duties of an ending: once the way is known, only those that it calls for, and the first of them on the card. */

import { stepOf } from "./steps.js";

/** @typedef {{step: string} & Partial<import("../python/protocol.js").TicksReply>} Ended */

const SHOW = "Show the policy’s words and sources";
const HIDE = "Hide the policy’s words and sources";

/**
 * Marks in the ending what this way does not call for, and what it is sure of; shows on the card what this way puts
 * there. Without Python nobody knows the way's facts: then every duty is shown that any way to the ending calls for, and
 * the card is the one of the page without scripts.
 * @param {HTMLElement} helper @param {Ended} ended
 */
export function showDuties(helper, { step, duties, card }) {
  const ending = stepOf(helper, step);
  const sure = duties && new Map(duties);
  for (const list of ending?.querySelectorAll(".duties") ?? []) {
    let shown = 0;
    for (const item of list.querySelectorAll("[data-duty]")) {
      const duty = /** @type {HTMLElement} */ (item).dataset.duty ?? "";
      item.toggleAttribute("data-not-due", Boolean(sure && !sure.has(duty)));
      item.toggleAttribute("data-sure", Boolean(sure?.get(duty)));
      if (!item.hasAttribute("data-not-due")) shown += 1;
    }
    list.toggleAttribute("data-none", shown === 0);
    list.querySelector(".how-many")?.replaceChildren(`(${shown})`);
  }
  if (card) showCard(ending, card);
}

/** @param {HTMLElement | undefined} ending @param {string[]} card in the order in which they are read */
function showCard(ending, card) {
  const at = (/** @type {HTMLElement} */ line) => card.indexOf(line.dataset.card ?? "");
  for (const part of ending?.querySelectorAll(".card-part") ?? []) {
    const lines = [...part.querySelectorAll("[data-card]")].map((line) => /** @type {HTMLElement} */ (line));
    for (const line of lines) line.hidden = at(line) < 0;
    const shown = lines.filter((line) => !line.hidden).sort((one, other) => at(one) - at(other));
    part.querySelector("ul")?.prepend(...shown);
    /** @type {HTMLElement} */ (part).hidden = shown.length === 0;
  }
}

/** An ending that has just been come to: what can wait is folded, quotations are put away. @param {HTMLElement} helper @param {string} step */
export function foldEnding(helper, step) {
  const ending = stepOf(helper, step);
  ending?.querySelectorAll("details.fold").forEach((fold) => (/** @type {HTMLDetailsElement} */ (fold).open = false));
  if (ending) showProofs(ending, false);
}

// However it is printed, nothing is left in a fold.
addEventListener("beforeprint", () => unfold(document));

/** No way is known where a step is shown by itself, or every step: each card is that of any way. @param {HTMLElement} helper */
export function showCardsOfAnyWay(helper) {
  for (const card of helper.querySelectorAll("[data-any-way]")) {
    const { anyWay } = /** @type {HTMLElement} */ (card).dataset;
    showCard(/** @type {HTMLElement} */ (card.parentElement), (anyWay ?? "").split(" "));
  }
}

/** Every step is shown, or printed: then nothing is folded. @param {ParentNode} helper */
export function unfold(helper) {
  helper.querySelectorAll("details.fold").forEach((fold) => (/** @type {HTMLDetailsElement} */ (fold).open = true));
}

/** @param {HTMLElement} helper */
export function startProofs(helper) {
  for (const button of helper.querySelectorAll(".proofs button")) {
    const ending = button.closest(".step");
    if (ending && button instanceof HTMLButtonElement) button.onclick = () => showProofs(ending, !ending.hasAttribute("data-proofs"));
  }
}

/** @param {Element} ending @param {boolean} shown */
function showProofs(ending, shown) {
  ending.toggleAttribute("data-proofs", shown);
  ending.querySelector(".proofs button")?.replaceChildren(shown ? HIDE : SHOW);
}

/** Takes what is not due, each *if* that is settled, and the card out of a copy that is to be printed. @param {HTMLElement} copy */
export function keepWhatIsDue(copy) {
  copy.querySelectorAll("[data-not-due], [data-sure] .given, .ending-card, .proofs, .how-many").forEach((part) => part.remove());
  copy.querySelectorAll(".duties").forEach((part) => part.querySelector("li") ?? part.remove());
  unfold(copy);
}

/**
 * Copies of the lines of what this way calls for, in their order. The ending is long and is read after each answer: it is not copied whole.
 * @param {HTMLElement} ending @returns {Element[]}
 */
export function dueIn(ending) {
  return [...ending.querySelectorAll(".instructions > li:not([data-not-due]) > p:first-child")].map((line) => {
    const copy = /** @type {Element} */ (line.cloneNode(true));
    if (line.closest("[data-sure]")) copy.querySelectorAll(".given").forEach((given) => given.remove());
    return copy;
  });
}
