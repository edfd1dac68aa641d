// Asks the search, without a browser, by the very modules that the page's worker runs: node found.mjs <list.json>, questions as
// JSON on standard input. Prints for each question the pages in order, each with the places that are shown at once.
import { readFileSync } from "node:fs";
import { stemmer } from "stemmer";
import { Search } from "../../overrides/assets/js/search/search.js";

const search = new Search(JSON.parse(readFileSync(process.argv[2], "utf-8")), stemmer);
const found = JSON.parse(readFileSync(0, "utf-8")).map((asked) =>
  search.find(asked).map((hits) => ({
    page: hits[0].location.split("#")[0],
    danger: hits[0].title.includes("search-danger"),
    shown: hits.filter(({ score }) => score === hits[0].score).map(({ location }) => location),
    text: hits[0].text,
  })),
);
console.log(JSON.stringify(found));
