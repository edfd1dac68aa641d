/**
 * A page that a link opens is shown from its top, or from the place that the link names.
 *
 * The theme notes how far down a reader is 100 ms after the last scroll, in whatever entry the browser's history has by
 * then. Whoever taps sooner has it noted for the page that is coming, and the theme opens that page as far down.
 */

let ledByLink = false;

/** Once: going back and forth still leads to where the reader was. */
export function listenForLinks() {
  window.addEventListener(
    "click",
    ({ target }) => {
      ledByLink = target instanceof Element && target.closest("a[href]") !== null;
    },
    true,
  );
  window.addEventListener("popstate", () => {
    ledByLink = false;
  });
}

/** @param {Document} page */
export function showFromItsTop(page) {
  const noted = history.state !== null;
  if (!ledByLink || !noted) return;
  ledByLink = false;
  const place = page.getElementById(hashOf(location.hash));
  if (place) place.scrollIntoView();
  else window.scrollTo(0, 0);
}

/**
 * The theme puts another page in the place of this one without a word to those who listen. Told as a page is that was loaded:
 * its heading once, or the place that the address names; the next Tab goes on from there.
 * @param {Document} page
 */
export function focusOnNewPage(page) {
  const named = page.getElementById(hashOf(location.hash));
  // A helper gives the focus to the step that the address names itself.
  if (named?.closest("[data-step]")) return;
  const place = named ?? page.querySelector(".md-content h1");
  if (!(place instanceof HTMLElement)) return;
  if (place.tabIndex < 0) place.tabIndex = -1;
  // How far down it is shown is settled already.
  place.focus({ preventScroll: true });
}

/** @param {string} hash where a % may stand that means nothing */
function hashOf(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}
