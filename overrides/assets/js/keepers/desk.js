/** The keepers' desk: boxes in, Python's answers out. Nothing is kept; what is not saved as a file is forgotten on leaving. */

import { make } from "../page/dom.js";
import { startClient } from "../python/worker-client.js";
import { whenAtRisk, whenBack, whenLeaving } from "../session/leaving.js";
import { ask, askOf, boxes, fill, isAsked, isChanged, isThere, part, readPublished, remember, stopAsking, today, values } from "./asking.js";
import { fetchEditor } from "./editor.js";
import { editionSaved, forgetEdition, isEditionAtRisk, openEdition, showEdition, startEdition } from "./edition.js";
import { isLaid, wholeMark } from "./edition-over.js";
import { clearList, startList } from "./left.js";
import { download, showSheet } from "./saving.js";
import { fillTexts, forgetTexts, isTextChanged, showTexts, startTexts, textWork } from "./texts.js";

/** @typedef {{field: string, said: string}} Wrong */
/** @typedef {{field: string, what: string, now: string, then: string}} Change */

const STAGES = [
  ["fetch", "Fetching Python and this site’s own files (about 6 MB). Step 1 of 3."],
  ["start", "Starting Python. Step 2 of 3."],
  ["read", "Opening this site’s own files. Step 3 of 3."],
];
const FAILED = "Python could not start in this browser, so nothing can be checked or saved here. Open the page again to try once more, or use another browser.";
const FAULT = "That did not work. What you put in is still here. Try again; if it fails again, open the page anew and put it in once more.";

/** What the list of changes that is shown is known by, and whether it has been saved as it stands. */
let shown = "";
let saved = true;
let asked = 0;
/** Whether Python has come through all its stages. */
let running = false;

/** @type {WeakSet<Element>} */
const heard = new WeakSet();

const desk = () => document.querySelector("[data-desk]");

function start() {
  const place = desk();
  if (!(place instanceof HTMLElement) || place.dataset.python) return;
  place.dataset.python = "loading";
  if (!heard.has(place)) listen();
  heard.add(place);
  // Who comes back from another page of the site finds what was filled in, and Python.
  fill();
  if (!isThere()) void begin(place);
  else if (running) {
    ready(place);
    void check();
  }
}

function listen() {
  readPublished();
  part("form").addEventListener("change", () => void check());
  part("form").addEventListener("input", () => {
    saved = false;
    remember();
  });
  part("form").addEventListener("submit", (event) => event.preventDefault());
  for (const each of document.querySelectorAll("[data-desk-take]")) {
    each.addEventListener("click", () => void take(each.getAttribute("data-desk-take") === "signed"));
  }
  document.querySelector("#desk-file")?.addEventListener("change", ({ target }) => void open(/** @type {HTMLInputElement} */ (target)));
  startTexts(() => (saved = false));
  startList();
  startEdition(() => isChanged() || isTextChanged());
}

/** @param {HTMLElement} place */
async function begin(place) {
  // As the page comes from the site; a browser may have kept it as it stood when Python was there.
  for (const each of place.querySelectorAll(".desk-boxes, #desk-name, input:not([data-field]), button")) each.setAttribute("disabled", "");
  const folder = new URL(place.dataset.desk ?? "", location.href).href;
  const script = new URL("worker.js", import.meta.url);
  script.hash = encodeURIComponent(folder);
  const started = startClient(script);
  askOf(started);
  running = false;
  for (const [stage, words] of STAGES) {
    if (desk()) part("status").textContent = words;
    const answer = await started.ready.then(() => started.ask({ stage })).catch(() => ({ failed: true }));
    if (!isAsked(started)) return;
    if (answer.failed) {
      stopAsking();
      if (desk()) part("status").textContent = FAILED;
      desk()?.setAttribute("data-python", "failed");
      return;
    }
  }
  // Without it the rest of the desk still works: who chooses a text is told.
  await fetchEditor().catch(() => {});
  if (!isAsked(started)) return;
  running = true;
  // Another page may be shown by now, or this one anew.
  const now = desk();
  if (now instanceof HTMLElement) ready(now);
}

/** @param {HTMLElement} place */
function ready(place) {
  place.dataset.python = "ready";
  part("status").textContent = "Ready. Nothing more is fetched: this page now works without a network.";
  part("without").hidden = true;
  for (const each of place.querySelectorAll("[disabled]")) each.removeAttribute("disabled");
  showTexts();
  showEdition();
}

/** @returns {Promise<boolean>} whether all that is filled in is right */
async function check() {
  const number = ++asked;
  shown = "";
  const answer = await ask({ do: "check", values: values() });
  // Something else has been typed meanwhile: that is checked by itself.
  if (number !== asked) return false;
  if (!answer) {
    part("changes").replaceChildren(make("p", { className: "desk-wrong", textContent: FAULT }));
    return false;
  }
  show(answer);
  return !answer.problems.length;
}

