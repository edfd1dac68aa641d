/** The guided walk: shows one step at a time. Python decides which; the page's own data do until it is there. */

import * as python from "../python/python.js";
import { confirmFirst } from "../session/confirm.js";
import { readFrom } from "../session/boxes.js";
import { foldEnding, showDuties, startProofs } from "./duties.js";
import { startHours } from "./hours.js";
import { whenAtRisk, whenBack, whenLeaving } from "../session/leaving.js";
import { offerAnother } from "../case/another.js";
import { titleOf, walkedOn } from "../case/collect.js";
import { closeEntry, noteWalk, safeHelpers } from "../case/entries.js";
import { noteAnswers, offerFor } from "../case/facts.js";
import { showOffer } from "../case/offer.js";
import { knowsOfCase } from "../case/case.js";
import { showGoingHome } from "../case/going-home.js";
import { kindOf, walkWithoutPython } from "./walk-fallback.js";
import { stepId, stepOf } from "./steps.js";
import { startListening } from "./listen.js";
import { startLooking, turnTo } from "./linked-step.js";
import { emptyRecords, fillRecord, startPrinting } from "./record.js";
import { comes, startHolding } from "../session/second-tap.js";
import { focusHeading, giveUp, press, setView, showControls, showStep } from "./step-view.js";
import { answerWords, droppedInWords, questionWords, showAnswers, showDropped } from "./answers-list.js";
import { announce } from "../page/live-region.js";
import { showAlternatives } from "./what-if.js";
import { forget, isNoted, keepTyped, readTyped, riskOfVisits, visitOf } from "./visit.js";

/** @typedef {import("../python/protocol.js").Given} Given */
/** @typedef {import("./walk-fallback.js").Found} Found */

whenLeaving(() => {
  forget();
  emptyRecords(document);
  document.querySelectorAll(".step [data-going-home]").forEach((line) => line.replaceChildren());
  document.querySelectorAll("[data-helper]").forEach((helper) => keepTyped(/** @type {HTMLElement} */ (helper), new Map()));
}, "case");
whenAtRisk(() => riskOfVisits(safeHelpers()));
whenBack(() => document.querySelectorAll("[data-helper]").forEach((helper) => startWalk(/** @type {HTMLElement} */ (helper))));

const BEFORE_RESTART = {
  question: "Start again without it?",
  words: "What you wrote in this helper goes with your answers, and cannot be brought back.",
  no: "Keep it",
  yes: "Start again",
};

