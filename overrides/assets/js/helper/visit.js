/** What a reader has answered and noted in this visit: in memory only, gone when the tab leaves the site. */

/** @typedef {import("../python/protocol.js").Given} Given */
/** @typedef {Map<string, string | boolean>} Typed what stands in each box, by its id */
/** @typedef {{given: Given[], undone: Map<string, string>, typed: Typed, ended: boolean}} Visit what was answered, what was taken back, what was typed, whether an ending is shown */

/** So many answers are not given again in a moment. */
const SEVERAL = 3;
/** @type {Map<string, Visit>} */
const visits = new Map();

/** @param {string} helper @returns {Visit} */
export function visitOf(helper) {
  const known = visits.get(helper) ?? { given: [], undone: new Map(), typed: new Map(), ended: false };
  visits.set(helper, known);
  return known;
}

export function forget() {
  visits.clear();
}

/** @param {Visit} visit @returns {boolean} whether words were typed */
export const isNoted = ({ typed }) => [...typed.values()].some((each) => typeof each === "string" && each.trim() !== "");

/**
 * Words are nowhere else: even closing the page is asked about. Answers alone can be given again: who has come to an ending
 * and closes the page to go and act must not be held, who is on the way there and slips is asked.
 * @param {Set<string>} safe the helpers of which all stands in a file
 * @returns {import("../session/leaving.js").Risk | null}
 */
export function riskOfVisits(safe) {
  const all = [...visits].flatMap(([helper, visit]) => (safe.has(helper) ? [] : [visit]));
  if (all.some(isNoted)) return { what: "What you wrote in a helper is kept nowhere else.", evenClosing: true };
  const several = all.filter(({ given, typed }) => given.length + [...typed.values()].filter((each) => each === true).length >= SEVERAL);
  if (!several.length) return null;
  return { what: "Your answers in a helper are kept nowhere else.", evenClosing: several.some(({ ended }) => !ended) };
}

/**
 * Takes in what was typed and ticked before the page's scripts had come: on a slow line a page can be written on long before.
 * @param {HTMLElement} part @param {Typed} typed
 */
export function takeTyped(part, typed) {
  for (const field of boxesIn(part)) {
    const stands = standsIn(field);
    if (stands && !typed.get(field.id)) typed.set(field.id, stands);
  }
}

/**
 * Puts back what was typed and ticked in a part of the site before the reader looked something up elsewhere on it, and notes what is.
 * @param {HTMLElement} part @param {Typed} typed
 */
export function keepTyped(part, typed) {
  for (const field of boxesIn(part)) {
    if (field.type === "checkbox") /** @type {HTMLInputElement} */ (field).checked = typed.get(field.id) === true;
    else field.value = String(typed.get(field.id) ?? "");
    field.oninput = () => typed.set(field.id, standsIn(field));
  }
}

/** Notes what stands there now, however it came. @param {HTMLElement} part @param {Typed} typed */
export function readTyped(part, typed) {
  for (const field of boxesIn(part)) typed.set(field.id, standsIn(field));
}

/** @param {HTMLElement} part */
function boxesIn(part) {
  return [...part.querySelectorAll("textarea, input[type=checkbox], input[type=text]")].map(
    (field) => /** @type {HTMLInputElement | HTMLTextAreaElement} */ (field),
  );
}

/** @param {HTMLInputElement | HTMLTextAreaElement} field */
const standsIn = (field) => (field instanceof HTMLInputElement && field.type === "checkbox" ? field.checked : field.value);
