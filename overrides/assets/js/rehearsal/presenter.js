/**
 * Shows a scenario or the quiz to a group: one thing on the whole screen, next and back by keys or a clicker, hands counted
 * twice, a timer, notes in a window of their own. A new group begins without the counts of the last, which can be saved (hands.js).
 */

import { button, make } from "../page/dom.js";
import { announce } from "../page/live-region.js";
import { whenLeaving } from "../session/leaving.js";
import { count as keep, newKey, offerToSave } from "./hands.js";
import { makeNotes } from "./presenter-notes.js";
import { layOut } from "./presenter-pages.js";
import { makeTimer } from "./presenter-timer.js";
import { countHands, showTally, voteOf } from "./presenter-votes.js";

/** @typedef {import("./presenter-pages.js").Page} Page */
/** @typedef {{index: number, counts: Map<string, string>, began: number, key: string}} Session where a group is, and what it counted */

const NEXT = ["PageDown", "ArrowRight", "ArrowDown"];
const BACK = ["PageUp", "ArrowLeft", "ArrowUp"];
const MINUTE = 60;

/** By what is shown. @type {Map<string, Session>} */
const sessions = new Map();
/** Takes away what stands on the screen now. @type {() => void} */
let close = () => {};

whenLeaving(() => {
  close();
  sessions.clear();
});

/**
 * @param {HTMLElement} place what is shown, with the button that shows it
 * @param {string} name
 * @param {() => string} chosen which of its templates
 */
export function startPresenter(place, name, chosen = () => "all") {
  close();
  offerToSave(place);
  const opener = place.querySelector(".to-group");
  if (!(opener instanceof HTMLButtonElement)) return;
  opener.onclick = () => {
    const template = place.querySelector(`template[data-screens="${CSS.escape(chosen())}"]`);
    if (template instanceof HTMLTemplateElement) present(place, opener, `${name} ${chosen()}`, template);
  };
}

/** @param {HTMLElement} place @param {HTMLButtonElement} opener @param {string} name @param {HTMLTemplateElement} template */
function present(place, opener, name, template) {
  close();
  const sections = /** @type {HTMLElement[]} */ ([...template.content.children]);
  const session = sessions.get(name) ?? { index: 0, counts: new Map(), began: Date.now(), key: newKey() };
  sessions.set(name, session);
  // Whoever comes again after the end brings a new group.
  if (session.index >= sections.length - 1) refresh();

  const box = make("div", { className: "screen" });
  const count = make("span", { className: "screen-count" });
  const face = make("span", { className: "timer" });
  face.setAttribute("role", "timer");
  const starts = make("button", { type: "button" });
  const timer = makeTimer(face, starts);
  const notes = makeNotes({ next: () => move(1), back: () => move(-1) });
  const bar = make("div", { className: "presenter-bar" },
    button("Back", () => move(-1)), button("Next", () => move(1)), count, face, starts,
    button("1 minute more", () => timer.add(MINUTE)), notes.link, button("New group", newGroup), button("Leave", leave),
  );
  const presenter = make("section", { className: "presenter" }, box, bar);
  presenter.setAttribute("aria-label", "Shown to a group");
  /** @type {Page[]} */
  let pages = [];
  let at = 0;

  function refresh() {
    session.index = 0;
    session.counts.clear();
    session.began = Date.now();
    session.key = newKey();
  }

  /** @param {number} by */
  function move(by) {
    const to = Math.min(pages.length - 1, Math.max(0, at + by));
    if (to !== at) show(to, by > 0);
  }

  /** @param {number} to @param {boolean} goesOn whether a timer that belongs there begins */
  function show(to, goesOn) {
    at = to;
    const { page, section, index, first } = pages[at];
    session.index = index;
    box.replaceChildren(page);
    box.scrollTop = 0;
    box.dataset.screen = section.dataset.screen ?? "";
    countHands(page, index, session.counts, () => {
      const vote = voteOf(section, index, session.counts);
      if (vote) keep(session.key, name.split(" ")[0], vote);
    });
    showTally(page, sections[index - 1], index - 1, session.counts);
    count.textContent = `${at + 1} of ${pages.length}`;
    if (first) timer.set(goesOn ? Number(section.dataset.timer) : 0);
    showNotes();
    const heading = page.querySelector("h2");
    if (heading instanceof HTMLElement) heading.focus();
  }

  function showNotes() {
    const { section, index } = pages[at];
    const seconds = sections.slice(0, index).reduce((sum, each) => sum + Number(each.dataset.takes), 0);
    notes.show({
      place: `${at + 1} of ${pages.length}`,
      heading: headingOf(section),
      notes: [...(section.querySelector(".notes")?.children ?? [])].map((each) => each.textContent ?? ""),
      next: at + 1 < pages.length ? headingOf(pages[at + 1].section) : "",
      planned: Math.round(seconds / MINUTE),
      gone: Math.round((Date.now() - session.began) / 1000 / MINUTE),
    });
  }

  function newGroup() {
    refresh();
    show(0, false);
    announce("Begun again. Nothing is counted.");
  }

  function leave() {
    close();
    opener.focus();
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {Element | null} */ (event.target);
    const writes = target?.matches("input") ?? false;
    const presses = writes || (target?.matches("button, a") ?? false);
    if (event.key === "Escape") leave();
    else if (NEXT.includes(event.key) && !(writes && event.key.startsWith("Arrow"))) move(1);
    else if (BACK.includes(event.key) && !(writes && event.key.startsWith("Arrow"))) move(-1);
    else if (event.key === "Enter" && writes) move(1);
    else if ((event.key === "Enter" || event.key === " ") && !presses) move(1);
    else return;
    event.preventDefault();
  }

  /** The same place on a screen of another size. */
  function fit() {
    const { index } = session;
    pages = layOut(sections, box);
    show(Math.max(0, pages.findIndex((each) => each.index === index)), false);
  }

  close = () => {
    close = () => {};
    timer.stop();
    notes.close();
    removeEventListener("resize", fit);
    document.removeEventListener("keydown", onKey);
    place.removeAttribute("data-group");
    delete document.documentElement.dataset.shown;
    offerToSave(place);
    presenter.remove();
  };
  document.addEventListener("keydown", onKey);
  addEventListener("resize", fit);
  place.toggleAttribute("data-group", true);
  // On the root, for the style sheet: `:root:has(...)` would have every page of the site styled several times over.
  document.documentElement.dataset.shown = "group";
  place.append(presenter);
  fit();
}

/** @param {HTMLElement} section */
const headingOf = (section) => section.querySelector("h2")?.textContent?.trim().replace(/\s+/g, " ") ?? "";
