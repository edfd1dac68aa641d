/**
 * What all lines of tools/asked.toml together say of a question: the chance of each page, learnt from what a text has (features.js).
 *
 * The nearest line alone (asked.js) is a poor judge: with more lines more of them are near by accident. Here every line is an
 * example of its page, and what it has counts for the pages whose examples have it and against the others (multinomial
 * logistic regression, by stochastic gradient descent). It is learnt in the worker, in the same order each time: nothing is fetched for
 * it, and the same lists give the same results everywhere.
 */

import { named, weight } from "./features.js";

/**
 * How often all lines are gone through, how far one line moves the weights at first, and how much of that the page alone takes. More
 * rounds learn the lines by heart. A page of few lines would never be likely: each of its lines counts for up to `most`.
 */
const TEACH = { rounds: 3, step: 3, bias: 0.1, most: 4 };
/** A page that is less likely than this (as a logarithm) is not likely at all. */
const FLOOR = -6;
/** What a line would move by less than this stays: most pages have nothing to do with it. */
const STILL = 5e-3;
/** The order of the examples is shuffled, but the same way each time (Park and Miller's generator). */
const SHUFFLE = { seed: 1, factor: 48271, prime: 2147483647 };

/** What a text has, by number, and how much each counts in it. @typedef {{has: number[], counts: number[]}} Features */
/** A line as an example of its page, by number. @typedef {Features & {page: number}} Example */

export class Learnt {
  /** @param {import("./asked.js").Asked[]} asked @param {(word: string) => string} stem @param {import("./features.js").Groups} groups */
  constructor(asked, stem, groups) {
    this.groups = groups;
    this.pages = [...new Set(asked.map(({ location }) => pageOf(location)))];
    const pages = new Map(this.pages.map((page, at) => [page, at]));
    /** @type {Map<string, number>} */
    this.numbers = new Map();
    /** @type {number[]} */
    const often = [];
    const lines = asked.map(({ location, words }) => {
      const has = named(words, words.map(stem), groups).map((name) => this.#number(name));
      for (const each of has) often[each] = (often[each] ?? 0) + 1;
      return { page: pages.get(pageOf(location)) ?? 0, has };
    });
    this.rarity = [...this.numbers.keys()].map((name, at) => weight(name) * Math.log(lines.length / often[at]));
    /** A row for each feature, a column for each page. */
    this.weights = new Float32Array(often.length * this.pages.length);
    this.bias = new Float32Array(this.pages.length);
    this.sums = new Float64Array(this.pages.length);
    this.#learn(lines.map(({ page, has }) => ({ page, ...this.#counted(has) })));
  }

  /**
   * @param {string[]} words all that was typed, small words too @param {string[]} stems of what they were taken for
   * @returns {Map<string, number>} each page with how likely it is, from 0 to 1; nothing where no word is known
   */
  likely(words, stems) {
    const has = named(words, stems, this.groups).flatMap((name) => this.numbers.get(name) ?? []);
    if (!has.length) return new Map();
    const chances = this.#chances(this.#counted(has));
    return new Map(this.pages.map((page, at) => [page, 1 - Math.max(FLOOR, Math.log(chances[at])) / FLOOR]));
  }

  /** @param {string} name @returns {number} */
  #number(name) {
    let number = this.numbers.get(name);
    if (number === undefined) this.numbers.set(name, (number = this.numbers.size));
    return number;
  }

  /** @param {Example[]} examples */
  #learn(examples) {
    const many = this.pages.length;
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
      for (const example of examples) this.#move(example, TEACH.step * (1 - round / TEACH.rounds) * counts[example.page]);
    }
  }

  /** @param {Example} example @param {number} step */
  #move(example, step) {
    const { bias, weights } = this;
    const many = bias.length;
    const wrong = this.#chances(example);
    wrong[example.page] -= 1;
    /** @type {number[]} */
    const moved = [];
    for (let page = 0; page < many; page++) if (Math.abs(wrong[page]) >= STILL) moved.push(page);
    for (let each = 0; each < example.has.length; each++) {
      const row = example.has[each] * many;
      const by = step * example.counts[each];
      for (const page of moved) weights[row + page] -= by * wrong[page];
    }
    for (const page of moved) bias[page] -= step * wrong[page] * TEACH.bias;
  }

  /** @param {number[]} has @returns {Features} rare ones count more, and all together 1 */
  #counted(has) {
    const length = Math.sqrt(has.reduce((sum, each) => sum + this.rarity[each] ** 2, 0)) || 1;
    return { has, counts: has.map((each) => this.rarity[each] / length) };
  }

  /** @param {Features} features @returns {Float64Array} the chance of each page, until the next question: softmax of the weighed sums */
  #chances({ has, counts }) {
    const { bias, weights, sums } = this;
    const many = bias.length;
    sums.set(bias);
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

/** @param {string} location @returns {string} */
const pageOf = (location) => location.split("#")[0];
