/**
 * What only a developer is told, in the console of a site that `make serve` shows. Each of its pages has the mark
 * `data-developer` (tools/release/preview.py); no page of a published site has it.
 *
 * Never anything that a reader typed: of an error that the browser or a library made only its kind and its places in the code
 * are told, since its words may quote what it failed on.
 */

/** An error whose words are our own, and repeat nothing that a reader typed. */
export class PageError extends Error {}

/** @returns {boolean} */
export const isForDevelopers = () => document.documentElement.hasAttribute("data-developer");

/** @param {string} what does not work: words of ours @param {unknown} [why] an error @param {string[]} [trace] where Python failed */
export function tellDeveloper(what, why, trace = []) {
  if (!isForDevelopers()) return;
  const lines = [what, ...trace, ...(why instanceof Error ? described(why) : [])];
  console.error(lines.filter(Boolean).join("\n"));
}

/** @param {Error} error @returns {string[]} */
function described(error) {
  // Some browsers begin it with the words, which may have lines of their own.
  const places = (error.stack ?? "").replace(error.message, "").split("\n").filter((line) => /^\s*at .*:\d+:\d+\)?$|@.*:\d+:\d+$/.test(line));
  return [error instanceof PageError ? error.message : error.name, ...places];
}
