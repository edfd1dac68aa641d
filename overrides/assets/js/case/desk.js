/** The buttons of the case record: into a file and out of one, on paper, into Word, as plain text. */

import { ask, whileWorking } from "../annex-a/dialogs.js";
import { chosenLocked, MOST_BYTES } from "../annex-a/chosen.js";
import { putInMemory, sheetInMemory } from "../annex-a/form.js";
import { today } from "../page/today.js";
import { lock } from "../annex-a/lock.js";
import { textOf as textOfSheet } from "../annex-a/reading.js";
import { choose, download, same } from "../annex-a/save.js";
import { askSecret } from "../annex-a/secret.js";
import { isSafe, thisRevision } from "../annex-a/unsaved.js";
import * as python from "../python/python.js";
import { forgetCase, whenLeaving } from "../session/leaving.js";
import { asText, isEmpty, isSafeAs, putRecord, theRecord } from "./entries.js";
import { digestOf, fileTextOf, readFile } from "./file.js";
import { partsOf, showSheet } from "./paper.js";
import { textOf } from "./sheet.js";
import { wordOf } from "./word.js";

const HINT = "Use at least 12 characters: four words that do not belong together are good. Nobody can bring a forgotten passphrase back: without it the file is lost.";

/** The download that nobody has read back yet. @type {{bytes: Uint8Array, record: string, revision: number} | undefined} */
let unproven;
/** Annex A as the opened file has it, while Python has not read it: saved again as it was. */
let unread = "";

whenLeaving(() => {
  unproven = undefined;
  unread = "";
}, "case");

/** @param {HTMLElement} page @param {() => void} again shows what stands in the record now */
export function deskOf(page, again) {
  const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (page.querySelector(selector));
  const say = (/** @type {string} */ words) => part("[data-record-status]").replaceChildren(words);
  const input = /** @type {HTMLInputElement} */ (part("[data-file]"));
  const form = { form: page };

  /** The sheet for paper, with the digest of what stands on it. */
  async function put() {
    showSheet(page, await digestOf(theRecord()));
  }

  const textToSave = async () => {
    const sheet = sheetInMemory();
    const annexA = unread || (sheet ? await textOfSheet(sheet, page.dataset.policy ?? "") : "");
    return fileTextOf(theRecord(), annexA, page.dataset.policy ?? "", new Date().toISOString());
  };

  async function save() {
    if (isEmpty() && !sheetInMemory()) return say("There is nothing to save yet.");
    const secret = await askSecret(page, {
      question: "Choose a passphrase for this file",
      words: "The case record and what is typed in Annex A go into one file, encrypted with it, in the age format. Keep the passphrase apart from the file.",
      hint: HINT,
      yes: "Save with this passphrase",
      twice: true,
    });
    if (!secret) return;
    say("Saving…");
    try {
      const [record, revision] = [asText(), thisRevision()];
      const plain = new TextEncoder().encode(await textToSave());
      const bytes = /** @type {Uint8Array<ArrayBuffer>} */ (await whileWorking(page, "Locking the file", (stop) => lock(plain, secret, stop)));
      const name = `case-record-${today()}.json.age`;
      download(name, bytes, "application/octet-stream");
      unproven = { bytes, record, revision };
      part('[data-do="prove"]').hidden = false;
      say(`“${name}” was handed to your browser, which puts it with your downloads. Press “Check the saved file” and choose it: then you know that it is whole.`);
    } catch {
      say("The record was NOT saved. What is on the screen has not changed. Try again, or print it.");
    }
  }

  async function prove() {
    const expected = unproven;
    const chosen = expected && (await choose(input, MOST_BYTES));
    if (!expected || !chosen) return;
    if (chosen === "too-large" || !same(chosen.bytes, expected.bytes)) {
      return say("That file does NOT hold what was saved. Choose the file that you have just saved, or save again.");
    }
    unproven = undefined;
    part('[data-do="prove"]').hidden = true;
    isSafeAs(expected.record);
    if (sheetInMemory()) isSafe(expected.revision, "Saved in a file");
    part("[data-record-status]").tabIndex = -1;
    part("[data-record-status]").focus();
    say(`“${chosen.name}” was read and compared: it holds what you saved.${asText() === expected.record ? "" : " You have changed the record since: save it again."}`);
  }

  async function open() {
    const chosen = await choose(input, MOST_BYTES);
    if (!chosen) return;
    if (chosen === "too-large") return say("The file is far larger than any record of this page, so it was not read.");
    const unlocked = await chosenLocked(form, chosen.bytes);
    const read = unlocked && (await readFile(unlocked.bytes));
    if (!read) return;
    if (typeof read === "string") return say(`“${chosen.name}” was not opened. ${read} What is on the screen has not changed.`);
    if (!(await mayReplace(read.proof === "broken"))) return;
    // What this visit knew is of another case.
    forgetCase();
    putRecord(read.record);
    isSafeAs(asText());
    again();
    say(`“${chosen.name}” is open. ${await openAnnexA(read.annexA)}`);
    part("#case-timeline").focus();
  }

  /** @param {boolean} broken */
  async function mayReplace(broken) {
    if (!broken && isEmpty() && !sheetInMemory()) return true;
    const answer = await ask(page, {
      question: broken ? "This file is not as this page saved it" : "Open this file in place of this case?",
      words: broken
        ? "It was damaged, or something other than this page changed it. Try another copy first. Opened, it takes the place of the record and of Annex A on this page."
        : "The record of this visit and what is typed in Annex A go, and cannot be brought back. Save them first if you need them.",
      yes: broken ? "Open it all the same" : "Open the file",
      no: "Leave it closed",
    });
    return answer === "yes";
  }

  /** @param {string} text @returns {Promise<string>} what became of Annex A, in words */
  async function openAnnexA(text) {
    unread = text;
    if (!text) return "It has no Annex A in it.";
    await python.whenSettledFor(say);
    const reply = await python.ask({ do: "open", text }).catch(() => null);
    if (!reply || !("document" in reply)) return "Annex A is in the file too, and could not be opened here: it needs Python, which did not load. It stays in the file when you save again.";
    putInMemory(reply.document);
    unread = "";
    return "Annex A is open too, on its own page.";
  }

  async function word() {
    say("Making the document…");
    try {
      const blob = await wordOf(partsOf(page, await digestOf(theRecord())));
      download(`case-record-${today()}.docx`, blob, blob.type);
      say("The Word document was handed to your browser. It is not encrypted: do not leave it on a shared computer.");
    } catch {
      say("The Word document could not be made. You can print the record or save it as a PDF.");
    }
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(textOf(partsOf(page, await digestOf(theRecord()))));
      say("Copied as plain text. Paste it where it belongs, then copy something else: some computers keep or send what is copied.");
    } catch {
      say("This browser does not let the page copy. Make the Word document, or print.");
    }
  }

  return { put, save, prove, open, word, copy };
}
