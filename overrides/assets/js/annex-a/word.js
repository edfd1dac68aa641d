/** Makes a Word document of the sheet. The library that writes it is fetched from our own site when it is asked for. */

import { ask } from "./dialogs.js";
import { today } from "../page/today.js";
import { isChosen, isForAChild, sectionsForReader, titleFor } from "./extract.js";
import { slicesOfText } from "./long-rows.js";
import { outlineOf } from "./outline.js";
import { siteVersionInWords } from "../offline/site-version.js";
import { whoIsNamed } from "./paper.js";
import { download } from "./save.js";
import { printable } from "./sheet.js";

/** @typedef {import("./outline.js").Line} Line */
/** @typedef {import("./outline.js").Section} Section */
/** @typedef {import("./types.js").Desk} Desk */

/** A4 on its side, in twentieths of a point. */
const PAGE = { width: 11906, height: 16838, margin: 850 };
/** A picture is painted sharp enough for paper, and shown so wide, in pixels. */
const PICTURE = { painted: 512, shown: 76 };
/** Half points: a child reads large letters. */
const LETTERS = { child: 32, others: 18 };
/** How much of a long text stands in one row, in the letters for others: lines, half a page; letters for each hundredth of its width. */
const ROOM = { down: 17, across: 1.6 };
const COLUMNS = { 6: [10, 24, 18, 13, 13, 22], 5: [18, 26, 15, 26, 15], 4: [25, 25, 25, 25], 3: [60, 12, 28], 2: [38, 62] };

/** @param {Desk} desk @param {(words: string) => void} say */
export async function makeWordFile(desk, say) {
  const forReader = isChosen() ? await sectionsForReader() : null;
  if (forReader && !forReader.length) return say("There is nothing for this reader yet: see under “What to print”.");
  const named = forReader ? [] : whoIsNamed(desk.sheet);
  if (named.length > 1 && (await ask(desk.form, {
    question: `This sheet is about ${named.length} children`,
    words: "A sheet for one child’s family should not identify another child (not in this policy). For one family only, go back and choose it under “What to print”.",
    list: named,
    yes: "Make the document with all of them",
    no: "Go back",
  })) !== "yes") return;
  say("Making the document…");
  await desk.checkFirst();
  try {
    /** @type {any} */
    const docx = await import(new URL("../../vendor/word.js", import.meta.url).href);
    const blob = await docx.Packer.toBlob(await documentOf(docx, forReader ? whatForReader(desk, forReader) : wholePlan(desk.form)));
    download(`${forReader ? "safety-plan" : "annex-a"}-${today()}.docx`, blob, blob.type);
    say("The Word document was handed to your browser. It is not encrypted: do not leave it on a shared computer.");
  } catch {
    say("The Word document could not be made. You can print the form or save it as a PDF.");
  }
}

/** @typedef {{title: string, head: Line[], sections: Section[], foot: Line[]}} Content what goes into the document */

/** @param {HTMLElement} form @returns {Content} */
function wholePlan(form) {
  const marks = [...form.querySelectorAll(".annex-mark")].map((mark) => mark.textContent ?? "").filter(Boolean);
  return {
    title: form.dataset.title ?? "",
    head: [{ text: `${form.dataset.policy ?? ""} ${siteVersionInWords()}`.trim() }, ...marks.map((text) => ({ text, bold: true }))],
    sections: [...outlineOf(form), ...gapsOf(form)],
    foot: [{ text: "Each risk level is chosen by a person. Put this sheet in the school’s safeguarding record (not in this policy)." }],
  };
}

/** Nothing of the form's own goes with it, not even its name. @param {Desk} desk @param {Section[]} sections @returns {Content} */
const whatForReader = ({ form, sheet }, sections) => ({
  title: titleFor(sheet),
  head: isForAChild() ? [] : [{ text: form.dataset.policy ?? "" }],
  sections,
  foot: [],
});

/** @param {any} docx @param {Content} content */
async function documentOf(docx, { title, head, sections, foot }) {
  const painted = await Promise.all(sections.map(({ picture }) => picture && paintedOf(picture)));
  const children = [
    new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, children: runs(docx, title) }),
    ...head.map((line) => paragraph(docx, line)),
    ...sections.flatMap((section, index) => [
      ...(painted[index] ? [pictureOf(docx, painted[index])] : []),
      new docx.Paragraph({ heading: docx.HeadingLevel.HEADING_1, keepNext: true, children: runs(docx, section.heading) }),
      ...section.lines.map((line) => paragraph(docx, line)),
      ...section.tables.map((table) => tableOf(docx, table)),
    ]),
    ...foot.map((line) => paragraph(docx, line)),
  ];
  const { width, height, margin } = PAGE;
  const page = { size: { width, height, orientation: docx.PageOrientation.LANDSCAPE }, margin: { top: margin, bottom: margin, left: margin, right: margin } };
  const numbers = new docx.Paragraph({
    alignment: docx.AlignmentType.RIGHT,
    children: [new docx.TextRun({ children: ["Page ", docx.PageNumber.CURRENT, " of ", docx.PageNumber.TOTAL_PAGES] })],
  });
  return new docx.Document({
    // Who made it is nobody’s business: an author would be put in by the library.
    creator: "",
    lastModifiedBy: "",
    title,
    styles: { default: { document: { run: { font: "Arial", size: isForAChild() ? LETTERS.child : LETTERS.others, language: { value: "en-GB" } } } } },
    sections: [{
      properties: { page },
      headers: { default: new docx.Header({ children: [paragraph(docx, { text: title, bold: true })] }) },
      footers: { default: new docx.Footer({ children: [numbers] }) },
      children,
    }],
  });
}

