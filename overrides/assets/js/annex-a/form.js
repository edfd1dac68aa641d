/**
 * The fillable Annex A: keeps what is typed in memory for this visit, and works the form's buttons.
 *
 * The page is whole without this script. Nothing leaves the device: what is typed goes to Python in this same page, to
 * the printer, and to a file or a kept draft when the person asks for one.
 */

import { readBoxes, readFrom } from "../session/boxes.js";
import { whenBack, whenLeaving } from "../session/leaving.js";
import { enableTravel, goTo, showButtons } from "./buttons.js";
import { ask, clearDialogs } from "./dialogs.js";
import { hideDifferences, showChanges } from "./differences.js";
import { keepOneReviewDate, sayBack } from "./dates.js";
import { draftButtons, draftGoesToo, forgetDraft, keepUp, startDraft } from "./draft.js";
import { chooseReader, makeAnew, showReaders } from "./extract.js";
import { fileButtons, forgetFile } from "./files.js";
import { hideGaps, rightAgain, unsay } from "./completeness.js";
import { can, forgetHistory, redo, remember, undo } from "./history.js";
import { switchPart } from "./further-parts.js";
import { peopleButtons } from "./people.js";
import { printing } from "./printing.js";
import { blankSheet, isBlankSheet, patternsOf, showSheet, writeInto } from "./sheet.js";
import { tieAnew, watchTies } from "./ties.js";
import { take, takeAll, takeWhatWasTyped } from "./taking.js";
import { hasChanged, isHandedOver, isSafe, isSafeNoLonger, nothingToLose, safetyInWords } from "./unsaved.js";

/**
 * @typedef {import("../python/protocol.js").Sheet} Sheet
 * @typedef {import("./sheet.js").Control} Control
 * @typedef {import("./completeness.js").AskPython} AskPython
 * @typedef {import("./types.js").Desk} Desk
 * @typedef {import("./types.js").Buttons} Buttons
 */

/** What was typed during this visit; it outlives the page, because moving round the site does not reload. @type {Sheet | null} */
let kept = null;
/** @type {(() => void) | null} how to wipe the form that is on the page now */
let wipe = null;
/** @type {(() => void) | null} what the form needs when the Back button brings its page back, wiped but alive */
let takeUpAgain = null;

/** @returns {Sheet | null} what is typed in Annex A, for the file of the whole case; null while the form was not opened */
export const sheetInMemory = () => kept;

/** The form shows it when its page is opened next. @param {Sheet} sheet of a file */
export function putInMemory(sheet) {
  kept = sheet;
  fromFile = true;
}

/** Whether what is kept has just come out of a file, and stands there still. */
let fromFile = false;

/** Takes everything that was typed out of the page and out of memory. A kept draft stays. */
function forgetEverything() {
  kept = null;
  forgetHistory();
  forgetFile();
  forgetDraft();
  nothingToLose();
  wipe?.();
}

whenLeaving(forgetEverything, "case");
whenBack(() => takeUpAgain?.());

/**
 * Bring the form to life, if the page has it and it is not alive already.
 * @param {Document | Element} root where to look for the form
 * @param {AskPython} askPython rejects when Python is not there; then checking, opening and comparing say so
 */
