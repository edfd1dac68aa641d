/**
 * The search's panel, the same whatever generates the pages: by keyboard, by voice, from link to link with Tab, by ear. What the theme
 * has of it is its look, and the hidden box that says whether it is open.
 */

import { whenLeaving } from "../session/leaving.js";
import { say, unsay } from "../page/parts.js";
import { isMetered } from "../page/connection.js";
import { announce } from "../page/live-region.js";
import { scoreOf, shownPage } from "./results.js";

/** @typedef {import("./messages.js").Hit} Hit */
/** @typedef {import("./messages.js").Answer} Answer */

/** How long nothing more is typed before what was found is said: not at each letter. */
const PAUSE_IN_MS = 600;

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

  const telling = tellResults(panel, meta, box, open);
  const show = (/** @type {Hit[][]} */ found) => {
    const none = box.value.trim() ? words.none : words.nothingTyped;
    meta.textContent = (found.length ? counted(words.one, words.several, found.length) : none) ?? "";
    list.replaceChildren(...found.map((hits) => shownPage(hits, site, (many) => counted(words.oneMore, words.severalMore, many))));
    telling.soon();
  };
  const ask = asking(page, script, show);
  const look = () => ask.look(box.value);

  // Not as soon as the box has the focus: whoever goes through the header with Tab would have every link of the panel on the way. It
  // opens when somebody wants it: presses, types, or goes down from the box.
  box.addEventListener("click", () => set(open, true));
  box.addEventListener("input", () => {
    telling.stop();
    set(open, true);
    look();
  });
  box.form?.addEventListener("submit", (event) => event.preventDefault());
  box.form?.addEventListener("reset", () => {
    // The box is empty once the event is over.
    queueMicrotask(look);
    box.focus();
  });
  open.addEventListener("change", () => {
    list.setAttribute("role", open.checked ? "list" : "presentation");
    if (!open.checked) return telling.stop();
    // Whoever presses is about to type: what the search needs comes meanwhile, unless each megabyte is counted.
    if (!isMetered()) ask.start();
    box.focus();
    look();
  });
  panel.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) set(open, false);
  });
  panel.addEventListener("keydown", (event) => press(/** @type {KeyboardEvent} */ (event), { page, panel, open, box, list }));
  panel.addEventListener("focusout", (event) => {
    const next = /** @type {FocusEvent} */ (event).relatedTarget;
    if (next instanceof Node && !panel.contains(next)) set(open, false);
  });
  whenLeaving(() => {
    box.value = "";
    look();
  });
}

/**
 * Says once how much was found, and what to do about danger.
 *
 * @param {Element} panel @param {Element} meta @param {HTMLInputElement} box @param {HTMLInputElement} open
 */
function tellResults(panel, meta, box, open) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let saying;
  const words = () => {
    const urgent = panel.querySelector(".search-urgent");
    const danger = urgent instanceof HTMLElement && urgent.getClientRects().length > 0 ? urgent.textContent : "";
    return [danger, meta.textContent].join(" ").replace(/\s+/g, " ").trim();
  };
  return {
    soon() {
      clearTimeout(saying);
      saying = setTimeout(() => open.checked && box.value.trim() && announce(words()), PAUSE_IN_MS);
    },
    /** What is said next is about other words, also where as much is found. */
    stop() {
      clearTimeout(saying);
      announce("");
    },
  };
}

/**
 * Puts questions to the worker, which `start` starts, or the first of them, and shows the answer to the last one.
 *
 * @param {Document} page @param {URL} script @param {(found: Hit[][]) => void} show @returns {{start: () => void, look: (typed: string) => void}}
 */
function asking(page, script, show) {
  /** @type {Worker | undefined} */
  let worker;
  let number = 0;
  /** What the list shows, or soon will: it is not put together anew under somebody who is in it. @type {string | undefined} */
  let last;

  function refused() {
    last = undefined;
    // "Nothing found" would not be true.
    say(page, "search");
  }

  /** @param {Answer} answer */
  function hear(answer) {
    if ("refused" in answer) return refused();
    unsay(page, "search");
    if (answer.number === number) show(answer.found);
  }

  function started() {
    if (!worker) {
      worker = new Worker(script);
      worker.addEventListener("message", ({ data }) => hear(data));
      worker.addEventListener("error", refused);
    }
    return worker;
  }

  function start() {
    try {
      started();
    } catch {
      // The first question says so.
    }
  }

  /** @param {string} typed */
  function look(typed) {
    if (typed === last) return;
    last = typed;
    number += 1;
    if (!typed.trim()) return show([]);
    try {
      started().postMessage({ number, typed });
    } catch {
      refused();
    }
  }

  return { start, look };
}

/** @param {KeyboardEvent} event @param {{page: Document, panel: Element, open: HTMLInputElement, box: HTMLInputElement, list: Element}} parts */
function press(event, { page, panel, open, box, list }) {
  if (event.key === "Enter" && page.activeElement === box) {
    event.preventDefault();
    const links = [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(":scope > :first-child a"))];
    links.sort((a, b) => scoreOf(b) - scoreOf(a))[0]?.click();
  } else if (event.key === "Escape" && open.checked) {
    set(open, false);
    focusAfter(page, box);
  } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    event.preventDefault();
    set(open, true);
    const found = list.querySelectorAll(":not(details) > a, summary, details[open] a");
    const there = found.length ? found : panel.querySelectorAll(".search-help a");
    const stops = [box, .../** @type {NodeListOf<HTMLElement>} */ (there)];
    const here = Math.max(0, stops.findIndex((each) => each === page.activeElement));
    stops[(here + stops.length + (event.key === "ArrowUp" ? -1 : 1)) % stops.length].focus();
  }
}

/** On a narrow screen the box goes with the panel; there the button that opened it is seen. @param {Document} page @param {HTMLElement} box */
function focusAfter(page, box) {
  const button = page.querySelector(".md-header__inner > label[for=__search] button");
  const seen = button instanceof HTMLElement && button.getClientRects().length > 0;
  (seen ? button : box).focus();
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
