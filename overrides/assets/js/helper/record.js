/** The printed record of a walk: puts what was answered, the ending and the reason on the sheet that the page has. */

import { keepWhatIsDue } from "./duties.js";
import { stepOf } from "./steps.js";
import { answerWords, questionWords } from "./answers-list.js";

/** @typedef {import("./walk-fallback.js").Found} Found */

/** @typedef {[question: string, answer: string]} Said */

/** @param {HTMLElement} helper @param {Found} found @param {Said[]} [said] what was asked and answered, where the way does not tell */
export function fillRecord(helper, found, said = saidOn(helper, found)) {
  const weighed = weighedOn(helper, found);
  slot(helper, "answers")?.replaceChildren(...said.map(([question, answer]) => answered(question, element("strong", answer))));
  slot(helper, "weighed")?.querySelector("ul")?.replaceChildren(...weighed);
  slot(helper, "weighed")?.toggleAttribute("hidden", !weighed.length);
  slot(helper, "ending")?.replaceChildren(stepOf(helper, found.step)?.querySelector("h2")?.textContent ?? "");
  slot(helper, "said")?.replaceChildren(...endingOf(helper, found.step));
  sayWhatIsAsked(helper, found);
}

/** Nothing of a walk is left on the sheet. @param {ParentNode} page */
export function emptyRecords(page) {
  page.querySelectorAll(".sheet :is([data-record]:not([data-record='weighed']), ul, .reason-printed)").forEach((part) => part.replaceChildren());
  for (const heading of page.querySelectorAll(".sheet [data-asks]")) ask(heading, onABlankSheet(heading));
}

/** The place on the sheet of something that a walk gives; the build writes the sheet. @param {HTMLElement} helper @param {string} of */
function slot(helper, of) {
  return helper.querySelector(`.sheet [data-record="${of}"]`);
}

const DECIDED = "What was decided, and why";
const TOLD = "What was seen or heard, what was done, and who was told";

/**
 * Only who said so decides: a governor who looks into a helper, or a member of staff who passes something on, must not stand in
 * a record as the one who did.
 * @param {ParentNode} helper @param {Found} found @returns {boolean}
 */
export function isDecidedHere(helper, found) {
  const sheet = helper.querySelector(".sheet");
  const deciding = sheet instanceof HTMLElement ? (sheet.dataset.decides ?? "").split(" ") : [];
  return found.taken.some(([step, answer]) => deciding.includes(`${step}:${answer}`));
}

/** Nobody has answered: it is for whoever the helper is for. @param {Element} heading */
function onABlankSheet(heading) {
  return heading.closest("[data-decides='']") ? TOLD : DECIDED;
}

/** The box on the screen asks for what the sheet has room for. @param {HTMLElement} helper @param {Found} found */
function sayWhatIsAsked(helper, found) {
  const sheet = helper.querySelector(".sheet");
  if (!(sheet instanceof HTMLElement) || sheet.dataset.decides === undefined) return;
  const asks = isDecidedHere(helper, found) ? DECIDED : TOLD;
  const heading = sheet.querySelector("[data-asks]");
  if (heading) ask(heading, asks);
  const asked = helper.querySelector("[data-asked]");
  if (asked) asked.textContent = `${asks}?`;
  const reasons = helper.querySelector("[data-reasons]");
  if (reasons instanceof HTMLElement) reasons.hidden = asks !== DECIDED;
}

/** Also after a blank sheet was printed, the record of this walk has its own heading. @param {Element} heading @param {string} words */
function ask(heading, words) {
  heading.setAttribute("data-asks", words);
  heading.textContent = words;
}

/** @param {HTMLElement} helper */
export function startPrinting(helper) {
  const record = helper.querySelector(".print-record");
  if (record instanceof HTMLButtonElement) record.onclick = () => print(helper, "record");
  for (const button of helper.querySelectorAll("[data-prints]")) {
    if (button instanceof HTMLButtonElement) button.onclick = () => print(helper, button.dataset.prints ?? "all");
  }
}

/** @param {HTMLElement} helper @param {string} what "record", "all", "drawing", "outline" or "poster" */
function print(helper, what) {
  const printed = helper.querySelector(".reason-printed");
  const typed = helper.querySelector(".record textarea");
  // On a blank sheet the reason's place is for a pen.
  if (printed && typed instanceof HTMLTextAreaElement) printed.textContent = what === "record" ? typed.value : "";
  const asks = helper.querySelector(".sheet [data-asks]");
  if (asks instanceof HTMLElement) asks.textContent = (what === "record" && asks.dataset.asks) || onABlankSheet(asks);
  for (const note of helper.querySelectorAll("[data-note-of]")) {
    const { noteOf } = /** @type {HTMLElement} */ (note).dataset;
    note.textContent = weighing(helper, noteOf ?? "");
  }
  document.documentElement.dataset.print = what === "drawing" && isWide(helper) ? "drawing wide" : what;
  const done = () => {
    delete document.documentElement.dataset.print;
    printed?.replaceChildren();
  };
  addEventListener("afterprint", done, { once: true });
  window.print();
}

/** Whether the drawing fills a sheet better when that lies on its side. @param {HTMLElement} helper */
function isWide(helper) {
  const drawing = helper.querySelector(".drawing");
  return drawing instanceof SVGSVGElement && drawing.viewBox.baseVal.width > drawing.viewBox.baseVal.height;
}

/** @param {HTMLElement} helper @param {Found} found @returns {Said[]} */
function saidOn(helper, found) {
  return found.taken.map(([step, answer]) => [questionWords(helper, step), answerWords(helper, step, answer)]);
}

/** @param {string} words @param {Node} answer */
function answered(words, answer) {
  const item = element("li", `${words} `);
  item.append(answer);
  return item;
}

/** The considerations of the pauses on the way, with what was ticked and noted. @param {HTMLElement} helper @param {Found} found @returns {Node[]} */
function weighedOn(helper, found) {
  const items = [];
  for (const [step] of found.taken) {
    for (const box of stepOf(helper, step)?.querySelectorAll(".weighing input") ?? []) {
      const words = box.closest("li")?.querySelector("p")?.textContent ?? "";
      const note = unsent(element("strong", ""));
      note.dataset.noteOf = box.id;
      items.push(answered(words, note));
    }
  }
  return items;
}

/** @param {HTMLElement} helper @param {string} field @returns {string} */
function weighing(helper, field) {
  const box = helper.querySelector(`#${CSS.escape(field)}`);
  const note = helper.querySelector(`#${CSS.escape(field)}-note`);
  const ticked = box instanceof HTMLInputElement && box.checked;
  const word = (box instanceof HTMLInputElement && box.labels?.[0]?.textContent) || "";
  const weighed = ticked ? `${word}.` : `Not ticked as ${word.toLowerCase()}.`;
  const typed = note instanceof HTMLTextAreaElement ? note.value.trim() : "";
  return typed ? `${weighed} Note: ${typed}` : weighed;
}

/** @param {HTMLElement} helper @param {string} step @returns {Node[]} */
function endingOf(helper, step) {
  const ending = stepOf(helper, step)?.cloneNode(true);
  if (!(ending instanceof HTMLElement)) return [];
  ending.querySelectorAll("h2, .ways-on, .ways-here").forEach((part) => part.remove());
  keepWhatIsDue(ending);
  return [...ending.childNodes];
}

/** What somebody typed stands in it: a browser that translates pages is to leave it alone. @param {HTMLElement} place */
function unsent(place) {
  place.translate = false;
  return place;
}

/** @param {string} tag @param {string} text */
function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
