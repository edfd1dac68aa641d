/** What the search has found, as its panel shows it: with the theme's own names, so that its styles hold. */

import { forReaders } from "../page/live-region.js";

/** @typedef {import("./messages.js").Hit} Hit */

/**
 * The page first, then its best places; what is less near is there to be opened.
 *
 * @param {Hit[]} hits @param {URL} site @param {(many: number) => string} more says how many there are to be opened
 */
export function shownPage(hits, site, more) {
  const places = [...hits];
  const at = places.findIndex(({ location }) => !location.includes("#"));
  const [page] = places.splice(at, 1);
  const less = places.findIndex(({ score }) => score < hits[0].score);
  const best = less === -1 ? places : places.slice(0, less);
  const others = places.slice(best.length);
  const shown = (/** @type {Hit} */ hit) => shownHit(hit, site, "h2", true);
  const item = make("li", "md-search-result__item", shownHit(page, site, "h1", at === 0 && !best.length), ...best.map(shown));
  if (others.length) {
    const summary = make("summary", "", make("div", "", more(others.length)));
    item.append(make("details", "md-search-result__more", summary, ...others.map(shown)));
  }
  return item;
}

/** @param {Element} link to a hit @returns {number} how near it is */
export function scoreOf(link) {
  return Number(/** @type {HTMLElement | null} */ (link.firstElementChild)?.dataset.score ?? 0);
}

/** @param {Hit} hit @param {URL} site @param {"h1" | "h2"} rank @param {boolean} withText */
function shownHit(hit, site, rank, withText) {
  // Some browsers give a link no name in which an article or a heading of the first level stands.
  const heading = make(rank, "", ...kept(hit.title));
  const article = make("article", "md-search-result__article md-typeset", heading, forReaders(". "));
  for (const part of [heading, article]) part.setAttribute("role", "none");
  article.dataset.score = hit.score.toFixed(2);
  if (withText && hit.text) article.append(make("p", "", ...kept(hit.text)));
  const link = /** @type {HTMLAnchorElement} */ (make("a", "md-search-result__link", article));
  link.href = new URL(hit.location, site).href;
  return link;
}

/** What the worker marks, and where it says that there is danger (shown.js, search.js). */
const MARKED = /<mark>(.*?)<\/mark>|<span class="(search-danger)"><\/span>/s;

/**
 * The worker's few marks as elements, everything else as words. A hundred texts stand in a list: to have the browser read each as a
 * page of its own would take longer than the search does.
 * @param {string} html @returns {(Node | string)[]}
 */
function kept(html) {
  return html.split(MARKED).map((part = "", at) => {
    // Between the marks, in a mark, and the name of an empty one: three by three.
    if (at % 3 === 0 || !part) return words(part);
    return at % 3 === 1 ? make("mark", "", words(part)) : make("span", part);
  });
}

/** @param {string} text as `escaped` in shown.js left it @returns {string} */
const words = (text) => text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

/** @param {string} tag @param {string} name @param {...(Node | string)} inside @returns {HTMLElement} */
function make(tag, name, ...inside) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...inside);
  return element;
}
