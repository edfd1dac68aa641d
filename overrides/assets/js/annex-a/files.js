/** Saving a sheet to a file and opening one again. Nothing is called saved before it has been read back and compared. */

import { today } from "../page/today.js";
import { chooseSheet, MOST_BYTES, UNLOCKING } from "./chosen.js";
import { changeButtons, compareSince, compareWith, differencesFrom, hideDifferences } from "./differences.js";
import { ask, whileWorking } from "./dialogs.js";
import { draftGoesToo } from "./draft.js";
import { lock, unlock, whyOf } from "./lock.js";
import { openedWords, openText, textOf, tooLongToSave } from "./reading.js";
import { askWhere, canWriteFiles, choose, download, readHandle, same, writeAndReadBack } from "./save.js";
import { askSecret } from "./secret.js";
import { isBlankSheet } from "./sheet.js";
import { thisRevision } from "./unsaved.js";
import { whenSettledFor, whyUnanswered } from "../python/python.js";
import { makeWordFile } from "./word.js";

/**
 * @typedef {import("./types.js").Desk} Desk
 * @typedef {{handle: any, name: string, secret: string}} Known the file that the sheet was opened from or saved to
 * @typedef {{bytes: Uint8Array, secret: string, name: string, revision: number}} Unproven a download that has not been read back yet
 */

const SECRET_HINT = "Use at least 12 characters: four words that do not belong together are good. Nobody can bring a forgotten passphrase back: without it the file is lost.";
const LOCKING = "Locking the file";
const ANYBODY = "Anybody who gets this file can read it.";

/** @type {Known | undefined} */
let known;
/** @type {Unproven | undefined} */
let unproven;
/** Who saves, for colleagues who compare files. Whoever opens a file of somebody else's is not taken for them. */
let author = "";

export function forgetFile() {
  author = "";
  known = undefined;
  unproven = undefined;
}

/** @param {Desk} desk @returns {import("./types.js").Buttons} */
export function fileButtons(desk) {
  const { form, sheet, part } = desk;
  const input = /** @type {HTMLInputElement} */ (part("[data-file]"));
  const say = (/** @type {string} */ words) => (part("[data-file-status]").textContent = words);
  const showProof = () => {
    const place = part("[data-proof]");
    const focused = place.contains(document.activeElement);
    place.hidden = !unproven;
    // A button that hides when it is pressed takes the focus along.
    if (place.hidden && focused) part("#annex-files").focus();
  };
  showProof();
  const name = /** @type {HTMLInputElement} */ (part("[data-author]"));
  name.value = author;
  name.addEventListener("input", () => (author = name.value));

  /** @param {boolean} locked @returns {Promise<void>} */
  const save = async (locked) => {
    const tooLong = tooLongToSave(form);
    say(tooLong && `The form was NOT saved. ${tooLong}`);
    if (tooLong) return;
    let into = known && known.handle && Boolean(known.secret) === locked ? known : undefined;
    if (into) {
      const answer = await askToWriteOver(desk, into);
      if (answer === "") return;
      if (answer === "no") into = undefined;
    } else if (!locked) {
      const answer = await askToLeaveOpen(form);
      if (answer === "no") return save(true);
      if (answer === "") return;
    }
    const secret = !locked ? "" : into?.secret ?? (await askSecret(form, {
      question: "Choose a passphrase for this file",
      words: "The file is encrypted with it, in the age format. Keep the passphrase apart from the file.",
      hint: SECRET_HINT,
      yes: "Save with this passphrase",
      twice: true,
    }));
    if (locked && !secret) return;
    const fileName = `annex-a-${today()}.json${locked ? ".age" : ""}`;
    const handle = into?.handle ?? (canWriteFiles() ? await askWhere(fileName) : undefined);
    if (handle === null) return;
    say("Saving…");
    const revision = thisRevision();
    try {
      const plain = new TextEncoder().encode(await textOf(sheet, form.dataset.policy ?? "", author));
      const write = async (/** @type {AbortSignal | undefined} */ stop) => {
        const bytes = /** @type {Uint8Array<ArrayBuffer>} */ (locked ? await lock(plain, secret, stop) : plain);
        if (handle) await prove(await writeAndReadBack(handle, bytes), bytes, secret, plain, stop);
        return bytes;
      };
      const bytes = await (locked ? whileWorking(form, LOCKING, write) : write(undefined));
      const open = locked ? "" : ` ${ANYBODY}`;
      if (!handle) {
        download(fileName, bytes, "application/octet-stream");
        unproven = { bytes, secret, name: fileName, revision };
        showProof();
        desk.handedOver(revision);
        say(`“${fileName}” was handed to your browser, which puts it with your downloads. It is not checked yet: choose the saved file below to check that it is whole.${open}`);
        return;
      }
      known = { handle, name: handle.name, secret };
      desk.safe(revision, IN_A_FILE);
      say(`Saved in “${handle.name}”, read back and compared: the file holds what was on the screen when you pressed Save. ${typedOn(revision)}${PUT_IT_AWAY}${open}`);
    } catch (error) {
      const stopped = whyOf(error) === "stopped";
      say(`The form was NOT saved${stopped ? ": you stopped it" : ""}. What is on the screen has not changed. ${stopped ? "" : "Try another place or another name, or print the form."}`);
    }
  };

  const open = async () => {
    const chosen = await chooseSheet(desk, "opened");
    if (!chosen) return;
    if (!isBlankSheet(sheet) && (await ask(form, {
      question: "Open this file in place of what is on the screen?",
      words: `What you typed goes from the screen.${draftGoesToo()} Undo brings it back until you leave this site.`,
      yes: "Open the file",
      no: "Keep what I typed",
    })) !== "yes") return;
    desk.put(chosen.sheet);
    known = chosen.opened.handle ? { handle: chosen.opened.handle, name: chosen.opened.name, secret: chosen.secret } : undefined;
    desk.safe(undefined, IN_A_FILE);
    hideDifferences(desk);
    desk.say(openedWords(chosen.opened.name, chosen.sheet, form.dataset.policy ?? "", chosen.proof));
    part("#annex-information").scrollIntoView();
    part('[data-field="referrer"]').focus();
  };

  return {
    save: () => save(false),
    "save-locked": () => save(true),
    open,
    async compare() {
      const chosen = await chooseSheet(desk, "compared");
      if (chosen) await compareWith(desk, { name: chosen.opened.name, sheet: chosen.sheet });
    },
    async base() {
      const chosen = await chooseSheet(desk, "compared");
      if (chosen) await compareSince(desk, { name: chosen.opened.name, sheet: chosen.sheet });
    },
    ...changeButtons(desk),
    /** The download that was handed over, chosen by the person: only now is it known to be whole. */
    async prove() {
      const expected = unproven;
      const opened = expected && (await choose(input, MOST_BYTES));
      if (!expected || !opened) return;
      const why = opened !== "too-large" && same(opened.bytes, expected.bytes) ? await whyUnreadable(form, opened.bytes, expected.secret) : "damaged";
      if (why === "stopped") return say("You stopped the check. The saved file is not checked yet.");
      if (why || opened === "too-large") {
        say("That file does NOT hold what was saved. Choose the file that you have just saved, or save again.");
        return;
      }
      unproven = undefined;
      showProof();
      desk.safe(expected.revision, IN_A_FILE);
      say(`“${opened.name}” was read and compared: it holds what you saved. ${typedOn(expected.revision)}${PUT_IT_AWAY}`);
    },
    word: () => makeWordFile(desk, say),
    async calendar() {
      await whenSettledFor(say);
      // A calendar takes two events of one name for one: each plan has a name of its own, by chance, and keeps it in its file.
      sheet.key ||= Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
      const reply = await desk.askPython({ do: "calendar", document: sheet, now: new Date().toISOString() }).catch(whyUnanswered);
      if (reply === "not-there") return say("The calendar file is not available, because Python did not load. Reload this page to try again.");
      if (typeof reply === "string") return say("The calendar file is not available: this page has a fault. Reload it to try again.");
      if (!reply.calendar) return say("There is no date to come that could be put in a calendar. Write one as day, month, year.");
      download("safety-plan.ics", reply.calendar, "text/calendar");
      say("The calendar file was handed to your browser. It has the dates to come of reviews and actions, and reminds a week and a day before. No name is in it.");
    },
  };
}

