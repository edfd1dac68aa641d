/** What somebody typed, understood: word endings, slips of the hand, and what the site calls the same thing. */

import { nearest } from "./spelling.js";

/**
 * What to look for. `terms` has each stem with its weight, `asked` the stems of what was typed itself, `first` the
 * pages to raise, each with by how much.
 * @typedef {{terms: Map<string, number>, asked: string[], first: Map<string, number>}} Plan
 */
/** A group of tools/synonyms.toml. @typedef {{words: string[], means: string[], first: string[]}} Group */
/** @typedef {{title: string, text: string}} Entry */

const TYPED = 10;
const MENDED = 7;
const BEGUN = 5;
const MEANT = 3;
/** Words that come between others without changing what is asked. */
const BETWEEN = new Set(["a", "an", "the"]);
/** How many words one that is still being typed may stand for. */
const ENDINGS = 12;

export class Words {
  /**
   * @param {Entry[]} entries @param {Group[]} groups
   * @param {(token: any) => any} stemmer lunr's @param {(word: string) => string | undefined} stopWords lunr's
   */
  constructor(entries, groups, stemmer, stopWords) {
    /** @type {Map<string, string>} */
    this.stems = new Map();
    this.stemmer = stemmer;
    this.isStop = (/** @type {string} */ word) => word.length < 2 || stopWords(word) === undefined;
    /** @type {Map<string, number>} every word of the site and of the groups, with how often it is there */
    this.known = new Map();
    for (const { title, text } of entries) this.#learn(`${title} ${text.replace(/<[^>]+>/g, " ")}`);
    this.indexed = new Set([...this.known.keys()].map((word) => this.stem(word)));
    for (const group of groups) group.words.forEach((words) => this.#learn(words));
    this.knownStems = new Set([...this.known.keys()].map((word) => this.stem(word)));
    this.phrases = groups.flatMap((group) =>
      group.words.map((words) => ({ group, stems: this.#taken(words).map((word) => this.stem(word)) })));
  }

  /** @param {string} typed @returns {Plan} */
  understand(typed) {
    const words = this.#taken(typed);
    const unfinished = /[a-z0-9]$/i.test(typed) ? words.length - 1 : -1;
    /** @type {Plan} */
    const plan = { terms: new Map(), asked: [], first: new Map() };
    const stems = words.map((word, at) => this.#read(word, at === unfinished, plan));
    for (const { group, stems: phrase } of this.phrases) if (holds(stems, phrase)) this.#add(group, phrase, plan);
    if (!plan.asked.length && plan.terms.size) plan.asked.push([...plan.terms.keys()][0]);
    return plan;
  }

  /** @param {string} word @returns {string} */
  stem(word) {
    let stem = this.stems.get(word);
    if (stem === undefined) this.stems.set(word, stem = String(this.stemmer({ toString: () => word, update: (/** @type {any} */ change) => change(word) })));
    return stem;
  }

  /** Puts one typed word into the plan. @param {string} word @param {boolean} unfinished @param {Plan} plan @returns {string} its stem */
  #read(word, unfinished, plan) {
    const stem = this.stem(word);
    if (this.isStop(word)) return stem;
    if (this.knownStems.has(stem)) return this.#ask(stem, TYPED, plan);
    const begun = unfinished ? this.#begunWith(word) : [];
    begun.forEach((ending) => weigh(plan.terms, ending, BEGUN));
    if (begun.length) return this.#ask(begun[0], BEGUN, plan);
    const mended = nearest(word, this.known);
    return mended ? this.#ask(this.stem(mended), MENDED, plan) : stem;
  }

  /** @param {string} stem @param {number} weight @param {Plan} plan */
  #ask(stem, weight, plan) {
    weigh(plan.terms, stem, weight);
    if (this.indexed.has(stem) && !this.isStop(stem)) plan.asked.push(stem);
    return stem;
  }

  /** @param {Group} group @param {string[]} phrase @param {Plan} plan */
  #add(group, phrase, plan) {
    for (const meant of group.means) {
      for (const word of this.#taken(meant)) if (!this.isStop(word)) weigh(plan.terms, this.stem(word), MEANT);
    }
    // More words in common are a surer sign, and the first page of a group is its best.
    group.first.forEach((page, at) => weigh(plan.first, page, (1 + 0.5 * (phrase.length - 1)) * 0.65 ** at));
  }

  /** @param {string} beginning @returns {string[]} */
  #begunWith(beginning) {
    if (beginning.length < 3) return [];
    const found = [...this.known].filter(([word]) => word.startsWith(beginning)).sort((a, b) => b[1] - a[1]);
    return [...new Set(found.map(([word]) => this.stem(word)))].slice(0, ENDINGS);
  }

  /** @param {string} text */
  #learn(text) {
    for (const word of this.#taken(text)) this.known.set(word, (this.known.get(word) ?? 0) + 1);
  }

  /** @param {string} text @returns {string[]} its words, small, without accents or apostrophes */
  #taken(text) {
    const plain = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’]s?(?![a-z])|['’]/g, "");
    return (plain.match(/[a-z0-9]+/g) ?? []).filter((word) => !BETWEEN.has(word));
  }
}

/** @param {Map<string, number>} weights @param {string} name @param {number} weight */
function weigh(weights, name, weight) {
  weights.set(name, Math.max(weights.get(name) ?? 0, weight));
}

/** @param {string[]} words @param {string[]} phrase @returns {boolean} whether the phrase stands in the words, in one piece */
function holds(words, phrase) {
  return words.some((_, at) => phrase.every((part, next) => words[at + next] === part));
}
