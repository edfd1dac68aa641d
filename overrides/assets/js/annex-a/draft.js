/**
 * A draft kept on this device, when the person chooses so: locked with a passphrase, for seven days, one draft at a time.
 *
 * Each keeping is locked for a key of its own (age), which costs little; that key is locked with the passphrase, which
 * takes a second or two and is done once. The passphrase itself is kept nowhere.
 */

import { ask, whileWorking } from "./dialogs.js";
import { deleteDraft, readDraft, removeDraft, TABS, writeDraft } from "./draft-store.js";
import { lock, lockFor, makeKey, recipientOf, unlock, unlockWith, whyOf } from "./lock.js";
import { openText, textOf, tooLongToSave } from "./reading.js";
import { askSecret } from "./secret.js";
import { isBlankSheet } from "./sheet.js";
import { thisRevision } from "./unsaved.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {{identity: Uint8Array, recipient: string, letGo: () => void}} Keeping the locked key, and whom it locks for */

const DAYS = 7;
const CANNOT_BE_KEPT = "A draft cannot be kept in this browser. Save the form to a file instead.";
const IN_THE_DRAFT = "Kept in the draft";
/** What was typed is on the disk this long after it was typed, and a little more for locking and writing. */
const WAIT_IN_MS = 700;

/** @type {Keeping | undefined} */
let keeping;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let planned;
/** One keeping after the other, so that an older one never lands on a newer. */
let queue = Promise.resolve();
/** @type {Desk | undefined} the form that is on the page now */
let now;

const tabs = new BroadcastChannel(TABS);
tabs.onmessage = ({ data }) => {
  if (!now) return;
  if (data === "wanted" && keeping) say(now, "Another tab wants to work on this draft. Use one tab only: close the other one, or this one.");
  if (data === "deleted" && keeping) {
    stopKeeping();
    now.safeNoLonger();
    say(now, "The draft was deleted in another tab. What is on the screen here is no longer kept.");
  }
  void showWhatIsKept(now);
};

/** Forgets the key. The draft itself stays until it is deleted or too old. */
export function forgetDraft() {
  stopKeeping();
}

/** Deletes the draft at once, with no question. @returns {Promise<void>} */
async function wipeDraft() {
  stopKeeping();
  await queue;
  await deleteDraft();
}

/** @returns {string} what to add before the whole sheet is replaced while a draft of it is kept */
export const draftGoesToo = () => (keeping ? " The kept draft changes with it." : "");

/** To be called after each change of the sheet. @param {Desk} desk */
export function keepUp(desk) {
  if (!keeping || planned !== undefined) return;
  planned = setTimeout(() => {
    planned = undefined;
    queue = queue.then(() => keep(desk));
  }, WAIT_IN_MS);
}

/** @param {Desk} desk */
export async function startDraft(desk) {
  now = desk;
  await showWhatIsKept(desk);
}

/** @param {Desk} desk @returns {import("./desk.js").Buttons} */
export function draftButtons(desk) {
  return {
    "keep-draft": () => start(desk),
    "open-draft": () => open(desk),
    async "delete-draft"() {
      const itWasThisOne = Boolean(keeping);
      try {
        await wipeDraft();
        if (itWasThisOne) desk.safeNoLonger();
        say(desk, "The draft is deleted from this device.");
      } catch {
        say(desk, "The draft could NOT be deleted. Clear this site’s data in your browser’s settings.");
      }
      await showWhatIsKept(desk);
    },
  };
}

/** @param {Desk} desk */
async function start(desk) {
  const { form } = desk;
  // A page that did not come over https has none.
  if (!("locks" in navigator)) return say(desk, CANNOT_BE_KEPT);
  // Neither has one whose settings refuse the site its storage: say so before anybody thinks of a passphrase.
  const there = await readDraft().catch(() => "no storage");
  if (there === "no storage") return say(desk, CANNOT_BE_KEPT);
  if (there) {
    const sure = await ask(form, {
      question: "Keep this sheet in place of the draft that is there?",
      words: "One draft is kept on this device at a time. The one that is there now goes, and cannot be brought back.",
      yes: "Keep this sheet",
      no: "Leave the draft there",
    });
    if (sure !== "yes") return;
  }
  const secret = await askSecret(form, {
    question: "Choose a passphrase for the draft",
    words: "This sheet, and what you type on it from now on, is kept on this device, encrypted, for 7 days after the last change. " +
      "On a shared computer, anybody who uses it can see that there is a draft, and delete it.",
    hint: "At least 12 characters: four words that do not belong together are good. Nobody can bring a forgotten passphrase back.",
    yes: "Keep a draft",
    twice: true,
  });
  if (!secret) return;
  const letGo = await takeHold();
  if (!letGo) return say(desk, "A draft is open in another tab of this browser. Close that tab first, so that one does not write over the other.");
  say(desk, "Locking the draft…");
  try {
    const { identity, recipient } = await makeKey();
    const locked = await whileWorking(form, "Locking the draft", (stop) => lock(new TextEncoder().encode(identity), secret, stop));
    keeping = { identity: locked, recipient, letGo };
    await keep(desk);
  } catch (error) {
    stopKeeping();
    letGo();
    say(desk, whyOf(error) === "stopped" ? "No draft is kept: you stopped it." : CANNOT_BE_KEPT);
  }
}

