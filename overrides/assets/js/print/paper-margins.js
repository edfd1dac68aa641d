/**
 * What stands in the margins of printed sheets. They belong to the style sheet, so their words reach it as properties of
 * the root: only while the page is printed, because the browser then works out the look of everything on it anew.
 */

/** By the name of the property. @type {Map<string, () => string>} */
const margins = new Map();

addEventListener("beforeprint", () => {
  for (const [name, words] of margins) document.documentElement.style.setProperty(name, cssText(words()));
});
addEventListener("afterprint", () => {
  for (const name of margins.keys()) document.documentElement.style.removeProperty(name);
});

/** @param {string} name of the property, `--paper-foot` @param {() => string} words asked for when the page is printed */
export function sayInMargin(name, words) {
  margins.set(name, words);
}

/** @param {string} text @returns {string} the text as a CSS string, whatever is in it */
function cssText(text) {
  const safe = text.replace(/["\\]/g, "\\$&").replace(/[\u0000-\u001f\u007f]/g, " ");
  return `"${safe}"`;
}
