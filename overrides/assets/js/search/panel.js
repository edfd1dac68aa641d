/** The search's panel: what the theme leaves out for people who type by voice, go from link to link with Tab, or listen. */

import { whenLeaving } from "../session/leaving.js";
import { say, unsay } from "../page/parts.js";
import { forReaders, tell } from "../page/told.js";

/** These the theme answers itself: through the results, and to the best one. */
const THEMES = new Set(["ArrowUp", "ArrowDown", "Enter"]);
/** How long nothing more is typed before what was found is said: not at each letter. */
const PAUSE_IN_MS = 600;

/** Once in a visit: the header outlives the pages. @param {Document} page */
export function startSearch(page) {
  const panel = page.querySelector("[data-search]");
  const box = panel?.querySelector("input");
  const open = page.getElementById("__search");
  if (!(panel instanceof HTMLElement) || !box || !(open instanceof HTMLInputElement)) return;

  // The theme opens the panel as soon as the box has the focus: whoever goes through the header with Tab would have every link
  // of it on the way. It opens when somebody wants it: presses, types, or goes down from the box.
  let wanted = new URLSearchParams(location.search).has("q");
  const want = () => {
    wanted = true;
    set(open, true);
  };
  const close = () => set(open, (wanted = false));
  open.addEventListener("change", () => {
    if (open.checked && !wanted) set(open, false);
    if (open.checked) return;
    wanted = false;
    tell("");
  });
  page.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("label[for=__search]")) wanted = true;
  }, { capture: true });

  // The theme listens to keys alone: words that are pasted, or spoken, come without any.
  box.addEventListener("input", () => {
    want();
    // What is said next is about other words, also where as much is found.
    tell("");
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: false }));
  });
  // The theme closes it by itself after the page has changed, and the focus may stay.
  box.addEventListener("click", want);

  page.addEventListener("keydown", (event) => {
    if (!(event.target instanceof Element) || !panel.contains(event.target)) return;
    const down = event.key === "ArrowDown" && event.target === box && !panel.querySelector(".md-search-result__item");
    if (THEMES.has(event.key) && !down) return;
    // The theme closes the search on Tab, and takes every other key back to the box.
    event.stopPropagation();
    if (event.key === "Tab") panel.querySelectorAll(".md-search-result [tabindex='-1']").forEach((link) => link.removeAttribute("tabindex"));
    if (event.key === "Escape" && open.checked) {
      close();
      focusAfter(page, box);
    }
    if (down) {
      event.preventDefault();
      want();
      /** @type {HTMLElement | null} */ (panel.querySelector(".search-help a"))?.focus();
    }
  });
  panel.addEventListener("focusout", (event) => {
    const next = /** @type {FocusEvent} */ (event).relatedTarget;
    if (next instanceof Node && !panel.contains(next)) close();
  });
  for (const words of panel.querySelectorAll(".search-help, .search-urgent")) {
    words.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("a")) close();
    });
  }
  tellResults(panel, box, open);
  page.addEventListener("search-refused", () => say(page, "search"));
  page.addEventListener("search-answered", () => unsay(page, "search"));
  whenLeaving(() => {
    box.value = "";
    panel.querySelector(".md-search-result__list")?.replaceChildren();
  });
}

/** On a narrow screen the box goes with the panel; there the button that opened it is seen. @param {Document} page @param {HTMLElement} box */
function focusAfter(page, box) {
  const button = page.querySelector(".md-header__inner > label[for=__search] button");
  const seen = button instanceof HTMLElement && button.getClientRects().length > 0;
  (seen ? button : box).focus();
}

/**
 * Names each result, and says once how much was found, and what to do about danger.
 * @param {HTMLElement} panel @param {HTMLInputElement} box @param {HTMLInputElement} open
 */
function tellResults(panel, box, open) {
  const found = panel.querySelector(".md-search-result");
  const list = panel.querySelector(".md-search-result__list");
  if (!found || !list) return;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let saying;
  const words = () => {
    const urgent = panel.querySelector(".search-urgent");
    const danger = urgent instanceof HTMLElement && urgent.getClientRects().length > 0 ? urgent.textContent : "";
    return [danger, found.querySelector(".md-search-result__meta")?.textContent].join(" ").replace(/\s+/g, " ").trim();
  };
  new MutationObserver(() => {
    nameResults(list);
    clearTimeout(saying);
    saying = setTimeout(() => open.checked && box.value.trim() && tell(words()), PAUSE_IN_MS);
  }).observe(found, { childList: true, subtree: true, characterData: true });
}

/** The theme puts an article with a heading of the first level into each link: some browsers give such a link no name. @param {Element} list */
function nameResults(list) {
  for (const article of list.querySelectorAll("a > article:not([role])")) {
    article.setAttribute("role", "none");
    for (const heading of article.querySelectorAll("h1, h2")) {
      heading.setAttribute("role", "none");
      heading.append(forReaders(". "));
    }
  }
}

/** @param {HTMLInputElement} open @param {boolean} wanted */
function set(open, wanted) {
  if (open.checked === wanted) return;
  open.checked = wanted;
  open.dispatchEvent(new CustomEvent("change"));
}
