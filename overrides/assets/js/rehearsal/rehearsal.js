/** A scenario played through: a part's story, then its questions one at a time, then its debrief. */

import { all, press } from "../page/dom.js";
import * as python from "../python/python.js";
import { readFrom } from "../session/boxes.js";
import { whenBack, whenLeaving } from "../session/leaving.js";
import { clearAct, showOutcome, startAct } from "./act.js";
import { errorInTitle, markMissing } from "../helper/error-summary.js";
import { clearDebrief, fillDebrief } from "./rehearsal-debrief.js";
import { startPresenter } from "./presenter.js";
import { finish, playOf } from "./rehearsal-visit.js";
import { walkWithoutPython } from "../helper/walk-fallback.js";
import { mark } from "./rehearsal-fallback.js";

/** @typedef {import("../python/protocol.js").Given} Given */
/** @typedef {import("./rehearsal-fallback.js").Part} Part */
/** @typedef {import("../helper/walk-fallback.js").Found} Found */

whenLeaving(() => everyOnPage((place) => wipe(place)));
whenBack(() => everyOnPage((place) => startRehearsal(place)));

/** @param {HTMLElement} place */
export function startRehearsal(place) {
  const play = playOf(place.dataset.rehearsal ?? "");
  /** @type {Part[]} */
  const parts = JSON.parse(place.dataset.parts ?? "[]");

  /** Where the answers of this part lead. @returns {Found} */
  function lead() {
    return walkWithoutPython(parts[play.part].flow, play.given);
  }

  /** If Python and the page's own data disagree, neither may be trusted. */
  async function compare() {
    if (python.state() !== "ready") return;
    const here = lead();
    const found = await python.ask({ do: "walk", flow: parts[play.part].flow, answers: play.given }).catch(() => here);
    if (found.step !== here.step) giveUp(place);
  }

  /** Shows where the play stands. @param {boolean} [focus] */
  async function show(focus = true) {
    errorInTitle(false);
    place.dataset.stage = play.stage;
    for (const part of all(place, "[data-part], [data-debrief]")) {
      const id = part.dataset.part ?? part.dataset.debrief;
      part.toggleAttribute("data-current", id === parts[play.part].id);
    }
    const heading = await showStage();
    if (focus) heading?.focus();
  }

  /** @returns {Promise<HTMLElement | null>} the heading of what is shown */
  async function showStage() {
    if (play.stage === "act") return showAct();
    if (play.stage === "walk") {
      // At once: while Python answered, the step of the try before would stand there and could be pressed.
      void compare();
      return showStep(lead());
    }
    if (play.stage === "debrief") return await showDebrief();
    if (play.stage === "finished") return place.querySelector(".finished h2");
    return partPlace().querySelector("h2");
  }

  /** @param {Found} found @returns {HTMLElement | null} */
  function showStep(found) {
    const given = new Map(play.given);
    for (const step of all(partPlace(), "[data-step]")) {
      step.toggleAttribute("data-current", step.dataset.step === found.step);
      for (const field of step.querySelectorAll("input[type=radio]")) {
        /** @type {HTMLInputElement} */ (field).checked =
          /** @type {HTMLInputElement} */ (field).value === given.get(step.dataset.step ?? "");
      }
      markMissing(step, false);
    }
    return partPlace().querySelector("[data-step][data-current] h4");
  }

  /** What was chosen stands there again, where somebody comes back to it. @returns {HTMLElement | null} */
  function showAct() {
    const act = actPlace();
    if (!act) return null;
    showOutcome(act, play.acts.get(parts[play.part].id));
    return act.querySelector("h3");
  }

  /** @returns {Promise<HTMLElement | null>} */
  async function showDebrief() {
    const part = parts[play.part];
    const found = await python.ask({ do: "mark", flow: part.flow, answers: play.given, accepted: part.accepted }).catch(() => mark(part, play.given));
    const debrief = debriefPlace();
    fillDebrief(partPlace(), debrief, found, play.given, play.own.get(`${part.id}--own`) ?? "");
    const next = debrief.querySelector(".next-part");
    if (next) next.textContent = play.part + 1 < parts.length ? "Next part" : "Finish";
    return debrief.querySelector("h2");
  }

  function partPlace() {
    return all(place, "[data-part]")[play.part];
  }

  /** @returns {HTMLElement | null} */
  function actPlace() {
    return partPlace().querySelector("[data-act]");
  }

  function debriefPlace() {
    return all(place, "[data-debrief]")[play.part];
  }

  /** @param {Partial<import("./rehearsal-visit.js").Play>} change */
  function go(change) {
    Object.assign(play, change);
    void show();
  }

  /** @param {SubmitEvent} event */
  function answer(event) {
    event.preventDefault();
    const step = /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (event.target).closest("[data-step]"));
    const field = step.querySelector("input[type=hidden], .answer input:checked");
    if (!(field instanceof HTMLInputElement)) return markMissing(step, true);
    const given = new Map(play.given).set(step.dataset.step ?? "", field.value);
    go({ given: walkWithoutPython(parts[play.part].flow, [...given]).taken });
  }

  function back() {
    if (play.given.length) go({ given: play.given.slice(0, -1) });
    else go({ stage: actPlace() ? "act" : "read" });
  }

  function nextPart() {
    if (play.part + 1 < parts.length) return go({ part: play.part + 1, stage: "read", given: [] });
    finish(place.dataset.rehearsal ?? "");
    go({ stage: "finished" });
  }

  place.toggleAttribute("data-playing", true);
  all(place, "form").forEach((form) => (form.onsubmit = answer));
  for (const act of all(place, "[data-act]")) startAct(act, (option) => play.acts.set(act.dataset.act ?? "", option));
  press(place, ".show-options", () => go({ stage: actPlace() ? "act" : "walk" }));
  press(place, ".to-walk", () => go({ stage: "walk" }));
  press(place, ".back", back);
  press(place, ".to-debrief", () => go({ stage: "debrief" }));
  press(place, ".again", () => {
    clearDebrief(debriefPlace());
    play.acts.delete(parts[play.part].id);
    go({ stage: "read", given: [] });
  });
  press(place, ".next-part", nextPart);
  press(place, ".from-start", () => {
    play.acts.clear();
    go({ part: 0, stage: "read", given: [] });
  });
  press(place, ".to-sheet", () => showSheet(place));
  readFrom("rehearsal", () => ownWords(place).forEach((field) => play.own.set(field.id, field.value)));
  for (const field of ownWords(place)) keepWords(field, play.own);
  startPresenter(place, place.dataset.rehearsal ?? "");
  void show(false);
  python.whenReady(() => {
    if (place.isConnected && play.stage === "walk") void compare();
  });
}

