/** Makes a Word document of the sheet. The library that writes it is fetched from our own site when it is asked for. */

import { ask } from "./dialogs.js";
import { today } from "./completeness.js";
import { sureAboutOthers } from "./other-children.js";
import { outlineOf } from "./outline.js";
import { siteVersionInWords } from "../offline/site-version.js";
import { whoIsNamed } from "./paper.js";
import { download } from "./save.js";

/** @typedef {import("./outline.js").Line} Line */
/** @typedef {import("./types.js").Desk} Desk */

/** A4 on its side, in twentieths of a point. */
const PAGE = { width: 11906, height: 16838, margin: 850 };
const COLUMNS = { 5: [18, 26, 15, 26, 15], 4: [25, 25, 25, 25], 3: [60, 12, 28], 2: [38, 62] };

/** @param {Desk} desk @param {(words: string) => void} say */
export async function makeWordFile(desk, say) {
  const named = whoIsNamed(desk.form, desk.sheet);
  if (named.length > 1 && (await ask(desk.form, {
    question: `This sheet is about ${named.length} children`,
    words: "A sheet for one child’s family should not identify another child (not in this policy). For one child only, go back and choose it under “What to print”.",
    list: named,
    yes: "Make the document with all of them",
    no: "Go back",
  })) !== "yes") return;
  if (!(await sureAboutOthers(desk.form, desk.sheet, "Make it all the same"))) return;
  say("Making the document…");
  await desk.checkFirst();
  try {
    /** @type {any} */
    const docx = await import(new URL("../../vendor/word.js", import.meta.url).href);
    const blob = await docx.Packer.toBlob(documentOf(docx, desk));
    download(`annex-a-${today()}.docx`, blob, blob.type);
    say("The Word document was handed to your browser. It is not encrypted: do not leave it on a shared computer.");
  } catch {
    say("The Word document could not be made. You can print the form or save it as a PDF.");
  }
}

/** @param {any} docx @param {Desk} desk */
function documentOf(docx, desk) {
  const { form } = desk;
  const marks = [...form.querySelectorAll(".annex-mark")].map((mark) => mark.textContent ?? "").filter(Boolean);
  const children = [
    new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, children: runs(docx, form.dataset.title ?? "") }),
    paragraph(docx, { text: `${form.dataset.policy ?? ""} ${siteVersionInWords()}`.trim() }),
    ...marks.map((text) => paragraph(docx, { text, bold: true })),
    ...outlineOf(form).flatMap((section) => [
      new docx.Paragraph({ heading: docx.HeadingLevel.HEADING_1, keepNext: true, children: runs(docx, section.heading) }),
      ...section.lines.map((line) => paragraph(docx, line)),
      ...section.tables.map((table) => tableOf(docx, table)),
    ]),
    ...gapsOf(docx, form),
    paragraph(docx, { text: "Each risk level is chosen by a person. Put this sheet in the school’s safeguarding record (not in this policy)." }),
  ];
  const { width, height, margin } = PAGE;
  const page = { size: { width, height, orientation: docx.PageOrientation.LANDSCAPE }, margin: { top: margin, bottom: margin, left: margin, right: margin } };
  const numbers = new docx.Paragraph({
    alignment: docx.AlignmentType.RIGHT,
    children: [new docx.TextRun({ children: ["Page ", docx.PageNumber.CURRENT, " of ", docx.PageNumber.TOTAL_PAGES] })],
  });
  return new docx.Document({
    creator: "Annex A",
    title: form.dataset.title,
    styles: { default: { document: { run: { font: "Arial", size: 18 } } } },
    sections: [{
      properties: { page },
      headers: { default: new docx.Header({ children: [paragraph(docx, { text: form.dataset.title ?? "", bold: true })] }) },
      footers: { default: new docx.Footer({ children: [numbers] }) },
      children,
    }],
  });
}

/** @param {any} docx @param {HTMLElement} form @returns {any[]} what the mark at the head says is listed at the end */
function gapsOf(docx, form) {
  const gaps = [...form.querySelectorAll("[data-paper-gaps-list] li")].map((gap) => gap.textContent ?? "");
  if (!gaps.length) return [];
  const title = form.querySelector("[data-paper-gaps] .annex-title")?.textContent ?? "";
  const heading = new docx.Paragraph({ heading: docx.HeadingLevel.HEADING_1, keepNext: true, children: runs(docx, title) });
  return [heading, ...gaps.map((text, index) => paragraph(docx, { text: `${index + 1}. ${text}` }))];
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
    rows: [...heads, ...rows.map((row) => new docx.TableRow({ children: cells(row) }))],
  });
}

/** @param {any} docx @param {Line} line */
function paragraph(docx, line) {
  return new docx.Paragraph({ spacing: { after: 60 }, children: runs(docx, line.text, line.bold) });
}

/** Characters that no Word file may hold are left out; they are none that a person can type or see. @param {any} docx @param {string} text @param {boolean} [bold] */
function runs(docx, text, bold = false) {
  return [new docx.TextRun({ text: text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ""), bold })];
}
