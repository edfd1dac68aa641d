/** “What our groups find hard”: opens saved counts together and shows what was left out, before and after talking, and what to take next. */

import { all, button, make } from "../page/dom.js";
import { whenBack, whenLeaving } from "../session/leaving.js";
import { countedHands, leaveOut, saveHands } from "./hands.js";
import { merged, MOST_BYTES, readHands } from "./hands-file.js";
import { byDuty, byQuestion, part, suggested } from "./hands-sums.js";

/** @typedef {import("./hands-file.js").Group} Group */
/** @typedef {import("./hands-sums.js").Row} Row */
/** @typedef {import("./hands-sums.js").Share} Share */

/** What was opened, each file's groups under its name. @type {[string, Group[]][]} */
let opened = [];

whenLeaving(() => {
  opened = [];
  all(document, "[data-hands]").forEach((page) => {
    told(page);
    show(page);
  });
});
whenBack(() => all(document, "[data-hands]").forEach(startHands));

/** @param {HTMLElement} page */
export function startHands(page) {
  page.querySelector("[data-without-scripts]")?.toggleAttribute("hidden", true);
  page.querySelector("[data-live]")?.toggleAttribute("hidden", false);
  const input = page.querySelector("#hands-files");
  const save = page.querySelector(".save-all");
  if (input instanceof HTMLInputElement) input.onchange = () => void open(page, input);
  if (save instanceof HTMLButtonElement) save.onclick = () => told(page, saveHands(groups()));
  show(page);
}

/** @returns {Group[]} what is open and what was counted in this visit, each group once */
const groups = () => merged([...opened.flatMap(([, each]) => each), ...countedHands()]);

/** Every file is read, and all that is wrong is said at once; what was open stays. @param {HTMLElement} page @param {HTMLInputElement} input */
async function open(page, input) {
  const files = [...(input.files ?? [])];
  const read = await Promise.all(files.map(async (file) => ({ name: file.name, found: await readOne(file) })));
  input.value = "";
  const good = read.flatMap(({ name, found }) => (typeof found === "string" ? [] : [/** @type {[string, Group[]]} */ ([name, found])]));
  const wrong = read.flatMap(({ name, found }) => (typeof found === "string" ? [`${name}: ${found}`] : []));
  opened.push(...good);
  const said = [`Files opened: ${good.length} of ${files.length}.`, wrong.length ? "What was on this page has not changed. Not opened:" : ""];
  told(page, said.filter(Boolean).join(" "), wrong);
  show(page);
}

/** @param {File} file */
async function readOne(file) {
  if (file.size > MOST_BYTES) return "It is far larger than any file of saved counts, so it was not read.";
  const bytes = await file.arrayBuffer().catch(() => null);
  return bytes ? readHands(new Uint8Array(bytes)) : "It could not be read.";
}

/** @param {HTMLElement} page @param {string} [words] @param {string[]} [list] */
function told(page, words = "", list = []) {
  const lines = list.map((each) => make("li", { textContent: each }));
  page.querySelector(".hands-told")?.replaceChildren(...(words ? [make("p", { textContent: words })] : []), ...(lines.length ? [make("ul", {}, ...lines)] : []));
}

/** @param {HTMLElement} page */
function show(page) {
  const here = groups();
  page.querySelector("[data-nothing]")?.toggleAttribute("hidden", here.length > 0);
  page.querySelector("[data-found]")?.toggleAttribute("hidden", here.length === 0);
  const duties = byDuty(here);
  fill(page, "duties", duties.map((row) => shownRow(wordsOf(page, "duty", row.id), row)));
  fill(page, "questions", byQuestion(here).map((row) => shownRow(wordsOf(page, "vote", row.id), row)));
  fill(page, "groups", here.map((group) => groupRow(page, group)));
  showNext(page, here, duties);
}

