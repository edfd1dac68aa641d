/**
 * What a text is known by, for learning (learnt.js): each word, each two side by side, the groups of tools/synonyms.toml that its
 * words are in, and the pieces of its telling words.
 *
 * Two words side by side say who asks: "do i ring", "did she tell". Pieces make "dinnertime", "dinner" and "diner" alike, and what a
 * group has seen of one word holds for the others.
 */

import { isStop } from "./text.js";

/** The groups of words for the same thing that a word is in, by its stem. @typedef {(stem: string) => string[]} Groups */

/** How many letters a piece has. */
const PIECE = 4;
/** How much each kind of feature counts beside a word. The marks stand in no word. */
const MARK = { piece: "~", group: "@" };
const WEIGHT = { pair: 0.8, piece: 0.6, group: 0.6 };

/** @param {string[]} words @param {string[]} stems of these words @param {Groups} groups @returns {string[]} the names of what the text has, each once */
export function named(words, stems, groups) {
  /** @type {Set<string>} */
  const names = new Set();
  let [before, kind] = ["", ""];
  words.forEach((word, at) => {
    const stem = stems[at];
    const alike = groups(stem).map((name) => MARK.group + name);
    // A group stands in the place of its word too: "on his phone" is "on his app".
    const here = alike[0] ?? stem;
    for (const name of [stem, `${before} ${stem}`, ...alike, `${kind} ${here}`]) names.add(name);
    if (!isStop(word)) for (const piece of pieces(word)) names.add(piece);
    [before, kind] = [stem, here];
  });
  return [...names];
}

/** @param {string} name @returns {number} */
export function weight(name) {
  if (name.includes(" ")) return WEIGHT.pair;
  return name.startsWith(MARK.piece) ? WEIGHT.piece : name.startsWith(MARK.group) ? WEIGHT.group : 1;
}

/** @param {string} word @returns {string[]} its letters, so many at a time, with where it begins and ends */
function pieces(word) {
  const whole = `<${word}>`;
  return Array.from({ length: Math.max(0, whole.length - PIECE + 1) }, (_, at) => MARK.piece + whole.slice(at, at + PIECE));
}
