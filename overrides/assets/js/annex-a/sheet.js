/** What a person has written on Annex A, held in memory and nowhere else, and how it comes on to the page. */

/**
 * @typedef {import("../python/protocol.js").Sheet} Sheet
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 * @typedef {{child: HTMLElement, review: HTMLElement, task: HTMLElement}} Patterns untouched copies of what can be added
 */

/** What each box was last known to hold: a box can hold less than the sheet has, such as no line break. @type {WeakMap<Control, string>} */
const known = new WeakMap();

/** The parts with lines of their own: the log of reviews, and the list of actions. */
export const REVIEWS = "reviews";
export const TASKS = "tasks";

/**
 * A sheet with nothing written, and with every field that the page has.
 * @param {HTMLElement} form the form as it came from the server
 * @returns {Sheet}
 */
export function blankSheet(form) {
  const alone = controls(form).filter((control) => !control.closest("[data-child], [data-review], [data-task]"));
  return {
    document: form.dataset.document ?? "",
    version: Number(form.dataset.version),
    saved: "",
    author: "",
    policy: "",
    plan: "",
    parts: [],
    entries: blankEntries(alone),
    children: childSections(form).map((section) => blankEntries(controls(section))),
    reviews: [],
    tasks: [],
    key: "",
  };
}

/** @param {HTMLElement} form @returns {Patterns} */
export function patternsOf(form) {
  const copy = (/** @type {string} */ selector) =>
    /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (form.querySelector(selector)).cloneNode(true));
  return { child: copy("[data-child]"), review: copy("[data-review]"), task: copy("[data-task]") };
}

/** @param {Control[]} boxes @returns {Record<string, string>} each box's field, with nothing written */
export function blankEntries(boxes) {
  return Object.fromEntries(boxes.map((control) => [control.dataset.field ?? "", ""]));
}

/** @param {Record<string, string>} entries @returns {boolean} whether nothing at all is written */
export function isBlank(entries) {
  return Object.values(entries).every((text) => text.trim() === "");
}

/** @param {Sheet} sheet @returns {boolean} whether a person has written or chosen nothing; switches do not count */
export function isBlankSheet(sheet) {
  return isBlank(sheet.entries) && sheet.children.every(isBlank) && [...sheet.reviews, ...sheet.tasks].every(isBlank) && !sheet.plan;
}

/** @param {ParentNode} part @returns {Control[]} the boxes to write in, in form order */
export function controls(part) {
  return Array.from(part.querySelectorAll("[data-field]"), (box) => /** @type {Control} */ (box));
}

/** @param {HTMLElement} form @returns {HTMLElement[]} */
export function childSections(form) {
  return Array.from(form.querySelectorAll("[data-child]"), (part) => /** @type {HTMLElement} */ (part));
}

/** @param {HTMLElement} form @returns {HTMLElement[]} */
export function reviewRows(form) {
  return Array.from(form.querySelectorAll("[data-review]"), (part) => /** @type {HTMLElement} */ (part));
}

/** @param {HTMLElement} form @returns {HTMLElement[]} */
export function taskRows(form) {
  return Array.from(form.querySelectorAll("[data-task]"), (part) => /** @type {HTMLElement} */ (part));
}

/**
 * Where in the sheet a box's text is kept.
 * @param {HTMLElement} form
 * @param {Sheet} sheet
 * @param {Control} control
 * @returns {Record<string, string> | undefined}
 */
export function entriesFor(form, sheet, control) {
  const child = /** @type {HTMLElement | null} */ (control.closest("[data-child]"));
  if (child) return sheet.children[childSections(form).indexOf(child)];
  const review = /** @type {HTMLElement | null} */ (control.closest("[data-review]"));
  if (review) return sheet.reviews[reviewRows(form).indexOf(review)];
  const task = /** @type {HTMLElement | null} */ (control.closest("[data-task]"));
  if (task) return sheet.tasks[taskRows(form).indexOf(task)];
  return sheet.entries;
}

/**
 * Put the whole sheet on the page: its children, reviews and further parts, its texts and their printed copies.
 * @param {HTMLElement} form
 * @param {Sheet} sheet
 * @param {Patterns} patterns
 */
