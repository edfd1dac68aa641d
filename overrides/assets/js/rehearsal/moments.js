/** The two-minute moments: this week's first, any other from the list; one slide, one sheet for the wall. Nothing is stored. */

import { all, button, make, press } from "../page/dom.js";
import { whenBack, whenLeaving } from "../session/leaving.js";
import { clearAct, startAct } from "./act.js";
import { choseIn, toComeBackTo } from "./rehearsal-visit.js";
import { ofTheWeek } from "./week.js";

whenLeaving(() => onPage(wipe));
whenBack(() => onPage(startMoments));

/** Stops listening for the keys of the last page's slide. @type {() => void} */
let leave = () => {};

/** @param {HTMLElement} place */
export function startMoments(place) {
  leave();
  const moments = all(place, "[data-moment]");
  const items = all(place, ".all-moments li");
  const select = place.querySelector("#choose-moments");

  /** @param {string} name @param {boolean} [focus] */
  function show(name, focus = true) {
    for (const moment of moments) {
      const is = moment.dataset.moment === name;
      moment.toggleAttribute("data-current", is);
      if (is && focus) moment.querySelector("h2")?.focus();
    }
  }

  /** @param {boolean} [focus] */
  function showTheWeeks(focus = false) {
    const role = select instanceof HTMLSelectElement ? select.value : "";
    const fitting = items.filter((item) => (role ? (item.dataset.for ?? "").split("|").includes(role) : item.hasAttribute("data-everybody")));
    const chosen = ofTheWeek(fitting.length ? fitting : items, new Date());
    for (const item of items) item.querySelector(".this-week")?.toggleAttribute("hidden", item !== chosen);
    if (chosen) show(chosen.dataset.name ?? "", focus);
  }

  function showMissed() {
    const missed = toComeBackTo();
    place.querySelector(".come-back ul")?.replaceChildren(
      ...missed.map((name) => {
        const title = items.find((item) => item.dataset.name === name)?.querySelector("a")?.textContent ?? name;
        const comeBack = () => {
          const moment = moments.find((each) => each.dataset.moment === name);
          if (moment) again(moment);
          show(name);
        };
        return make("li", {}, button(title, comeBack, "quiet"));
      }),
    );
    place.querySelector(".come-back")?.toggleAttribute("hidden", missed.length === 0);
  }

  for (const moment of moments) {
    const name = moment.dataset.moment ?? "";
    const act = moment.querySelector("[data-act]");
    if (act instanceof HTMLElement)
      startAct(act, (_, mark) => {
        choseIn(name, mark !== "tempting");
        showMissed();
      });
    press(moment, ".print-moment", () => window.print());
    startSlide(place, moment);
  }
  for (const item of items) {
    const link = item.querySelector("a");
    if (!link) continue;
    link.onclick = (event) => {
      // Not by the theme, which would put it into the history.
      event.preventDefault();
      event.stopPropagation();
      show(item.dataset.name ?? "");
    };
  }
  if (select instanceof HTMLSelectElement) select.onchange = () => showTheWeeks();
  place.querySelector("form.chooser")?.toggleAttribute("hidden", false);
  place.toggleAttribute("data-playing", true);
  showMissed();
  const named = moments.find((moment) => `#${moment.dataset.moment}` === location.hash);
  showTheWeeks();
  if (named) show(named.dataset.moment ?? "");
  leave = keys(place);
}

/** @param {HTMLElement} place @param {HTMLElement} moment */
function startSlide(place, moment) {
  press(moment, ".to-slide", () => slide(place, true));
  press(moment, ".leave-slide", () => slide(place, false));
  press(moment, ".turn", () => turn(place, place.dataset.face !== "do"));
}

/** @param {HTMLElement} place @param {boolean} on */
function slide(place, on) {
  place.toggleAttribute("data-slide", on);
  if (on) document.documentElement.dataset.shown = "slide";
  else delete document.documentElement.dataset.shown;
  place.querySelector("[data-current] .slide-bar")?.toggleAttribute("hidden", !on);
  turn(place, false);
  const next = place.querySelector(`[data-current] ${on ? ".turn" : ".to-slide"}`);
  if (next instanceof HTMLElement) next.focus();
}

/** Shows the question, or what to do. @param {HTMLElement} place @param {boolean} toDo */
function turn(place, toDo) {
  place.dataset.face = toDo ? "do" : "ask";
  const button = place.querySelector("[data-current] .turn");
  if (button) button.textContent = toDo ? "Back to the question" : "What to do";
}

/** A clicker sends Page Down and Page Up. @param {HTMLElement} place @returns {() => void} */
function keys(place) {
  /** @param {KeyboardEvent} event */
  function listen(event) {
    if (!place.hasAttribute("data-slide")) return;
    const to = { PageDown: true, ArrowRight: true, PageUp: false, ArrowLeft: false }[event.key];
    if (event.key === "Escape") slide(place, false);
    else if (to !== undefined) turn(place, to);
    else return;
    event.preventDefault();
  }
  document.addEventListener("keydown", listen);
  return () => document.removeEventListener("keydown", listen);
}

/** @param {HTMLElement} moment */
function again(moment) {
  const act = moment.querySelector("[data-act]");
  if (act instanceof HTMLElement) clearAct(act);
}

/** @param {HTMLElement} place */
function wipe(place) {
  all(place, "[data-moment]").forEach(again);
  place.querySelectorAll("form").forEach((form) => form.reset());
  place.querySelector(".come-back ul")?.replaceChildren();
  place.querySelector(".come-back")?.toggleAttribute("hidden", true);
}

/** @param {(place: HTMLElement) => void} action */
function onPage(action) {
  all(document, "[data-moments]").forEach(action);
}