/** @param {HTMLElement} page @param {Group[]} here @param {Row[]} duties */
function showNext(page, here, duties) {
  const passed = duties.filter(({ id, last }) => last.some && known(page, "duty", id)?.hasAttribute("data-danger"));
  const danger = page.querySelector(".hands-danger");
  danger?.toggleAttribute("hidden", passed.length === 0);
  danger?.replaceChildren("A danger was passed by. Say it before people leave, and take it first: ", ...joined(passed.map(({ id }) => wordsOf(page, "duty", id))), ".");
  const most = duties.filter(({ last }) => last.some).slice(0, OFFERED);
  page.querySelector("[data-why]")?.replaceChildren(
    ...(most.length ? ["Left out most: ", ...joined(most.map(({ id }) => wordsOf(page, "duty", id))), ". Not gone through yet, and about that:"] : ["In these hands nothing was left out."]),
  );
  const gone = new Set(here.map(({ shown }) => shown));
  const last = (/** @type {string} */ name) => Math.max(0, ...here.filter(({ shown }) => shown === name).map(({ at }) => Date.parse(at)));
  const scenarios = offers(page, "scenario");
  const fresh = suggested(duties, scenarios.filter(({ name }) => !gone.has(name)));
  // When all have been gone through: the one that was longest ago.
  const again = fresh.length ? [] : suggested(duties, scenarios.map((each) => ({ ...each, order: last(each.name) }))).sort((one, other) => one.order - other.order).slice(0, 1);
  offer(page, "scenarios", [...fresh.map(({ entry }) => copy(entry)), ...again.map(({ entry }) => [...copy(entry), " Gone through already: the longest ago."])]);
  offer(page, "moments", suggested(duties, offers(page, "moment")).map(({ entry }) => copy(entry)));
}

const OFFERED = 3;

/** @param {HTMLElement} page @param {string} kind */
function offers(page, kind) {
  return entries(page, `[data-${kind}]`).map((entry, order) => ({ name: entry.dataset[kind] ?? "", duties: (entry.dataset.duties ?? "").split(" "), order, entry }));
}

/** @param {HTMLElement} page @param {string} kind @param {(Node | string)[][]} lines */
function offer(page, kind, lines) {
  const place = page.querySelector(`[data-next="${kind}"]`);
  place?.toggleAttribute("hidden", lines.length === 0);
  place?.querySelector("ul")?.replaceChildren(...lines.map((line) => make("li", {}, ...line)));
}

/** @param {(Node | string)[]} words @param {Row} row */
function shownRow(words, row) {
  const head = make("th", { scope: "row" }, ...words);
  return make("tr", {}, head, barred(row.first, "outline"), barred(row.second, "filled"));
}

/** A bar as long as the share, drawn by its borders: paper and forced colours keep them. @param {Share} share @param {string} look */
function barred(share, look) {
  if (!share.of) return make("td", { textContent: "not counted" });
  const bar = make("span", { className: `hands-bar ${look}` });
  bar.style.inlineSize = `${part(share) * 100}%`;
  bar.hidden = !share.some;
  return make("td", {}, `${share.some} of ${share.of}`, make("span", { className: "hands-track" }, bar));
}

/** @param {HTMLElement} page @param {Group} group */
function groupRow(page, group) {
  const from = opened.find(([, each]) => each.some(({ key }) => key === group.key))?.[0] ?? "this visit, not saved in a file that is open";
  const remove = button("Leave out", () => {
    opened = opened.map(([name, each]) => [name, each.filter(({ key }) => key !== group.key)]);
    leaveOut(group.key);
    show(page);
    told(page, "Left out. A file that has it stays as it is.");
    /** @type {HTMLElement | null} */ (page.querySelector(".hands-told"))?.focus();
  }, "quiet");
  const day = new Date(group.at).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const what = group.shown === "quiz" ? ["Quiz"] : titleOf(page, group.shown);
  const cells = [[day], what, [String(group.votes.length)], [from], [remove]].map((cell) => make("td", {}, ...cell));
  return make("tr", {}, ...cells);
}

/** @param {HTMLElement} page @param {string} name @returns {(Node | string)[]} */
function titleOf(page, name) {
  const link = known(page, "scenario", name)?.querySelector("a");
  return [link?.cloneNode(true) ?? gone(name)];
}

/** @param {HTMLElement} page @param {string} kind @param {string} id @returns {(Node | string)[]} */
function wordsOf(page, kind, id) {
  const entry = known(page, kind, id);
  return entry ? copy(entry) : [gone(id)];
}

/** @param {string} id */
const gone = (id) => `${id} (no longer on this site)`;

/** @param {HTMLElement} page @param {string} selector @returns {HTMLElement[]} */
function entries(page, selector) {
  const template = page.querySelector("template");
  return template ? all(template.content, selector) : [];
}

/** @param {HTMLElement} page @param {string} kind @param {string} id */
const known = (page, kind, id) => entries(page, `[data-${kind}="${CSS.escape(id)}"]`)[0];

/** @param {HTMLElement} entry */
const copy = (entry) => [...entry.cloneNode(true).childNodes];

/** @param {(Node | string)[][]} parts @returns {(Node | string)[]} */
const joined = (parts) => parts.flatMap((each, index) => (index ? ["; ", ...each] : each));

/** @param {HTMLElement} page @param {string} name of a table @param {Node[]} nodes */
const fill = (page, name, nodes) => page.querySelector(`[data-rows="${name}"]`)?.replaceChildren(...nodes);
