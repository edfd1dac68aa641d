/** Keeps every file of this version: whole, or not at all. */

/** Below this address a kept version says which files it has. */
const LIST = "kept-files.json";
/** How many files are fetched at a time. */
const AT_ONCE = 6;
/** So long after a page is opened it has what it needs, and reading every kept file through slows nobody down. */
const PAGE_IS_THERE_MS = 5_000;
let readThrough = false;

/** When one file cannot be had, nothing of this version stays. It is tried again when next a newer version is looked for. */
async function keepAll() {
  try {
    await keepFiles(Object.keys(FILES));
    await noteCompared();
  } catch (reason) {
    await caches.delete(KEPT);
    await tell(whyNot(reason));
    throw reason;
  }
}

/** @param {string[]} addresses */
async function keepFiles(addresses) {
  const older = await olderFiles();
  const kept = await caches.open(KEPT);
  const waiting = [...addresses];
  const keepNext = async () => {
    for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) await keep(kept, older, address);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, keepNext));
    await kept.put(at(LIST), new Response(JSON.stringify(FILES)));
  } finally {
    waiting.length = 0;
  }
}

async function keep(kept, older, address) {
  const bytes = await (await older.get(FILES[address])?.())?.arrayBuffer();
  // What is copied is answered with the headers of this version, and forgets the address that it came from.
  const isThere = bytes && (await hasHash(bytes, FILES[address]));
  await kept.put(at(address), isThere ? asAnswered(address, bytes) : await fetchChecked(address));
}

/** @returns {"no-room" | "not-kept"} */
function whyNot(reason) {
  return reason?.name === "QuotaExceededError" ? "no-room" : "not-kept";
}

/**
 * A page of this visit is there. It hears whether the copy is whole: a browser short of room may have let files go.
 * @param {string} version of the page: one from the network is taken on only when it is of this very version
 * @param {boolean} mayFetch whether what is gone may be fetched again without asking
 */
async function takeOn(page, version, mayFetch) {
  if (version === VERSION) await Promise.all([self.clients.claim(), letOlderGo()]);
  else if (await isOlder(version)) return page.postMessage({ offline: "older" });
  const kept = new Set((await (await caches.open(KEPT)).keys()).map(({ url }) => url));
  const gone = Object.keys(FILES).filter((address) => !kept.has(at(address)));
  if (gone.length && !mayFetch) return page.postMessage({ offline: "asks" });
  page.postMessage({ offline: gone.length ? await keepFiles(gone).then(() => "ready", whyNot) : "ready" });
}

/** Every version that is kept: its store, and the hash of each of its files by address. */
async function keptVersions() {
  const stores = await Promise.all((await ourCaches()).map((name) => caches.open(name)));
  const lists = await Promise.all(stores.map((store) => store.match(at(LIST))));
  return Promise.all(stores.map(async (store, number) => ({ store, files: (await lists[number]?.json()) ?? {} })));
}

/** What earlier versions have kept, by hash: a file that did not change is not fetched again. */
async function olderFiles() {
  const found = new Map();
  for (const { store, files } of await keptVersions()) {
    for (const [address, hash] of Object.entries(files)) if (hash) found.set(hash, () => store.match(at(address)));
  }
  return found;
}

/**
 * A disk may damage what lies on it. Such a file is let go as if the browser had: it comes again from the host, or the page
 * says what is not there. Half a page would be worse than none.
 */
async function letDamagedGo() {
  readThrough = true;
  await new Promise((done) => setTimeout(done, PAGE_IS_THERE_MS));
  for (const address of Object.keys(FILES)) await ofThisVersion(address);
}

/**
 * Whether a page is of a version before this one: it was on its way when this one took over. While a still newer version
 * comes, nobody can tell, and that one will take over in turn.
 */
async function isOlder(version) {
  return !newerComes() && (await ourCaches()).includes(OURS + version);
}

function newerComes() {
  return Boolean(self.registration.installing || self.registration.waiting);
}

/**
 * Done once a page of this version is there: a page of an older one may be on its way when this one takes over, and needs
 * its scripts. While a still newer version comes nothing goes either: it takes files over, and its own are there.
 */
async function letOlderGo() {
  if (newerComes()) return;
  for (const name of await ourCaches()) if (name !== KEPT) await caches.delete(name);
}
