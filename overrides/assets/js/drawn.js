/** Waits for the first words of the page to be drawn: what takes the processor long begins when there is something to read. */

/** A page that nobody looks at is not drawn. */
const AT_MOST_MS = 1000;

/** @returns {Promise<void>} */
export function drawn() {
  return new Promise((done) => {
    new PerformanceObserver((seen, observer) => {
      if (!seen.getEntriesByName("first-contentful-paint").length) return;
      observer.disconnect();
      done();
    }).observe({ type: "paint", buffered: true });
    setTimeout(done, AT_MOST_MS);
  });
}
