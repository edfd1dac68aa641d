/**
 * The search worker: answers the theme's panel in the place of the theme's own worker, in the same four messages.
 *
 * The theme starts this script (tools/release/finish.py leads it here), or the panel that stands in for the theme's where there is none.
 * What was typed is understood here and goes nowhere.
 */

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const here = /** @type {any} */ (self);

/** Where what the search looks through lies; most people who read a page never search, and need not fetch it. */
const LIST = "../../../../search/list.json";
/** @type {Promise<import("./search.js").Search> | undefined} */
let search;
/** Questions are answered in order: one that is typed while the list comes waits for those before it. */
let last = Promise.resolve();

here.addEventListener("message", (/** @type {MessageEvent} */ { data: { type, data } }) => {
  if (type === SETUP) here.postMessage({ type: READY });
  // The theme asks with an empty box too, as soon as a page is open.
  if (type === QUERY) last = last.then(() => answer(data));
});

/** @param {string} typed */
async function answer(typed) {
  if (!search && !typed.trim()) return say([]);
  search ??= fetchList();
  try {
    say((await search).find(typed));
  } catch {
    search = undefined;
    here.postMessage({ refused: true });
  }
}

/** @param {import("./search.js").Hit[][]} items */
const say = (items) => here.postMessage({ type: RESULT, data: { items } });

/** What was typed has no part in it: the list is one for all. */
async function fetchList() {
  const [list, { Search }, { closeTheDoors }, { stemmer }] = await Promise.all([
    fetch(new URL(LIST, here.location.href)).then((response) => response.json()),
    import("./search.js"),
    import("../python/closed-doors.js"),
    import(new URL("../../vendor/stemmer.js", here.location.href).href),
  ]);
  // All that this worker needs is here: from now on it reaches neither the network nor the device.
  closeTheDoors();
  return new Search(list, stemmer);
}
