/** How a hit is shown: the words that it was found by, marked, in what stands around them. */

import { isStop, tokens } from "./text.js";

/** A word of a text that says something: its stem, and where it stands. @typedef {{stem: string, from: number, to: number}} Said */

/** How much of a place is shown, in characters, and how much of it before the first word that was found. */
const MOST = 240;
const BEFORE = 60;

/** What was shown once is shown again at the next letter: taking texts apart is most of what an answer costs. @type {Map<string, Said[]>} */
const read = new Map();

/**
 * @param {string} text plain @param {Set<string>} wanted stems @param {(word: string) => string} stem
 * @returns {string} HTML: as much of the text as fits, from where most of the words stand together
 */
export function excerpt(text, wanted, stem) {
  let said = read.get(text);
  if (!said) {
    said = tokens(text).flatMap(({ word, from, to }) => (isStop(word) ? [] : [{ stem: stem(word), from, to }]));
    read.set(text, said);
  }
  const found = said.filter((each) => wanted.has(each.stem));
  if (text.length <= MOST) return marked(text, 0, text.length, found);
  let best = { from: 0, many: 0 };
  for (const { from } of found) {
    const many = new Set(found.filter((each) => each.from >= from && each.to <= from + MOST - BEFORE).map((each) => each.stem)).size;
    if (many > best.many) best = { from, many };
  }
  const from = best.from <= BEFORE ? 0 : text.indexOf(" ", best.from - BEFORE) + 1;
  const last = text.lastIndexOf(" ", from + MOST);
  const to = from + MOST >= text.length ? text.length : last > from ? last : from + MOST;
  return (from ? "… " : "") + marked(text, from, to, found) + (to < text.length ? " …" : "");
}

/** @param {string} text @param {number} from @param {number} to @param {Said[]} found @returns {string} */
function marked(text, from, to, found) {
  let html = "";
  let at = from;
  for (const each of found) {
    if (each.from < at || each.to > to) continue;
    html += `${escaped(text.slice(at, each.from))}<mark>${escaped(text.slice(each.from, each.to))}</mark>`;
    at = each.to;
  }
  return html + escaped(text.slice(at, to));
}

/** @param {string} text @returns {string} */
export const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
