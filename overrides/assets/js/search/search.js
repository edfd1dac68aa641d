/** The search itself, without a page or a worker: what the build wrote in, what to show for what was typed out. */

import { Before } from "./asked.js";
import { Index } from "./index.js";
import { Learnt } from "./learnt.js";
import { ranked } from "./ranking.js";
import { escaped, excerpt } from "./shown.js";
import { tokens } from "./text.js";
import { Words } from "./words.js";

/** What the build writes (tools/pages/search/index.py). @typedef {import("./words.js").Lists & {docs: import("./index.js").Place[]}} List */
/** @typedef {import("./messages.js").Hit} Hit */

/** How many places of a page can be shown, how many of them at once, and how near to the best those have to be. */
const PLACES = { all: 6, shown: 2, near: 0.7 };
/** Found by the panel's style sheet, which then shows the urgent line. */
const DANGER = '<span class="search-danger"></span>';
/** What is offered for words that nobody has thought of. A row of letters without a vowel is no word. */
const DOORS = ["helpers/what-is-it/", "who-to-tell/"];
const WORD = /[aeiou]/;
/** So many words ask something, also where each of them is small: "who do i go to". */
const SMALL = 3;

export class Search {
  /** @param {List} list @param {(word: string) => string} stemmer */
  constructor({ docs, ...lists }, stemmer) {
    const said = docs.map(({ title, text, also = "" }) => ({ title: words(title), text: words(text), also: words(also) }));
    const asked = lines(docs, lists.asked);
    this.words = new Words([...said.flatMap(({ title, text, also }) => [title, text, also]), ...asked.map((line) => line.words)].flat(), lists, stemmer);
    const stem = (/** @type {string} */ word) => this.words.stem(word);
    this.index = new Index(docs, said, stem);
    this.learnt = new Learnt(asked, stem, (each) => this.words.grouped.get(each) ?? []);
    this.before = new Before(asked, stem, (/** @type {string} */ each) => this.index.rarity(each));
  }

  /** @param {string} typed @returns {Hit[][]} one list a page, the best page first */
  find(typed) {
    const plan = this.words.understand(typed);
    const wanted = new Set(plan.readings.flatMap((reading) => [...reading.keys()]));
    const says = plan.readings.length > 0 || plan.words.length >= SMALL || plan.first.size > 0 || plan.danger.length > 0;
    const found = says ? ranked(this.index, this.before, this.learnt, plan) : [];
    const pages = found.length || !this.#speaks(typed) ? found : this.#doors();
    const hits = pages.map((page) => this.#shown(page, wanted));
    if (plan.danger.length && hits.length) hits[0] = hits[0].map((hit) => ({ ...hit, title: DANGER + hit.title }));
    return hits;
  }

  /** @param {string} typed */
  #speaks = (typed) => tokens(typed).some(({ word }) => word.length > 3 && WORD.test(word));

  /** @returns {import("./ranking.js").Ranked[]} */
  #doors() {
    return DOORS.filter((page) => this.index.at.has(page)).map((page, nth) => ({ page, worth: 1 / (nth + 1), places: [] }));
  }

  /**
   * The panel shows the page, then the hits that score as well as the first one, and folds the others. Enter opens the
   * hit with the highest score.
   * @param {import("./ranking.js").Ranked} page @param {Set<string>} wanted @returns {Hit[]}
   */
  #shown({ page, worth, places }, wanted) {
    const hit = (/** @type {number} */ at, /** @type {number} */ score) => {
      const { location, title, text } = this.index.places[at];
      return { location, title: escaped(title), text: excerpt(text, wanted, (word) => this.words.stem(word)), score };
    };
    const whole = this.index.at.get(page) ?? 0;
    const best = places[0]?.score ?? 0;
    const inside = places.filter(({ at }) => at !== whole).slice(0, PLACES.all);
    if (!inside.length || places[0].at === whole) {
      return [hit(whole, worth), ...inside.map(({ at, score }) => hit(at, (worth * score) / (best * 1.01)))];
    }
    const shown = inside.map(({ at, score }, nth) => hit(at, nth < PLACES.shown && score >= PLACES.near * best ? worth : worth * 0.5 * (score / best)));
    return [...shown, hit(whole, 0)];
  }
}

/**
 * Who types a page's name asks for it.
 * @param {import("./index.js").Place[]} docs @param {Record<string, string[]>} asked @returns {import("./asked.js").Asked[]}
 */
function lines(docs, asked) {
  const names = docs.filter(({ location }) => !location.includes("#")).map(({ location, title }) => ({ location, words: words(title.replace(/^(Helper: |\d+\. )/, "")) }));
  return [...names, ...Object.entries(asked).flatMap(([location, all]) => all.map((line) => ({ location, words: words(line) })))];
}

/** @param {string} text @returns {string[]} */
const words = (text) => tokens(text).map(({ word }) => word);
