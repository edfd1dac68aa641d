/** Answers what a page asks for: from this version, or with plain words that it is not there. */

/** Where the kept page for wrong addresses has its words. */
const HEADING = /<h1[^>]*>.*?<\/h1>/s;
const PLAIN = '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Not on this device</title><h1></h1>';
const TO_DO = "Connect to a network, then load this page again. If a child is in immediate danger, ring 999 (not in this policy).";

/** @param {Request} request */
async function answer(request) {
  const address = addressOf(request.url);
  try {
    return await find(request, address);
  } catch (reason) {
    if (request.mode === "navigate") return notHere(address);
    throw reason;
  }
}

/** Below the site's own. What nobody can read, such as a lone %, is the address of nothing. */
function addressOf(url) {
  const path = new URL(url).pathname.slice(new URL(at("")).pathname.length).replace(/index\.html$/, "");
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

async function find(request, address) {
  // Earlier versions and the keepers' desk stand beside what is kept, never a part of it; what is well known is for programs.
  if (/^(versions|keepers|\.well-known)(\/|$)/.test(address)) return fromHost(request);
  const found = await ofThisVersion(address);
  if (found) return found;
  if (`${address}/` in FILES) return Response.redirect(at(`${address}/`));
  if (address in FILES) return fetchOfThisVersion(request, address);
  if (request.mode !== "navigate") return (await ofOlder(address)) ?? fetch(request);
  const page = await ofThisVersion("404.html");
  return page ? asAnswered("404.html", page.body, 404) : fromHost(request);
}

/**
 * What this version keeps. To open its store first would be to ask the browser twice, and to make one where there is none.
 * Any page of the same host can put another file in the place of ours, at any moment: what was looked at, and no other
 * reading of it, is answered. What is not as it was kept goes.
 */
async function ofThisVersion(address) {
  const found = await caches.match(at(address), { cacheName: KEPT });
  if (!found) return;
  const bytes = await found.arrayBuffer();
  if (await hasHash(bytes, FILES[address])) return asAnswered(address, bytes);
  await (await caches.open(KEPT)).delete(at(address));
}

/** A script or style of a page that was on its way when this version took over: its address has its content's hash. */
async function ofOlder(address) {
  for (const { store, files } of address.startsWith("assets/") ? await keptVersions() : []) {
    const bytes = files[address] && (await (await store.match(at(address)))?.arrayBuffer());
    if (bytes && (await hasHash(bytes, files[address]))) return asAnswered(address, bytes);
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
    if (request.mode !== "navigate") throw reason;
    return fromHost(request);
  }
}

/** A page that is none of this version's, as its host has it now. A host that is down is not let speak for us. */
async function fromHost(request) {
  if (request.mode !== "navigate") return fetch(request);
  const page = await fetch(request.url, { cache: "reload", redirect: "manual", signal: AbortSignal.timeout(STALLED_MS) });
  if (page.status >= 500) throw new Error("The host is down.");
  return page;
}

/** On the kept page for wrong addresses: it has the menu and the way out. */
async function notHere(address) {
  const [title, why] = address.startsWith("versions")
    ? ["Earlier versions are not on this device", "Only the present version is kept for use without a network."]
    : ["This page is not on this device", "It was not kept whole, and it cannot be fetched now."];
  const page = (await (await ofThisVersion("404.html"))?.text()) ?? PLAIN;
  return asAnswered("404.html", page.replace(HEADING, `<h1>${title}</h1><p>${why} ${TO_DO}</p>`), 503);
}
