/** What may be kept and answered: files with the hash of this version, under the headers that protect its pages. */

/** A file of which nothing has come for so long does not come. A slow one that goes on coming has all the time it needs. */
const STALLED_MS = 20_000;

/**
 * @param {string} address @param {RequestInit} how @param {number} [patience] so long may nothing come
 * @returns {Promise<{file: Response, bytes: ArrayBuffer}>} what the host answered, and all of its body
 */
async function fetchInTime(address, how, patience = STALLED_MS) {
  const giveUp = new AbortController();
  let timer;
  const goOn = () => {
    clearTimeout(timer);
    timer = setTimeout(() => giveUp.abort(), patience);
  };
  goOn();
  try {
    const file = await fetch(address, { ...how, signal: giveUp.signal });
    const transform = (piece, out) => {
      goOn();
      out.enqueue(piece);
    };
    return { file, bytes: await new Response(file.body?.pipeThrough(new TransformStream({ transform }))).arrayBuffer() };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A host that knows only dates calls an older file that was put back "not modified", and the browser goes on with the newer
 * one that it has. So what has not the hash of this version is asked for once more, as if the browser had nothing.
 */
async function fetchChecked(address) {
  // Some hosts lead from 404.html to 404. What has the right hash may come from anywhere.
  const redirect = FILES[address] ? "follow" : "error";
  for (const cache of ["no-cache", "reload"]) {
    const { file, bytes } = await fetchInTime(at(address), { cache, redirect });
    if (file.ok && (await hasHash(bytes, FILES[address]))) return asAnswered(address, bytes);
  }
  throw new Error("A file of the site could not be fetched.");
}

/** @param {ArrayBuffer} bytes @param {string} hash "sha256-" and base64; "" where nobody can know it */
async function hasHash(bytes, hash) {
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return !hash || hash === `sha256-${btoa(String.fromCharCode(...found))}`;
}

/** With the headers that a host can be given too: then they hold on a host that sends none. */
function asAnswered(address, body, status = 200) {
  return new Response(body, { status, headers: { ...HEADERS, "Content-Type": typeOf(address) } });
}

/** By the end of its name: what a host or another page has said of it is not relied on. */
function typeOf(address) {
  const [end] = /\.\w+$/.exec(address) ?? [".html"];
  return TYPES[end] ?? TYPES[""];
}
