/**
 * What all lines of tools/asked.toml together say of a question: the chance of each page, learnt from words and pairs of words.
 *
 * The nearest line alone (asked.js) is a poor judge: with more lines more of them are near by accident. Here every line is an
 * example of its page, and what it has counts for the pages whose examples have it and against the others (multinomial
 * logistic regression, by stochastic gradient descent). Two words side by side say who asks: "do i ring", "did she tell". It is
 * learnt in the worker, in the same order each time: nothing is fetched for it, and the same lists give the same results everywhere.
 */

import { tokens } from "./text.js";

/**
 * How often all lines are gone through, how far one line moves the weights at first, and how much of that the page alone takes. More
 * rounds learn the lines by heart. A page of few lines would never be likely: each of its lines counts for up to `most`.
 */
const TEACH = { rounds: 5, step: 2, bias: 0.1, most: 4 };
/** A pair of words that only one line has says nothing of the next question. */
const PAIR = 2;
/** A page that is less likely than this (as a logarithm) is not likely at all. */
const FLOOR = -6;
/** What a line would move by less than this stays: most pages have nothing to do with it. */
const STILL = 5e-3;
/** The order of the examples is shuffled, but the same way each time (Park and Miller's generator). */
const SHUFFLE = { seed: 1, factor: 48271, prime: 2147483647 };

/** What a text has, by number, and how much each counts in it. @typedef {{has: number[], counts: number[]}} Features */
/** A line as an example of its page, by number. @typedef {Features & {page: number}} Example */

export class Learnt {
  /** @param {[string, string][]} asked places, each with a line @param {(word: string) => string} stem */
  constructor(asked, stem) {
    this.pages = [...new Set(asked.map(([location]) => pageOf(location)))];
    const numbers = new Map(this.pages.map((page, at) => [page, at]));
    const lines = asked.map(([location, line]) => ({ page: numbers.get(pageOf(location)) ?? 0, names: named(tokens(line).map(({ word }) => stem(word))) }));
    /** @type {Map<string, number>} */
    const often = new Map();
    for (const { names } of lines) for (const each of names) often.set(each, (often.get(each) ?? 0) + 1);
    const kept = [...often].filter(([name, many]) => many >= PAIR || !name.includes(" "));
    this.numbers = new Map(kept.map(([name], at) => [name, at]));
    this.rarity = kept.map(([, many]) => Math.log(lines.length / many));
    /** A row for each feature, a column for each page. */
    this.weights = new Float32Array(kept.length * this.pages.length);
    this.bias = new Float32Array(this.pages.length);
    this.#learn(lines.map(({ page, names }) => ({ page, ...this.#features(names) })));
  }

  /**
   * @param {string[]} stems all that was typed, small words too @returns {Map<string, number>} each page with how likely
   *   it is, from 0 to 1; nothing where no word is known
   */
  likely(stems) {
    const features = this.#features(named(stems));
    if (!features.has.length) return new Map();
    const chances = this.#chances(features);
    return new Map(this.pages.map((page, at) => [page, 1 - Math.max(FLOOR, Math.log(chances[at])) / FLOOR]));
  }

  /** @param {Example[]} examples */
  #learn(examples) {
    const { bias, weights } = this;
    const many = bias.length;
    const lines = new Float32Array(many);
    for (const { page } of examples) lines[page] += 1;
    const counts = lines.map((of) => Math.min(TEACH.most, Math.sqrt(examples.length / many / of)));
    let { seed } = SHUFFLE;
    for (let round = 0; round < TEACH.rounds; round++) {
      for (let last = examples.length - 1; last > 0; last--) {
        seed = (seed * SHUFFLE.factor) % SHUFFLE.prime;
        const other = seed % (last + 1);
        [examples[last], examples[other]] = [examples[other], examples[last]];
      }
      for (const example of examples) {
        const step = TEACH.step * (1 - round / TEACH.rounds) * counts[example.page];
        const wrong = this.#chances(example);
        wrong[example.page] -= 1;
        for (let page = 0; page < many; page++) {
          if (Math.abs(wrong[page]) < STILL) continue;
          const by = step * wrong[page];
          for (let each = 0; each < example.has.length; each++) weights[example.has[each] * many + page] -= by * example.counts[each];
          bias[page] -= by * TEACH.bias;
        }
      }
    }
  }

  /** @param {string[]} names @returns {Features} those that are known; rare ones count more, and all together 1 */
  #features(names) {
    const has = names.flatMap((name) => this.numbers.get(name) ?? []);
    const length = Math.sqrt(has.reduce((sum, each) => sum + this.rarity[each] ** 2, 0)) || 1;
    return { has, counts: has.map((each) => this.rarity[each] / length) };
  }

  /** @param {Features} features @returns {Float64Array} the chance of each page: softmax of the weighed sums */
  #chances({ has, counts }) {
    const { bias, weights } = this;
    const many = bias.length;
    const sums = Float64Array.from(bias);
    for (let each = 0; each < has.length; each++) {
      const row = has[each] * many;
      const count = counts[each];
      for (let page = 0; page < many; page++) sums[page] += count * weights[row + page];
    }
    let top = -Infinity;
    for (let page = 0; page < many; page++) if (sums[page] > top) top = sums[page];
    let whole = 0;
    for (let page = 0; page < many; page++) whole += sums[page] = Math.exp(sums[page] - top);
    for (let page = 0; page < many; page++) sums[page] /= whole;
    return sums;
  }
}

/** @param {string[]} stems @returns {string[]} what a text is known by: each word, each two side by side, and the word that it begins with */
const named = (stems) => [...new Set(stems.flatMap((stem, at) => [stem, `${stems[at - 1] ?? ""} ${stem}`]))];

/** @param {string} location @returns {string} */
const pageOf = (location) => location.split("#")[0];
