/**
 * What all lines of tools/asked.toml together say of a question: the chance of each page, learnt word by word.
 *
 * The nearest line alone (asked.js) is a poor judge: with more lines more of them are near by accident. Here every line is an
 * example of its page, and a word counts for the pages whose examples have it and against the others (multinomial logistic
 * regression, by stochastic gradient descent). It is learnt in the worker, in the same order each time: nothing is
 * fetched for it, and the same lists give the same results everywhere.
 */

import { tokens } from "./text.js";

/** How often all lines are gone through, and how far one line moves the weights at first. More rounds learn the lines by heart. */
const TEACH = { rounds: 5, step: 2, bias: 0.1 };
/** A page that is less likely than this (as a logarithm) is not likely at all. */
const FLOOR = -8;
/** The order of the examples is shuffled, but the same way each time (Park and Miller's generator). */
const SHUFFLE = { seed: 1, factor: 48271, prime: 2147483647 };

/** The weights of a word for each page, and how much the word counts in this question. @typedef {[Float32Array, number]} Part */
/** A line as an example: its page by number, its stems. @typedef {{page: number, stems: string[]}} Example */

export class Learnt {
  /** @param {[string, string][]} asked places, each with a line @param {(word: string) => string} stem */
  constructor(asked, stem) {
    this.pages = [...new Set(asked.map(([location]) => pageOf(location)))];
    const numbers = new Map(this.pages.map((page, at) => [page, at]));
    /** @type {Example[]} */
    const examples = asked.map(([location, line]) => ({
      page: numbers.get(pageOf(location)) ?? 0,
      stems: [...new Set(tokens(line).map(({ word }) => stem(word)))],
    }));
    /** @type {Map<string, number>} */
    const often = new Map();
    for (const each of examples.flatMap(({ stems }) => stems)) often.set(each, (often.get(each) ?? 0) + 1);
    this.rarity = new Map([...often].map(([each, many]) => [each, Math.log(examples.length / many)]));
    this.weights = new Map([...often.keys()].map((each) => [each, new Float32Array(this.pages.length)]));
    this.bias = new Float32Array(this.pages.length);
    this.#learn(examples);
  }

  /**
   * @param {string[]} stems all that was typed, small words too @returns {Map<string, number>} each page with how likely
   *   it is, from 0 to 1; nothing where no word is known
   */
  likely(stems) {
    const parts = this.#parts([...new Set(stems)]);
    if (!parts.length) return new Map();
    const chances = this.#chances(parts);
    return new Map(this.pages.map((page, at) => [page, 1 - Math.max(FLOOR, Math.log(chances[at])) / FLOOR]));
  }

  /** @param {Example[]} examples */
  #learn(examples) {
    let { seed } = SHUFFLE;
    for (let round = 0; round < TEACH.rounds; round++) {
      for (let last = examples.length - 1; last > 0; last--) {
        seed = (seed * SHUFFLE.factor) % SHUFFLE.prime;
        const other = seed % (last + 1);
        [examples[last], examples[other]] = [examples[other], examples[last]];
      }
      const step = TEACH.step * (1 - round / TEACH.rounds);
      for (const { page, stems } of examples) {
        const parts = this.#parts(stems);
        const wrong = this.#chances(parts);
        wrong[page] -= 1;
        for (const [weights, counts] of parts) for (let at = 0; at < wrong.length; at++) weights[at] -= step * counts * wrong[at];
        for (let at = 0; at < wrong.length; at++) this.bias[at] -= step * TEACH.bias * wrong[at];
      }
    }
  }

  /** @param {string[]} stems @returns {Part[]} of those that are known; rare words count more, and all together 1 */
  #parts(stems) {
    /** @type {Part[]} */
    const parts = [];
    let sum = 0;
    for (const each of stems) {
      const weights = this.weights.get(each);
      if (!weights) continue;
      const rarity = this.rarity.get(each) ?? 0;
      sum += rarity * rarity;
      parts.push([weights, rarity]);
    }
    const length = Math.sqrt(sum) || 1;
    for (const part of parts) part[1] /= length;
    return parts;
  }

  /** @param {Part[]} parts @returns {Float64Array} the chance of each page: softmax of the weighed sums */
  #chances(parts) {
    const sums = Float64Array.from(this.bias);
    for (const [weights, counts] of parts) for (let at = 0; at < sums.length; at++) sums[at] += counts * weights[at];
    const top = sums.reduce((most, each) => Math.max(most, each), -Infinity);
    let whole = 0;
    for (let at = 0; at < sums.length; at++) whole += sums[at] = Math.exp(sums[at] - top);
    for (let at = 0; at < sums.length; at++) sums[at] /= whole;
    return sums;
  }
}

/** @param {string} location @returns {string} */
const pageOf = (location) => location.split("#")[0];
