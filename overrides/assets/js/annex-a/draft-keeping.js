/** While a draft is kept: puts the sheet on the disk after each change, locked, in one tab only. */

import { readBoxes } from "../session/boxes.js";
import { dayOf, say, showDelete, timeOf } from "./draft-notice.js";
import { TABS, tellTabs, writeDraft } from "./draft-store.js";
import { lockFor } from "./lock.js";
import { textOf, tooLongToSave } from "./reading.js";
import { thisRevision } from "./unsaved.js";

/** @typedef {import("./types.js").Desk} Desk */
/** @typedef {{identity: Uint8Array, recipient: string, letGo: () => void}} Keeping the locked key, whom it locks for, and how another tab may have the draft */

export const IN_THE_DRAFT = "Kept in the draft";
const DAY = 86_400_000;
/** What was typed is on the disk this long after it was typed, and a little more for locking and writing. */
const WAIT_IN_MS = 700;
/** So often boxes are read that something may fill in without a word to the page. */
const LOOK_EVERY_MS = 2000;

/** @type {Keeping | undefined} */
let keeping;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let planned;
/** @type {ReturnType<typeof setInterval> | undefined} */
let looking;
/** One keeping after the other, so that an older one never lands on a newer. */
let queue = Promise.resolve();

export const isKept = () => keeping !== undefined;

/** @param {Keeping} wanted */
export function startKeeping(wanted) {
  keeping = wanted;
  clearInterval(looking);
  looking = setInterval(readBoxes, LOOK_EVERY_MS);
}

/** Forgets the key. The draft itself stays until it is deleted or too old. */
export function stopKeeping() {
  clearTimeout(planned);
  clearInterval(looking);
  planned = undefined;
  keeping?.letGo();
  keeping = undefined;
}

/** To be called after each change of the sheet. @param {Desk} desk */
export function keepUp(desk) {
  if (keeping && planned === undefined) planned = setTimeout(() => void keepNow(desk), WAIT_IN_MS);
}

/** Who turns to another app may not come back to this page. @param {Desk} desk */
export function keepWhatIsPlanned(desk) {
  if (planned !== undefined) void keepNow(desk);
}

/** @param {Desk} desk @returns {Promise<void>} */
export function keepNow(desk) {
  clearTimeout(planned);
  planned = undefined;
  queue = queue.then(() => keep(desk));
  return queue;
}

/** @returns {Promise<void>} when nothing is being written any more */
export const whenWritten = () => queue;

/** How long, and what Exit this page does. @param {Desk} desk */
export function choiceOf(desk) {
  const days = /** @type {HTMLSelectElement} */ (desk.part("[data-draft-days]"));
  const exit = /** @type {HTMLInputElement} */ (desk.part("[data-draft-exit]"));
  return { days, exit };
}

/** @param {Desk} desk @param {{kept: number, expires: number, exit?: boolean}} [draft] whose choice is shown; without one, what is usual */
export function showChoice(desk, draft) {
  const { days, exit } = choiceOf(desk);
  days.value = draft ? String(Math.round((draft.expires - draft.kept) / DAY)) : days.dataset.usual ?? "";
  exit.checked = draft?.exit === true;
}

/** Makes this the only tab that works on the draft. @returns {Promise<(() => void) | "elsewhere" | "refused">} how to let it go again */
export function takeHold() {
  if (keeping) return Promise.resolve(keeping.letGo);
  return new Promise((answer) => {
    const held = navigator.locks.request(TABS, { ifAvailable: true }, (lock) => {
      if (!lock) {
        tellTabs("wanted");
        answer("elsewhere");
        return;
      }
      return new Promise((/** @type {(value: void) => void} */ letGo) => answer(() => letGo()));
    });
    held.catch(() => answer("refused"));
  });
}

/** Puts the sheet as it is now on the disk. @param {Desk} desk */
async function keep(desk) {
  readBoxes();
  const mine = keeping;
  if (!mine) return;
  const tooLong = tooLongToSave(desk.form);
  if (tooLong) return say(desk, `The draft could NOT be kept just now. ${tooLong}`);
  try {
    const revision = thisRevision();
    const text = await textOf(desk.sheet, desk.form.dataset.policy ?? "");
    const sheet = await lockFor(new TextEncoder().encode(text), mine.recipient);
    if (keeping !== mine) return;
    const { days, exit } = choiceOf(desk);
    const kept = Date.now();
    const expires = kept + Number(days.value) * DAY;
    await writeDraft({ kept, expires, identity: mine.identity, sheet, exit: exit.checked });
    desk.safe(revision, IN_THE_DRAFT);
    showDelete(desk, true);
    say(desk, `Draft kept on this device at ${timeOf(kept)}. It can be opened until ${dayOf(expires)}, and ${days.value} days longer after each change.`);
  } catch {
    say(desk, "The draft could NOT be kept just now. Save the form to a file.");
  }
}
