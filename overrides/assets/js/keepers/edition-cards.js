/** The sentences of a new edition at the desk, a card each, the weaker ones first; and what is left of it, by person. */

import { items, make } from "../page/dom.js";
import { part } from "./asking.js";
import { marked } from "./edition-pages.js";

/** @typedef {{title: string, where: string, words: string}} Place */
/** @typedef {{group: string, was: string, now: string, lead: string, runs: import("./edition-pages.js").Run[], strengths: [string, string], places: Place[], answers: string[]}} Card */
/** @typedef {{rows: {form: string, policy: string, todo: string}[], same: number, opens: boolean, kept: string[]}} Form */
/** @typedef {{cards: Card[], follow: number, moved: number, new: [number: string, words: string][], form: Form | null}} Cards */
/** @typedef {{who: string, many: number, lines: string[]}} Person who has how many places to mend, and which */
/** @typedef {{files: number, done: number, groups: Person[], once: string[], less: string[]}} Result */
/** @typedef {{answers: Record<string, string>, becomes: Record<string, string>}} Answered */

/** @type {Record<string, string>} */
const ANSWERS = {
  change: "Change: put the policy’s new words wherever they rest",
  keep: "Keep: go on saying what we said, as ours and not in this policy",
  remove: "Remove: take out what we said because of it",
};

/** @param {Cards} found @param {Answered} answered @param {(card: Card, answer: string) => void} answer @param {(card: Card, number: string) => void} becomes */
export function showCards({ cards, follow, moved, new: come }, answered, answer, becomes) {
  const groups = [...new Set(cards.map(({ group }) => group))].flatMap((group) => {
    const own = cards.filter((card) => card.group === group);
    /** @type {HTMLElement[]} */
    const made = own.map((card) => drawn(card, come, answered, answer, becomes));
    const head = `${group} (${own.length})`;
    // Where nobody has anything to say the list is long: it is there for whoever wants to read it.
    const isAsked = own.some(({ answers, was }) => answers.length || was in answered.becomes);
    return isAsked || own.length < 6 ? [make("h4", { textContent: head }), ...made] : /** @type {HTMLElement[]} */ ([make("details", {}, make("summary", {}, make("strong", { textContent: head })), ...made)]);
  });
  part("cards").replaceChildren(...groups, make("p", { textContent: `${moved} sentences only moved. ${follow} places of ours get the new words or numbers by themselves.` }));
}

/** @param {Card} card @param {[string, string][]} come @param {Answered} answered @param {(card: Card, answer: string) => void} answer @param {(card: Card, number: string) => void} becomes */
function drawn(card, come, answered, answer, becomes) {
  const { was, now, lead, runs, strengths, places, answers } = card;
  const number = was && now && was !== now ? `${was}, now ${now}` : was || `${now}, new`;
  const told = was && now && strengths[0] !== strengths[1] ? [make("p", { className: "desk-strengths" }, "It said ", make("del", { textContent: strengths[0] }), ". It says ", make("ins", { textContent: strengths[1] }), ".")] : [];
  const under = lead ? [make("p", { className: "desk-hint", textContent: `Under: ${lead}` })] : [];
  const rests = places.length ? [make("details", {}, make("summary", { textContent: places.length === 1 ? "1 place rests on it" : `${places.length} places rest on it` }), make("ul", {}, ...places.map(({ title, where, words }) => make("li", {}, make("strong", { textContent: title }), `: ${words}`, make("span", { className: "desk-hint", textContent: where })))))] : [];
  const legend = make("legend", { textContent: number });
  const choices = answers.map((value) => {
    const box = make("input", { type: "radio", name: `desk-sentence-${was}`, value, checked: answered.answers[was] === value });
    box.addEventListener("change", () => answer(card, value));
    return make("label", { className: "desk-choice" }, box, ` ${ANSWERS[value]}`);
  });
  const paired = was in answered.becomes || (!now && answers.length && come.length) ? [pairing(card, come, answered, becomes)] : [];
  const byHand = places.length && !answers.length && !(was in answered.becomes) ? [make("p", { className: "desk-hint", textContent: "These are written by hand: the list of what is left says by whom." })] : [];
  return make("fieldset", { className: "desk-group desk-card" }, legend, ...told, ...under, make("p", {}, ...marked(runs)), ...rests, ...paired, ...choices, ...byHand);
}

/** A sentence that is said to be taken out may only have other words: with fewer than half of them only a person can tell. @param {Card} card @param {[string, string][]} come @param {Answered} answered @param {(card: Card, number: string) => void} becomes */
function pairing(card, come, answered, becomes) {
  const told = answered.becomes[card.was] ?? "";
  const options = come.some(([number]) => number === told) || !told ? come : [/** @type {[string, string]} */ ([told, "as you have said"]), ...come];
  const box = make("select", { autocomplete: "off" }, make("option", { value: "", textContent: "It was taken out" }), ...options.map(([number, words]) => make("option", { value: number, textContent: `It is ${number}: ${words.slice(0, 90)}`, selected: number === told })));
  box.addEventListener("change", () => becomes(card, box.value));
  return make("label", {}, "Taken out, or only in other words? Say this first.", box);
}

/** Annex A's rows in both, and what a saved file would come to. @param {Form | null} found */
export function showForm(found) {
  if (!found) return part("form-rows").replaceChildren(make("p", { textContent: "This site has no form of Annex A." }));
  const { rows, same, opens, kept } = found;
  const cells = (/** @type {"th" | "td"} */ tag, /** @type {string[]} */ own) => make("tr", {}, ...own.map((words) => make(tag, { textContent: words || "–", ...(tag === "th" ? { scope: "col" } : {}) })));
  const table = make("table", {}, make("thead", {}, cells("th", ["In the form now", "In the new policy", "What whoever keeps the site does"])), make("tbody", {}, ...rows.map(({ form, policy, todo }) => cells("td", [form, policy, todo]))));
  const tried = "Tried with a made-up file in which every box of the present form is filled in: ";
  const told = !opens ? `${tried}it does not open. Tell whoever keeps the site.` : `${tried}it opens. ${kept.length ? "What stood in rows that are gone comes in a box of its own:" : "Everything stands where it stood."}`;
  part("form-rows").replaceChildren(make("p", { textContent: `${same} lines of Annex A are the same.` }), ...(rows.length ? [make("div", { className: "desk-rows" }, table)] : []), make("p", { textContent: told }), make("ul", {}, ...items(kept)));
}

/** @param {Person[]} groups @param {"h3" | "h4"} heading @returns {HTMLElement[]} */
export const personsList = (groups, heading) => groups.flatMap(({ who, many, lines }) => [make(heading, { textContent: `${who} (${many})` }), make("ul", {}, ...items(lines))]);

/** @param {Result} found */
export function showResult({ files, done, groups, once, less }) {
  const first = once.length ? [make("h4", { textContent: "Mend these at once: no later build says them again" }), make("ul", {}, ...items(once))] : [];
  const labels = less.length ? [make("h4", { textContent: "Where our label says less than the policy now" }), make("ul", {}, ...items(less))] : [];
  part("edition-left").replaceChildren(...first, ...personsList(groups, "h4"), ...labels);
  part("result-told").textContent = `${done} places follow by themselves. ${files} files change. ${groups.length ? "What is left:" : "Nothing is left to mend."}`;
}
