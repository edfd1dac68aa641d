/** Which version of the site a page is of: the build writes it into every page. */

/** @returns {string} twelve digits, "" while somebody works on the words */
export function siteVersion() {
  const said = document.querySelector("meta[name=site-version]");
  return said instanceof HTMLMetaElement ? said.content : "";
}

/** @returns {string} the same as a sentence for paper, so that it can be matched with the words of its day */
export function siteVersionInWords() {
  return siteVersion() && `Site version ${siteVersion()}.`;
}
