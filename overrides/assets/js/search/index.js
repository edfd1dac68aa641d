/**
 * How well each place of the site answers the words that are looked for: BM25 over the fields of a place (BM25F), and more
 * where the words stand together.
 */

import { isStop } from "./text.js";

/** @typedef {{location: string, title: string, text: string, also?: string}} Place */
/** Its words: to take each text apart once is a fifth of what the first search waits for. @typedef {{title: string[], text: string[], also: string[]}} Said */
/** What one typed word may stand for: each stem, with how surely. @typedef {Map<string, number>} Reading */
/** @typedef {{readings: Reading[], folded: string[]}} Asked */

/** How often a stem stands in a place, each field by what it weighs. @typedef {Map<number, number>} Posting */

/** How much a word counts for, by where it stands. */
export const FIELDS = { title: 3, text: 1, also: 0.7, page: 0.8 };
/** How soon more of the same word adds nothing, and how much a long place has to give for its length. */
export const BM25 = { k: 1.2, b: 0.4 };

export class Index {
  /** @param {Place[]} places @param {Said[]} said what each says @param {(word: string) => string} stem */
  constructor(places, said, stem) {
    this.places = places;
    this.at = new Map(places.map(({ location }, at) => [location, at]));
    /** @type {Map<string, Posting>} */
    this.postings = new Map();
    /** How many places have the same title: what stands in every helper answers nobody's question in particular. @type {Map<string, number>} */
    this.titled = new Map();
    for (const { title } of places) this.titled.set(title, (this.titled.get(title) ?? 0) + 1);
    /** The stems of each place's own words in order, for words that stand together. @type {string[][]} */
    this.rows = [];
    /** @type {number[]} */
    const lengths = [];
    const titles = new Map(places.flatMap(({ location }, at) => (location.includes("#") ? [] : [[location, said[at].title]])));
    places.forEach((place, at) => {
      const page = place.location.includes("#") ? (titles.get(pageOf(place)) ?? []) : [];
      const fields = { ...said[at], page };
      let length = 0;
      for (const [name, weight] of Object.entries(FIELDS)) {
        const words = fields[/** @type {keyof typeof FIELDS} */ (name)];
        length += name === "page" ? 0 : words.length;
        for (const word of words) if (!isStop(word)) add(this.postings, stem(word), at, weight);
      }
      lengths.push(length);
      this.rows.push([...said[at].title, ...said[at].text].map(stem));
    });
    const mean = lengths.reduce((sum, each) => sum + each, 0) / lengths.length;
    this.norm = lengths.map((length) => BM25.k * (1 - BM25.b + (BM25.b * length) / mean));
  }

  /** How rare a stem is. @param {string} stem @returns {number} */
  rarity(stem) {
    const often = this.postings.get(stem)?.size ?? 0;
    return Math.log(1 + (this.places.length - often + 0.5) / (often + 0.5));
  }

  /**
   * @param {Reading[]} readings one for each word that says something @returns {Map<number, {score: number, met: number}>} places
   *   by number, with how well and how many of the words they meet
   */
  find(readings) {
    /** @type {Map<number, {score: number, met: number}>} */
    const found = new Map();
    for (const reading of readings) {
      /** @type {Map<number, number>} the best that each place has for this word */
      const best = new Map();
      for (const [stem, sure] of reading) {
        const rarity = this.rarity(stem);
        for (const [at, often] of this.postings.get(stem) ?? []) {
          const worth = (sure * rarity * often * (BM25.k + 1)) / (often + this.norm[at]);
          if (worth > (best.get(at) ?? 0)) best.set(at, worth);
        }
      }
      for (const [at, worth] of best) {
        const place = found.get(at) ?? { score: 0, met: 0 };
        found.set(at, { score: place.score + worth, met: place.met + 1 });
      }
    }
    return found;
  }

  /** The longest run of the typed stems that stands in a place word for word. @param {number} at @param {string[]} stems @returns {string[]} */
  run(at, stems) {
    const row = this.rows[at];
    const typed = new Set(stems);
    let [longest, begins] = [0, 0];
    for (let start = 0; start < row.length; start++) {
      if (!typed.has(row[start])) continue;
      for (let from = 0; from < stems.length - longest; from++) {
        let length = 0;
        while (from + length < stems.length && row[start + length] === stems[from + length]) length++;
        if (length > longest) [longest, begins] = [length, from];
      }
    }
    return stems.slice(begins, begins + longest);
  }
}

/** @param {Place} place @returns {string} */
export const pageOf = ({ location }) => location.split("#")[0];

/** @param {Map<string, Posting>} postings @param {string} stem @param {number} at @param {number} weight */
function add(postings, stem, at, weight) {
  let posting = postings.get(stem);
  if (!posting) postings.set(stem, (posting = new Map()));
  posting.set(at, (posting.get(at) ?? 0) + weight);
}
