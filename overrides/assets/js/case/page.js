/** The page of the case record: shows what this visit has collected, and takes what somebody adds to it. */

import { button, make } from "../page/dom.js";
import { readFrom } from "../session/boxes.js";
import { confirmFirst } from "../session/confirm.js";
import { whenAtRisk, whenBack, whenLeaving } from "../session/leaving.js";
import { offerAnother } from "./another.js";
import { knowsOfCase } from "./case.js";
import { boxesOf, copyOf } from "./copies.js";
import { deskOf } from "./desk.js";
import { removing, showEntry, showLine } from "./entry-view.js";
import { addChild, addLine, nameOfChild, removeChild, theRecord, timeline, withoutReason } from "./entries.js";
import { showSheet } from "./paper.js";
import { goingHome } from "./going-home.js";
import { whenOf } from "./time.js";

/** @typedef {import("./entries.js").Child} Child */

/** The page that is shown. @type {HTMLElement | null} */
let shown = null;
/** A line that somebody has begun and not added yet, box by box. @type {Map<string, string>} */
const begun = new Map();

whenLeaving(() => {
  begun.clear();
  if (!shown) return;
  shown.querySelectorAll("[data-children], [data-timeline], [data-going-home], [data-record-status]").forEach((part) => part.replaceChildren());
  shown.querySelectorAll(":is(input, textarea)").forEach((box) => (/** @type {HTMLInputElement} */ (box).value = ""));
  showAll(shown);
}, "case");
whenAtRisk(() => (begun.get("words")?.trim() ? { what: "The line that you began is not in the case record yet.", evenClosing: true } : null));
whenBack(() => shown?.isConnected && startCaseRecord(shown));

/** @param {HTMLElement} page */
export function startCaseRecord(page) {
  shown = page;
  // A helper that was walked has been read; its page is gone, and must not write over what is changed here.
  for (const part of ["walk", "ticks"]) readFrom(part, () => undefined);
  const unscripted = page.querySelector("[data-without-scripts]");
  if (unscripted instanceof HTMLElement) unscripted.hidden = true;
  for (const part of page.querySelectorAll("[data-live]")) /** @type {HTMLElement} */ (part).hidden = false;
  const { put, save, open, prove, word, copy } = deskOf(page, () => startCaseRecord(page));
  const press = (/** @type {string} */ name, /** @type {() => unknown} */ action) => {
    const found = page.querySelector(`[data-do="${name}"]`);
    if (found instanceof HTMLButtonElement) found.onclick = () => void action();
  };
  press("save", save);
  press("open", open);
  press("prove", prove);
  press("word", word);
  press("copy", copy);
  press("print", () => put().then(() => window.print()));
  press("add-child", () => {
    const child = addChild();
    showAll(page);
    page.querySelector(`#case-${child.id}-reference`)?.scrollIntoView({ block: "center" });
    /** @type {HTMLElement | null} */ (page.querySelector(`#case-${child.id}-reference`))?.focus();
  });
  press("add-line", () => add(page));
  readFrom("case", () => takeAll(page));
  for (const name of LINE) boxOfLine(page, name).value = begun.get(name) || boxOfLine(page, name).value;
  showAll(page);
}

/** @param {HTMLElement} page */
function showAll(page) {
  const record = theRecord();
  page.querySelector("[data-children]")?.replaceChildren(...record.children.map((child, index) => childPart(page, child, index + 1)));
  page.querySelector("[data-timeline]")?.replaceChildren(
    ...timeline(record).map((each) => ("helper" in each ? showEntry(page, each, () => showRest(page)) : showLine(page, each, () => showAll(page)))),
  );
  /** @type {HTMLElement} */ (page.querySelector("[data-nothing]")).hidden = timeline(record).length > 0;
  const at = page.querySelector("#case-line-at");
  if (at instanceof HTMLInputElement) {
    if (!at.value) at.value = localTime(new Date());
    at.oninput = () => sayWhen(page);
  }
  sayWhen(page);
  offerAnother(page, knowsOfCase(), () => startCaseRecord(page));
  showRest(page);
}

