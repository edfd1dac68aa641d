/** Says at the foot of a page how far keeping the site has come, and at its head what a reader has to know of the copy. */

import { copyAge } from "./copy-age.js";
import { announceOnce } from "../page/live-region.js";

/** @typedef {"none" | "asks" | "keeping" | "ready" | "no-room" | "not-kept" | "cannot"} Kept */
/**
 * @typedef {object} Copy
 * @property {Kept} kept
 * @property {string} news for the head of the page: a newer version waits, or the site is gone
 * @property {import("./copy-age.js").Comparison | undefined} comparison with what the school’s site has now
 * @property {() => Promise<void>} keep
 * @property {() => Promise<void>} removeCopy
 */

/** @type {Record<Kept, string>} */
const WORDS = {
  none: "",
  asks: "This site can be kept on this device, so that it works without a network.",
  keeping: "Keeping this site on this device, so that it works without a network…",
  ready: "Ready for use without a network.",
  "no-room": "This device has no room to keep this site. It works as long as there is a network: print what you may need.",
  "not-kept": "This site could not be kept on this device just now. It works as long as there is a network, and tries again at your next visit.",
  cannot: "This browser does not keep sites for use without a network. It works as long as there is a network: print what you may need.",
};

/** Whether keeping the site has begun in this visit: then how it ends is news to whoever listens. */
let begun = false;

/** @param {Kept} kept @param {string} news */
function tellOfNews(kept, news) {
  begun ||= kept === "keeping";
  if (begun && kept !== "asks") announceOnce(WORDS[kept]);
  announceOnce(news);
}

/** @param {Document} page @param {Copy} copy */
export function showCopyStatus(page, { kept, news, comparison, keep, removeCopy }) {
  tellOfNews(kept, news);
  const place = page.querySelector("[data-offline]");
  if (!(place instanceof HTMLElement)) return;
  const age = comparison && copyAge(comparison);
  const told = place.querySelector("[data-offline-told]");
  const words = kept === "ready" && age ? `${WORDS.ready} ${age.foot}` : WORDS[kept];
  if (told && told.textContent !== words) told.textContent = words;
  const button = place.querySelector("button");
  if (button) {
    keepFocus(button, kept !== "asks", place);
    button.textContent = `Keep it (about ${place.dataset.megabytes} MB)`;
    button.onclick = () => void keep();
  }
  offerToRemove(page, kept, removeCopy);
  fill(page.querySelector("[data-newer]"), news);
  const old = page.querySelector("[data-copy-age]");
  old?.toggleAttribute("data-very-old", Boolean(age?.veryOld));
  fill(old, age?.line ?? "");
}

/** A button that hides when it is pressed gives the focus to the words that say what became of it. @param {HTMLElement} button @param {boolean} hidden @param {Element} words */
function keepFocus(button, hidden, words) {
  const pressed = document.activeElement === button;
  button.hidden = hidden;
  if (!hidden || !pressed || !(words instanceof HTMLElement)) return;
  words.tabIndex = -1;
  words.focus();
}

/** @param {Element | null} line @param {string} words */
function fill(line, words) {
  if (!(line instanceof HTMLElement)) return;
  line.hidden = !words;
  line.textContent = words;
}

/** The page about privacy has a button that takes the copy away. @param {Document} page @param {Kept} kept @param {() => Promise<void>} removeCopy */
function offerToRemove(page, kept, removeCopy) {
  const button = page.querySelector("[data-remove-copy]");
  const told = page.querySelector("[data-copy-told]");
  if (!(button instanceof HTMLButtonElement) || !told) return;
  keepFocus(button, kept !== "ready", told);
  button.onclick = () => {
    removeCopy().then(
      () => (told.textContent = "The copy is removed from this device."),
      () => (told.textContent = "The copy could NOT be removed. Clear this site’s data in your browser’s settings."),
    );
  };
}
