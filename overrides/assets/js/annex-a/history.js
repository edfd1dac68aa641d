/** What the sheet was before each change, so that a change can be undone. In memory only, gone with the visit. */

/** @typedef {import("../python/protocol.js").Sheet} Sheet */

/** Far more than anyone undoes; typing in one box counts as one change. */
const MOST = 200;

/** @type {{sheet: Sheet, what: string}[]} */
const past = [];
/** @type {Sheet[]} */
const undone = [];

/**
 * To be called before a change.
 * @param {Sheet} sheet as it is now
 * @param {string} what the box that is typed in, or "" for a change that is never joined to the one before
 */
export function remember(sheet, what) {
  undone.length = 0;
  if (what && past.at(-1)?.what === what) return;
  past.push({ sheet: structuredClone(sheet), what });
  if (past.length > MOST) past.shift();
}

/** @param {Sheet} sheet as it is now @returns {Sheet | undefined} what it was before the last change */
export function undo(sheet) {
  const before = past.pop();
  if (before) undone.push(structuredClone(sheet));
  return before?.sheet;
}

/** @param {Sheet} sheet as it is now @returns {Sheet | undefined} what the last Undo took away */
export function redo(sheet) {
  const after = undone.pop();
  if (after) past.push({ sheet: structuredClone(sheet), what: "" });
  return after;
}

/** @returns {{undo: boolean, redo: boolean}} what can be done now */
export function can() {
  return { undo: past.length > 0, redo: undone.length > 0 };
}

export function forgetHistory() {
  past.length = 0;
  undone.length = 0;
}
