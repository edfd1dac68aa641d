/** Checking and printing: the sheet as it is, with its gaps and a word before two children are named, or a blank copy. */

import { ask } from "./dialogs.js";
import { findGaps, hideGaps, showGaps } from "./completeness.js";
import { cutLongRows } from "./long-rows.js";
import { isChosen, sectionsForReader } from "./extract.js";
import { need, whenSettledFor } from "../python/python.js";
import { readyToPrint, readyToPrintBlank, readyToPrintChanges, readyToPrintFor, whoIsNamed } from "./paper.js";

/** @typedef {import("./completeness.js").Gap} Gap */
/** @typedef {import("./types.js").Desk} Desk */

/** Folds to close again after printing. @type {HTMLDetailsElement[]} */
let opened = [];
// Only newer browsers (an iPad's since iPadOS 18.4) let a style sheet open a fold on paper. What is written in it has to be there.
if (!CSS.supports("selector(::details-content)")) {
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".annex-parties:not([open])")].map((fold) => /** @type {HTMLDetailsElement} */ (fold));
    opened.forEach((fold) => (fold.open = true));
  });
  addEventListener("afterprint", () => opened.forEach((fold) => (fold.open = false)));
}

/** How long printing waits for the check before it prints a sheet marked "not checked". */
const PATIENCE_IN_MS = 3000;

/**
 * @param {Desk} desk
 * @returns {{buttons: import("./types.js").Buttons, check: () => Promise<Gap[] | null>, checkFirst: () => Promise<unknown>, ready: () => void, changed: () => void}}
 * ``changed`` is to be called after each change of the sheet: the browser's own print command gives no time to do it later
 */
export function printing(desk) {
  const { form, sheet, part, say, askPython } = desk;
  let revision = 0;
  /** The last answer, for the sheet as it was at that revision. @type {{revision: number, gaps: Gap[] | null}} */
  let checked = { revision: -1, gaps: null };
  /** While a blank copy is being printed, nothing that was typed may come back on to the paper. */
  let blankCopy = false;
  let changesOnly = false;

  const makePaperReady = () => {
    cutLongRows(form);
    if (blankCopy) readyToPrintBlank(form);
    else if (changesOnly) readyToPrintChanges(form);
    else if (isChosen()) readyToPrintFor(form, sheet);
    else readyToPrint(form, sheet, checked.revision === revision ? checked.gaps : null);
  };

  /** @returns {Promise<Gap[] | null>} */
  const check = async () => {
    const asked = revision;
    if (checked.revision === asked && checked.gaps) return checked.gaps;
    const gaps = await findGaps(askPython, structuredClone(sheet));
    if (asked === revision) checked = { revision, gaps };
    makePaperReady();
    return gaps;
  };

  const checkAndSay = async () => {
    say("Checking…");
    await whenSettledFor((words) => say(`Checking… ${words}`));
    const gaps = await check();
    if (gaps === null) {
      hideGaps(form);
      say("The check for gaps is not available. You can still fill in the form and print it. " +
        "Look through it yourself first: the sheet will say that it was not checked.");
      return;
    }
    showGaps(form, gaps);
    say("");
    part("[data-gaps-title]").focus();
  };

  const checkFirst = () => {
    need();
    return Promise.race([check(), new Promise((resolve) => setTimeout(resolve, PATIENCE_IN_MS))]);
  };

  const printForReader = async () => {
    if (!(await sectionsForReader()).length) return say("There is nothing for this reader yet: it says above why.");
    blankCopy = changesOnly = false;
    makePaperReady();
    window.print();
  };

  const print = async () => {
    if (isChosen()) return printForReader();
    const named = whoIsNamed(sheet);
    if (named.length > 1) {
      const sure = await ask(form, {
        question: `This sheet is about ${named.length} children`,
        words: "A sheet for one child’s family should not identify another child (not in this policy). To print a sheet " +
          "for one family, go back and choose it under “What to print”.",
        list: named,
        yes: "Print the whole plan",
        no: "Go back",
      });
      if (sure !== "yes") return;
    }
    await checkFirst();
    blankCopy = changesOnly = false;
    makePaperReady();
    window.print();
  };

  /** @param {"blank" | "changes"} what of it, once */
  const printOnce = (what) => {
    blankCopy = what === "blank";
    changesOnly = what === "changes";
    makePaperReady();
    const done = () => {
      blankCopy = changesOnly = false;
      makePaperReady();
    };
    window.addEventListener("afterprint", done, { once: true });
    window.print();
  };

  return {
    buttons: { check: checkAndSay, print, "print-blank": () => printOnce("blank"), "print-changes": () => printOnce("changes") },
    check,
    checkFirst,
    ready: makePaperReady,
    changed() {
      revision += 1;
      blankCopy = changesOnly = false;
      makePaperReady();
    },
  };
}
