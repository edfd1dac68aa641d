// Asks the search, without a browser, by the very modules that the page's worker runs: node found.mjs <list.json>. Each line
// of standard input has questions as JSON. A line comes back: for each question the pages in order, each with the places that
// are shown at once.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { stemmer } from "stemmer";
import { Search } from "../../overrides/assets/js/search/search.js";

const search = new Search(JSON.parse(readFileSync(process.argv[2], "utf-8")), stemmer);
for await (const line of createInterface({ input: process.stdin })) {
  const found = JSON.parse(line).map((asked) =>
    search.find(asked).map((hits) => ({
      page: hits[0].location.split("#")[0],
      danger: hits[0].title.includes("search-danger"),
      shown: hits.filter(({ score }) => score === hits[0].score).map(({ location }) => location),
      text: hits[0].text,
    })),
  );
  console.log(JSON.stringify(found));
}
