/**
 * Exit this page: leaves at once for a harmless site, by the link in the header or by pressing Shift three times.
 *
 * It works as GOV.UK's component of that name does, and first takes away what GOV.UK's has no need to know of: all that was
 * typed, and a draft of which its owner has said so. Another draft stays, locked. The browser's own history stays, and the
 * pages say so.
 */

import { deleteDraftOnExit } from "../annex-a/draft-store.js";
import { forgetAll } from "./leaving.js";

const PRESSES = 3;
const PRESSES_LAST_MS = 5000;
/** Deleting a draft takes a few milliseconds; a disk that hangs must not keep anybody here. */
const DELETING_MAY_LAST_MS = 500;

/** Boxes in which a keyboard on the screen presses Shift by itself, for a capital letter. */
const WRITTEN_IN = "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=button], [type=submit])";

let pressed = 0;
/** Whether Shift went down outside every box, and nothing else has been pressed since. */
let alone = false;
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
  page.addEventListener("keydown", (event) => {
    if (event.repeat) return;
    alone = event.key === "Shift" && !isWrittenIn(event);
    if (!alone) countAnew();
  });
  page.addEventListener("keyup", countShift);
  // Shift and a press of the mouse select words; and who goes into a box has begun something else.
  page.addEventListener("pointerdown", () => (alone = false));
  page.addEventListener("focusin", (event) => isWrittenIn(event) && countAnew());
  addEventListener("pageshow", (event) => {
    if (event.persisted && document.querySelector(".exit-overlay")) location.reload();
  });
}

/** Shift alone counts, pressed and let go outside every box. @param {KeyboardEvent} event */
function countShift(event) {
  if (event.key !== "Shift" || !alone) return;
  alone = false;
  if (isWrittenIn(event)) return;
  pressed += 1;
  clearTimeout(counting);
  counting = setTimeout(countAnew, PRESSES_LAST_MS);
  const link = document.querySelector("a.exit-this-page");
  if (pressed >= PRESSES && link instanceof HTMLAnchorElement) void exit(link.href);
  else say(pressed === 1 ? "Shift, press 2 more times to exit." : "Shift, press 1 more time to exit.");
}

/** @param {Event} event @returns {boolean} whether it happens in a box to write in */
function isWrittenIn(event) {
  return [event.composedPath()[0], document.activeElement].some((each) => each instanceof Element && each.closest(WRITTEN_IN));
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
  await Promise.race([deleteDraftOnExit().catch(() => undefined), late]);
  location.replace(to);
}
