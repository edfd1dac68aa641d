/**
 * A sheet for one reader: a family, the staff who need to know, a child. Python says what of the plan is tied to that reader. It is
 * shown here as it will be printed, and goes to paper or to Word; while it is chosen, nothing else of the form does.
 */

import { items, make } from "../page/dom.js";
import { need, whenSettled } from "../python/python.js";
import { nameOf } from "./names.js";
import { printable } from "./sheet.js";

/**
 * @typedef {import("./types.js").Desk} Desk
 * @typedef {import("./outline.js").Section} Section
 * @typedef {import("../python/protocol.js").Sheet} Sheet
 * @typedef {import("../python/protocol.js").ExtractReply} Reply
 * @typedef {{kind: Reply["kind"], child: number}} Reader
 */

/** The part of the form that has a version in plain words. */
const OWN_VERSION = "own-version";
/** A landscape sheet of A4 has room for about so many words in this size. */
const WORDS_ON_A_PAGE = 420;

/** What is chosen under "What to print", and the sheet for it; null for the whole sheet. @type {Reader | null} */
let reader = null;
/** @type {Section[]} */
let sections = [];
/** Every change asks Python anew: an answer to what was asked before is too late. */
let asked = 0;
/** @type {Promise<unknown>} */
let ready = Promise.resolve();

/** @returns {boolean} whether a sheet for one reader is chosen, and not the whole plan */
export const isChosen = () => reader !== null;

/** @returns {boolean} whether it is the one in plain words */
export const isForAChild = () => reader?.kind === "own";

/** @returns {Promise<Section[]>} the sheet for the reader who is chosen, once it is made; empty where there is nothing for that reader */
export async function sectionsForReader() {
  await ready;
  return sections;
}

/** @param {Sheet} sheet @returns {string} what stands at the head of the sheet; it names no other child, and no number that would count them */
export function titleFor(sheet) {
  const reference = sheet.children[(reader?.child ?? 0) - 1]?.reference.trim() ?? "";
  if (reader?.kind === "staff") return "Safety plan: for staff who need to know";
  return reader?.kind === "own" ? `My plan: ${reference}` : `Safety plan: for the family of ${reference}`;
}

/** Offers the sheets that this plan can be printed as. What was chosen stays chosen while it is there. @param {Desk} desk */
export function showReaders(desk) {
  const { form, sheet } = desk;
  const place = /** @type {HTMLElement} */ (form.querySelector("[data-print-choice]"));
  const select = /** @type {HTMLSelectElement} */ (place.querySelector("select"));
  const chosen = select.value;
  const name = (/** @type {number} */ index) => sheet.children[index].reference.trim() || `Child ${index + 1}`;
  const each = (/** @type {string} */ kind, /** @type {(name: string) => string} */ words) =>
    sheet.children.map((_, index) => new Option(words(name(index)), `${kind}-${index + 1}`));
  select.replaceChildren(
    new Option("The whole plan", ""),
    ...each("family", (child) => `For the family of ${child}`),
    new Option("For staff who need to know", "staff"),
    ...(sheet.parts.includes(OWN_VERSION) ? each("own", (child) => `For ${child}, in plain words and pictures`) : []),
  );
  select.value = chosen;
  if (select.value !== chosen) select.value = "";
  chooseReader(desk, select.value);
}

/** @param {Desk} desk @param {string} value such as "family-2", "staff" or "" for the whole plan */
export function chooseReader(desk, value) {
  const [kind, child] = value.split("-");
  reader = value ? { kind: /** @type {Reply["kind"]} */ (kind), child: Number(child ?? 0) } : null;
  makeAnew(desk);
}

/** To be called after each change of the sheet: what was made before is no longer true. @param {Desk} desk */
export function makeAnew(desk) {
  sections = [];
  const place = desk.part("[data-extract]");
  place.hidden = !reader;
  place.dataset.extract = reader?.kind ?? "";
  place.replaceChildren();
  asked += 1;
  if (reader) ready = makeFor(desk, reader, asked);
}

