/** What somebody typed, understood: word endings, slips of the hand, what the site calls the same thing, who asks. */

import { nearest } from "./spelling.js";
import { isStop, tokens } from "./text.js";

/**
 * What to look for. `readings` has what each word that says something may stand for, each stem with how surely; `words`
 * and `stems` all that was typed; `first` the pages to raise, each with by how much; `danger` the pages that go before
 * all, best first, where a word of danger was typed.
 * @typedef {{readings: Map<string, number>[], words: string[], stems: string[], first: Map<string, number>, danger: string[]}} Plan
 */
/** A group of tools/synonyms.toml. @typedef {{words: string[], means: string[], first: string[]}} Group */
/** Who asks, by what only they write (tools/asking.toml). @typedef {{who: string, says: string[], and?: string[], but_not: string[], first: string[], by: number}} Reader */
/** Words of danger (tools/asking.toml). @typedef {{words: string[], first: string[], parent: string[], child: string[]}} Danger */
/** The lists of what people type. @typedef {{groups: Group[], readers: Reader[], danger: Danger[], asked: Record<string, string[]>}} Lists */

/** How surely a word stands for what was meant: typed so, misspelt, begun, or called otherwise on the site. */
export const SURE = { typed: 1, mended: 0.75, begun: 0.6, group: 0.25 };
/** Said more often than any word of the site. */
const FIRST = 1e6;
/** How many words one that is still being typed may stand for. */
const ENDINGS = 12;
/** The second page of a group is worth this much of the first, and so on; more words in common are a surer sign. */
const AFTER = { group: 0.65, reader: 0.9 };
const LONGER = 0.5;

export class Words {
  /**
   * @param {string[]} said every word of the site and of what was asked before, as often as it is there
   * @param {Lists} lists @param {(word: string) => string} stemmer
   */
  constructor(said, { groups, readers, danger }, stemmer) {
    this.stemmer = stemmer;
    /** @type {Map<string, string>} */
    this.stems = new Map();
    /** @type {Map<string, number>} every word that somebody may mean, with how often it is there */
    this.known = new Map();
    said.forEach((word) => this.#learn(word));
    const typed = [...groups, ...danger].flatMap(({ words }) => words);
    // A slip of the hand that may be a word of danger is taken for it: "nife" is no "life".
    for (const word of danger.flatMap(({ words }) => words).filter((each) => !each.includes(" "))) this.known.set(word, FIRST);
    for (const words of typed) tokens(words).forEach(({ word }) => this.#learn(word));
    this.knownStems = new Set([...this.known.keys()].map((word) => this.stem(word)));
    const all = (/** @type {string[]} */ phrases) => phrases.map((words) => tokens(words).map(({ word }) => this.stem(word)));
    this.groups = groups.map((group) => ({ ...group, phrases: all(group.words) }));
    /** @type {Map<string, string[]>} the groups that a single word is in, by number */
    this.grouped = new Map();
    this.groups.forEach(({ phrases }, nth) => {
      for (const [word] of phrases.filter(({ length }) => length === 1)) this.grouped.set(word, [...(this.grouped.get(word) ?? []), String(nth)]);
    });
    this.danger = danger.map((group) => ({ ...group, phrases: all(group.words) }));
    this.readers = readers.map((reader) => ({ ...reader, says: all(reader.says), and: reader.and && all(reader.and), butNot: all(reader.but_not) }));
  }

  /** @param {string} typed @returns {Plan} */
  understand(typed) {
    const words = tokens(typed).map(({ word }) => word);
    const unfinished = /[\p{L}\p{N}]$/u.test(typed) ? words.length - 1 : -1;
    const read = words.map((word, at) => (isStop(word) ? { stem: this.stem(word), reading: new Map() } : this.#read(word, at === unfinished)));
    const stems = read.map(({ stem }) => stem);
    /** @type {Map<string, number>} */
    const first = new Map();
    for (const group of this.groups) {
      for (const phrase of group.phrases) {
        const at = placeOf(stems, phrase);
        if (at < 0) continue;
        for (const { word } of group.means.flatMap(tokens)) if (!isStop(word)) weigh(read[at].reading, this.stem(word), SURE.group);
        group.first.forEach((page, place) => weigh(first, page, (1 + LONGER * (phrase.length - 1)) * AFTER.group ** place));
      }
    }
    const readers = this.readers.filter(({ says, and, butNot }) => holdsAny(stems, says) && (!and || holdsAny(stems, and)) && !holdsAny(stems, butNot));
    for (const { first: pages, by } of readers) {
      pages.forEach((page, place) => first.set(page, (first.get(page) ?? 0) + by * AFTER.reader ** place));
    }
    const readings = [...new Map(read.map(({ stem, reading }) => [stem, reading])).values()].filter(({ size }) => size);
    return { readings, words, stems, first, danger: this.#danger(stems, readers[0]?.who) };
  }

  /** @param {string} word @returns {string} */
  stem(word) {
    let stem = this.stems.get(word);
    if (stem === undefined) this.stems.set(word, (stem = this.stemmer(word)));
    return stem;
  }

  /** @param {string[]} stems @param {string | undefined} who seems to ask @returns {string[]} the pages that go before all */
  #danger(stems, who) {
    const named = this.danger.filter(({ phrases }) => holdsAny(stems, phrases));
    return [...new Set(named.flatMap(({ first, parent, child }) => (who === "child" ? child : who === "parent" ? parent : first)))];
  }

  /** What one typed word may stand for. @param {string} typed @param {boolean} unfinished @returns {{stem: string, reading: Map<string, number>}} */
  #read(typed, unfinished) {
    const stem = this.stem(typed);
    if (this.knownStems.has(stem)) return { stem, reading: new Map([[stem, SURE.typed]]) };
    const begun = unfinished ? this.#begunWith(typed) : [];
    if (begun.length) return { stem: begun[0], reading: new Map(begun.map((each) => [each, SURE.begun])) };
    // Of "knvies" the nearest is "knives", which is read as "knife".
    const mended = tokens(nearest(typed, this.known))[0]?.word;
    return mended ? { stem: this.stem(mended), reading: new Map([[this.stem(mended), SURE.mended]]) } : { stem, reading: new Map() };
  }

  /** @param {string} beginning @returns {string[]} */
  #begunWith(beginning) {
    if (beginning.length < 3) return [];
    const found = [...this.known].filter(([word]) => word.startsWith(beginning)).sort((a, b) => b[1] - a[1]);
    return [...new Set(found.map(([word]) => this.stem(word)))].slice(0, ENDINGS);
  }

  /** @param {string} word */
  #learn(word) {
    this.known.set(word, (this.known.get(word) ?? 0) + 1);
  }
}

/** @param {Map<string, number>} weights @param {string} name @param {number} weight */
function weigh(weights, name, weight) {
  weights.set(name, Math.max(weights.get(name) ?? 0, weight));
}

/** @param {string[]} words @param {string[]} phrase @returns {number} where the phrase stands in the words in one piece, or -1 */
function placeOf(words, phrase) {
  return words.findIndex((_, at) => phrase.every((part, next) => words[at + next] === part));
}

/** @param {string[]} words @param {string[][]} phrases @returns {boolean} */
const holdsAny = (words, phrases) => phrases.some((phrase) => placeOf(words, phrase) >= 0);
