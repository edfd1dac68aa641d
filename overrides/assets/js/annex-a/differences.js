/**
 * Two plans side by side: where a file and the screen differ, both texts, and who changed which since the file that both began with.
 * What a colleague wrote is taken over a box at a time, and each can be undone.
 */

import { button, make } from "../page/dom.js";
import { forReaders } from "../page/live-region.js";
import { inWordsOf, nameOf } from "./names.js";
import { REVIEWS, TASKS } from "./sheet.js";

/**
 * @typedef {import("./types.js").Desk} Desk
 * @typedef {import("../python/protocol.js").Sheet} Sheet
 * @typedef {import("../python/protocol.js").Change} Change
 * @typedef {{name: string, sheet: Sheet}} File
 */

/** What is compared with the screen, and what both began with. @type {{there: File | null, base: File | null}} */
const files = { there: null, base: null };
/** @type {Change[]} */
let changes = [];
/** An answer to what was asked before is too late. */
let asked = 0;

/** @param {Desk} desk @param {Sheet} other @returns {Promise<string[] | null>} the places in words; null when they cannot be told */
export async function differencesFrom(desk, other) {
  const found = await changesBetween(desk, other, null);
  return found && found.map((change) => headOf(desk.form, change));
}

/** @param {Desk} desk @param {File} there */
export async function compareWith(desk, there) {
  Object.assign(files, { there, base: null });
  await showChanges(desk);
  desk.part("[data-differences-title]").focus();
}

/** @param {Desk} desk @param {File} base the file that both began with */
export async function compareSince(desk, base) {
  files.base = base;
  await showChanges(desk);
  desk.part("[data-differences-title]").focus();
}

/** @param {Desk} desk */
export function hideDifferences(desk) {
  Object.assign(files, { there: null, base: null });
  changes = [];
  asked += 1;
  desk.part("[data-differences]").hidden = true;
  for (const part of ["list", "title", "said", "paper"]) desk.part(`[data-differences-${part}]`).replaceChildren();
}

/** To be called after each change of the sheet, too: what is shown is true of the screen as it is. @param {Desk} desk */
export async function showChanges(desk) {
  const { there, base } = files;
  if (!there) return;
  const turn = (asked += 1);
  const found = await changesBetween(desk, there.sheet, base && base.sheet);
  if (turn !== asked) return;
  changes = found ?? [];
  desk.part("[data-differences-title]").textContent = titleOf(found, there.name);
  desk.part("[data-differences-said]").replaceChildren(...[there, ...(base ? [base] : [])].map((file, index) => make("p", { textContent: savedWords(file, index > 0) })));
  desk.part("[data-differences-paper]").textContent = `What changed since the plan that was saved ${there.sheet.saved || "before"}. ` +
    "It can be about more than one child: do not give it to one child’s family (not in this policy).";
  desk.part("[data-differences-list]").replaceChildren(...changes.map((change) => rowOf(desk, change)));
  desk.part("[data-differences]").hidden = false;
  desk.part("[data-differences] table").hidden = !changes.length;
  const all = desk.part('[data-do="take-all"]');
  all.hidden = !onlyTheirs().length;
  all.textContent = `Take the ${onlyTheirs().length} that only the file changed`;
}

/** @param {Desk} desk @returns {import("./types.js").Buttons} */
export function changeButtons(desk) {
  return {
    async "take-all"() {
      desk.write(Object.fromEntries(onlyTheirs().map(({ place, there }) => [place, there])));
      await showChanges(desk);
      desk.part("[data-differences-title]").focus();
    },
  };
}

/** Boxes alone: a child or a switch is taken over by itself. */
const onlyTheirs = () => changes.filter(({ by, kind, place }) => by === "there" && kind === "box" && place !== "plan" && place !== "parts");

/** @param {Desk} desk @param {Sheet} other @param {Sheet | null} base @returns {Promise<Change[] | null>} */
async function changesBetween(desk, other, base) {
  const reply = await desk.askPython({ do: "compare", document: structuredClone(desk.sheet), other, base }).catch(() => null);
  return reply && reply.changes;
}

/** @param {Change[] | null} found @param {string} name */
function titleOf(found, name) {
  if (!found) return "The two could not be compared.";
  if (!found.length) return `“${name}” and the screen are the same.`;
  return `“${name}” and the screen differ in ${found.length === 1 ? "1 place" : `${found.length} places`}`;
}

/** @param {File} file @param {boolean} isBase */
function savedWords({ name, sheet }, isBase) {
  const by = sheet.author.trim() ? `, by ${sheet.author.trim()}` : "";
  return `${isBase ? "Both began with " : ""}“${name}”: ${sheet.saved ? `saved ${sheet.saved}` : "it does not say when it was saved"}${by}.`;
}

