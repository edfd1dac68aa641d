/** The order of the pages that were found: what their words say, and what people who typed such words needed. */

import { isStop } from "./text.js";
import { pageOf } from "./index.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./asked.js").Before} Before */
/** @typedef {import("./learnt.js").Learnt} Learnt */
/** @typedef {import("./words.js").Plan} Plan */
/** A place by its number, with how well it answers. @typedef {{at: number, score: number}} Found */
/** A page with its places, the best first. @typedef {{page: string, worth: number, places: Found[]}} Ranked */

/**
 * What counts how much. The best words on any page are worth 1 (`words`), a page that a list names for what was typed `first`, the
 * very words of a line of tools/asked.toml `asked`, and `single` of that where there is one word. `next` is what a page's best places add to it, `met` how much a
 * place loses that has none of the words, `likely` what a page adds that all lines together
 * speak for, and `few` of that where only so many words were typed, `run` what words add that stand together as they were typed, `whole` where all do. Pages
 * with a place that has every word that says something, of `enough` or more, have `every` to share: many of them say little.
 */
export const WEIGH = { words: 1, first: 1.5, asked: 1.75, single: 0.7, next: [1, 0.15], met: 0.5, likely: 12, few: [0, 0.1, 0.3, 0.6], run: 0.6, whole: 1.5, every: 5, enough: 3 };
/**
 * A word of danger leads before everything else, then a page's name or what was asked in just these words before, then a
 * paragraph of the policy that has all that was typed, word for word. Of several pages for danger each is `next` behind the one before.
 */