/** @param {{problems: Wrong[], changes: Change[], mark: string}} answer */
function show({ problems, changes, mark }) {
  shown = mark;
  for (const box of boxes()) {
    const wrong = problems.filter(({ field }) => field === box.dataset.field).map(({ said }) => said).join(" ");
    const then = changes.find(({ field }) => field === box.dataset.field)?.then;
    box.setAttribute("aria-invalid", String(Boolean(wrong)));
    say(`${box.id}-wrong`, wrong);
    say(`${box.id}-then`, then === undefined ? "" : `The site will say: ${then}`);
  }
  const others = problems.filter(({ field }) => !field).map(({ said }) => make("p", { className: "desk-wrong", textContent: said }));
  const list = make("ul", {}, ...changes.map(({ what, now, then }) => make("li", {}, make("strong", { textContent: what }), ` The site says now: ${now}. It will say: ${then}.`)));
  const none = make("p", { textContent: problems.length ? "Put right what is marked above. Then this says what changes." : "No name, number or date." });
  part("changes").replaceChildren(...others, changes.length ? list : none);
}

/** @param {string} id @param {string} words */
function say(id, words) {
  const place = document.getElementById(id);
  if (!place) return;
  place.textContent = words;
  place.hidden = !words;
}

/** @param {boolean} sign */
async function take(sign) {
  const box = /** @type {HTMLInputElement} */ (document.querySelector("#desk-by"));
  const told = part("taken");
  part("sheet").hidden = true;
  const missing = sign && !box.value.trim();
  say("desk-by-wrong", missing ? "Say who has read it, as a role and never as a name: “the headteacher”." : "");
  box.setAttribute("aria-invalid", String(missing));
  if (missing) return box.focus();
  const mark = shown;
  const work = textWork();
  told.textContent = "Reading everything, as the build does. This can take a minute.";
  const answer = await ask({ do: "take", values: values(), ...work, by: sign ? box.value : "", mark, whole: wholeMark(), today: today() });
  if (!answer) return void (told.textContent = FAULT);
  if (answer.problems.length) {
    told.textContent = "Nothing was saved. What is wrong is said here:";
    return showSheet("sheet", answer.problems.map((/** @type {Wrong} */ { said }) => said).join("\n"));
  }
  download(answer.name, answer.zip);
  saved = mark === shown && JSON.stringify(work) === JSON.stringify(textWork());
  if (saved && isLaid()) editionSaved();
  told.textContent = `“${answer.name}” was handed to your browser, which puts it with your downloads. ${sign ? "It is signed." : "It is NOT signed, and says so."} Nothing has changed on the site yet. What it says:`;
  showSheet("sheet", answer.sheet);
}

/** @param {HTMLInputElement} input */
async function open(input) {
  const file = input.files?.[0];
  if (!file) return;
  const told = part("opened");
  part("older").hidden = true;
  if (isAtRisk()) {
    input.value = "";
    return void (told.textContent = "Save what you have put in first, or open the page anew: the file would stand in its place. Nothing was changed.");
  }
  const bytes = file.size > 1_000_000 ? new Uint8Array() : new Uint8Array(await file.arrayBuffer());
  const zip = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const answer = await ask({ do: "open", zip });
  input.value = "";
  if (!answer) return void (told.textContent = FAULT);
  if (answer.problems.length) {
    told.textContent = "The file was not opened.";
    return showSheet("older", answer.problems.map((/** @type {Wrong} */ { said }) => said).join("\n"));
  }
  if (answer.edition) {
    told.textContent = `“${file.name}” is open: the edition stands under “Next year’s policy”. It is not signed here.`;
    const isWorkedOn = Object.keys(answer.by_hand).length > 0;
    if (!(await openEdition(answer.edition, isWorkedOn))) return;
    const onTop = await ask({ do: "go on", by_hand: answer.by_hand });
    if (!onTop) return void (told.textContent = FAULT);
    if (onTop.problems.length) return showSheet("older", onTop.problems.map((/** @type {Wrong} */ { said }) => said).join("\n"));
    await put(onTop);
    told.textContent = `“${file.name}” is open, with all that was changed on top of the edition. List what is left of it, and sign it again.`;
    return;
  }
  await put(answer);
  told.textContent = `“${file.name}” is open. ${answer.signature} When you change something, sign it again.`;
}

/** @param {any} answer boxes and texts out of a file that was saved here */
async function put(answer) {
  fill(answer.values);
  show(answer);
  await fillTexts(answer.texts);
  saved = true;
}

const isAtRisk = () => (!saved && (isChanged() || isTextChanged())) || isEditionAtRisk();

whenAtRisk(() => isAtRisk() ? { what: "What you have put in at the keepers’ desk is not saved as a file.", evenClosing: true } : null);
whenLeaving(() => {
  stopAsking();
  saved = true;
  shown = "";
  fill({});
  forgetTexts();
  forgetEdition();
  const place = desk();
  if (!(place instanceof HTMLElement)) return;
  delete place.dataset.python;
  show({ problems: [], changes: [], mark: "" });
  const by = document.querySelector("#desk-by");
  if (by instanceof HTMLInputElement) by.value = "";
  for (const name of ["sheet", "older", "taken", "opened"]) part(name).textContent = "";
  clearList();
});
whenBack(() => start());

const pages = /** @type {any} */ (window).document$;
if (pages) pages.subscribe(start);
else start();