/** @param {HTMLElement} place @returns {HTMLTextAreaElement[]} */
function ownWords(place) {
  return [...place.querySelectorAll(".own-words textarea, .own-record textarea")].filter((field) => field instanceof HTMLTextAreaElement);
}

/** @param {HTMLTextAreaElement} field @param {Map<string, string>} own */
function keepWords(field, own) {
  field.value = own.get(field.id) ?? "";
  field.oninput = () => own.set(field.id, field.value);
}

/** @param {HTMLElement} place */
function showSheet(place) {
  const playing = place.toggleAttribute("data-playing");
  const button = place.querySelector(".to-sheet");
  if (button) button.textContent = playing ? "Show the whole sheet" : "One part at a time";
}

/** @param {HTMLElement} place */
function giveUp(place) {
  place.removeAttribute("data-playing");
  document.documentElement.dataset.disagreement = place.dataset.rehearsal ?? "";
  const fault = place.querySelector(".fault");
  if (!(fault instanceof HTMLElement)) return;
  fault.hidden = false;
  fault.textContent = "This scenario has a fault, so it is shown as a sheet. Tell the Designated Safeguarding Lead (DSL).";
}

/** @param {HTMLElement} place */
function wipe(place) {
  place.querySelectorAll("form").forEach((form) => form.reset());
  place.querySelectorAll("textarea").forEach((field) => (field.value = ""));
  all(place, "[data-debrief]").forEach(clearDebrief);
  all(place, "[data-act]").forEach(clearAct);
}

/** @param {(place: HTMLElement) => void} action */
function everyOnPage(action) {
  all(document, "[data-rehearsal]").forEach(action);
}