export function showSheet(form, sheet, patterns) {
  repeat(form.querySelector("[data-children]"), patterns.child, "child", sheet.children.length);
  repeat(form.querySelector("[data-reviews]"), patterns.review, "review", Math.max(1, sheet.reviews.length));
  repeat(form.querySelector("[data-tasks]"), patterns.task, "task", Math.max(1, sheet.tasks.length));
  showParts(form, sheet.parts);
  for (const control of controls(form)) {
    control.value = entriesFor(form, sheet, control)?.[control.dataset.field ?? ""] ?? "";
    know(control);
    showTwin(control);
  }
  const plan = /** @type {HTMLSelectElement} */ (form.querySelector("[data-plan]"));
  plan.value = sheet.plan;
  showTwin(plan);
}

/** Puts texts into boxes that are on the page, and into the sheet. @param {HTMLElement} form @param {Sheet} sheet @param {Record<string, string>} texts by the ids of the boxes */
export function writeInto(form, sheet, texts) {
  for (const [id, text] of Object.entries(texts)) {
    const control = /** @type {Control | null} */ (document.getElementById(id));
    const entries = control && entriesFor(form, sheet, control);
    if (!control || !entries) continue;
    entries[control.dataset.field ?? ""] = text;
    control.value = text;
    know(control);
    showTwin(control);
  }
}

/** @param {Control} control */
export function know(control) {
  known.set(control, control.value);
}

/** @param {Control} control @returns {boolean} whether it holds what the page knows of */
export const isKnown = (control) => known.get(control) === control.value;

/** @param {HTMLElement} form @param {string[]} parts */
function showParts(form, parts) {
  for (const part of form.querySelectorAll("[data-part]")) {
    /** @type {HTMLElement} */ (part).hidden = !parts.includes(part.getAttribute("data-part") ?? "");
  }
  for (const group of form.querySelectorAll("[data-any-part]")) {
    const ids = (group.getAttribute("data-any-part") ?? "").split(" ");
    /** @type {HTMLElement} */ (group).hidden = !ids.some((id) => parts.includes(id));
  }
  for (const box of form.querySelectorAll("[data-switch]")) {
    /** @type {HTMLInputElement} */ (box).checked = parts.includes(box.getAttribute("data-switch") ?? "");
  }
}

/**
 * Give the page as many copies of a pattern as the sheet has, numbered from 1.
 * @param {Element | null} place
 * @param {HTMLElement} pattern
 * @param {"child" | "review" | "task"} what
 * @param {number} count
 */
function repeat(place, pattern, what, count) {
  place?.replaceChildren(...Array.from({ length: count }, (_, index) => numbered(pattern, what, index + 1)));
}

/** @param {HTMLElement} pattern @param {string} what @param {number} number @returns {HTMLElement} */
function numbered(pattern, what, number) {
  const made = /** @type {HTMLElement} */ (pattern.cloneNode(true));
  for (const part of [made, ...made.querySelectorAll("*")]) {
    for (const name of ["id", "for", "aria-labelledby", "aria-describedby"]) {
      const value = part.getAttribute(name);
      if (value) part.setAttribute(name, value.replace(new RegExp(`^${what}-1\\.`), `${what}-${number}.`));
    }
    if (part.hasAttribute(`data-${what}-number`)) part.textContent = String(number);
  }
  return made;
}

/**
 * A text as paper and Word take it. A word processor's own line break is a line break; what nobody can see prints as a box, or breaks the file.
 * @param {string} text @returns {string}
 */
export function printable(text) {
  return text.replace(/[\u000b\u0085\u2028\u2029]/g, "\n").replace(/[\u0000-\u0008\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, "");
}

/**
 * Keep the printed copy of a box in step. The line break at the end gives a new, empty line its height.
 * A box inside a fold opens it when something is written there, so that nothing written is hidden.
 * @param {Control} control
 */
export function showTwin(control) {
  const shown = control instanceof HTMLSelectElement ? control.selectedOptions[0]?.textContent ?? "" : control.value;
  const twin = control.nextElementSibling;
  if (twin) twin.textContent = printable((control.value && shown) + (control.value.endsWith("\n") ? "\u200b" : ""));
  control.closest(".annex-party, .annex-reason, .annex-alone")?.toggleAttribute("data-written", control.value !== "");
  const fold = control.closest("details");
  if (fold && control.value) fold.open = true;
}