/** @param {HTMLElement} form @returns {Section[]} what the mark at the head says is listed at the end */
function gapsOf(form) {
  const gaps = [...form.querySelectorAll("[data-paper-gaps-list] li")].map((gap) => gap.textContent ?? "");
  if (!gaps.length) return [];
  const heading = form.querySelector("[data-paper-gaps] .annex-title")?.textContent ?? "";
  return [{ heading, lines: gaps.map((text, index) => ({ text: `${index + 1}. ${text}` })), tables: [] }];
}

/** @param {any} docx @param {{head: string[], rows: Line[][][]}} table */
function tableOf(docx, { head, rows }) {
  const count = head.length || rows[0]?.length || 1;
  const share = /** @type {Record<number, number[]>} */ (COLUMNS)[count] ?? Array(count).fill(100 / count);
  const inner = PAGE.height - 2 * PAGE.margin;
  const widths = share.map((part) => Math.round((inner * part) / 100));
  const cells = (/** @type {Line[][]} */ row) =>
    row.map((lines, index) => new docx.TableCell({
      width: { size: widths[index], type: docx.WidthType.DXA },
      children: (lines.length ? lines : [{ text: "" }]).map((line) => paragraph(docx, line)),
    }));
  const heads = head.length
    ? [new docx.TableRow({ tableHeader: true, cantSplit: true, children: cells(head.map((text) => [{ text, bold: true }])) })]
    : [];
  return new docx.Table({
    columnWidths: widths,
    width: { size: inner, type: docx.WidthType.DXA },
    rows: [...heads, ...rows.flatMap((row) => rowsForPages(row, share)).map((row) => new docx.TableRow({ cantSplit: true, children: cells(row) }))],
  });
}

/**
 * A row with much text goes on in rows of its own, each with its question and its level. None is broken over two pages, so that no page
 * has text without saying what it belongs to.
 * @param {Line[][]} row @param {number[]} share of the width, in hundredths @returns {Line[][][]}
 */
function rowsForPages([question, ...cells], share) {
  const larger = isForAChild() ? LETTERS.child / LETTERS.others : 1;
  const slices = cells.map((lines, index) => {
    const across = Math.floor((share[index + 1] * ROOM.across) / larger);
    return slicesOfText(lines.map(({ text }) => `${text}\n`), across, Math.floor(ROOM.down / larger));
  });
  const most = Math.max(1, ...slices.map(({ length }) => length));
  return Array.from({ length: most }, (_, number) => [
    number ? [...question, { text: "continued" }] : question,
    ...cells.map((lines, index) => {
      const bold = lines.filter((line) => line.bold);
      if (slices[index].length < 2) return number ? bold : lines;
      const texts = (slices[index][number] ?? []).join("").replace(/\n$/, "").split("\n");
      return number ? [...bold, ...texts.filter(Boolean).map((text) => ({ text }))] : texts.map((text) => ({ text, bold: bold.some((line) => line.text === text) }));
    }),
  ]);
}

/** As it is on the page, for a program that may not draw SVG. @param {Element} svg @returns {Promise<ArrayBuffer>} as a PNG */
async function paintedOf(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  const canvas = new OffscreenCanvas(PICTURE.painted, PICTURE.painted);
  canvas.getContext("2d")?.drawImage(image, 0, 0, PICTURE.painted, PICTURE.painted);
  return (await canvas.convertToBlob()).arrayBuffer();
}

/** The heading below says the same. @param {any} docx @param {ArrayBuffer} data */
function pictureOf(docx, data) {
  const size = { width: PICTURE.shown, height: PICTURE.shown };
  return new docx.Paragraph({ keepNext: true, children: [new docx.ImageRun({ type: "png", data, transformation: size })] });
}

/** @param {any} docx @param {Line} line */
function paragraph(docx, line) {
  return new docx.Paragraph({ spacing: { after: 60 }, children: runs(docx, line.text, line.bold) });
}

/** @param {any} docx @param {string} text @param {boolean} [bold] */
function runs(docx, text, bold = false) {
  return [new docx.TextRun({ text: printable(text), bold })];
}
