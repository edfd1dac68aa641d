/**
 * Keeps the whole site on the device and answers from there, so that it works without a network.
 *
 * The build writes at the head of this script VERSION, FILES (address and hash of every file), HEADERS (what every answer
 * says to protect the page) and TYPES, and joins the files beside this one. A version is kept whole or not at all, pages
 * are only ever answered from one version, and nothing is answered that has not the hash of this version.
 */

const KEPT = OURS + VERSION;

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
  if (want === "compare") event.waitUntil(compare(event.source));
  if (want === "let-go") event.waitUntil(letGo(event.source));
});
