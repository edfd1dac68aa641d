// What a person has written on Annex A, held in memory and nowhere else.

/**
 * The shape that tools/assessment/document.py reads.
 * @typedef {{document: string, version: number, entries: Record<string, string>,
 *   children: Record<string, string>[]}} Sheet
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 */

/**
 * A sheet with nothing written, and with every field that the page has.
 * @param {HTMLElement} form the form as it came from the server
 * @returns {Sheet}
 */
export function blankSheet(form) {
  return {
    document: form.dataset.document ?? '',
    version: Number(form.dataset.version),
    entries: blankEntries(controls(form).filter((control) => !control.closest('[data-child]'))),
    children: childSections(form).map((section) => blankEntries(controls(section))),
  };
}

/**
 * @param {Control[]} boxes
 * @returns {Record<string, string>} each box's field, with nothing written
 */
function blankEntries(boxes) {
  return Object.fromEntries(boxes.map((control) => [control.dataset.field ?? '', '']));
}

/** @param {Record<string, string>} entries @returns {boolean} whether nothing at all is written */
export function isBlank(entries) {
  return Object.values(entries).every((text) => text.trim() === '');
}

/** @param {Sheet} sheet @returns {boolean} */
export function isBlankSheet(sheet) {
  return isBlank(sheet.entries) && sheet.children.every(isBlank);
}

/** @param {ParentNode} part @returns {Control[]} the boxes to write in, in form order */
export function controls(part) {
  return Array.from(part.querySelectorAll('[data-field]'), (box) => /** @type {Control} */ (box));
}

/** @param {HTMLElement} form @returns {HTMLElement[]} */
export function childSections(form) {
  return Array.from(form.querySelectorAll('[data-child]'), (part) => /** @type {HTMLElement} */ (part));
}

/**
 * Where in the sheet a box's text is kept.
 * @param {HTMLElement} form
 * @param {Sheet} sheet
 * @param {Control} control
 * @returns {Record<string, string>}
 */
export function entriesFor(form, sheet, control) {
  const section = control.closest('[data-child]');
  if (!section) return sheet.entries;
  return sheet.children[childSections(form).indexOf(/** @type {HTMLElement} */ (section))];
}

/**
 * Give the page a table for each child of the sheet, numbered from 1.
 * @param {HTMLElement} form
 * @param {HTMLElement} pattern an untouched copy of the first child's section
 * @param {number} count
 */
export function showChildren(form, pattern, count) {
  const place = form.querySelector('[data-children]');
  place?.replaceChildren(...Array.from({ length: count }, (_, index) => numbered(pattern, index + 1)));
}

/**
 * @param {HTMLElement} pattern
 * @param {number} number
 * @returns {HTMLElement} the pattern as the section of another child
 */
function numbered(pattern, number) {
  const section = /** @type {HTMLElement} */ (pattern.cloneNode(true));
  for (const part of [section, ...section.querySelectorAll('*')]) {
    for (const name of ['id', 'for', 'aria-labelledby']) {
      const value = part.getAttribute(name);
      if (value) part.setAttribute(name, value.replace(/^child-1\./, `child-${number}.`));
    }
    if (part.hasAttribute('data-child-number')) part.textContent = String(number);
  }
  return section;
}

/**
 * Put the sheet's texts in the page's boxes, and in the copies that get printed.
 * @param {HTMLElement} form
 * @param {Sheet} sheet
 */
export function showTexts(form, sheet) {
  for (const control of controls(form)) {
    control.value = entriesFor(form, sheet, control)[control.dataset.field ?? ''];
    showTwin(control);
  }
}

/**
 * Keep the printed copy of a box in step. The line break at the end gives a new, empty line its height.
 * @param {Control} control
 */
export function showTwin(control) {
  const twin = control.nextElementSibling;
  if (twin) twin.textContent = control.value + (control.value.endsWith('\n') ? '\u200b' : '');
}
