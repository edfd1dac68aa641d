/** What a place of the sheet is called, for a person who does not see it: the label of its box, and no id. */

/** What a sheet has beside its answers. @type {Record<string, string>} */
const BESIDE = {
  plan: "This sheet is",
  parts: "What is added to the form",
  saved: "When it was saved",
  author: "Who saved it",
  policy: "The policy that it was written under",
  version: "The version of the form",
  document: "What kind of document it is",
  children: "How many children it has",
  reviews: "How many reviews it has",
  tasks: "How many actions it has",
  key: "The plan’s own name in a calendar",
};

/** @param {HTMLElement} form @param {string} place @returns {string} the label of the field; another child's is worded like the first's */
export function nameOf(form, place) {
  if (Object.hasOwn(BESIDE, place)) return BESIDE[place];
  const label = form.querySelector(`label[for="${CSS.escape(place)}"]`);
  if (label) return label.textContent ?? place;
  const [, what, number, field] = /^(child|review|task)-(\d+)\.(.+)$/.exec(place) ?? [];
  const first = form.querySelector(`label[for="${CSS.escape(`${what}-1.${field}`)}"]`)?.textContent ?? field ?? place;
  return first.replace(/(Child|Review|Action) 1/, `$1 ${number}`);
}

/** @param {HTMLElement} form @param {string} place that is no box: the switches, or what the sheet is a plan of @param {string} text */
export function inWordsOf(form, place, text) {
  if (place === "plan") return text && wordsOf(form, `[data-plan] option[value="${CSS.escape(text)}"]`);
  if (place === "parts") return text && text.split(",").map((part) => wordsOf(form, `label[for="part-${CSS.escape(part)}"]`)).join("\n");
  return text;
}

/** @param {HTMLElement} form @param {string} selector */
const wordsOf = (form, selector) => form.querySelector(selector)?.textContent ?? "";