const IN_A_FILE = "Saved in a file";

/** @param {number} revision that was saved @returns {string} a warning when the sheet is not as it was then */
const typedOn = (revision) => (revision === thisRevision() ? "" : "You have changed the form since: save it again. ");

const PUT_IT_AWAY = "It is not the record: put the finished sheet in the school’s safeguarding record (not in this policy).";

/**
 * @param {Uint8Array} found in the file @param {Uint8Array} written to it @param {string} secret @param {Uint8Array} plain
 * @param {AbortSignal} [stop]
 * Throws when the file does not hold what was to be saved.
 */
async function prove(found, written, secret, plain, stop) {
  const holds = same(found, written) && same(secret ? await unlock(found, secret, stop) : found, plain);
  if (!holds) throw new Error("The file does not hold what was written.");
}

/** @param {HTMLElement} form @param {Uint8Array} bytes @param {string} secret @returns {Promise<string>} "" when they can be read */
async function whyUnreadable(form, bytes, secret) {
  if (!secret) return "";
  return whileWorking(form, UNLOCKING, (stop) => unlock(bytes, secret, stop)).then(() => "", whyOf);
}

/** Before a file is made that nothing locks. @param {HTMLElement} form */
const askToLeaveOpen = (form) =>
  ask(form, {
    question: "Save without a passphrase?",
    words: `${ANYBODY} A file gets about: on a shared computer, on a stick, in an e-mail.`,
    yes: "Save so that anybody can read it",
    no: "Save with a passphrase instead",
  });

/**
 * Before a file is written over: what in it differs from the screen.
 * @param {Desk} desk @param {Known} file @returns {Promise<"yes" | "no" | "">}
 */
async function askToWriteOver(desk, file) {
  const bytes = await readHandle(file.handle).catch(() => null);
  const plain = bytes && (file.secret
    ? await whileWorking(desk.form, UNLOCKING, (stop) => unlock(bytes, file.secret, stop)).catch(() => null)
    : bytes);
  const reply = plain && (await openText(desk, plain));
  const lines = reply && "document" in reply ? await differencesFrom(desk, reply.document) : null;
  const words = lines === null
    ? "What is in that file now could not be read, so it cannot be compared with the screen."
    : lines.length
      ? "The file differs from the screen in these places. Saving over it keeps only what is on the screen."
      : "The file holds the same as the screen.";
  return ask(desk.form, {
    question: `Save over “${file.name}”?`,
    words: file.secret ? words : `${words} ${ANYBODY}`,
    list: lines ?? [],
    folded: true,
    yes: "Save over it",
    no: "Save as a new file",
  });
}
