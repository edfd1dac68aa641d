/**
 * The search worker: understands what was typed here, on the device, and it goes nowhere.
 *
 * panel.js starts it when somebody types; messages.js says what the two say to each other.
 */

/** @typedef {import("./messages.js").Question} Question */

const here = /** @type {any} */ (self);

/** Where what the search looks through lies; most people who read a page never search, and need not fetch it. */
const LIST = "../../../../search/list.json";
/** @type {Promise<import("./search.js").Search> | undefined} */
let search;
/** Questions are answered in order: one that is typed while the list comes waits for those before it. */
let last = Promise.resolve();

here.addEventListener("message", (/** @type {MessageEvent<Question>} */ { data }) => {
  last = last.then(() => answer(data));
});

/** @param {Question} question */
async function answer({ number, typed }) {
  search ??= fetchList();
  try {
    const found = (await search).find(typed);
    say({ number, found });
  } catch {
    search = undefined;
    say({ number, refused: true });
  }
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