/** @param {Desk} desk */
async function open(desk) {
  const draft = await readDraft().catch(() => undefined);
  if (!draft) return showWhatIsKept(desk);
  const letGo = await takeHold();
  if (!letGo) return say(desk, "This draft is open in another tab of this browser. Go on there, or close that tab first.");
  const opened = await unlockAsking(desk, draft);
  if (!opened) return letGo();
  if (!isBlankSheet(desk.sheet) && (await ask(desk.form, {
    question: "Open the draft in place of what is on the screen?",
    words: "What you typed goes from the screen. Undo brings it back until you leave this site.",
    yes: "Open the draft",
    no: "Keep what I typed",
  })) !== "yes") return letGo();
  const reply = await openText(desk, opened.plain);
  if (!reply.document) {
    letGo();
    return say(desk, `The draft could not be opened. It is still there. ${(reply.problems ?? []).join(" ")}`);
  }
  const recipient = await recipientOf(opened.identity);
  // In this order: to open it is no change of it, so it is not kept anew and does not last longer.
  desk.put(reply.document);
  keeping = { identity: draft.identity, recipient, letGo };
  desk.safe(undefined, IN_THE_DRAFT);
  await showWhatIsKept(desk);
  say(desk, "The draft is open. What you type is kept on this device.");
  desk.part('[data-field="referrer"]').focus();
}

/** @param {Desk} desk @param {import("./draft-store.js").Draft} draft @returns {Promise<{identity: string, plain: Uint8Array} | null>} */
async function unlockAsking(desk, draft) {
  let problem = "";
  for (;;) {
    const secret = await askSecret(desk.form, {
      question: "The passphrase of the draft",
      words: "Opening it takes a second or two.",
      hint: "You chose it when you kept the draft. Nobody can bring a forgotten passphrase back.",
      yes: "Open the draft",
      problem,
    });
    if (!secret) return null;
    try {
      const identity = new TextDecoder().decode(await whileWorking(desk.form, "Opening the draft", (stop) => unlock(draft.identity, secret, stop)));
      return { identity, plain: await unlockWith(draft.sheet, identity) };
    } catch (error) {
      if (whyOf(error) === "stopped") return null;
      problem = "This passphrase does not open the draft, or the draft is damaged. It is still there.";
    }
  }
}

/** Puts the sheet as it is now on the disk. @param {Desk} desk */
async function keep(desk) {
  const mine = keeping;
  if (!mine) return;
  const tooLong = tooLongToSave(desk.form);
  if (tooLong) return say(desk, `The draft could NOT be kept just now. ${tooLong}`);
  try {
    const revision = thisRevision();
    const text = await textOf(desk.sheet, desk.form.dataset.policy ?? "");
    const sheet = await lockFor(new TextEncoder().encode(text), mine.recipient);
    if (keeping !== mine) return;
    const moment = Date.now();
    await writeDraft({ kept: moment, expires: moment + DAYS * 86_400_000, identity: mine.identity, sheet });
    desk.safe(revision, IN_THE_DRAFT);
    say(desk, `Draft kept on this device at ${timeOf(moment)}. It can be opened until ${dayOf(moment + DAYS * 86_400_000)}, and 7 days longer after each change.`);
    await showWhatIsKept(desk);
  } catch {
    say(desk, "The draft could NOT be kept just now. Save the form to a file.");
  }
}

/** Shows whether a draft is there, and deletes one that is too old. @param {Desk} desk */
async function showWhatIsKept(desk) {
  let draft = await readDraft().catch(() => undefined);
  if (draft && draft.expires <= Date.now()) {
    await removeDraft().catch(() => undefined);
    draft = undefined;
  }
  desk.part("[data-kept-draft]").hidden = !draft || Boolean(keeping);
  desk.part('[data-do="keep-draft"]').hidden = Boolean(keeping);
  for (const button of desk.form.querySelectorAll('[data-do="delete-draft"]')) /** @type {HTMLElement} */ (button).hidden = !draft;
  if (draft) {
    desk.part("[data-kept-draft-words]").textContent =
      `It was kept on ${dayOf(draft.kept)} at ${timeOf(draft.kept)}. It is encrypted, and can be opened until ${dayOf(draft.expires)}.`;
  }
}

function stopKeeping() {
  clearTimeout(planned);
  planned = undefined;
  keeping?.letGo();
  keeping = undefined;
}

/** Makes this the only tab that works on the draft. @returns {Promise<(() => void) | null>} null when another one has it */
function takeHold() {
  if (keeping) return Promise.resolve(keeping.letGo);
  return new Promise((answer) => {
    void navigator.locks.request(TABS, { ifAvailable: true }, (held) => {
      if (!held) {
        tabs.postMessage("wanted");
        answer(null);
        return;
      }
      return new Promise((/** @type {(value: void) => void} */ letGo) => answer(() => letGo()));
    });
  });
}

/** @param {Desk} desk @param {string} words */
function say(desk, words) {
  desk.part("[data-draft-status]").textContent = words;
}

/** @param {number} moment */
const dayOf = (moment) => new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(moment);
/** @param {number} moment */
const timeOf = (moment) => new Intl.DateTimeFormat("en-GB", { timeStyle: "short" }).format(moment);
