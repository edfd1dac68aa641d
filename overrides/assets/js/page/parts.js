/**
 * Starts one part of a page at a time: what a browser refuses costs the part that needs it and no other, and the page says
 * which. What is promised of a part stands on the page only once the part is there.
 */

import { tellDeveloper } from "./developer.js";

/** @typedef {{place: string, missing: string}} Part where it lives, and what to say there when it does not start */

const AGAIN = "Load this page again, or open it in another browser.";

/** @typedef {keyof typeof PARTS} Name */

/** @satisfies {Record<string, Part>} */
const PARTS = {
  exit: { place: ".md-content__inner", missing: "“Exit this page” leaves this site, but cannot clear what you typed first: close the tab too." },
  search: { place: ".search-help", missing: "The search does not work here just now. Use the menu, or one of these links." },
  helper: { place: ".helper", missing: "The questions cannot be shown one at a time in this browser. Every step is below: follow its links." },
  ticks: { place: "[data-ticks]", missing: `The list cannot be ticked in this browser. ${AGAIN} In doubt, tell the Designated Safeguarding Lead (DSL).` },
  form: { place: "[data-annex-a]", missing: `The buttons of this form do not work in this browser. You can type in it and print it. ${AGAIN}` },
  case: { place: "[data-case-record]", missing: `The case record cannot be shown in this browser. Each helper prints its own. ${AGAIN}` },
  rehearsals: { place: "[data-rehearsal], [data-quiz], [data-moments], .scenarios, [data-completion], [data-cards]", missing: `A part of this page does not work in this browser. It can be read and printed. ${AGAIN}` },
  offline: { place: "[data-offline]", missing: "This browser does not keep sites for use without a network." },
};

/**
 * @param {Document} page
 * @param {Name} name
 * @param {() => unknown} start whatever it throws, or what it gives rejects with, stays here
 * @returns {Promise<boolean>} whether the part is there
 */
export async function begin(page, name, start) {
  try {
    await start();
  } catch (why) {
    tellDeveloper(`“${name}” does not start.`, why);
    say(page, name);
    return false;
  }
  for (const promise of page.querySelectorAll(`[data-kept-by="${name}"]`)) promise.textContent = /** @type {HTMLElement} */ (promise).dataset.promise ?? "";
  return true;
}

/** @param {() => unknown} start something that nobody misses when this browser refuses it */
export function beginQuietly(start) {
  try {
    start();
  } catch (why) {
    // The page is whole without.
    tellDeveloper("Something does not start that nobody misses.", why);
  }
}

/** Says in the part's own place that it is missing, once. @param {Document} page @param {Name} name */
export function say(page, name) {
  const { place, missing } = PARTS[name];
  const found = page.querySelector(place);
  if (!found || found.querySelector(`[data-missing="${name}"]`)) return;
  const told = page.createElement("p");
  told.className = "part-missing";
  told.dataset.missing = name;
  told.setAttribute("role", "status");
  told.textContent = missing;
  found.prepend(told);
}

/** It works after all. @param {Document} page @param {Name} name */
export function unsay(page, name) {
  page.querySelector(`[data-missing="${name}"]`)?.remove();
}
