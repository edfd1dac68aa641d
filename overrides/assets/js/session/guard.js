/**
 * Stands between a slip and what somebody has written or answered: before the page load that holds it in memory is left, it asks.
 *
 * The browser's own question comes only where the browser sends `beforeunload`, which Safari on an iPad does not. So the page
 * itself asks about links and about Back. Nothing can ask there before the page is closed or loaded anew: the form says so.
 * What stops which loss is a table: docs/contributing/what-can-be-lost.md.
 */

import { confirmFirst } from "./confirm.js";
import { atRisk } from "./leaving.js";
import { entriesBelow } from "./trail.js";

/**
 * What a person does, and a browser takes as such: only then may a page add to the history that Back goes through. Not
 * "change": it comes too when a box that somebody has typed in is taken off the page.
 */
const DONE_BY_HAND = ["input", "click", "keyup", "pointerup"];

/** Whether an entry of ours lies above the first one of this page load, with the same address: Back then stays on this page. */
let guarded = false;
/** Whether we are on the way back to that entry. */
let turns = false;
/** Whether this person has said that they leave. */
let leaves = false;

/** Once in a visit. */
export function startGuard() {
  // After the theme, which has prevented by then what does not leave the page.
  addEventListener("click", askAboutLink);
  addEventListener("beforepopstate", comeBack);
  // Firefox keeps no page for its Back button that listens to this, so only a page in which somebody does something.
  for (const kind of ["focusin", "input", "change", "click"]) {
    addEventListener(kind, () => addEventListener("beforeunload", askBeforeUnload), { once: true });
  }
  // Who has stayed after all, or comes back, is asked again.
  for (const kind of ["input", "change", "pageshow"]) addEventListener(kind, () => (leaves = false));
  for (const kind of DONE_BY_HAND) addEventListener(kind, guardBack);
}

/** @param {BeforeUnloadEvent} event */
function askBeforeUnload(event) {
  if (!leaves && atRisk().some(({ evenClosing }) => evenClosing)) event.preventDefault();
}

/** @param {MouseEvent} event */
function askAboutLink(event) {
  const link = event.target instanceof Element && event.target.closest("a[href]");
  if (leaves || event.defaultPrevented || !(link instanceof HTMLAnchorElement) || !leadsAway(link, event)) return;
  const risks = atRisk();
  if (!risks.length) return;
  event.preventDefault();
  confirmFirst({ question: "Leave without it?", words: inWords(risks), no: "Stay here", yes: "Leave", link: link.href }, leave);
}

/** @param {HTMLAnchorElement} link @param {MouseEvent} event @returns {boolean} whether the browser would leave this page for it */
function leadsAway(link, event) {
  if (link.target || link.hasAttribute("download") || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  if (!link.protocol.startsWith("http")) return false;
  return link.href.split("#")[0] !== location.href.split("#")[0] || !link.hash;
}

/** @param {Event} event */
function guardBack(event) {
  // With one entry there is nothing to go back to.
  if (!event.isTrusted || leaves || entriesBelow() > 0 || history.length < 2 || !atRisk().length) return;
  history.pushState(history.state, "");
  guarded = true;
}

/** Back has come to the first entry of this page load from ours above it: the next one would leave. @param {Event} event */
function comeBack(event) {
  if (leaves || !guarded || entriesBelow() > 1 || (entriesBelow() === 1 && !turns)) return;
  // The theme would fetch this page once more.
  event.preventDefault();
  turns = false;
  if (entriesBelow() === 1) return;
  const risks = atRisk();
  if (!risks.length) {
    // Nothing to ask about: what was pressed is done.
    guarded = false;
    history.back();
    return;
  }
  // Ours again, so that a second press meets the question too.
  turns = true;
  history.forward();
  confirmFirst({ question: "Go back without it?", words: inWords(risks), no: "Stay here", yes: "Go back" }, () => {
    leave();
    history.go(-2);
  });
}

function leave() {
  leaves = true;
}

/** @param {import("./leaving.js").Risk[]} risks */
function inWords(risks) {
  return `${risks.map(({ what }) => what).join(" ")} If you leave, it is gone.`;
}
