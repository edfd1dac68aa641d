/**
 * Whether a visit can be remembered here from page to page. It lives in the memory of one page load, and the theme changes pages
 * without a new one only where the site's own list of its pages, made when it was built, has their addresses.
 */

/** @param {Document} page @returns {Promise<void>} */
export async function tellWhereNotKept(page) {
  const kept = await isKept(page).catch(() => true);
  for (const words of page.querySelectorAll(".not-kept")) words.toggleAttribute("hidden", kept);
  for (const words of page.querySelectorAll(".kept-only")) words.toggleAttribute("hidden", !kept);
}

/** @param {Document} page @returns {Promise<boolean>} */
async function isKept(page) {
  const config = page.querySelector("#__config");
  if (!config) return true;
  const { base } = JSON.parse(config.textContent ?? "");
  const answer = await fetch(new URL(`${base}/sitemap.xml`, location.href));
  if (!answer.ok) return true;
  const listed = (await answer.text()).matchAll(/<loc>([^<]+)<\/loc>/g);
  const here = location.origin + location.pathname;
  return [...listed].some(([, address]) => asTheThemeDoes(address) === here);
}

/** The theme takes the protocol and the host from where the page is, and the port and the folder from the list. @param {string} address */
function asTheThemeDoes(address) {
  const url = new URL(address);
  url.protocol = location.protocol;
  url.hostname = location.hostname;
  return url.href;
}
