/** What every part of the form works with: types alone, nothing that runs. */

/**
 * @typedef {import("../python/protocol.js").Sheet} Sheet
 * @typedef {import("./completeness.js").AskPython} AskPython
 * @typedef {object} Desk
 * @property {HTMLElement} form
 * @property {Sheet} sheet the live sheet
 * @property {Sheet} blank
 * @property {AskPython} askPython
 * @property {(selector: string) => HTMLElement} part
 * @property {(words: string) => void} say
 * @property {(change: () => void) => void} change does something to the sheet that can be undone, and shows it
 * @property {(texts: Record<string, string>) => void} write puts texts into boxes, by their ids, as one change that can be undone; the focus stays
 * @property {(sheet: Sheet) => void} put replaces the whole sheet; can be undone
 * @property {(at?: number, where?: string) => void} safe the sheet, as it was at that revision, is kept somewhere: leaving need not ask
 * @property {() => Promise<unknown>} checkFirst looks for gaps before the sheet goes to paper or to Word, but not for long
 * @property {() => void} safeNoLonger where the sheet was kept, it is no more
 * @property {(at: number) => void} handedOver the sheet, as it was at that revision, went to the browser as a download
 *
 * @typedef {Record<string, (button: HTMLElement) => unknown>} Buttons what each data-do does
 */

export {};
