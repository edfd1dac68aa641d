/** What a reader has answered and noted in this visit: in memory only, gone when the tab leaves the site. */

/** @typedef {import("./links.js").Given} Given */
/** @typedef {{given: Given[], undone: Map<string, string>, typed: Map<string, string | boolean>}} Visit what was answered, what was taken back, what was typed */

/** @type {Map<string, Visit>} */
const visits = new Map();

/** @param {string} helper @returns {Visit} */
export function visitOf(helper) {
  const known = visits.get(helper) ?? { given: [], undone: new Map(), typed: new Map() };
  visits.set(helper, known);
  return known;
}

export function forget() {
  visits.clear();
}

/**
 * Keeps what is typed and ticked in a helper while the reader looks something up elsewhere on the site.
 * @param {HTMLElement} helper @param {Visit} visit
 */
export function keepTyped(helper, visit) {
  for (const field of helper.querySelectorAll("textarea, input[type=checkbox]")) {
    if (field instanceof HTMLInputElement) {
      field.checked = visit.typed.get(field.id) === true;
      field.onchange = () => visit.typed.set(field.id, field.checked);
    } else if (field instanceof HTMLTextAreaElement) {
      field.value = String(visit.typed.get(field.id) ?? "");
      field.oninput = () => visit.typed.set(field.id, field.value);
    }
  }
}
