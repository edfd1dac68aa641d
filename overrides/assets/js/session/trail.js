/**
 * How many entries of the browser's history below this one belong to this page load: with none, Back leaves the page and
 * takes along what it holds in memory.
 *
 * Browsers do not tell. So the addresses are noted here, in memory; the entries themselves are left as they are, because the
 * theme keeps in them how far down a reader was.
 */

const { pushState, replaceState } = history;
const trail = [location.href];
let at = 0;

history.pushState = (state, unused, address) => {
  pushState.call(history, state, unused, address);
  append();
};

history.replaceState = (state, unused, address) => {
  replaceState.call(history, state, unused, address);
  trail[at] = location.href;
};

// overrides/main.html tells of it before the theme hears of popstate.
addEventListener("beforepopstate", () => {
  const here = location.href;
  const found = [at - 1, at + 1, trail.indexOf(here)].find((place) => trail[place] === here);
  if (found === undefined) append();
  else at = found;
});

/** @returns {number} 0 where Back leads out of this page load */
export const entriesBelow = () => at;

function append() {
  at += 1;
  trail.length = at;
  trail.push(location.href);
}
