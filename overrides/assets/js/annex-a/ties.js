/** For whom a line is: the bar's buttons write the names in square brackets that Python reads (tools/browser/assessment/ties.py). */

import { button } from "../page/dom.js";
import { whenReleased } from "./pressing.js";

/** @typedef {import("./types.js").Desk} Desk */

/** Who is no child. */
const OTHERS = ["staff", "all families"];
const LINE = /^(\s*[-*•–]?\s*)\[([^[\]]*)\]\s*(.*)$/;

/** What a reference was before it was written anew. @type {WeakMap<HTMLElement, string>} */
const before = new WeakMap();

/** @param {Desk} desk */
export function watchTies(desk) {
  const { form, sheet, part } = desk;
  const place = part("[data-ties]");
  /** @type {HTMLTextAreaElement | null} */
  let box = null;

  const show = () => {
    const known = sheet.children.map(({ reference }) => reference.trim()).filter(Boolean);
    place.hidden = !box?.isConnected || !known.length;
    if (place.hidden || !box) return;
    const there = namesIn(lineAt(box).text);
    const names = [...new Set(known), ...OTHERS];
    part("[data-ties-names]").replaceChildren(
      ...names.map((name) => {
        const made = button(name, () => box && press(box, name), "annex-tie");
        made.setAttribute("aria-pressed", String(there.some((other) => same(other, name))));
        // The box keeps the focus, and the keyboard of a telephone stays.
        made.addEventListener("pointerdown", (event) => event.preventDefault());
        return made;
      }),
    );
  };

  form.addEventListener("focusin", (event) => {
    const found = /** @type {HTMLElement} */ (event.target);
    if (place.contains(found)) return;
    if (found.dataset.field === "reference" && !isShared(desk, found)) before.set(found, valueOf(found));
    box = found instanceof HTMLTextAreaElement && found.dataset.field && !found.closest("[data-child]") ? found : null;
    whenReleased(show);
  });
  for (const kind of ["input", "keyup", "click"]) form.addEventListener(kind, ({ target }) => target === box && show());
}

/** @param {HTMLElement} box @returns {string} */
const valueOf = (box) => /** @type {HTMLInputElement} */ (box).value.trim();

/** Whether another child has this reference too. @param {Desk} desk @param {HTMLElement} box */
const isShared = ({ sheet }, box) => sheet.children.filter(({ reference }) => same(reference.trim(), valueOf(box))).length > 1;

/**
 * A child's reference has been written anew: what was tied to it stays tied to that child. Where another child has it too, nothing is
 * tied anew until it is mended: the lines of two children would become one, and one family would read of the other's child.
 * @param {Desk} desk @param {HTMLElement} box
 */
export async function tieAnew(desk, box) {
  const { sheet, askPython, write, say } = desk;
  const from = before.get(box) ?? "";
  const to = valueOf(box);
  if (isShared(desk, box)) return;
  before.set(box, to);
  if (!from || !to || from === to) return;
  const reply = await askPython({ do: "tie", document: structuredClone(sheet), before: from, after: to }).catch(() => null);
  const count = Object.keys(reply?.texts ?? {}).length;
  if (!reply || !count) return;
  write(reply.texts);
  say(`What was tied to ${from} is now tied to ${to}, in ${count === 1 ? "1 box" : `${count} boxes`}.`);
}

/** @param {HTMLTextAreaElement} box @param {string} name that is put into the brackets of the line, or taken out */
function press(box, name) {
  const { start, end, text } = lineAt(box);
  const [, mark = "", , words = text] = LINE.exec(text) ?? [];
  const there = namesIn(text);
  const names = there.some((other) => same(other, name)) ? there.filter((other) => !same(other, name)) : [...there, name];
  const made = `${mark}${names.length ? `[${names.join(", ")}] ` : ""}${words}`;
  const at = Math.max(start, box.selectionStart + made.length - text.length);
  box.focus();
  box.setRangeText(made, start, end);
  box.setSelectionRange(at, at);
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {HTMLTextAreaElement} box @returns {{start: number, end: number, text: string}} the line in which the caret stands */
function lineAt(box) {
  const start = box.selectionStart ? box.value.lastIndexOf("\n", box.selectionStart - 1) + 1 : 0;
  const next = box.value.indexOf("\n", box.selectionStart);
  const end = next < 0 ? box.value.length : next;
  return { start, end, text: box.value.slice(start, end) };
}

/** @param {string} line @returns {string[]} */
const namesIn = (line) => (LINE.exec(line)?.[2] ?? "").split(",").map((name) => name.trim()).filter(Boolean);

/** @param {string} one @param {string} other */
const same = (one, other) => one.toLocaleLowerCase() === other.toLocaleLowerCase();
