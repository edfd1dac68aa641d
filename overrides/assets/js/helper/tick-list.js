/** The list of what may be so: what is ticked, together, calls for a card. Python says which; without it, for every line. */

import * as python from "../python/python.js";
import { offerAnother } from "../case/another.js";
import { knowsOfCase } from "../case/case.js";
import { titleOf, walkedOn } from "../case/collect.js";
import { closeEntry, noteWalk } from "../case/entries.js";
import { noteAnswers } from "../case/facts.js";
import { items } from "../page/dom.js";
import { foldEnding, showDuties, startProofs } from "./duties.js";
import { readFrom } from "../session/boxes.js";
import { whenBack, whenLeaving } from "../session/leaving.js";
import { emptyRecords, fillRecord, startPrinting } from "./record.js";
import { comes, startHolding } from "../session/second-tap.js";
import { focusHeading, press, setView, showStep, showWaysBack } from "./step-view.js";
import { showLines } from "./answers-list.js";
import { forget, keepTyped, readTyped, visitOf } from "./visit.js";

/** @typedef {import("../python/protocol.js").Given} Given */

const LIST = "ticks";
const WHAT_TO_DO = "what-to-do";
/** The list on the page that is shown. @type {HTMLElement | null} */
let shown = null;

whenLeaving(() => {
  forget();
  if (shown) emptyRecords(shown);
  if (shown) keepTyped(shown, new Map());
}, "case");
whenBack(() => shown?.isConnected && startTickList(shown));

/** @param {HTMLElement} helper @param {boolean} [justCome] as for a walk */
export function startTickList(helper, justCome = false) {
  shown = helper;
  const visit = () => visitOf(helper.dataset.ticks ?? "");
  const flow = helper.dataset.flow ?? "{}";
  /** @type {import("./walk-fallback.js").Found | undefined} what is shown of what is ticked */
  let ended;

  /** What is ticked, in the order of the page. @returns {HTMLInputElement[]} */
  function ticked() {
    return [...helper.querySelectorAll(".tick input")].filter((box) => box instanceof HTMLInputElement && box.checked).map(asBox);
  }

  /** @returns {Given[]} */
  const given = () => ticked().map((box) => [box.name, box.value]);

  /** What is ticked calls for this; nothing is known before Python is there, and every line stands. */
  async function lead() {
    /** @type {Partial<import("../python/protocol.js").TicksReply>} */
    const unknown = {};
    return python.state() === "ready" ? python.ask({ do: "ticks", flow, answers: given() }).catch(() => unknown) : unknown;
  }

  async function show() {
    const isThere = comes(helper);
    const found = await lead();
    foldEnding(helper, WHAT_TO_DO);
    turnTo(WHAT_TO_DO, found);
    focusHeading(helper, WHAT_TO_DO);
    isThere();
  }

  /** Python has come while somebody reads: what is not called for goes, and nothing else moves. */
  async function refine() {
    if (!helper.isConnected || helper.dataset.kind !== "ending") return;
    const found = await lead();
    if (helper.dataset.kind !== "ending") return;
    const isThere = comes(helper);
    turnTo(WHAT_TO_DO, found);
    isThere();
  }

  /** @param {string} step @param {Partial<import("../python/protocol.js").TicksReply>} found */
  function turnTo(step, found) {
    ended = { step, kind: step === LIST ? "question" : "ending", taken: given(), dropped: [], ...found };
    helper.dataset.kind = ended.kind;
    visit().ended = step !== LIST;
    showStep(helper, step, new Map());
    showTicked(step === LIST ? [] : ticked());
    showWaysBack(helper, step !== LIST);
    if (step !== LIST) {
      showDuties(helper, ended);
      fillRecord(helper, ended, ticked().map((box) => ["Ticked:", wordsOf(box)]));
    }
    noteCase();
  }

  /** As a walk does, once what to do is shown. */
  function noteCase() {
    if (ended?.kind === "ending") {
      const words = (/** @type {Given} */ [step, id]) => /** @type {[string, string]} */ (["ticked in the list", labelOf(step, id)]);
      const list = { name: helper.dataset.ticks ?? "", title: titleOf(helper), flow: JSON.parse(flow) };
      const said = noteAnswers(list, ended.taken, words, new Date());
      noteWalk(walkedOn(helper, ended, said.map(({ answer, at }) => ({ question: "Ticked:", answer, at: at.toISOString() }))), new Date());
    }
    offerAnother(helper, knowsOfCase(), () => {
      // What stands here is of the last case: it must not be noted once more.
      ended = undefined;
      readFrom("ticks", readHere);
      beginAnew();
    });
  }

  /** @param {string} step @param {string} id */
  function labelOf(step, id) {
    const box = document.getElementById(`${step}--${id}`);
    return box instanceof HTMLInputElement ? wordsOf(box) : id;
  }

  function readHere() {
    readTyped(helper, visit().typed);
    noteCase();
  }

  function startAgain() {
    noteCase();
    closeEntry(helper.dataset.ticks ?? "");
    beginAnew();
  }

  function beginAnew() {
    visit().typed.clear();
    keepTyped(helper, visit().typed);
    backToList();
  }

  /** @param {HTMLInputElement[]} boxes */
  function showTicked(boxes) {
    showLines(helper, items(boxes.map(wordsOf)));
  }

  function backToList() {
    const isThere = comes(helper);
    turnTo(LIST, {});
    helper.querySelector("h2")?.scrollIntoView();
    /** @type {HTMLElement | null} */ (helper.querySelector(".tick input"))?.focus();
    isThere();
  }

  readFrom("ticks", readHere);
  startHolding(helper);
  helper.toggleAttribute("data-walkable", true);
  setView(helper, "walk");
  helper.dataset.begun = "";
  press(helper, "back", backToList);
  press(helper, "restart", startAgain);
  const form = helper.querySelector("form");
  if (form) {
    form.onchange = python.need;
    form.onsubmit = (event) => {
      event.preventDefault();
      void show();
    };
  }
  keepTyped(helper, visit().typed);
  startPrinting(helper);
  startProofs(helper);
  turnTo(LIST, {});
  if (justCome) comes(helper)();
  python.whenReady(() => void refine());
}

/** @param {Element} box */
function asBox(box) {
  return /** @type {HTMLInputElement} */ (box);
}

/** @param {HTMLInputElement} box */
function wordsOf(box) {
  return box.labels?.[0]?.textContent ?? "";
}
