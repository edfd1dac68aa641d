/** What a reader's line costs, as far as the browser tells. WebKit and Firefox tell nothing. */

/** @returns {{saveData?: boolean, type?: string, effectiveType?: string} | undefined} */
const connection = () => /** @type {any} */ (navigator).connection;

/** @returns {boolean} whether the reader has asked for less, or is on a telephone's own line, of which each megabyte is counted */
export function isMetered() {
  const line = connection();
  return Boolean(line?.saveData) || line?.type === "cellular";
}

/** Whether fetching the whole site may cost the reader: on a telephone, or where the browser says so. @returns {boolean} */
export function mayCostMoney() {
  const line = connection();
  if (!line) return matchMedia("(pointer: coarse)").matches;
  return isMetered() || /2g|3g/.test(line.effectiveType ?? "");
}