export function start(root, askPython) {
  const found = root.querySelector("[data-annex-a]");
  if (!(found instanceof HTMLElement) || "live" in found.dataset) return;
  const form = found;
  // What stands in the boxes of the page before, if this form has been shown already, goes into what is kept.
  readBoxes();
  const patterns = patternsOf(form);
  const blank = blankSheet(form);
  const sheet = kept ?? structuredClone(blank);
  kept = sheet;

  /** @param {string} selector @returns {HTMLElement} */
  const part = (selector) => /** @type {HTMLElement} */ (form.querySelector(selector));

  /** @param {string} words */
  const say = (words) => {
    part("[data-status]").textContent = words;
  };

  const showSafety = () => {
    const told = part("[data-safety]");
    const words = safetyInWords();
    if (told.textContent !== words) told.textContent = words;
  };

  /** To be called after each change of the sheet. */
  const changed = () => {
    hasChanged(isBlankSheet(sheet));
    showSafety();
    if (!part("[data-gaps]").hidden) say("The form has changed since this check. Check again when you are ready.");
    enableTravel(form, can());
    makeAnew(desk);
    void showChanges(desk);
    paper.changed();
    keepUp(desk);
  };

  const readAgain = () => {
    if (shows) return;
    if (takeAll(form, sheet)) changed();
  };

  let shows = false;

  const show = () => {
    // A box that is taken off the page loses the focus, and boxes are read then: half of them would still be those of before.
    shows = true;
    try {
      showSheet(form, sheet, patterns);
      for (const said of form.querySelectorAll(".annex-said")) said.replaceChildren();
      showReaders(desk);
      showButtons(form, sheet);
    } finally {
      shows = false;
    }
  };

  /** @type {Desk} */
  const desk = {
    form,
    sheet,
    blank,
    askPython,
    part,
    say,
    change(change) {
      remember(sheet, "");
      change();
      show();
      changed();
    },
    write(texts) {
      remember(sheet, "");
      writeInto(form, sheet, texts);
      changed();
    },
    put(next) {
      desk.change(() => Object.assign(sheet, structuredClone(next)));
    },
    checkFirst: () => paper.checkFirst(),
    safe(at, where) {
      isSafe(at, where);
      showSafety();
    },
    safeNoLonger() {
      isSafeNoLonger();
      showSafety();
    },
    handedOver(at) {
      isHandedOver(at);
      showSafety();
    },
  };

  const paper = printing(desk);

  const clear = async () => {
    const sure = isBlankSheet(sheet) || await ask(form, {
      question: "Clear everything?",
      words: `All that you typed in this form goes.${draftGoesToo()} Undo brings it back until you leave this site.`,
      yes: "Clear everything",
      no: "Keep what I typed",
    }) === "yes";
    if (!sure) return;
    desk.put(blank);
    forgetFile();
    hideGaps(form);
    say("Everything is cleared.");
  };

  /** @param {(sheet: Sheet) => Sheet | undefined} step @param {string} words */
  const travel = (step, words) => {
    const other = step(sheet);
    if (!other) return;
    Object.assign(sheet, structuredClone(other));
    show();
    changed();
    say(words);
  };

  /** @type {Buttons} */
  const buttons = {
    ...paper.buttons,
    clear,
    undo: () => travel(undo, "The last change is undone."),
    redo: () => travel(redo, "The change is made again."),
    ...peopleButtons(desk),
    ...fileButtons(desk),
    ...draftButtons(desk),
  };

  form.addEventListener("input", (event) => {
    const control = /** @type {Control} */ (event.target);
    if (control.matches("[data-plan]")) {
      desk.change(() => (sheet.plan = control.value));
      return;
    }
    if (!control.dataset.field) return;
    if (!take(form, sheet, control)) return;
    if (control.hasAttribute("aria-invalid")) rightAgain(control);
    unsay(control);
    keepOneReviewDate(desk, control);
    changed();
    if (control.dataset.field === "reference") showReaders(desk);
  });

  // Checked when a field is left, so that the browser's own print command finds an answer too.
  form.addEventListener("change", (event) => {
    const box = /** @type {HTMLElement} */ (event.target);
    if (box.matches("[data-switch]")) void switchPart(desk, /** @type {HTMLInputElement} */ (box));
    else if (box.matches("[data-print-what]")) {
      chooseReader(desk, /** @type {HTMLSelectElement} */ (box).value);
      paper.ready();
    }
    else if (box.matches("[data-field]")) {
      void paper.check();
      void sayBack(desk, /** @type {Control} */ (box));
      if (box.dataset.field === "reference") void tieAnew(desk, box);
    }
  });

  form.addEventListener("click", (event) => {
    const pressed = /** @type {Element} */ (event.target);
    const link = /** @type {HTMLElement | null} */ (pressed.closest("[data-go-to]"));
    if (link) {
      // The theme would follow the link and put it in the history; the focus is all that is wanted.
      event.preventDefault();
      event.stopPropagation();
      goTo(link.dataset.goTo ?? "");
      return;
    }
    const button = /** @type {HTMLElement | null} */ (pressed.closest("[data-do]"));
    if (button && button.getAttribute("aria-disabled") !== "true") void buttons[button.dataset.do ?? ""]?.(button);
  });

  watchTies(desk);
  takeWhatWasTyped(form, sheet);
  wipe = () => {
    Object.assign(sheet, structuredClone(blank));
    hideGaps(form);
    hideDifferences(desk);
    /** @type {HTMLSelectElement} */ (part("[data-print-what]")).value = "";
    /** @type {HTMLInputElement} */ (part("[data-author]")).value = "";
    clearDialogs(form);
    part("[data-ties-names]").replaceChildren();
    part("[data-ties]").hidden = true;
    for (const status of ["[data-status]", "[data-file-status]", "[data-draft-status]", "[data-draft-told]"]) part(status).textContent = "";
    show();
    showSafety();
    paper.changed();
  };
  takeUpAgain = () => {
    kept = sheet;
    readFrom("annex-a", readAgain);
    void startDraft(desk);
  };
  form.dataset.live = "";
  part("[data-without-scripts]").hidden = true;
  for (const section of ["[data-finish]", "[data-files]", "[data-switches]", "[data-jumps]", "[data-bar]"]) part(section).hidden = false;
  show();
  readFrom("annex-a", readAgain);
  changed();
  if (isBlankSheet(sheet)) desk.safe();
  else if (fromFile) desk.safe(undefined, "Saved in a file");
  fromFile = false;
  void startDraft(desk);
}
