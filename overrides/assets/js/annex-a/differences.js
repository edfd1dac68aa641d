/** Shows where a file and the screen differ, so that nobody writes over a colleague's changes without seeing them. */

import { make } from "../page/dom.js";

/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {import("../python/protocol.js").Sheet} Sheet */

/** @param {Desk} desk @param {Sheet} other @returns {Promise<string[] | null>} the places in words; null when they cannot be told */
export async function differencesFrom(desk, other) {
  const places = await placesThatDiffer(desk, other);
  return places && places.map((place) => nameOf(desk.form, place));
}

/** @param {Desk} desk @param {Sheet} other @param {string} name of the file */
export async function compareWith(desk, other, name) {
  const places = await placesThatDiffer(desk, other);
  const title = desk.part("[data-differences-title]");
  const rows = (places ?? []).map((place) => row(desk.form, place, textAt(desk.form, other, place), textAt(desk.form, desk.sheet, place)));
  desk.part("[data-differences-list]").replaceChildren(...rows);
  title.textContent = words(places, name);
  desk.part("[data-differences]").hidden = false;
  desk.part("[data-differences] table").hidden = rows.length === 0;
  title.focus();
}

/** @param {Desk} desk */
export function hideDifferences(desk) {
  desk.part("[data-differences]").hidden = true;
  desk.part("[data-differences-list]").replaceChildren();
  desk.part("[data-differences-title]").textContent = "";
}

/** @param {string[] | null} places @param {string} name */
function words(places, name) {
  if (!places) return "The two could not be compared.";
  if (!places.length) return `“${name}” and the screen are the same.`;
  return `“${name}” and the screen differ in ${places.length === 1 ? "1 place" : `${places.length} places`}`;
}

/** @param {Desk} desk @param {Sheet} other @returns {Promise<string[] | null>} */
async function placesThatDiffer(desk, other) {
  const reply = await desk.askPython({ do: "compare", document: desk.sheet, other }).catch(() => null);
  return reply && reply.places;
}

/** @param {HTMLElement} form @param {string} place @param {string} theirs @param {string} ours */
function row(form, place, theirs, ours) {
  const cells = [theirs, ours].map((text) => make("td", { textContent: text || "(blank)" }));
  return make("tr", {}, make("th", { scope: "row", textContent: nameOf(form, place) }), ...cells);
}

/** @param {HTMLElement} form @param {Sheet} sheet @param {string} place @returns {string} as the form says it, and no id */
function textAt(form, sheet, place) {
  if (place === "plan") return sheet.plan && wordsOf(form, `[data-plan] option[value="${sheet.plan}"]`);
  if (place === "parts") return sheet.parts.map((part) => wordsOf(form, `label[for="part-${part}"]`)).join("\n");
  const [, what, number, field] = /^(child|review)-(\d+)\.(.+)$/.exec(place) ?? [];
  if (!what) return sheet.entries[place] ?? "";
  return (what === "child" ? sheet.children : sheet.reviews)[Number(number) - 1]?.[field] ?? "";
}

/** @param {HTMLElement} form @param {string} selector */
function wordsOf(form, selector) {
  return form.querySelector(selector)?.textContent ?? "";
}

/** What a sheet has beside its answers. @type {Record<string, string>} */
const BESIDE = {
  plan: "This sheet is",
  parts: "What is added to the form",
  saved: "When it was saved",
  policy: "The policy that it was written under",
  version: "The version of the form",
  document: "What kind of document it is",
  children: "How many children it has",
  reviews: "How many reviews it has",
};

/** @param {HTMLElement} form @param {string} place @returns {string} the label of the field; another child's is worded like the first's */
export function nameOf(form, place) {
  if (Object.hasOwn(BESIDE, place)) return BESIDE[place];
  const label = form.querySelector(`label[for="${CSS.escape(place)}"]`);
  if (label) return label.textContent ?? place;
  const [, what, number, field] = /^(child|review)-(\d+)\.(.+)$/.exec(place) ?? [];
  const first = form.querySelector(`label[for="${CSS.escape(`${what}-1.${field}`)}"]`)?.textContent ?? field;
  return first.replace(/(Child|Review) 1/, `$1 ${number}`);
}
