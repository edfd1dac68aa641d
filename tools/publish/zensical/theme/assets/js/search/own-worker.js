/**
 * Searches as Material's worker does, for a theme whose own is another: the same messages, the same weights, the same
 * lunr (the build puts it before this script). overrides/assets/js/search/worker.js goes before it.
 */

(() => {
  const here = /** @type {any} */ (self);
  const [SETUP, QUERY, RESULT] = [0, 2, 3];
  /** @type {any} */
  let index;
  /** @type {Map<string, any>} */
  let places = new Map();

  here.addEventListener("message", (/** @type {MessageEvent} */ event) => {
    const { type, data } = event.data;
    if (type === SETUP) setUp(data);
    if (type === QUERY) here.postMessage({ type: RESULT, data: { items: search(data) } });
  });

  /** @param {{config: {separator: string, fields: Record<string, object>}, docs: any[]}} data */
  function setUp({ config, docs }) {
    places = new Map(docs.map((doc) => [doc.location, doc]));
    index = here.lunr(/** @this {any} */ function () {
      this.b(0);
      here.lunr.tokenizer.separator = new RegExp(config.separator);
      for (const step of [here.lunr.trimmer, here.lunr.stopWordFilter]) this.pipeline.remove(step);
      this.ref("location");
      for (const [name, options] of Object.entries(config.fields)) this.field(name, { ...options, extractor: plain(name) });
      for (const doc of docs) this.add(doc);
    });
  }

  /** @param {string} name */
  const plain = (name) => (/** @type {any} */ doc) => doc[name].replace(/<[^>]+>/g, " ");

  /** @param {string} query stems, each with its weight @returns {any[][]} hits, a list a page, the best first */
  function search(query) {
    if (!query) return [];
    const asked = query.split(" ").length;
    const hits = index.search(query).map((/** @type {any} */ { ref, score, matchData }) => {
      const terms = Object.keys(matchData.metadata);
      // A page counts for more than a place on it, and the more so the more of the words it has.
      const whole = Number(!ref.includes("#")) + Math.min(1, terms.length / asked);
      return { ...places.get(ref), score: score * (1 + whole ** 2), terms: Object.fromEntries(terms.map((term) => [term, true])) };
    });
    /** @type {Map<string, any[]>} */
    const pages = new Map();
    for (const hit of hits.sort((/** @type {any} */ a, /** @type {any} */ b) => b.score - a.score)) {
      const page = hit.location.split("#")[0];
      pages.set(page, [...(pages.get(page) ?? []), hit]);
    }
    for (const [page, found] of pages) {
      if (!found.some(({ location }) => location === page)) found.push({ ...places.get(page), score: 0, terms: {} });
    }
    return [...pages.values()];
  }
})();
