/**
 * Keeps the whole site on the device and answers from there, so that it works without a network.
 *
 * The build writes VERSION and FILES (address and hash of every file) at the head of this script. A version is kept whole
 * or not at all, each file is checked against its hash, and pages are only ever answered from one version.
 */

const OURS = `site of ${self.registration.scope} `;
const KEPT = OURS + VERSION;
/** Below this address a kept version says which files it has. */
const LIST = "kept-files.json";
/** How many files are fetched at a time. */
const AT_ONCE = 6;
/** So long after a page is opened it has what it needs, and reading every kept file through slows nobody down. */
const PAGE_IS_THERE_MS = 5_000;
let readThrough = false;

self.addEventListener("install", (event) => event.waitUntil(keepAll()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(answer(request));
  // No newer version has to wait for this to end: when the browser stops this worker, the next life of it begins anew.
  if (request.mode === "navigate" && !readThrough) void letDamagedGo();
});

self.addEventListener("message", (event) => {
  const { want, version, mayFetch } = event.data ?? {};
  if (want === "take-over") event.waitUntil(takeOver(event.source));
  if (want === "take-on") event.waitUntil(takeOn(event.source, version, mayFetch));
});

/** Keeps every file of this version. When one cannot be had, nothing of it stays. */
async function keepAll() {
  try {
    await keepFiles(Object.entries(FILES));
  } catch (reason) {
    await caches.delete(KEPT);
    await tell(whyNot(reason));
    throw reason;
  }
}

/** @param {[string, string][]} files address and hash of each */
async function keepFiles(files) {
  const older = await olderFiles();
  const kept = await caches.open(KEPT);
  const waiting = [...files];
  const keepNext = async () => {
    for (let file = waiting.pop(); file; file = waiting.pop()) await keep(kept, older, ...file);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, keepNext));
    await kept.put(at(LIST), new Response(JSON.stringify(FILES)));
  } finally {
    waiting.length = 0;
  }
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
  const gone = Object.entries(FILES).filter(([address]) => !kept.has(at(address)));
  if (gone.length && !mayFetch) return page.postMessage({ offline: "asks" });
  page.postMessage({ offline: gone.length ? await keepFiles(gone).then(() => "ready", whyNot) : "ready" });
}

/** @returns {"no-room" | "not-kept"} */
function whyNot(reason) {
  return reason?.name === "QuotaExceededError" ? "no-room" : "not-kept";
}

async function keep(kept, older, address, hash) {
  const copy = await older.get(hash)?.();
  const file = copy && (await hasHash(copy, hash)) ? withoutAddress(copy) : await fetchChecked(address);
  if (!file?.ok || file.redirected) throw new Error("A file of the site could not be fetched.");
  await kept.put(at(address), file);
}

/** A file remembers where it came from, and a script looks for its parts beside that: in the folder of the older version. */
function withoutAddress(copy) {
  return new Response(copy.body, { status: copy.status, headers: copy.headers });
}

/** The browser itself refuses what does not have the hash that this version has for it. */
function fetchChecked(address) {
  const hash = FILES[address];
  return fetch(at(address), { cache: "no-cache", ...(hash && { integrity: hash }) });
}

/** What earlier versions have kept, by hash: a file that did not change is not fetched again. */
async function olderFiles() {
  const found = new Map();
  for (const name of await ourCaches()) {
    const cache = await caches.open(name);
    const list = await cache.match(at(LIST));
    if (!list) continue;
    for (const [address, hash] of Object.entries(await list.json())) if (hash) found.set(hash, () => cache.match(at(address)));
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
  const kept = await caches.open(KEPT);
  for (const [address, hash] of Object.entries(FILES)) {
    const file = hash && (await kept.match(at(address)));
    if (file && !(await hasHash(file, hash))) await kept.delete(at(address));
  }
}

/** @param {Response} file is left to be read by others @param {string} hash "sha256-" and base64 */
async function hasHash(file, hash) {
  const found = await crypto.subtle.digest("SHA-256", await file.clone().arrayBuffer());
  return hash === `sha256-${btoa(String.fromCharCode(...new Uint8Array(found)))}`;
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

async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

/** @param {Request} request */
async function answer(request) {
  const address = decodeURI(new URL(request.url).pathname).slice(new URL(at("")).pathname.length).replace(/index\.html$/, "");
  // Earlier versions stand beside this one, and are never a part of it.
  if (address.startsWith("versions/")) return fetch(request);
  const found = await ofThisVersion(address);
  if (found) return found;
  if (`${address}/` in FILES) return Response.redirect(at(`${address}/`));
  if (address in FILES) return fetchOfThisVersion(request, address);
  if (request.mode !== "navigate") return (await ofOlder(address)) ?? fetch(request);
  const page = await ofThisVersion("404.html");
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : fetch(request);
}

/** What this version keeps. To open its store first would be to ask the browser twice, and to make one where there is none. */
function ofThisVersion(address) {
  return caches.match(at(address), { cacheName: KEPT });
}

/** A script or style of a page that was on its way when this version took over: its address has its content's hash. */
async function ofOlder(address) {
  for (const name of address.startsWith("assets/") ? await ourCaches() : []) {
    const found = await (await caches.open(name)).match(at(address));
    if (found) return found;
  }
}

/**
 * What the browser has let go, from the host. A host that has moved on answers with a newer version: no page of this one
 * may have that as a part, but somebody who opens a page gets it, and then all of its parts are newer too.
 */
async function fetchOfThisVersion(request, address) {
  try {
    return await fetchChecked(address);
  } catch (reason) {
    if (request.mode === "navigate") return fetch(request);
    throw reason;
  }
}

/** Takes the place of the older version, if the page that asks is the only one that is open. */
async function takeOver(asker) {
  const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.every((client) => client.id === asker.id)) await self.skipWaiting();
  else asker.postMessage({ offline: "other-tabs" });
}

async function tell(what) {
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage({ offline: what });
}

/** @param {string} address below the site's own */
function at(address) {
  return new URL(address, self.registration.scope).href;
}
