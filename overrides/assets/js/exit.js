/**
 * Exit this page: leaves at once for a harmless site, by the link in the header or by pressing Shift three times.
 *
 * It works as GOV.UK's component of that name does, and first takes away what GOV.UK's has no need to know of: all that was
 * typed, and a draft kept on this device. The browser's own history stays, and the pages say so.
 */

import { deleteDraft } from "./annex-a/draft-store.js";
import { forgetAll } from "./leaving.js";

const PRESSES = 3;
const PRESSES_LAST_MS = 5000;
/** Deleting a draft takes a few milliseconds; a disk that hangs must not keep anybody here. */
const DELETING_MAY_LAST_MS = 500;

let pressed = 0;
let withShift = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let counting;

/** Listens once in a visit: the header outlives the pages. @param {Document} page */
export function startExit(page) {
  page.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.exit-this-page") : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void exit(link.href);
  }, { capture: true });
  page.addEventListener("keyup", countShift);
  addEventListener("pageshow", (event) => {
    if (event.persisted && document.querySelector(".exit-overlay")) location.reload();
  });
}

/** Shift alone counts, not the Shift of a capital letter. @param {KeyboardEvent} event */
function countShift(event) {
  if (event.key === "Shift" && !withShift) {
    pressed += 1;
    clearTimeout(counting);
    counting = setTimeout(countAnew, PRESSES_LAST_MS);
    const link = document.querySelector("a.exit-this-page");
    if (pressed >= PRESSES && link instanceof HTMLAnchorElement) void exit(link.href);
    else say(pressed === 1 ? "Shift, press 2 more times to exit." : "Shift, press 1 more time to exit.");
  } else if (event.key !== "Shift") {
    countAnew();
  }
  withShift = event.shiftKey;
}

function countAnew() {
  clearTimeout(counting);
  pressed = 0;
  say("");
}

/** Shows how often Shift was pressed, and tells those who do not see it. @param {string} words */
function say(words) {
  const told = document.querySelector("[data-exit-told]");
  if (!(told instanceof HTMLElement)) return;
  told.dataset.pressed = String(pressed);
  told.textContent = words;
}

/** @param {string} to */
async function exit(to) {
  const overlay = document.createElement("div");
  overlay.className = "exit-overlay";
  overlay.setAttribute("role", "alert");
  overlay.textContent = "Exiting page";
  // First what can be seen, then what is remembered: both are gone before anything has to be waited for.
  document.body.replaceChildren(overlay);
  document.title = "Loading";
  forgetAll();
  const late = new Promise((resolve) => setTimeout(resolve, DELETING_MAY_LAST_MS));
  await Promise.race([deleteDraft().catch(() => undefined), late]);
  location.replace(to);
}
