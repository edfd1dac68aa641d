/** Makes a Word document of the case record, with the library that Annex A uses, fetched from our own site when it is asked for. */

/** @typedef {import("./sheet.js").Part} Part */

/** @param {Part[]} parts @returns {Promise<Blob>} */
export async function wordOf(parts) {
  /** @type {any} */
  const docx = await import(new URL("../../vendor/word.js", import.meta.url).href);
  const levels = { 1: docx.HeadingLevel.HEADING_1, 2: docx.HeadingLevel.HEADING_2 };
  const runs = (/** @type {string} */ text) => text.split("\n").map((line, index) => new docx.TextRun({ text: line, break: index ? 1 : 0 }));
  const children = parts.flatMap(({ heading, level, lines, groups = [] }) => [
    new docx.Paragraph({ heading: levels[level], keepNext: true, children: runs(heading) }),
    ...lines.map((line) => new docx.Paragraph({ spacing: { after: 60 }, children: runs(line) })),
    ...groups.flatMap(({ head, items }) => [
      new docx.Paragraph({ spacing: { before: 60 }, keepNext: true, children: [new docx.TextRun({ text: head, bold: true })] }),
      ...items.map((line) => new docx.Paragraph({ bullet: { level: 0 }, children: runs(line) })),
    ]),
  ]);
  const numbers = new docx.Paragraph({
    alignment: docx.AlignmentType.RIGHT,
    children: [new docx.TextRun({ children: ["Page ", docx.PageNumber.CURRENT, " of ", docx.PageNumber.TOTAL_PAGES] })],
  });
  const file = new docx.Document({
    // Who made it is nobody’s business: an author would be put in by the library.
    creator: "",
    lastModifiedBy: "",
    title: "Case record",
    styles: { default: { document: { run: { font: "Arial", size: 20, language: { value: "en-GB" } } } } },
    sections: [{ footers: { default: new docx.Footer({ children: [numbers] }) }, children }],
  });
  return docx.Packer.toBlob(file);
}
