/** The rehearsal room's list, completion record and cards: choose, tick, print. Nothing is stored. */

import { readFrom } from "../session/boxes.js";
import { whenBack, whenLeaving } from "../session/leaving.js";
import { isDone } from "./rehearsal-visit.js";
import { keepTyped, readTyped, takeTyped } from "../helper/visit.js";

const FORMS = "form[data-completion], form.chooser";

/** What was written in the completion record, for whoever looks something up meanwhile. @type {import("../helper/visit.js").Typed} */
const written = new Map();

whenLeaving(() => written.clear());
whenLeaving(() => document.querySelectorAll(FORMS).forEach((form) => /** @type {HTMLFormElement} */ (form).reset()));
whenBack(() => startRoom(document));

/** @param {Document} page */
export function startRoom(page) {
  const list = page.querySelector(".scenarios");
  const record = page.querySelector("form[data-completion]");
  const cards = page.querySelector("[data-cards]");
  if (list instanceof HTMLElement) startList(page, list);
  if (record instanceof HTMLFormElement) startRecord(record);
  if (cards instanceof HTMLElement) startCards(cards);
}

/** @param {Document} page @param {HTMLElement} list */
function startList(page, list) {
  const items = /** @type {HTMLElement[]} */ ([...list.children]);
  for (const item of items) item.querySelector(".done")?.toggleAttribute("hidden", !isDone(item.dataset.name ?? ""));
  const done = items.filter((item) => isDone(item.dataset.name ?? "")).length;
  put(page, ".progress", done ? `Done in this visit: ${done} of ${items.length} scenarios.` : "");
  const form = page.querySelector("form.chooser");
  if (!(form instanceof HTMLFormElement)) return;
  form.hidden = false;
  const choose = () => {
    const wanted = /** @type {HTMLSelectElement[]} */ ([...form.querySelectorAll("select")]);
    for (const item of items) item.hidden = !wanted.every((select) => fits(item, select.dataset.choose ?? "", select.value));
    const shown = items.filter((item) => !item.hidden).length;
    put(page, ".shown", shown ? `${shown} of ${items.length} scenarios` : "No scenario fits all of these. Choose “All” somewhere.");
  };
  form.onchange = choose;
  choose();
}

/** @param {HTMLElement} item @param {string} what @param {string} value @returns {boolean} */
function fits(item, what, value) {
  if (what === "minutes") return !value || Number(item.dataset.minutes) <= Number(value);
  const facts = what === "role" ? item.dataset.for : item.dataset.sections;
  return !value || (facts ?? "").split("|").includes(value);
}

/** @param {HTMLFormElement} form */
function startRecord(form) {
  takeTyped(form, written);
  keepTyped(form, written);
  readFrom("record", () => {
    readTyped(form, written);
    showWritten(form);
  });
  for (const box of form.querySelectorAll("input[type=checkbox]")) {
    if (isDone(/** @type {HTMLElement} */ (box).dataset.name ?? "")) /** @type {HTMLInputElement} */ (box).checked = true;
  }
  const date = form.querySelector("#completion-date");
  const today = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  if (date instanceof HTMLInputElement && !date.value) date.value = today;
  form.oninput = () => showWritten(form);
  form.onreset = () => showWritten(form, true);
  showWritten(form);
  form.toggleAttribute("data-ready", true);
  const button = form.querySelector(".print-completion");
  if (!(button instanceof HTMLButtonElement)) return;
  button.hidden = false;
  button.onclick = () => window.print();
}

/** Copies what is typed to where it is printed from: on paper a box cuts what is longer than it. @param {HTMLFormElement} form @param {boolean} [nothing] */
function showWritten(form, nothing = false) {
  for (const field of form.querySelectorAll("input[type=text], textarea")) {
    const printed = field.nextElementSibling;
    if (printed instanceof HTMLElement) printed.translate = false;
    if (printed) printed.textContent = nothing ? "" : /** @type {HTMLInputElement} */ (field).value;
  }
}

/** @param {HTMLElement} cards */
function startCards(cards) {
  const form = cards.querySelector("form");
  const select = cards.querySelector("select");
  const button = cards.querySelector(".print-cards");
  if (!form || !select || !(button instanceof HTMLElement)) return;
  form.hidden = false;
  select.onchange = () => {
    for (const card of cards.querySelectorAll(".card")) {
      card.toggleAttribute("hidden", select.value !== "" && /** @type {HTMLElement} */ (card).dataset.name !== select.value);
    }
  };
  button.onclick = () => window.print();
}

/** @param {ParentNode} place @param {string} selector @param {string} words */
function put(place, selector, words) {
  const found = place.querySelector(selector);
  if (found) found.textContent = words;
}
