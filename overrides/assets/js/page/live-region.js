/**
 * What a screen reader is told and nobody has to look for: one live region, in the header, which outlives the pages. A region
 * that came with each page would say its words again on each.
 */

/** What has been said once in this visit and is not to be said again. @type {Set<string>} */
const said = new Set();

/** @param {string} words in place of what was said last */
export function announce(words) {
  const region = document.querySelector("[data-told]");
  if (region && region.textContent !== words) region.textContent = words;
}

/** @param {string} words that are true of the whole visit: they are said on one page, not on each */
export function announceOnce(words) {
  if (!words || said.has(words)) return;
  said.add(words);
  announce(words);
}

/** @param {string} words that only a screen reader says */
export function forReaders(words) {
  const part = document.createElement("span");
  part.className = "for-readers";
  part.textContent = words;
  return part;
}