const LEADS = { danger: 300, next: 30, asked: 60, verbatim: 30 };
/** From here on it is the same question. */
const SAME = 0.98;
/** So many words, and of those that say something, it takes to be a quotation; so many of any kind are one too. */
const QUOTED = { words: 3, telling: 2, any: 6 };
/** How many pages are offered. */
const PAGES = 12;
/** Places that answer less often than their words say: a made-up story, what the site says of itself. */
const QUIET = /** @type {[RegExp, number][]} */ ([[/^training\/(?!facilitators-guide|quiz|cards|record|#|$)/, 0.5], [/^about\//, 0.8]]);
/** What stands in many helpers alike answers nobody's question in particular. */
const ALIKE = { many: 2, weight: 0.6 };

/** @param {Index} index @param {Before} before @param {Learnt} learnt @param {Plan} plan @returns {Ranked[]} the best page first */
export function ranked(index, before, learnt, plan) {
  /** @type {Map<string, Found[]>} */
  const pages = new Map();
  const near = before.near(plan.readings, plan.stems);
  const likely = learnt.likely(plan.words, plan.stems);
  const wanted = [...plan.danger, ...plan.first.keys(), ...near.keys(), ...likely.keys()].map((location) => location.split("#")[0]);
  for (const page of wanted) if (index.at.has(page)) pages.set(page, []);
  /** @type {Map<string, number[]>} */
  const quoted = new Map();
  /** @type {Set<string>} */
  const complete = new Set();
  for (const [at, { score, met }] of index.find(plan.readings)) {
    const page = pageOf(index.places[at]);
    const all = pages.get(page) ?? [];
    if (!all.length) pages.set(page, all);
    const share = 1 - WEIGH.met + (WEIGH.met * met) / plan.readings.length;
    if (met >= WEIGH.enough && met === plan.readings.length) complete.add(page);
    const run = met > 1 || met === plan.readings.length ? index.run(at, plan.stems) : [];
    if (isQuoted(index, at, run, plan.stems)) quoted.set(page, [...(quoted.get(page) ?? []), at]);
    all.push({ at, score: (score * share + together(index, run, plan.stems)) * quiet(index, at) });
  }
  // A place that people ask for is found even where it has none of their words.
  for (const location of near.keys()) {
    const at = index.at.get(location);
    const all = pages.get(location.split("#")[0]);
    if (at !== undefined && all && !all.some((place) => place.at === at)) all.push({ at, score: 0 });
  }
  // A helper has the words of many duties, by chance all of them too: then a paragraph that has them is meant.
  const paragraphs = [...complete].filter((page) => page.startsWith("policy/"));
  const whole = paragraphs.length ? new Set(paragraphs) : complete;
  const sums = new Map([...pages].map(([page, places]) => [page, sum(places)]));
  const best = Math.max(...sums.values(), Number.MIN_VALUE);
  const asked = byPage(near);
  // One word that a line shares with what was typed says less than two.
  const heard = plan.readings.length > 1 ? 1 : WEIGH.single;
  const sure = WEIGH.few[plan.words.length] ?? 1;
  return [...pages]
    .map(([page, places]) => {
      const words = (WEIGH.words * (sums.get(page) ?? 0)) / best;
      const danger = plan.danger.includes(page) ? LEADS.danger - LEADS.next * plan.danger.indexOf(page) : 0;
      const leads = danger + (quoted.has(page) ? LEADS.verbatim : 0) + ((asked.get(page) ?? 0) > SAME ? LEADS.asked : 0);
      const lines = WEIGH.asked * heard * (asked.get(page) ?? 0) + WEIGH.likely * sure * (likely.get(page) ?? 0);
      const every = whole.has(page) ? WEIGH.every / whole.size : 0;
      const worth = leads + words + every + lines + WEIGH.first * (plan.first.get(page) ?? 0);
      return { page, worth, places: inOrder(index, places, near, quoted.get(page) ?? [], best) };
    })
    .sort((a, b) => b.worth - a.worth)
    .slice(0, PAGES);
}

/** @param {Found[]} places @returns {number} */
function sum(places) {
  places.sort((a, b) => b.score - a.score);
  return WEIGH.next.reduce((total, weight, nth) => total + weight * (places[nth]?.score ?? 0), 0);
}

/**
 * What was quoted comes first on its page, and a place that people ask for is raised.
 * @param {Index} index @param {Found[]} places @param {Map<string, number>} near @param {number[]} quoted @param {number} best @returns {Found[]}
 */
function inOrder(index, places, near, quoted, best) {
  const raised = (/** @type {number} */ at) => {
    const { location } = index.places[at];
    return (quoted.includes(at) ? LEADS.verbatim : 0) + (location.includes("#") ? (near.get(location) ?? 0) : 0);
  };
  return places.map(({ at, score }) => ({ at, score: score + best * raised(at) })).sort((a, b) => b.score - a.score);
}

/** @param {Map<string, number>} near places @returns {Map<string, number>} pages */
function byPage(near) {
  /** @type {Map<string, number>} */
  const pages = new Map();
  for (const [location, how] of near) {
    const page = location.split("#")[0];
    pages.set(page, Math.max(pages.get(page) ?? 0, how));
  }
  return pages;
}

/** @param {Index} index @param {number} at @param {string[]} run @param {string[]} stems @returns {boolean} */
function isQuoted(index, at, run, stems) {
  const telling = run.filter((stem) => !isStop(stem)).length;
  const enough = run.length >= QUOTED.any || (run.length >= QUOTED.words && telling >= QUOTED.telling);
  return run.length === stems.length && enough && index.places[at].location.startsWith("policy/");
}

/** What words add that stand together as they were typed. @param {Index} index @param {string[]} run @param {string[]} stems @returns {number} */
function together(index, run, stems) {
  const said = run.filter((stem) => !isStop(stem));
  if (run.length < 2 || !said.length) return 0;
  const worth = said.reduce((total, stem) => total + index.rarity(stem), 0);
  return worth * (run.length === stems.length ? WEIGH.whole : said.length > 1 ? WEIGH.run : 0);
}

/** @param {Index} index @param {number} at @returns {number} */
function quiet(index, at) {
  const { location, title } = index.places[at];
  const alike = location.startsWith("helpers/") && (index.titled.get(title) ?? 1) > ALIKE.many;
  return (QUIET.find(([places]) => places.test(location))?.[1] ?? 1) * (alike ? ALIKE.weight : 1);
}
