/**
 * The search worker: understands what was typed here, on the device, and it goes nowhere.
 *
 * panel.js starts it when somebody presses the search box or types; messages.js says what the two say to each other. To fetch the list
 * and to learn takes it longer than an answer does: it begins at once, not with the first letter.
 */

/** @typedef {import("./messages.js").Question} Question */

const here = /** @type {any} */ (self);

/** Where what the search looks through lies; most people who read a page never search, and need not fetch it. */
const LIST = "../../../../search/list.json";
/** @type {Promise<import("./search.js").Search> | undefined} */
let search;
/** Questions are answered in order. */
let last = Promise.resolve();
/** The number of the last one. What was typed before it while the list came, nobody waits for any more. */
let newest = 0;

here.addEventListener("message", (/** @type {MessageEvent<Question>} */ { data }) => {
  newest = data.number;
  last = last.then(() => answer(data));
});

/** @param {Question} question */
async function answer({ number, typed }) {
  try {
    const ready = await begun();
    if (number === newest) say({ number, found: ready.find(typed) });
  } catch {
    say({ number, refused: true });
  }
}

/** What did not come is asked for again with the next question. */
function begun() {
  if (!search) {
    search = fetchList();
    search.catch(() => (search = undefined));
  }
  return search;
}

/** @param {import("./messages.js").Answer} answer */
const say = (answer) => here.postMessage(answer);

/** What was typed has no part in it: the list is one for all. */
async function fetchList() {
  const [list, { Search }, { removeNetworkAndStorage }, { stemmer }] = await Promise.all([
    fetch(new URL(LIST, here.location.href)).then((response) => response.json()),
    import("./search.js"),
    import("../python/worker-sandbox.js"),
    import(new URL("../../vendor/stemmer.js", here.location.href).href),
  ]);
  // All that this worker needs is here: from now on it reaches neither the network nor the device.
  removeNetworkAndStorage();
  return new Search(list, stemmer);
}

begun();
