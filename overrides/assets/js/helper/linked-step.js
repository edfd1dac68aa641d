/** A link to a step shows that step by itself, as the page without scripts has it: nothing is assumed of the answers. */

import { isShort, stepId, stepOf, stepsOf } from "./steps.js";
import { buttonTo, focusHeading, press, setView, viewOf } from "./step-view.js";
import { comes } from "../session/second-tap.js";

/**
 * @typedef {object} Walk what a walk does for it
 * @property {() => string} step where the walk stands
 * @property {() => boolean} begun whether anything has been answered
 * @property {(step: string) => void} showStep
 * @property {() => void} resume shows again where the walk stands
 */

/** Follows the address of the page that is shown. @type {() => void} */
let follow = () => undefined;
for (const kind of ["hashchange", "popstate"]) addEventListener(kind, () => follow());
document.addEventListener("click", followOutside, { capture: true });

/** Follows a link to this page from outside the helper: a result of the search, the menu. @param {MouseEvent} event */
function followOutside(event) {
  const link = event.target instanceof Element && event.target.closest("a[href]");
  const helper = document.querySelector("[data-helper]");
  if (!(link instanceof HTMLAnchorElement) || !(helper instanceof HTMLElement) || helper.contains(link)) return;
  if (isForAnotherTab(event) || link.origin !== location.origin || link.pathname !== location.pathname) return;
  // A link that names no step the theme follows; it tells nobody of the new address.
  if (!stepAt(helper, link.hash)) return void setTimeout(() => follow());
  // Here it would go back, where it takes the address for the one that it knows.
  event.preventDefault();
  event.stopImmediatePropagation();
  if (link.hash !== location.hash) history.pushState(null, "", link.hash);
  follow();
}

/** @param {HTMLElement} helper @param {Walk} walk @returns {(link: Element, event: MouseEvent) => void} follows a link of the helper to a step */
export function startLooking(helper, walk) {
  const path = location.pathname;

  /** @param {string} step */
  function look(step) {
    turnTo(helper, step, () => {
      walk.showStep(step);
      setView(helper, "look");
      const button = buttonTo(helper, "to-walk");
      if (button) button.textContent = walk.begun() ? "Back to my answers" : "Start from the first question";
      if (stepAt(helper, location.hash) !== step) leaveAddress();
    });
    // The browser may have gone to where the step was when all were shown, and given it the focus there.
    stepOf(helper, step)?.querySelector("h2")?.scrollIntoView();
  }

  function backToWalk() {
    turnTo(helper, walk.step(), () => {
      setView(helper, "walk");
      walk.resume();
      leaveAddress();
    });
  }

  function showAll() {
    if (viewOf(helper) === "all") return backToWalk();
    turnTo(helper, stepId(stepsOf(helper)[0]), () => {
      setView(helper, "all");
      leaveAddress();
    });
  }

  /** The address may name another step than before, or none: also by Back and Forward. */
  function followAddress() {
    if (!helper.isConnected || !helper.hasAttribute("data-walkable") || location.pathname !== path) return;
    const step = stepAt(helper, location.hash);
    if (step) look(step);
    else if (viewOf(helper) === "look" && !location.hash) backToWalk();
  }

  if (!isShort(helper)) press(helper, "show-all", showAll);
  press(helper, "to-walk", backToWalk);
  follow = followAddress;
  followAddress();
  // While a page loads, the browser goes to the place in the address by itself, and may take the focus from the heading.
  if (document.readyState !== "complete" && stepAt(helper, location.hash)) {
    addEventListener("load", () => requestAnimationFrame(() => document.activeElement === document.body && followAddress()), { once: true });
  }

  return (link, event) => {
    if (isForAnotherTab(event)) return;
    // Not by the theme, which would put the step into the address.
    event.preventDefault();
    event.stopPropagation();
    // The theme makes addresses whole; links in the drawing are SVG's own.
    const address = link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "";
    const step = address.split("#")[1] ?? "";
    if (viewOf(helper) === "all") turnTo(helper, step, () => undefined);
    else look(step);
  };
}

/** @param {HTMLElement} helper @param {string} step gets the focus @param {() => void} action shows it */
export function turnTo(helper, step, action) {
  const isThere = comes(helper);
  action();
  focusHeading(helper, step);
  isThere();
}

/** The step that an address names after its "#", or in which the place lies that it names; "" if none. @param {HTMLElement} helper @param {string} hash */
function stepAt(helper, hash) {
  const step = document.getElementById(hash.slice(1))?.closest("[data-step]");
  return step instanceof HTMLElement && helper.contains(step) ? stepId(step) : "";
}

/** @param {MouseEvent} event */
const isForAnotherTab = (event) => event.ctrlKey || event.metaKey || event.shiftKey;

/** The address names the helper alone, once something else is shown than the step that it named. */
function leaveAddress() {
  if (location.hash) history.replaceState(history.state, "", location.pathname + location.search);
}
