/** What the search's panel and its worker say to each other: the one place for both sides. */

/** A hit: `location` on the site, title and text as HTML of our own making. @typedef {{location: string, title: string, text: string, score: number}} Hit */
/** From the panel, each with a number of its own. @typedef {{number: number, typed: string}} Question */
/** From the worker: one list a page, the best page first; or that it cannot search just now. @typedef {{number: number, found: Hit[][]} | {number: number, refused: true}} Answer */

export {};