/** What follows from what is written: nothing that somebody is writing in. @param {HTMLElement} page */
function showRest(page) {
  const missing = withoutReason(theRecord());
  const part = /** @type {HTMLElement} */ (page.querySelector("[data-missing-reasons]"));
  part.hidden = !missing.length;
  part.querySelector("ul")?.replaceChildren(...missing.map((entry) => {
    const go = button(`${whenOf(entry.at)}, ${entry.title}: ${entry.ending}`, () => /** @type {HTMLElement | null} */ (page.querySelector(`#case-${entry.id}-reason`))?.focus(), "quiet");
    return make("li", {}, go);
  }));
  page.querySelector("[data-going-home]")?.replaceChildren(goingHome(theRecord()));
  showSheet(page, "");
}

/** @param {HTMLElement} page @param {Child} child @param {number} number */
function childPart(page, child, number) {
  const part = copyOf(page, "child", child.id);
  const legend = part.querySelector("legend");
  if (legend) legend.textContent = `Child ${number}`;
  for (const box of boxesOf(part)) {
    const of = /** @type {keyof Child} */ (box.dataset.of);
    box.value = child[of];
    box.oninput = () => {
      child[of] = box.value;
      for (const name of page.querySelectorAll(`[data-name-of="${child.id}"]`)) name.textContent = nameOfChild(child.id);
      showRest(page);
    };
  }
  const remove = part.querySelector("[data-remove]");
  if (remove instanceof HTMLButtonElement) {
    remove.onclick = () => {
      const gone = () => {
        removeChild(child.id);
        showAll(page);
        /** @type {HTMLElement | null} */ (page.querySelector('[data-do="add-child"]'))?.focus();
      };
      const { id, ...written } = child;
      if (Object.values(written).every((each) => !each.trim())) gone();
      else confirmFirst(removing(nameOfChild(child.id)), gone);
    };
  }
  return part;
}

/** What a writing tool put into a box without a word. @param {HTMLElement} page */
function takeAll(page) {
  theRecord().children.forEach((child, index) => {
    const part = page.querySelectorAll(".case-child")[index];
    for (const box of part ? boxesOf(part) : []) child[/** @type {keyof Child} */ (box.dataset.of)] = box.value;
  });
  for (const { id, reason } of theRecord().entries) {
    const box = page.querySelector(`#case-${id}-reason`);
    if (box instanceof HTMLTextAreaElement && box.value !== reason) box.dispatchEvent(new Event("input"));
  }
  for (const name of LINE) begun.set(name, boxOfLine(page, name).value);
}

const LINE = ["kind", "at", "who", "words"];

/** @param {HTMLElement} page @param {string} name */
const boxOfLine = (page, name) => /** @type {HTMLInputElement} */ (page.querySelector(`#case-line-${name}`));

/** A browser may show the month first: the day is said back in words. @param {HTMLElement} page */
function sayWhen(page) {
  const at = new Date(boxOfLine(page, "at").value);
  page.querySelector("[data-line-when]")?.replaceChildren(Number.isNaN(at.getTime()) ? "" : whenOf(at.toISOString()));
}

/** @param {HTMLElement} page */
function add(page) {
  const value = (/** @type {string} */ name) => boxOfLine(page, name);
  const problem = /** @type {HTMLElement} */ (page.querySelector("[data-line-problem]"));
  const at = new Date(value("at").value);
  const wrong = !value("words").value.trim() ? "Write what was said, done or decided." : Number.isNaN(at.getTime()) ? "Write when it was: day and time." : "";
  problem.textContent = wrong;
  if (wrong) return value(value("words").value.trim() ? "at" : "words").focus();
  addLine({ at: at.toISOString(), kind: value("kind").value, who: value("who").value.trim(), words: value("words").value.trim() });
  for (const name of ["who", "words", "at"]) value(name).value = "";
  begun.clear();
  showAll(page);
  /** @type {HTMLElement | null} */ (page.querySelector("#case-timeline"))?.focus();
}

/** As a box for a day and a time has it. @param {Date} now */
function localTime(now) {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
