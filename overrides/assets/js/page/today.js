/** The reader's own day. */

/** @returns {string} such as "2026-11-23"; toISOString would give the day in Greenwich */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ part) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
