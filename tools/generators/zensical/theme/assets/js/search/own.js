/**
 * The search's panel where the theme has none that ours can stand in for. It asks overrides/assets/js/search/worker.js,
 * and keeps to Material's names and ways, so that panel.js, styles and tests are the same for both.
 */

/** @typedef {{location: string, title: string, text: string, score: number}} Hit */
/** @typedef {{panel: Element, open: HTMLInputElement, box: HTMLInputElement, meta: Element, list: Element}} Parts */

const SETUP = 0;
const QUERY = 2;
const RESULT = 3;

/** The theme's line of settings: where the site's top is, which worker searches, and words in the site's language. */
const settings = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
const words = settings.translations;
// Instant navigation changes the address, and this script goes on: both are worked out once, from the first page.
const site = new URL(settings.base.replace(/\/?$/, "/"), location.href);
const script = new URL(settings.search, location.href);

const panel = document.querySelector("[data-search]");
const open = document.getElementById("__search");
const box = panel?.querySelector("input");
const meta = panel?.querySelector(".md-search-result__meta");
const list = panel?.querySelector(".md-search-result__list");
if (panel && box && meta && list && open instanceof HTMLInputElement) start({ panel, open, box, meta, list });

/** @param {Parts} parts */
function start({ panel, open, box, meta, list }) {
  /** @type {Promise<Worker> | undefined} */
  let worker;

  async function ask() {
    worker ??= started(show).catch((problem) => {
      worker = undefined;
      throw problem;
    });
    (await worker).postMessage({ type: QUERY, data: box.value });
  }

  /** @param {Hit[][]} found */
  function show(found) {
    const none = words[box.value ? "search.result.none" : "search.result.placeholder"];
    meta.textContent = found.length ? counted("search.result", found.length) : none;
    list.replaceChildren(...found.map(shownPage));
  }

  /** @param {boolean} wanted */
  function turn(wanted) {
    if (open.checked === wanted) return;
    open.checked = wanted;
    open.dispatchEvent(new Event("change"));
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.key === "Enter" && document.activeElement === box) {
      event.preventDefault();
      const links = [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(":scope > :first-child a"))];
      links.sort((a, b) => scoreOf(b) - scoreOf(a))[0]?.click();
    } else if (event.key === "Escape") {
      turn(false);
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      const found = list.querySelectorAll(":not(details) > a, summary, details[open] a");
      const stops = [box, .../** @type {NodeListOf<HTMLElement>} */ (found)];
      const here = Math.max(0, stops.findIndex((each) => each === document.activeElement));
      stops[(here + stops.length + (event.key === "ArrowUp" ? -1 : 1)) % stops.length].focus();
    }
  }

  box.addEventListener("focus", () => {
    turn(true);
    void ask();
  });
  box.addEventListener("input", () => void ask());
  box.form?.addEventListener("submit", (event) => event.preventDefault());
  box.form?.addEventListener("reset", () => {
    // The box is empty once the event is over.
    queueMicrotask(() => void ask());
    box.focus();
  });
  open.addEventListener("change", () => {
    list.setAttribute("role", open.checked ? "list" : "presentation");
    if (open.checked) box.focus();
    else if (panel.contains(document.activeElement)) /** @type {HTMLElement} */ (document.activeElement).blur();
  });
  panel.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a")) turn(false);
  });
  panel.addEventListener("keydown", (event) => press(/** @type {KeyboardEvent} */ (event)));
}

/** @param {(found: Hit[][]) => void} told @returns {Promise<Worker>} */
async function started(told) {
  const { config } = await (await fetch(new URL("search/search_index.json", site))).json();
  const worker = new Worker(script);
  worker.addEventListener("message", ({ data }) => {
    if (data.type === RESULT) told(data.data.items);
    document.dispatchEvent(new Event(data.refused ? "search-refused" : "search-answered"));
  });
  worker.postMessage({ type: SETUP, data: { config, docs: [], options: {} } });
  return worker;
}

/** The page first, then its best places; what is less near is there to be opened. @param {Hit[]} hits */
function shownPage(hits) {
  const places = [...hits];
  const at = places.findIndex(({ location }) => !location.includes("#"));
  const [page] = places.splice(at, 1);
  const less = places.findIndex(({ score }) => score < hits[0].score);
  const best = less === -1 ? places : places.slice(0, less);
  const more = places.slice(best.length);
  const item = make("li", "md-search-result__item", shownHit(page, "h1", at === 0 && !best.length), ...best.map((each) => shownHit(each, "h2", true)));
  if (more.length) {
    const summary = make("summary", "", make("div", "", counted("search.result.more", more.length)));
    summary.tabIndex = -1;
    item.append(make("details", "md-search-result__more", summary, ...more.map((each) => shownHit(each, "h2", true))));
  }
  return item;
}

/** @param {Hit} hit @param {"h1" | "h2"} rank @param {boolean} withText */
function shownHit(hit, rank, withText) {
  const article = make("article", "md-search-result__article md-typeset", make(rank, "", ...kept(hit.title)));
  article.dataset.mdScore = hit.score.toFixed(2);
  if (withText && hit.text) article.append(make("p", "", ...kept(hit.text)));
  const link = /** @type {HTMLAnchorElement} */ (make("a", "md-search-result__link", article));
  link.href = new URL(hit.location, site).href;
  link.tabIndex = -1;
  return link;
}

/** @param {Element} link */
function scoreOf(link) {
  return Number(/** @type {HTMLElement | null} */ (link.firstElementChild)?.dataset.mdScore ?? 0);
}

/** @param {string} name of words that the theme has for one and for several @param {number} many */
function counted(name, many) {
  return words[`${name}.${many === 1 ? "one" : "other"}`].replace("#", `${many}`);
}

/** What the worker marks stays marked; of any other HTML only the words are taken. @param {string} html @returns {(Node | string)[]} */
function kept(html) {
  return [...new DOMParser().parseFromString(html, "text/html").body.childNodes].map((node) => {
    const words = node.textContent ?? "";
    if (!(node instanceof Element)) return words;
    return node.matches("mark, .search-danger") ? make(node.localName, node.className, words) : words;
  });
}

/** @param {string} tag @param {string} name @param {...(Node | string)} inside @returns {HTMLElement} */
function make(tag, name, ...inside) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...inside);
  return element;
}

export {};
