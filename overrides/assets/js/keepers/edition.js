/** Next year's policy at the desk: the file read by Python, its questions, its pages, its sentences, and what comes of them. Nothing is kept. */

import { ask, part, today } from "./asking.js";
import { showCards, showForm, showResult } from "./edition-cards.js";
import { forgetOver, isLaid, layOver, showOver, startOver } from "./edition-over.js";
import { focusOn, showPages, showQuestions, showRemarks, startDrop, step } from "./edition-pages.js";
import { download, printSheet, readFile, showSheet } from "./saving.js";

/** @typedef {{file: string, pages: Record<string, string>, answers: Record<string, string>, becomes: Record<string, string>, told: string[]}} Edition */

const MOST_BYTES = 20_000_000;
const FAULT = "That did not work. What you have said is still here. Try again.";
const STEPS = ["questions", "pages", "cards", "result"];

/** The file as it was chosen, in base64, and what was said to what Word did. */
let content = "";
/** @type {Record<string, string>} */
let said = {};
/** @type {import("./edition-pages.js").Reading | null} */
let reading = null;
/** What somebody has looked at. @type {Set<string>} */
const ticked = new Set();
/** @type {import("./edition-cards.js").Cards | null} */
let cards = null;
/** @type {import("./edition-cards.js").Result | null} */
let result = null;
/** @type {Edition | null} */
let edition = null;
/** What the answers were before each answer. @type {{answers: Record<string, string>, becomes: Record<string, string>}[]} */
let before = [];
let sheet = "";
let saved = true;
/** What is being asked; something newer makes an older answer void. */
let asked = 0;

const isShown = () => document.querySelector("[data-desk-edition]") !== null;
const input = () => /** @type {HTMLInputElement} */ (document.querySelector("#desk-edition-file"));

/** @returns {boolean} whether anything would be lost by leaving */
export const isEditionAtRisk = () => edition !== null && !saved;

/** It is in a file now, with all that was changed on top of it. */
export const editionSaved = () => void (saved = true);

/** @param {() => boolean} isOtherChanged whether anything else is changed at the desk, which a new edition would take the ground from under */
export function startEdition(isOtherChanged) {
  input().addEventListener("change", () => {
    const file = input().files?.[0];
    if (file) void choose(file);
    input().value = "";
  });
  startDrop((file) => {
    if (!input().disabled) void choose(file);
  });
  part("questions").addEventListener("submit", (event) => {
    event.preventDefault();
    void read();
  });
  part("sentences").addEventListener("click", () => void goOn());
  part("undo").addEventListener("click", () => void undo());
  part("result").addEventListener("click", () => void workOut());
  part("take-edition").addEventListener("click", () => void take());
  part("print-sheet").addEventListener("click", printSheet);
  part("lay").addEventListener("click", () => {
    if (isOtherChanged()) part("lay-told").textContent = "Save what you changed above, or put it back, first: it was made from the site as it is published.";
    else if (edition) void layOver(edition, (words) => void (part("lay-told").textContent = words));
  });
  startOver(() => focusOn("cards"));
}

/** @param {string} words @param {string} [wrong] */
function tell(words, wrong = "") {
  part("edition-told").textContent = words;
  showSheet("edition-wrong", wrong);
}

/** @param {{problems: {said: string}[]} | null} answer @returns {string} what is wrong, "" where nothing is */
const wrongIn = (answer) => (answer ? answer.problems.map(({ said: each }) => each).join("\n") : FAULT);

/** @param {File} file */
async function choose(file) {
  if (isLaid()) return;
  if (isEditionAtRisk()) return tell("Save the edition that is here first, or open the page anew: this file would stand in its place. Nothing was changed.");
  forgetEdition();
  if (file.size > MOST_BYTES) return tell("The file was not read.", `${file.name} is larger than 20 MB. Take the pictures out in Word, and try again.`);
  content = await readFile(file);
  edition = { file: file.name, pages: {}, answers: {}, becomes: {}, told: [] };
  await read();
}

async function read() {
  if (!edition) return;
  const number = ++asked;
  tell(`Reading “${edition.file}”.`);
  const answer = await ask({ do: "read edition", name: edition.file, file: content, answers: said });
  if (number !== asked || !isShown()) return;
  if (wrongIn(answer)) {
    forgetEdition();
    return tell("The file was not read.", wrongIn(answer));
  }
  reading = answer;
  const again = before.length ? " The sentences are asked again, since the text is another." : "";
  [cards, result, sheet, saved, before] = [null, null, "", true, []];
  edition = { ...edition, pages: answer.pages ?? {}, answers: {}, becomes: {}, told: answer.answered ?? [] };
  showEdition();
  const open = answer.questions.filter((/** @type {{answer: string}} */ each) => !each.answer).length;
  const many = Object.keys(edition.pages).length;
  tell(open ? `“${edition.file}” asks ${open === 1 ? "one thing" : `${open} things`}. Nothing is taken in before they are settled.` : `“${edition.file}” is read, with ${many === 1 ? "1 page" : `${many} pages`}.${again}`);
  focusOn(open ? "questions" : "pages");
}

/** Everything as it stands: also for who comes back from another page of the site. */
export function showEdition() {
  step("questions").hidden = !reading?.questions.length;
  if (reading) showQuestions(reading.questions, (id, answer) => void (said[id] = answer));
  step("pages").hidden = !reading?.pages;
  if (reading?.pages) {
    showRemarks(reading.remarks, ticked);
    showPages(reading);
  }
  step("cards").hidden = !cards;
  step("result").hidden = !cards;
  showAnswers();
  showSaved();
  showOver();
}