/** @param {Desk} desk @param {Change} change */
function rowOf(desk, change) {
  const { form } = desk;
  const [onScreen, onPaper] = [headOf(form, change), paperHeadOf(form, change)];
  const head = make("th", { scope: "row" });
  if (onScreen === onPaper) head.append(onScreen);
  else head.append(make("span", { className: "annex-on-screen", textContent: onScreen }), make("span", { className: "annex-on-paper", textContent: onPaper }));
  const who = whoChanged(change);
  if (who) head.append(make("br", { className: "annex-on-screen" }), make("strong", { className: "annex-on-screen", textContent: who }));
  const cells = [change.there, change.here].map((text) => make("td", { textContent: inWordsOf(form, change.place, text) || "(blank)" }));
  const take = button(takeWords(change), async () => {
    const index = changes.indexOf(change);
    takeTheirs(desk, change);
    await showChanges(desk);
    const left = desk.part("[data-differences-list]").querySelectorAll("button");
    /** @type {HTMLElement} */ (left[Math.min(index, left.length - 1)] ?? desk.part("[data-differences-title]")).focus();
  });
  take.append(forReaders(`: ${headOf(form, change)}`));
  return make("tr", {}, head, ...cells, make("td", { className: "annex-on-screen" }, take));
}

/** @param {HTMLElement} form @param {Change} change */
function headOf(form, change) {
  const only = onlyIn(change);
  return only ? `Only the ${only.here ? "screen" : "file"} has this ${only.what}: ${only.name || nameFor(change.place)}` : nameOf(form, change.place);
}

/** On paper there is no screen: the sheet says what came and what went. @param {HTMLElement} form @param {Change} change */
function paperHeadOf(form, change) {
  const only = onlyIn(change);
  return only ? `${only.here ? "New since then" : "Not in the plan any more"}: ${only.name ? `${only.what} ${only.name}` : nameFor(change.place)}` : nameOf(form, change.place);
}

/** What only one of the two has, if the change is of that kind. @param {Change} change */
function onlyIn({ kind, here, there }) {
  const [, what, where] = /^(.*)-(here|there)$/.exec(kind) ?? [];
  return what ? { what: what === "task" ? "action" : what, here: where === "here", name: (here || there).trim() } : null;
}

/** @param {string} place such as "child-2" */
const nameFor = (place) => place.replace(/^(.)(.*)-(\d+)$/, (_, first, rest, number) => `${first.toUpperCase()}${rest} ${number}`);

/** @param {Change} change */
function whoChanged({ kind, by }) {
  if (!by) return "";
  if (kind.endsWith("-here")) return by === "there" ? "The file took it out" : "Added on the screen";
  if (kind.endsWith("-there")) return by === "here" ? "Taken out on the screen" : "Added in the file";
  return { here: "Changed on the screen", there: "Changed in the file", both: "Changed in both" }[by];
}

/** @param {Change} change */
const takeWords = ({ kind }) =>
  ({ box: "Take the file’s", "child-here": "Take this child out", "child-there": "Add this child", "review-here": "Take this review out", "review-there": "Add this review", "task-here": "Take this action out", "task-there": "Add this action" })[kind];

/** Does to the screen what the file has, as one change that can be undone. @param {Desk} desk @param {Change} change */
function takeTheirs(desk, { kind, place, there }) {
  const { sheet, blank } = desk;
  const other = /** @type {File} */ (files.there).sheet;
  const index = Number(place.split("-")[1]) - 1;
  if (kind === "child-there") desk.change(() => sheet.children.push({ ...blank.children[0], ...other.children[index] }));
  else if (kind === "child-here" && sheet.children.length > 1) desk.change(() => sheet.children.splice(index, 1));
  else if (kind === "child-here") desk.change(() => (sheet.children[0] = { ...blank.children[0] }));
  else if (kind === "review-here") desk.change(() => sheet.reviews.splice(index, 1));
  else if (kind === "review-there") {
    desk.change(() => {
      if (!sheet.parts.includes(REVIEWS)) sheet.parts = [...sheet.parts, REVIEWS];
      sheet.reviews.splice(index, 0, { ...other.reviews[index] });
    });
  } else if (kind === "task-here") desk.change(() => sheet.tasks.splice(index, 1));
  else if (kind === "task-there") {
    desk.change(() => {
      if (!sheet.parts.includes(TASKS)) sheet.parts = [...sheet.parts, TASKS];
      sheet.tasks.push({ ...other.tasks[index] });
    });
  } else if (place === "plan") desk.change(() => (sheet.plan = there));
  // What is switched on here stays: switching it off would take what is written in it.
  else if (place === "parts") desk.change(() => (sheet.parts = [...new Set([...sheet.parts, ...other.parts])]));
  else desk.write({ [place]: there });
}
