/**
 * Explains a term of the glossary where it stands: on hover, on focus and when pressed. Escape closes.
 *
 * The words are those of the list at the page's end, which stays there for print and for pages without scripts.
 */

import { announce } from "./live-region.js";

/** @type {HTMLElement | null} the one box in which a term is explained */
let box = null;
/** @type {HTMLElement | null} the term that is explained just now */
let shown = null;
/** Pressed, so that it stays when the pointer leaves. */
let pressed = false;

/** On every page. @param {Document} page */
export function startTerms(page) {
  hide();
  const list = page.querySelector(".terms");
  if (!(list instanceof HTMLElement)) return;
  list.dataset.onPaper = "";
  for (const term of page.querySelectorAll("abbr.term")) {
    if (!(term instanceof HTMLElement) || !term.dataset.term) continue;
    term.tabIndex = 0;
    term.setAttribute("role", "button");
    term.setAttribute("aria-expanded", "false");
  }
}

/** Once in a visit. @param {Document} page */
export function listenForTerms(page) {
  // Moved on to it: what comes under a pointer at rest, as the next step of a helper does, must not be covered.
  page.addEventListener("pointermove", (event) => {
    const term = event.pointerType === "mouse" && !pressed && termAt(event.target);
    if (term) show(term);
  });
  page.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || pressed || termAt(event.target)) return;
    // The pointer may go from the term into the box, to read or to follow a link. Where the keyboard is, the box stays: a page
    // that moves under a pointer at rest is no pointer that leaves.
    if (shown !== page.activeElement && !box?.contains(/** @type {Node} */ (event.target))) hide();
  });
  page.addEventListener("focusin", (event) => {
    const term = termAt(event.target);
    if (term?.matches(":focus-visible")) show(term);
    else if (!term && !box?.contains(/** @type {Node} */ (event.target))) hide();
  });
  page.addEventListener("click", (event) => {
    const term = termAt(event.target);
    if (term) press(term);
    else if (!box?.contains(/** @type {Node} */ (event.target))) hide();
  });
  page.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown) {
      event.stopPropagation();
      hide();
    }
    const term = termAt(event.target);
    if (term && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      press(term);
    }
  }, { capture: true });
}

/** @param {HTMLElement} term */
function press(term) {
  if (pressed && shown === term) return hide();
  show(term);
  pressed = true;
  announce(box?.textContent?.trim().replace(/\s+/g, " ") ?? "");
}

/** @param {HTMLElement} term */
function show(term) {
  if (shown === term) return;
  hide();
  const words = document.getElementById(term.dataset.term ?? "");
  if (!words) return;
  box = document.createElement("div");
  box.className = "term-told md-typeset";
  // Whoever listens is told it when the term is pressed: as a description it would be read at every mention of it.
  box.setAttribute("aria-hidden", "true");
  box.append(...[...words.childNodes].map((node) => node.cloneNode(true)));
  box.querySelectorAll("a").forEach((link) => (link.tabIndex = -1));
  document.body.append(box);
  place(box, term.getBoundingClientRect());
  shown = term;
  term.setAttribute("aria-expanded", "true");
}

/** Under the term, touching it, and inside the window. @param {HTMLElement} told @param {DOMRect} at */
function place(told, at) {
  const room = document.documentElement.clientWidth - told.offsetWidth;
  told.style.left = `${scrollX + Math.max(0, Math.min(at.left, room))}px`;
  const below = at.bottom + told.offsetHeight <= innerHeight || at.top < told.offsetHeight;
  told.style.top = `${scrollY + (below ? at.bottom : at.top - told.offsetHeight)}px`;
}

function hide() {
  box?.remove();
  shown?.setAttribute("aria-expanded", "false");
  if (pressed) announce("");
  [box, shown, pressed] = [null, null, false];
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
function termAt(target) {
  const term = target instanceof Element ? target.closest("abbr.term[data-term]") : null;
  return term instanceof HTMLElement ? term : null;
}
