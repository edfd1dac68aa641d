/**
 * Listen: what is shown of a walk is read aloud, by a voice of the device itself and by no other.
 *
 * Some voices of a browser send the words to somebody else's server. Where the device has no voice of its own in English the
 * button stays hidden, and nothing is said of it.
 */

import { whenLeaving } from "../session/leaving.js";

const LISTEN = "Listen";
const STOP = "Stop";
/** What is read of a step, in the order of the page: not what is folded, and nothing twice. */
const READ = ":is(h2, fieldset > div > p, .give > span:first-of-type, p:not(fieldset p, .duties p), .ending-card li, .ending-card h3)";

/** The button of the page that is shown. @type {HTMLElement | undefined} */
let button;

/** In the browser and on the device. @returns {SpeechSynthesis | undefined} */
const speech = () => globalThis.speechSynthesis;

/** A voice that the device speaks with by itself: British where there is one. Android writes en_GB. @returns {SpeechSynthesisVoice | undefined} */
function voice() {
  const own = (speech()?.getVoices() ?? []).filter(({ localService, lang }) => localService === true && /^en([-_]|$)/i.test(lang));
  return own.find(({ lang }) => /^en[-_]GB/i.test(lang)) ?? own[0];
}

/** @param {HTMLElement} helper */
export function startListening(helper) {
  hush();
  const found = helper.querySelector(".listen");
  button = found instanceof HTMLElement ? found : undefined;
  if (!button) return;
  button.onclick = () => (button?.hasAttribute("data-speaking") ? hush() : read(helper));
  offer();
}

/** A browser may learn of its voices late, and may lose one. */
function offer() {
  const line = button?.closest(".listen-line");
  if (line instanceof HTMLElement) line.hidden = !voice();
  if (!voice()) hush();
}

/** @param {HTMLElement} helper */
function read(helper) {
  const by = voice();
  const step = helper.querySelector(".step[data-current]");
  if (!by || !step) return;
  hush();
  const words = [...step.querySelectorAll(READ)].filter((each) => each.checkVisibility() && !each.closest("details"));
  const said = words.map((each) => (each.textContent ?? "").replace(/\s+/g, " ").trim()).filter(Boolean);
  say(said, by);
}

/** Sentence by sentence: some browsers break off a long one. @param {string[]} said @param {SpeechSynthesisVoice} by */
function say(said, by) {
  const all = said.map((words) => {
    const spoken = new SpeechSynthesisUtterance(words);
    // Without a voice of our choice the browser takes its own, which may be one of a server.
    spoken.voice = by;
    spoken.lang = by.lang;
    spoken.rate = 0.9;
    return spoken;
  });
  const last = all.at(-1);
  if (!last) return;
  last.onend = () => show(false);
  show(true);
  all.forEach((spoken) => speech()?.speak(spoken));
}

function hush() {
  speech()?.cancel();
  show(false);
}

/** @param {boolean} speaking */
function show(speaking) {
  button?.toggleAttribute("data-speaking", speaking);
  button?.replaceChildren(speaking ? STOP : LISTEN);
}

speech()?.addEventListener?.("voiceschanged", offer);
// Whatever else is pressed, or wherever somebody goes: what is read is no longer what is shown.
document.addEventListener("click", (event) => {
  if (event.target instanceof Element && !event.target.closest(".listen")) hush();
}, { capture: true });
for (const kind of ["popstate", "hashchange"]) addEventListener(kind, hush);
whenLeaving(hush);
