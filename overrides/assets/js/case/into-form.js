/** Offers to Annex A what the case record has for it: notes to the row that they are about, reasons to the log of decisions. */

import { nameOf } from "../annex-a/names.js";
import { childSections } from "../annex-a/sheet.js";
import { button, make } from "../page/dom.js";
import { announce } from "../page/live-region.js";
import { whenLeaving } from "../session/leaving.js";
import { theRecord, timeline } from "./entries.js";
import { whenOf } from "./time.js";

/** @typedef {{field: string, words: string}} Offered a field of the form, and what may be put there */

/** What was put in, or left out, is not offered again. @type {Set<string>} */
const settled = new Set();

whenLeaving(() => {
  settled.clear();
  document.querySelector(".annex-carried")?.remove();
}, "case");

const DECISIONS = "rationale";
/** By a child's part: the policy's form asks for the schools of these two. @type {Record<string, string>} */
const SCHOOLS = { "May have been harmed": "victim-school", "May have caused harm": "other-school" };

/** @returns {Offered[]} in the order of the day; never a level, and nothing that is about no row */
export function offers() {
  const { children } = theRecord();
  return [...children.flatMap((child, index) => ofChild(child, index + 1)), ...written()];
}

/** Who it is, and at which school. @param {import("./entries.js").Child} child @param {number} number @returns {Offered[]} */
function ofChild({ reference, part, school }, number) {
  const field = SCHOOLS[part];
  return [
    ...(reference.trim() ? [{ field: `child-${number}.reference`, words: reference.trim() }] : []),
    ...(school.trim() && field ? [{ field, words: school.trim() }] : []),
  ];
}

/** @returns {Offered[]} */
function written() {
  return timeline(theRecord()).flatMap((each) => {
    const head = `${whenOf(each.at)}: `;
    if (!("helper" in each)) return each.kind === "Decided, and why" ? [{ field: DECISIONS, words: head + each.words }] : [];
    const notes = each.weighed.filter(({ row, note }) => row && note).map(({ row, note }) => ({ field: `${row}.risk`, words: note }));
    const decided = each.decides && each.ending && each.reason;
    return decided ? [...notes, { field: DECISIONS, words: `${head}${each.ending} (${each.title}). ${each.reason}` }] : notes;
  });
}

/** @param {ParentNode} root */
export function offerCarried(root) {
  const form = root.querySelector("[data-annex-a]");
  root.querySelector(".annex-carried")?.remove();
  if (!(form instanceof HTMLElement)) return;
  const left = offers().filter((each) => !settled.has(keyOf(each)) && (boxOf(each) || isOfAChild(form, each)));
  if (!left.length) return;
  const again = () => offerCarried(root);
  const list = make("ul", {}, ...left.map((each) => lineOf(form, each, again)));
  const all = button(left.length === 1 ? "Leave it out" : "Leave them out", () => {
    left.forEach((each) => settled.add(keyOf(each)));
    again();
  }, "quiet");
  const count = left.length === 1 ? "One thing" : `${left.length} things`;
  const fold = make(
    "details",
    { className: "annex-carried annex-on-screen" },
    make("summary", { textContent: `From the case record: ${count} to put in` }),
    make("p", { textContent: "Nothing goes in until you press. You can change it there, and Undo takes it out." }),
    list,
    make("p", { className: "annex-buttons" }, all),
  );
  form.prepend(fold);
}

/** @param {HTMLElement} form @param {Offered} offered @param {() => void} again */
function lineOf(form, offered, again) {
  const name = nameOf(form, offered.field);
  const put = button("Put it in", () => {
    putIn(form, offered);
    settled.add(keyOf(offered));
    again();
    const next = form.querySelector(".annex-carried");
    if (next instanceof HTMLDetailsElement) {
      next.open = true;
      next.querySelector("summary")?.focus();
    } else boxOf(offered)?.focus();
    announce(`It stands in “${name}” now.`);
  });
  put.setAttribute("aria-label", `Put it in: ${name}`);
  const words = make("span", { textContent: offered.words, translate: false });
  return make("li", {}, make("strong", { textContent: `${name}: ` }), words, " ", put);
}

/** As a person would: a child is added, or a row switched on that is none of the policy's own, then the words. @param {HTMLElement} form @param {Offered} offered */
function putIn(form, offered) {
  const add = /** @type {HTMLElement | null} */ (form.querySelector('[data-do="add-child"]'));
  for (let left = numberOfChild(offered) - childSections(form).length; left > 0; left -= 1) add?.click();
  const part = boxOf(offered)?.closest("[data-part]");
  const on = part instanceof HTMLElement && document.getElementById(`part-${part.dataset.part}`);
  if (on instanceof HTMLInputElement && !on.checked) on.click();
  const box = boxOf(offered);
  if (!box) return;
  box.value = [box.value.trim(), offered.words].filter(Boolean).join("\n");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @param {Offered} offered @returns {number} 0 where it is of no one child */
const numberOfChild = ({ field }) => Number(/^child-(\d+)\./.exec(field)?.[1] ?? 0);

/** The form begins with two children, and takes more. @param {HTMLElement} form @param {Offered} offered */
const isOfAChild = (form, offered) => numberOfChild(offered) > 0 && numberOfChild(offered) <= Number(form.dataset.mostChildren);

/** @param {Offered} offered @returns {HTMLTextAreaElement | null} */
function boxOf({ field }) {
  const box = document.getElementById(field);
  return box instanceof HTMLTextAreaElement ? box : null;
}

/** @param {Offered} offered */
const keyOf = ({ field, words }) => `${field} ${words}`;
