/** The order of the pages that were found: what the words say, and which page people who typed them needed. */

/** @typedef {{location: string, title: string, text: string, score: number, terms: Record<string, boolean>}} Hit */
/** @typedef {import("./words.js").Plan} Plan */

/** How many places of one page are shown at once, and how many pages. */
const PLACES = 6;
const PAGES = 12;
/** What the words alone may weigh beside a page that is known to answer them. */
const WORDS = 0.6;

export class Pages {
  /** @param {{location: string, title: string, text: string}[]} entries */
  constructor(entries) {
    this.entries = new Map(entries.filter(({ location }) => !location.includes("#")).map((entry) => [entry.location, entry]));
  }

  /** @param {Hit[][]} found one list of hits a page @param {Plan} plan @returns {Hit[][]} the same, the best page first */
  arrange(found, plan) {
    const places = new Map(found.map((hits) => [pageOf(hits[0]), hits]));
    for (const page of plan.first.keys()) {
      const entry = this.entries.get(page);
      if (entry && !places.has(page)) places.set(page, [{ ...entry, score: 0, terms: {} }]);
    }
    const best = Math.max(...[...places.values()].map(scoreOf), Number.MIN_VALUE);
    const worth = (/** @type {Hit[]} */ hits) => (WORDS * scoreOf(hits)) / best + (plan.first.get(pageOf(hits[0])) ?? 0);
    return [...places.values()]
      .map((hits) => ({ hits, worth: worth(hits) }))
      .sort((a, b) => b.worth - a.worth)
      .slice(0, PAGES)
      .map(({ hits, worth: shown }) => few(hits, shown));
  }
}

/**
 * The best hits of a page. Enter opens the hit with the highest score, so the page's worth becomes its score; what was
 * not found of the typed words is not listed, for it was found by another name.
 * @param {Hit[]} hits @param {number} worth @returns {Hit[]}
 */
function few(hits, worth) {
  const page = hits.find(({ location }) => !location.includes("#"));
  const places = hits.filter((hit) => hit !== page).sort((a, b) => b.score - a.score).slice(0, PLACES);
  const top = scoreOf(hits) || 1;
  const kept = [...(page ? [page] : []), ...places].sort((a, b) => b.score - a.score);
  return kept.map((hit) => ({ ...hit, score: (worth * hit.score) / top, terms: {} }));
}

/** @param {Hit[]} hits */
const scoreOf = (hits) => Math.max(...hits.map(({ score }) => score));

/** @param {Hit} hit */
const pageOf = ({ location }) => location.split("#")[0];
