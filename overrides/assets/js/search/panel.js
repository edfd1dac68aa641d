/**
 * The search's panel, the same whatever generates the pages: by keyboard, by voice, from link to link with Tab. What the theme has of
 * it is its look, and the hidden box that says whether it is open.
 */

import { whenLeaving } from "../session/leaving.js";
import { say, unsay } from "../page/parts.js";
import { scoreOf, shownPage } from "./results.js";

/** @typedef {import("./messages.js").Hit} Hit */
/** @typedef {import("./messages.js").Answer} Answer */

/** Once in a visit: the header outlives the pages. @param {Document} page @param {URL} script the worker's */
export function startSearch(page, script) {
  const panel = page.querySelector("[data-search]");
  const box = panel?.querySelector("input");
  const meta = panel?.querySelector(".md-search-result__meta");
  const list = panel?.querySelector(".md-search-result__list");
  const open = page.getElementById("__search");
  if (!panel || !box || !list || !(meta instanceof HTMLElement) || !(open instanceof HTMLInputElement)) return;
  const words = meta.dataset;
  // Four folders up from the worker: where hits count from.
  const site = new URL("../../../../", script);

  const show = (/** @type {Hit[][]} */ found) => {
    const none = box.value.trim() ? words.none : words.nothingTyped;
    meta.textContent = (found.length ? counted(words.one, words.several, found.length) : none) ?? "";
    list.replaceChildren(...found.map((hits) => shownPage(hits, site, (many) => counted(words.oneMore, words.severalMore, many))));
  };
  const ask = asking(page, script, show);
  const look = () => ask(box.value);

  box.addEventListener("focus", () => {
    set(open, true);
    look();
  });
  // The panel is closed once the page has changed, and the focus may stay: then only a press says that somebody wants it.
  box.addEventListener("click", () => set(open, true));
  box.addEventListener("input", look);
  box.form?.addEventListener("submit", (event) => event.preventDefault());
  box.form?.addEventListener("reset", () => {
    // The box is empty once the event is over.
    queueMicrotask(look);
    box.focus();
  });
  open.addEventListener("change", () => {
    list.setAttribute("role", open.checked ? "list" : "presentation");
    if (open.checked) box.focus();
    else if (panel.contains(page.activeElement)) /** @type {HTMLElement} */ (page.activeElement).blur();
  });
  panel.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) set(open, false);
  });
  panel.addEventListener("keydown", (event) => press(/** @type {KeyboardEvent} */ (event), { page, open, box, list }));
  panel.addEventListener("focusout", (event) => {
    const next = /** @type {FocusEvent} */ (event).relatedTarget;
    if (next instanceof Node && !panel.contains(next)) set(open, false);
  });
  whenLeaving(() => {
    box.value = "";
    list.replaceChildren();
  });
}

/**
 * Puts questions to the worker, which starts with the first of them, and shows the answer to the last one.
 *
 * @param {Document} page @param {URL} script @param {(found: Hit[][]) => void} show @returns {(typed: string) => void}
 */
function asking(page, script, show) {
  /** @type {Worker | undefined} */
  let worker;
  let number = 0;
  // "Nothing found" would not be true.
  const refused = () => say(page, "search");

  /** @param {Answer} answer */
  function hear(answer) {
    if ("refused" in answer) return refused();
    unsay(page, "search");
    if (answer.number === number) show(answer.found);
  }

  return (typed) => {
    number += 1;
    if (!typed.trim()) return show([]);
    try {
      if (!worker) {
        worker = new Worker(script);
        worker.addEventListener("message", ({ data }) => hear(data));
        worker.addEventListener("error", refused);
      }
      worker.postMessage({ number, typed });
    } catch {
      refused();
    }
  };
}

/** @param {KeyboardEvent} event @param {{page: Document, open: HTMLInputElement, box: HTMLInputElement, list: Element}} panel */
function press(event, { page, open, box, list }) {
  if (event.key === "Enter" && page.activeElement === box) {
    event.preventDefault();
    const links = [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(":scope > :first-child a"))];
    links.sort((a, b) => scoreOf(b) - scoreOf(a))[0]?.click();
  } else if (event.key === "Escape") {
    set(open, false);
  } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    event.preventDefault();
    const found = list.querySelectorAll(":not(details) > a, summary, details[open] a");
    const stops = [box, .../** @type {NodeListOf<HTMLElement>} */ (found)];
    const here = Math.max(0, stops.findIndex((each) => each === page.activeElement));
    stops[(here + stops.length + (event.key === "ArrowUp" ? -1 : 1)) % stops.length].focus();
  }
}

/** @param {string | undefined} one @param {string | undefined} several @param {number} many */
function counted(one, several, many) {
  return ((many === 1 ? one : several) ?? "").replace("#", String(many));
}

/** @param {HTMLInputElement} open @param {boolean} wanted */
function set(open, wanted) {
  if (open.checked === wanted) return;
  open.checked = wanted;
  open.dispatchEvent(new Event("change"));
}