/** @param {HTMLElement} helper @param {boolean} [justCome] whether a press on another page has led here: its second must not answer */
export function startWalk(helper, justCome = false) {
  const name = helper.dataset.helper ?? "";
  const flow = helper.dataset.flow ?? "{}";
  /** @type {import("./walk-fallback.js").FlowShape} */
  const shape = JSON.parse(flow);
  const isOfCase = helper.dataset.case !== undefined;
  /** @type {Found} */
  let now = walkWithoutPython(shape, visitOf(name).given);
  let asking = false;

  /** @param {Given[]} given @returns {Promise<Found>} */
  async function lead(given) {
    if (python.state() !== "ready") return walkWithoutPython(shape, given);
    return python.ask({ do: "walk", flow, answers: given }).catch(() => walkWithoutPython(shape, given));
  }

  /** One press, one answer: what is pressed while this one is worked out was meant for it. @param {Given[]} given */
  async function go(given) {
    if (asking) return;
    asking = true;
    const isThere = comes(helper);
    const found = await lead(given);
    asking = false;
    visitOf(name).given = found.taken;
    show(found);
    focusHeading(helper, found.step);
    announce(droppedInWords(helper, found.dropped));
    isThere();
  }

  /** @param {Found} found */
  function show(found) {
    now = found;
    visitOf(name).ended = found.kind === "ending";
    showOne(found.step);
    showAnswers(helper, found.taken, (step) => turnTo(helper, step, () => showOne(step)));
    showDropped(helper, found.dropped);
    showControls(helper, found);
    showAlternatives(helper, found.alternatives);
    if (found.kind === "ending") {
      foldEnding(helper, found.step);
      showEnding(found);
    }
    noteCase();
    const offer = isOfCase && !answered().has(found.step) ? offerFor(name, shape, found.step) : undefined;
    showOffer(helper, stepOf(helper, found.step), offer, answer);
  }

  /** What stands here now goes into the case record, and what was answered may be offered in the next helper. */
  function noteCase() {
    if (!isOfCase) return;
    const words = (/** @type {Given} */ [step, id]) => /** @type {[string, string]} */ ([questionWords(helper, step), answerWords(helper, step, id)]);
    const said = noteAnswers({ name, title: titleOf(helper), flow: shape }, now.taken, words, new Date());
    const asked = said.filter(({ step }) => kindOf(shape, step) === "question");
    noteWalk(walkedOn(helper, now, asked.map(({ question, answer, at }) => ({ question, answer, at: at.toISOString() }))), new Date());
    offerAnother(helper, knowsOfCase(), startAnotherCase);
  }

  /** What stands here is of the last case: it must not be noted once more. */
  function startAnotherCase() {
    now = walkWithoutPython(shape, []);
    readFrom("walk", readHere);
    beginAnew();
  }

  function readHere() {
    readTyped(helper, visitOf(name).typed);
    noteCase();
  }

  /** @param {Found} found */
  function showEnding(found) {
    showDuties(helper, found);
    showGoingHome(stepOf(helper, found.step));
    fillRecord(helper, found);
  }

  /** Where the walk stands, or a step of the way here again, so that its answer can be changed. @param {string} step */
  function showOne(step) {
    showStep(helper, step, answered());
    helper.dataset.kind = step === now.step ? now.kind : "question";
  }

  /** What was answered at each step, also where somebody has gone back since. */
  function answered() {
    return new Map([...visitOf(name).undone, ...now.taken]);
  }

  /** @param {HTMLButtonElement} button */
  function answer(button) {
    // An ending is put together by Python.
    python.need();
    const step = stepId(/** @type {HTMLElement} */ (button.closest("[data-step]")));
    if (answered().get(step) !== button.value) visitOf(name).undone.clear();
    void go([...new Map(now.taken).set(step, button.value)]);
  }

  function back() {
    const last = now.taken.at(-1);
    if (last) visitOf(name).undone.set(...last);
    return go(now.taken.slice(0, -1));
  }

  function restart() {
    if (isNoted(visitOf(name))) confirmFirst(BEFORE_RESTART, startAgain);
    else startAgain();
  }

  function startAgain() {
    noteCase();
    closeEntry(name);
    beginAnew();
  }

  function beginAnew() {
    visitOf(name).typed.clear();
    visitOf(name).undone.clear();
    keepTyped(helper, visitOf(name).typed);
    void go([]);
  }

  /** Python has come: it walks the same answers. If it disagrees with the page, neither may be trusted. */
  async function compare() {
    if (!helper.isConnected) return;
    const shown = now;
    const found = await lead(shown.taken);
    if (shown !== now) return;
    if (found.step !== shown.step) return giveUp(helper);
    // Only what Python adds.
    now = { ...found, dropped: shown.dropped };
    showControls(helper, now);
    showAlternatives(helper, now.alternatives);
    if (now.kind !== "ending") return;
    // What this way does not call for goes, and what is below it comes up.
    const isThere = comes(helper);
    showEnding(now);
    noteCase();
    isThere();
  }

  readFrom("walk", readHere);
  startHolding(helper);
  helper.toggleAttribute("data-walkable", true);
  setView(helper, "walk");
  helper.dataset.begun = "";
  press(helper, "back", back);
  press(helper, "restart", restart);
  keepTyped(helper, visitOf(name).typed);
  startPrinting(helper);
  startProofs(helper);
  startListening(helper);
  startHours(helper, new Date());
  show(now);
  const followLink = startLooking(helper, {
    step: () => now.step,
    begun: () => now.taken.length > 0,
    showStep: showOne,
    resume: () => show(now),
  });
  helper.onclick = (event) => {
    const on = (/** @type {string} */ selector) => event.target instanceof Element && event.target.closest(selector);
    const button = on(".give");
    const link = on(".answer a, .outline a, .drawing a, .ways-here a");
    if (button instanceof HTMLButtonElement) answer(button);
    if (link) followLink(link, event);
  };
  if (justCome) comes(helper)();
  python.whenReady(() => void compare());
}
