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
  const place = page.getElementById(named(location.hash.slice(1)));
  if (place) place.scrollIntoView();
  else window.scrollTo(0, 0);
}

/** @param {string} hash where a % may stand that means nothing */
function named(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
