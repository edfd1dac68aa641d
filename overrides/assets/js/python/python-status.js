/** Says in one sentence what does not work, and what to do, when Python does not start or takes very long. */

import { make } from "../page/dom.js";
import { state, whenSettled } from "./python.js";
import { announceOnce } from "../page/live-region.js";

/** Longer than Python takes on an old phone; after this a reader is told why a button waits. */
const LONG_MS = 20_000;

/** What each kind of page cannot do without Python. @type {[string, string][]} */
const MISSING = [
  [".helper", "The questions, their links and the printed sheets work without it."],
  ["[data-annex-a]", "You can fill in the form and print it. Checking it, opening a file, comparing and review dates for a calendar need it."],
  ["[data-rehearsal]", "The scenario works without it."],
];

/** On a metered line Python may be sent for long after the page has come. @returns {Promise<void>} */
async function whenBegun() {
  if (state() !== "idle") return;
  await new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      resolve(undefined);
    });
    observer.observe(document.documentElement, { attributeFilter: ["data-python"] });
  });
}

/** To be called each time that a page with Python is shown. @param {Document} page */
export async function showPythonStatus(page) {
  const found = MISSING.find(([place]) => page.querySelector(place));
  const place = found && page.querySelector(found[0]);
  if (!place || !found) return;
  const told = make("p", { className: "python-told" });
  place.prepend(told);
  /** @param {string} words */
  const say = (words) => {
    told.textContent = words;
    announceOnce(words);
  };
  await whenBegun();
  if (!place.isConnected) return;
  const late = setTimeout(() => {
    say(`A part of this page is still loading. ${found[1]} If it does not come, open the page again.`);
  }, LONG_MS);
  await whenSettled();
  clearTimeout(late);
  say(state() === "failed" ? `A part of this page could not start. ${found[1]} Open the page again to try once more.` : "");
}
