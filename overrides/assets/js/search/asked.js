/** What people have asked before (tools/asked.toml), and how near to that somebody's words are. */

import { isStop } from "./text.js";

/** What was asked before, word by word, and the place that answers it. @typedef {{location: string, words: string[]}} Asked */
/** A line: the place that answers it, its telling stems, and all of them. @typedef {{location: string, stems: string[], all: Set<string>}} Line */

/** How much of the nearness the small words are: "I hurt someone" is not "someone hurt me". */
const SMALL = 0.15;

export class Before {
  /** @param {Asked[]} asked @param {(word: string) => string} stem @param {(stem: string) => number} rarity */
  constructor(asked, stem, rarity) {
    this.rarity = rarity;
    /** @type {Line[]} */
    this.lines = asked.map(({ location, words }) => ({
      location,
      stems: [...new Set(words.filter((word) => !isStop(word)).map(stem))],
      all: new Set(words.map(stem)),
    }));
    /** @type {Map<string, number[]>} the lines with each stem, by number */
    this.having = new Map();
    this.lines.forEach(({ stems }, at) => {
      for (const each of stems) {
        const having = this.having.get(each);
        if (having) having.push(at);
        else this.having.set(each, [at]);
      }
    });
    this.lengths = this.lines.map(({ stems }) => length(stems.map(rarity)));
  }

  /**
   * The cosine of what was typed and of each line, rare words counting more.
   * @param {Map<string, number>[]} readings of the telling words @param {string[]} typed the stems of all @returns {Map<string, number>}
   *   places that answer, each with how near what is asked there comes: 1 is the same words
   */
  near(readings, typed) {
    /** @type {Map<number, number>} */
    const shared = new Map();
    for (const reading of readings) {
      /** @type {Map<number, number>} */
      const best = new Map();
      for (const [stem, sure] of reading) {
        const worth = sure * this.rarity(stem) ** 2;
        for (const at of this.having.get(stem) ?? []) best.set(at, Math.max(best.get(at) ?? 0, worth));
      }
      for (const [at, worth] of best) shared.set(at, (shared.get(at) ?? 0) + worth);
    }
    const whole = length(readings.map((reading) => Math.max(...[...reading].map(([stem, sure]) => sure * this.rarity(stem)))));
    /** @type {Map<string, number>} */
    const places = new Map();
    for (const [at, worth] of shared) {
      const { location, all } = this.lines[at];
      const small = typed.filter((stem) => all.has(stem)).length / Math.sqrt(typed.length * all.size);
      const near = (1 - SMALL) * Math.min(1, worth / (whole * this.lengths[at])) + SMALL * small;
      if (near > (places.get(location) ?? 0)) places.set(location, near);
    }
    return places;
  }
}

/** @param {number[]} weights @returns {number} */
const length = (weights) => Math.sqrt(weights.reduce((sum, each) => sum + each * each, 0));
