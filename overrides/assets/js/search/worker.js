/**
 * The search worker: understands what somebody typed, asks the theme's own search for it, and puts the best page first.
 *
 * The theme starts this script in place of its own (tools/publish/finish.py). What was typed never reaches the theme's query
 * language: a query that it cannot read would end up in the console.
 */

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const here = /** @type {any} */ (self);
/** The build puts the theme's script here: its name changes with each version of the theme. */
const THEME = "../../../javascripts/workers/search.min.js";

/** @type {{setup: any, words: any, pages: any, plan: any}} `plan` is the one that is being looked for */
const now = { setup: null, words: null, pages: null, plan: null };
/** @type {any[]} the plans whose results the theme has still to give, in order */
const waiting = [];
const ours = new WeakSet();
const answer = here.postMessage.bind(here);

/** A worker that the host sends with the page's rules takes no script by its address alone: this one script it may. */
here.trustedTypes?.createPolicy("default", {
  createScriptURL: (/** @type {string} */ address) => (address === new URL(THEME, here.location.href).href ? address : null),
});

/** Where what the search looks through lies; most people who read a page never search, and need not fetch it. */
const LIST = "../../../../search/list.json";
/** @type {Promise<void> | undefined} */
let list;

// First in line, before the theme's script listens.
here.addEventListener("message", async (/** @type {MessageEvent} */ event) => {
  if (ours.has(event)) return;
  event.stopImmediatePropagation();
  const { type, data } = event.data;
  if (type === SETUP) {
    now.setup = data;
    answer({ type: READY });
  }
  if (type === QUERY) {
    // The theme asks with an empty box too, as soon as a page is open.
    if (!list && !data.trim()) return answer({ type: RESULT, data: { items: [] } });
    list ??= fetchList().catch(() => void (list = undefined));
    await list;
    if (now.words) return ask(data);
    answer({ refused: true });
  }
});

/** What was typed has no part in it: the list is one for all. Nor is the theme's search read before somebody searches. */
async function fetchList() {
  const [{ docs, groups }, { Words }, { Pages }, { closeTheDoors }] = await Promise.all([
    fetch(new URL(LIST, here.location.href)).then((response) => response.json()),
    import("./words.js"),
    import("./ranking.js"),
    import("../closed-doors.js"),
  ]);
  startThemes();
  // All that this worker needs is here: from now on it reaches neither the network nor the device.
  closeTheDoors();
  now.words = new Words(docs, groups, here.lunr.stemmer, here.lunr.stopWordFilter);
  now.pages = new Pages(docs);
  hand(SETUP, { ...now.setup, docs });
}

/** The theme's own search begins: from here on it listens too. */
function startThemes() {
  here.importScripts(new URL(THEME, here.location.href).href);
  /** The plan in place of a query string: lunr parses nothing that somebody typed. */
  here.lunr.Index.prototype.search = function () {
    return this.query((/** @type {any} */ query) => {
      for (const [term, boost] of now.plan.terms) query.term(term, { boost, usePipeline: false });
    });
  };
}

/** @param {string} typed */
function ask(typed) {
  const plan = now.words.understand(typed);
  now.plan = plan;
  waiting.push(plan);
  // The theme weighs how many of these it finds. They are stems of words that it knows: letters and digits, no signs.
  // Without any there is nothing to find, and it is asked for nothing, so that answers stay in order.
  hand(QUERY, plan.asked.map((/** @type {string} */ stem) => `${stem}^1`).join(" "));
}

/** @param {number} type @param {unknown} data */
function hand(type, data) {
  const event = new MessageEvent("message", { data: { type, data } });
  ours.add(event);
  here.dispatchEvent(event);
}

here.postMessage = (/** @type {any} */ message) => {
  // The page has heard it already, before there was anything to be ready for.
  if (message.type === READY) return;
  if (message.type === RESULT) message.data.items = now.pages.arrange(message.data.items, waiting.shift());
  answer(message);
};
