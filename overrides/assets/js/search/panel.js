/** The search's panel: what the theme leaves out for people who type by voice, or go from link to link with Tab. */

import { whenLeaving } from "../session/leaving.js";
import { say, unsay } from "../page/parts.js";

/** These the theme answers itself: through the results, to the best one, and out. */
const THEMES = new Set(["ArrowUp", "ArrowDown", "Enter", "Escape"]);

/** Once in a visit: the header outlives the pages. @param {Document} page */
export function startSearch(page) {
  const panel = page.querySelector("[data-search]");
  const box = panel?.querySelector("input");
  const open = page.getElementById("__search");
  if (!panel || !box || !(open instanceof HTMLInputElement)) return;

  // The theme listens to keys alone: words that are pasted, or spoken, come without any.
  box.addEventListener("input", () => box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: false })));

  // The theme opens the search when the box gets the focus. It closes it by itself after the page has changed, and the
  // focus may stay: then only a press says that somebody wants it.
  box.addEventListener("click", () => set(open, true));

  page.addEventListener("keydown", (event) => {
    if (!(event.target instanceof Element) || !panel.contains(event.target) || THEMES.has(event.key)) return;
    // The theme closes the search on Tab, and takes every other key back to the box.
    event.stopPropagation();
    if (event.key === "Tab") panel.querySelectorAll(".md-search-result [tabindex='-1']").forEach((link) => link.removeAttribute("tabindex"));
  });
  panel.addEventListener("focusout", (event) => {
    const next = /** @type {FocusEvent} */ (event).relatedTarget;
    if (next instanceof Node && !panel.contains(next)) set(open, false);
  });
  for (const words of panel.querySelectorAll(".search-help, .search-urgent")) {
    words.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("a")) set(open, false);
    });
  }
  page.addEventListener("search-refused", () => say(page, "search"));
  page.addEventListener("search-answered", () => unsay(page, "search"));
  whenLeaving(() => {
    box.value = "";
    panel.querySelector(".md-search-result__list")?.replaceChildren();
  });
}

/** @param {HTMLInputElement} open @param {boolean} wanted */
function set(open, wanted) {
  if (open.checked === wanted) return;
  open.checked = wanted;
  open.dispatchEvent(new CustomEvent("change"));
}
