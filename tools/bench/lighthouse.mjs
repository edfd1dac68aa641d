// Runs Lighthouse with its mobile settings: reads {browser, words, urls} as JSON, writes a list of what it found.
// To be run in the folder that has Lighthouse in its node_modules.
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const beside = createRequire(`${process.cwd()}/package.json`);
const load = async (name) => import(pathToFileURL(beside.resolve(name)).href);
const { default: lighthouse } = await load("lighthouse");
const { launch } = await load("chrome-launcher");

const { browser, words, urls } = JSON.parse(await text(process.stdin));
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const found = [];
for (const url of urls) {
  // A browser of its own for each page, which has never been here.
  const chrome = await launch({ chromePath: browser, chromeFlags: ["--headless=new", ...words] });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: "error", onlyCategories: CATEGORIES });
    const scores = Object.values(lhr.categories).map(({ id, score }) => [id, score]);
    const weighed = new Set(
      Object.values(lhr.categories).flatMap(({ auditRefs }) =>
        auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id),
      ),
    );
    const lost = Object.values(lhr.audits)
      .filter(({ id, score }) => weighed.has(id) && score !== null && score < 1)
      .map(({ id, score, displayValue }) => `${id} ${score}${displayValue ? ` (${displayValue})` : ""}`);
    found.push({ url, scores: Object.fromEntries(scores), lost, benchmark: lhr.environment.benchmarkIndex });
  } finally {
    chrome.kill();
  }
}
process.stdout.write(JSON.stringify(found));