/** @param {Desk} desk @param {Reader} wanted @param {number} turn */
async function makeFor(desk, wanted, turn) {
  need();
  await whenSettled();
  const reply = await desk.askPython({ do: "extract", document: structuredClone(desk.sheet), ...wanted }).catch(() => null);
  if (turn !== asked) return;
  sections = reply ? sectionsOf(desk.form, reply) : [];
  desk.part("[data-extract]").replaceChildren(
    make("h3", { textContent: titleFor(desk.sheet) }),
    ...notesOn(desk.form, reply),
    ...sections.map(({ heading, lines, picture }) => {
      const shown = picture?.cloneNode(true);
      return make("div", {}, ...(shown ? [shown] : []), make("h4", { textContent: heading }), ...lines.map(lineOf));
    }),
  );
}

/** @param {{text: string, bold?: boolean}} line */
function lineOf({ text }) {
  const [, label, words] = /^(.+?: )?([^]*)$/.exec(text) ?? [];
  return make("p", { dir: "auto" }, ...(label ? [make("strong", { textContent: label })] : []), words ?? "");
}

/** What is to be known before this is handed over: on the screen, never on paper. @param {HTMLElement} form @param {Reply | null} reply */
function notesOn(form, reply) {
  const told = make("div", { className: "annex-on-screen" });
  const say = (/** @type {string} */ words, /** @type {string[]} */ places = []) =>
    told.append(make("p", { textContent: words }), ...(places.length ? [make("ul", {}, ...items(places.map((place) => nameOf(form, place))))] : []));
  if (!reply) say("This sheet needs Python, which did not load. Reload the page, or print the whole plan.");
  else if (reply.problem) say(reply.problem);
  else {
    say(reply.pieces.length ? "This is what will be printed, and nothing else. Read it as the person who will get it." : "There is nothing for this reader yet.");
    if (reply.left_out.length) say("Left out, because a line there names another child:", reply.left_out);
    if (reply.unknown.length) say("In no such sheet, because a line there begins with a name in square brackets that nobody has:", reply.unknown);
    const words = reply.pieces.reduce((count, [, text]) => count + text.split(/\s+/).length, 0);
    if (reply.kind === "staff" && words > WORDS_ON_A_PAGE) say(`It has ${words} words, and will not fit one page.`);
  }
  return [told];
}

/** @param {HTMLElement} form @param {Reply} reply @returns {Section[]} the pieces under the words of their row, in form order */
function sectionsOf(form, reply) {
  /** @type {Section[]} */
  const made = [];
  for (const [place, text] of reply.pieces) {
    const { heading, label } = wordsFor(form, place);
    let section = made.at(-1);
    const picture = document.getElementById(place)?.closest(".annex-alone")?.querySelector(".picture") ?? undefined;
    if (!section || section.heading !== heading) made.push((section = { heading, lines: [], tables: [], picture }));
    section.lines.push({ text: label ? `${label}: ${printable(text)}` : printable(text) });
  }
  return made;
}

/**
 * The words for a box without its child's number: a number tells that there are other children.
 * @param {HTMLElement} form @param {string} place
 */
function wordsFor(form, place) {
  const box = document.getElementById(place);
  // Whom to think of is said to whoever writes, and not to whoever reads.
  const label = own(form.querySelector(`label[for="${CSS.escape(place)}"]`), ".annex-unseen").replace(/ \(CONSIDER .*\)$/, "");
  const row = box?.closest("[data-row]");
  if (row) return { heading: [...row.querySelectorAll("th li")].map((line) => own(line)).join(" "), label };
  const action = box?.closest(".annex-actions tr");
  if (action) return { heading: "Further action taken", label: `${own(action.firstElementChild, ".annex-details, .annex-tag")}, ${label}` };
  if (!box?.closest("[data-child]")) return { heading: own(box?.closest("section")?.querySelector("h2, h3"), ".annex-tag"), label };
  // In the child's own version each box is a heading of its own.
  if (reader?.kind === "own") return { heading: label, label: "" };
  return { heading: reader?.kind === "staff" ? "Key adults" : "For this child", label };
}

/** @param {Element | null | undefined} part @param {string} [without] */
function own(part, without) {
  const copy = /** @type {Element | undefined} */ (part?.cloneNode(true));
  if (without) copy?.querySelectorAll(without).forEach((left) => left.remove());
  return (copy?.textContent ?? "").replace(/\s+/g, " ").trim();
}
