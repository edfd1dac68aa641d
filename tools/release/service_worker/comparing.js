/** Knows when this copy was last found the same as its host's site, and hears when the host has it no more. */

/** Below this address a kept version says when that was. */
const COMPARED = "kept-compared.json";
/** A host that has not begun to answer by then is silent: the reader is to hear how old the copy is. */
const HOST_ANSWERS_MS = 8_000;

/** Done when a page asks. @param {Client} page hears what the host has, and when this copy was last the same */
async function compare(page) {
  const host = await askHost();
  if (host === "same") await noteCompared();
  page.postMessage({ offline: "compared", host, on: await comparedOn() });
}

/**
 * What the host has at this script's own address: "same" or "newer" is this site; "gone" is said by the host itself. A
 * network that wants its users to sign in, a broken host and no network at all are "other" or "silent", never "gone".
 * @returns {Promise<"same" | "newer" | "gone" | "other" | "silent">}
 */
async function askHost() {
  try {
    // "reload" also mends what the browser would go on taking for the newest, on a host that knows only dates.
    const how = { cache: "reload", redirect: "manual" };
    const { file, bytes } = await fetchInTime(self.location.href, how, HOST_ANSWERS_MS);
    if (file.status === 404 || file.status === 410) return "gone";
    if (file.status >= 500) return "silent";
    const [, version] = /^const VERSION = "(\w*)";\n/.exec(new TextDecoder().decode(bytes)) ?? [];
    if (!file.ok || version === undefined) return "other";
    return version === VERSION ? "same" : "newer";
  } catch {
    return "silent";
  }
}

async function noteCompared() {
  await (await caches.open(KEPT)).put(at(COMPARED), new Response(JSON.stringify({ on: Date.now() })));
}

/** @returns {Promise<number | null>} by this device's clock, in milliseconds; null when nobody knows */
async function comparedOn() {
  try {
    const { on } = await (await caches.match(at(COMPARED), { cacheName: KEPT })).json();
    return Number.isFinite(on) ? on : null;
  } catch {
    return null;
  }
}
