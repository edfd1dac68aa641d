/** What people have asked before (tools/asked.toml), and how near to that somebody's words are. */

import { isStop, tokens } from "./text.js";

/** The places that answer, each with what people ask. @typedef {Record<string, string[]>} Asked */
/** @typedef {{location: string, stems: string[]}} Line */

export class Before {
  /** @param {Asked} asked @param {(word: string) => string} stem @param {(stem: string) => number} rarity */
  constructor(asked, stem, rarity) {
    this.rarity = rarity;
    /** @type {Line[]} */
    this.lines = Object.entries(asked).flatMap(([location, lines]) =>
      lines.map((line) => {
        const words = tokens(line).map(({ word }) => word);
        const telling = words.filter((word) => !isStop(word));
        return { location, stems: [...new Set((telling.length ? telling : words).map(stem))] };
      }));
    /** @type {Map<string, number[]>} the lines with each stem, by number */
    this.having = new Map();
    this.lines.forEach(({ stems }, at) => {
      for (const each of stems) this.having.set(each, [...(this.having.get(each) ?? []), at]);
    });
    this.lengths = this.lines.map(({ stems }) => length(stems.map(rarity)));
  }

  /**
   * @param {Map<string, number>[]} readings @param {string[]} all the stems of all that was typed @returns {Map<string, number>} places that
   *   answer, each with how near what is asked there comes: 1 is the same words
   */
  near(readings, all) {
    /** @type {Map<number, number>} */
    const shared = new Map();
    const looked = readings.length ? readings : all.map((stem) => new Map([[stem, 1]]));
    let weights = [];
    for (const reading of looked) {
      /** @type {Map<number, number>} */
      const best = new Map();
      let most = 0;
      for (const [stem, sure] of reading) {
        const rarity = this.rarity(stem);
        most = Math.max(most, sure * rarity);
        for (const at of this.having.get(stem) ?? []) best.set(at, Math.max(best.get(at) ?? 0, sure * rarity * rarity));
      }
      weights.push(most);
      for (const [at, worth] of best) shared.set(at, (shared.get(at) ?? 0) + worth);
    }
    const typed = length(weights) || 1;
    /** @type {Map<string, number>} */
    const places = new Map();
    for (const [at, worth] of shared) {
      const near = Math.min(1, worth / (typed * this.lengths[at] || 1));
      const { location } = this.lines[at];
      if (near > (places.get(location) ?? 0)) places.set(location, near);
    }
    return places;
  }
}

/** @param {number[]} weights @returns {number} */
const length = (weights) => Math.sqrt(weights.reduce((sum, each) => sum + each * each, 0));
