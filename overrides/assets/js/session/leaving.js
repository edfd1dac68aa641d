/** What each part of the site would lose when it is left, and forgets then: by Exit this page, or in any other way. */

import { forgetBoxes, readBoxes } from "./boxes.js";

/**
 * @typedef {object} Risk
 * @property {string} what would be lost, as a sentence
 * @property {boolean} evenClosing whether that is worth a question of the browser to somebody who closes the page or loads it anew
 */

/** @typedef {"visit" | "case"} Of what is forgotten: with the visit alone, or with the case too */

/** @type {Map<() => void, Of>} */
const memories = new Map();
/** @type {Set<() => Risk | null>} */
const risks = new Set();

let touched = false;
// Anything typed, chosen or pressed on a page may be work that somebody would miss. The search box is not.
for (const [kind, what] of Object.entries({ input: "*", change: "*", click: "button" })) {
  document.addEventListener(kind, (event) => {
    if (event.target instanceof Element && event.target.closest(what)?.closest(".md-content")) touched = true;
  }, { capture: true });
}

/** @returns {boolean} whether anything has been typed or answered in this visit, even without a word to the page */
export const isTouched = () => touched || atRisk().length > 0;

/** @param {() => Risk | null} tell */
export function whenAtRisk(tell) {
  risks.add(tell);
}

/** @returns {Risk[]} what leaving would lose now */
export function atRisk() {
  readBoxes();
  return [...risks].flatMap((tell) => tell() ?? []);
}

/**
 * @param {() => void} forget takes out of memory, and off the page, what somebody typed or answered
 * @param {Of} [of] "case" where it is about one case, and another one must not meet it
 */
export function whenLeaving(forget, of = "visit") {
  memories.set(forget, of);
}

export function forgetAll() {
  touched = false;
  forgetEach(() => true);
}

/** Another case begins, in the same visit: nothing of the last one may be in it. */
export function forgetCase() {
  forgetEach((of) => of === "case");
}

/** @param {(of: Of) => boolean} which */
function forgetEach(which) {
  forgetBoxes();
  memories.forEach((of, forget) => {
    if (!which(of)) return;
    try {
      forget();
    } catch {
      // Whatever one part could not forget must not keep the others from it.
    }
  });
}

/**
 * A browser may keep a page as it stood, for the Back button. What was typed is gone from it already, but it shows how far
 * somebody had come.
 * @param {() => void} again starts what is on the page anew
 */
export function whenBack(again) {
  addEventListener("pageshow", (event) => {
    if (event.persisted) again();
  });
}

// Once the site has been left, the Back button must not bring back what was typed.
addEventListener("pagehide", forgetAll);