function showAnswers() {
  if (!cards || !edition) return;
  showForm(cards.form);
  showCards(cards, edition, (card, answer) => answered({ [card.was]: answer }, {}), (card, number) => void pair(card.was, number));
  count();
}

function count(words = "") {
  if (!cards || !edition) return;
  const { answers, becomes } = edition;
  const open = cards.cards.filter((card) => card.answers.length && !(card.was in answers) && !(card.was in becomes)).length;
  /** @type {HTMLButtonElement} */ (part("undo")).disabled = !before.length;
  part("answered").textContent = `${words}${open ? `Without an answer: ${open}.` : "Every sentence has its answer."}`;
}

function showSaved() {
  if (result) showResult(result);
  else part("edition-left").replaceChildren();
  part("result-told").textContent = result ? part("result-told").textContent : "";
  showSheet("edition-sheet", sheet);
  part("print-sheet").hidden = !sheet;
  if (!sheet) part("edition-taken").textContent = "";
}

async function goOn() {
  if (!reading || !edition) return;
  const open = reading.remarks.filter(({ what }) => !ticked.has(what)).length;
  const told = part("unticked");
  told.hidden = !open;
  told.textContent = open ? `Not looked at yet: ${open}. Tick each of them first.` : "";
  if (open) return /** @type {HTMLElement | null} */ (document.querySelector("[data-desk-remarks] input:not(:checked)"))?.focus();
  if (await fetchCards()) focusOn("cards");
}

/** @returns {Promise<boolean>} */
async function fetchCards() {
  if (!edition) return false;
  const number = ++asked;
  const told = part(cards ? "answered" : "sentences-told");
  told.textContent = "Laying both editions beside each other, with everything that rests on them. This can take a minute.";
  const answer = await ask({ do: "sentences", pages: edition.pages, becomes: edition.becomes });
  if (number !== asked || !isShown()) return false;
  told.textContent = wrongIn(answer);
  if (told.textContent) return false;
  cards = answer;
  showEdition();
  return true;
}

/** @param {Record<string, string>} answers @param {Record<string, string>} becomes what is said now, beside what was said */
function answered(answers, becomes) {
  if (!edition) return;
  before.push({ answers: edition.answers, becomes: edition.becomes });
  edition = { ...edition, answers: { ...edition.answers, ...answers }, becomes: { ...edition.becomes, ...becomes } };
  changed();
  count();
}

function changed() {
  [result, sheet, saved] = [null, "", false];
  showSaved();
}

/** @param {string} was @param {string} number "" where it was taken out after all */
async function pair(was, number) {
  if (!edition) return;
  answered({}, {});
  const { [was]: _, ...others } = edition.becomes;
  const { [was]: __, ...answers } = edition.answers;
  edition = { ...edition, answers, becomes: number ? { ...others, [was]: number } : others };
  if (!(await fetchCards())) await undo(part("answered").textContent ?? "");
}

/** @param {string} [why] */
async function undo(why = "") {
  const last = before.pop();
  if (!last || !edition) return;
  const paired = JSON.stringify(last.becomes) !== JSON.stringify(edition.becomes);
  edition = { ...edition, ...last };
  changed();
  if (paired) await fetchCards();
  showAnswers();
  count(why ? `${why} ` : "The last answer is taken back. ");
  if (!before.length) step("cards").querySelector("h3")?.focus();
}

async function workOut() {
  if (!edition) return;
  const number = ++asked;
  part("result-told").textContent = "Putting the new words in everywhere, and reading all of it as the build does. This can take some minutes.";
  const answer = await ask({ do: "result", edition });
  if (number !== asked || !isShown()) return;
  if (wrongIn(answer)) return void (part("result-told").textContent = wrongIn(answer));
  result = answer;
  showSaved();
}

async function take() {
  if (!edition) return;
  const number = ++asked;
  const told = part("edition-taken");
  told.textContent = "Making the file. This can take some minutes.";
  const answer = await ask({ do: "take edition", edition, today: today() });
  if (number !== asked || !isShown()) return;
  if (wrongIn(answer)) return void (told.textContent = wrongIn(answer));
  download(answer.name, answer.zip);
  [sheet, saved] = [answer.sheet, true];
  showSaved();
  told.textContent = `“${answer.name}” was handed to your browser, which puts it with your downloads. It is NOT signed, and says so. Nothing has changed on the site yet. What it says:`;
}

/** @param {Edition} opened out of a file that was saved here @param {boolean} isWorkedOn whether anything was changed on top of it @returns {Promise<boolean>} whether the desk stands on it */
export async function openEdition(opened, isWorkedOn) {
  forgetEdition();
  edition = opened;
  if (!(await fetchCards())) return false;
  if (isWorkedOn) return layOver(opened, tell);
  focusOn("cards");
  return false;
}

export function forgetEdition() {
  asked++;
  [content, said, reading, cards, result, edition, before, sheet, saved] = ["", {}, null, null, null, null, [], "", true];
  ticked.clear();
  forgetOver();
  if (!isShown()) return;
  for (const each of ["questions", "remarks", "pages", "cards", "form-rows", "edition-left"]) part(each).replaceChildren();
  for (const each of ["sentences-told", "answered", "result-told", "lay-told"]) part(each).textContent = "";
  for (const each of STEPS) step(each).hidden = true;
  part("unticked").hidden = true;
  tell("");
  showSaved();
}
