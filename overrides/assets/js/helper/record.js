/** The printed record of a walk: the answers, the ending in the policy's words, the reason, space to sign. */

import { keepWhatIsDue } from "./duties.js";
import { stepOf } from "./links.js";
import { siteVersionInWords } from "../offline/site-version.js";
import { answerWords, questionWords } from "./so-far.js";

/** @typedef {import("./links.js").Found} Found */

/** @typedef {[question: string, answer: string]} Said */

/** @param {HTMLElement} helper @param {Found} found @param {Said[]} [said] what was asked and answered, where the way does not tell */
export function fillRecord(helper, found, said = saidOn(helper, found)) {
  const sheet = helper.querySelector(".sheet");
  if (!(sheet instanceof HTMLElement)) return;
  const facts = document.querySelector("[data-agreed]");
  const agreed = facts instanceof HTMLElement ? facts.dataset.agreed : "";
  const asks = asksFor(sheet, found);
  sayWhatIsAsked(helper, sheet, asks);
  sheet.replaceChildren(
    element("h1", `Record: ${document.querySelector("h1")?.textContent ?? ""}`),
    element(
      "p",
      `Policy agreed ${agreed}. Helper reviewed ${sheet.dataset.reviewed}, version ${sheet.dataset.fingerprint}. ${siteVersionInWords()} Put this in the school’s safeguarding record. Do not leave it on the printer.`,
    ),
    element("h2", "Answers"),
    answersList(said),
    ...weighedOn(helper, found),
    element("h2", `What the helper said: ${stepOf(helper, found.step)?.querySelector("h2")?.textContent ?? ""}`),
    ...endingOf(helper, found.step),
    element("h2", asks),
    unsent(element("p", "", "reason-printed")),
    ...["Children (initials or reference)", "Name and role", "Signature", "Date and time", "Told to (name and role)"].map(
      (label) => element("p", label, "to-fill"),
    ),
  );
}

const DECIDED = "What was decided, and why";
const TOLD = "What was seen or heard, what was done, and who was told";

/**
 * What the record has room for. In a helper for the DSL somebody else decides nothing: a governor who looks into it must not
 * stand on paper as the one who did.
 * @param {HTMLElement} sheet @param {Found} found
 */
function asksFor(sheet, found) {
  const deciding = (sheet.dataset.decides ?? "").split(" ").filter(Boolean);
  const decides = !deciding.length || found.taken.some(([step, answer]) => deciding.includes(`${step}:${answer}`));
  return decides ? DECIDED : TOLD;
}

/** The box on the screen asks for what the sheet has room for. @param {HTMLElement} helper @param {HTMLElement} sheet @param {string} asks */
function sayWhatIsAsked(helper, sheet, asks) {
  if (sheet.dataset.decides === undefined) return;
  const asked = helper.querySelector("[data-asked]");
  if (asked) asked.textContent = `${asks}?`;
  const reasons = helper.querySelector("[data-reasons]");
  if (reasons instanceof HTMLElement) reasons.hidden = asks !== DECIDED;
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
  if (printed && typed instanceof HTMLTextAreaElement) printed.textContent = typed.value;
  for (const note of helper.querySelectorAll("[data-note-of]")) {
    const { noteOf } = /** @type {HTMLElement} */ (note).dataset;
    note.textContent = weighing(helper, noteOf ?? "");
  }
  document.documentElement.dataset.print = what === "drawing" && isWide(helper) ? "drawing wide" : what;
  addEventListener("afterprint", () => delete document.documentElement.dataset.print, { once: true });
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

/** @param {Said[]} said */
function answersList(said) {
  const list = document.createElement("ol");
  for (const [question, answer] of said) {
    const item = element("li", `${question} `);
    item.append(element("strong", answer));
    list.append(item);
  }
  return list;
}

/** The considerations of the pauses on the way, with what was ticked and noted. @param {HTMLElement} helper @param {Found} found @returns {Node[]} */
function weighedOn(helper, found) {
  const list = document.createElement("ul");
  for (const [step] of found.taken) {
    for (const box of stepOf(helper, step)?.querySelectorAll(".weighing input") ?? []) {
      const words = box.closest("li")?.querySelector("p")?.textContent ?? "";
      const item = element("li", `${words} `);
      const note = unsent(element("strong", ""));
      note.dataset.noteOf = box.id;
      item.append(note);
      list.append(item);
    }
  }
  return list.children.length ? [element("h2", "Considerations"), list] : [];
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

/** @param {string} tag @param {string} text @param {string} [look] */
function element(tag, text, look) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (look) made.className = look;
  return made;
}
