/** Who goes home when, as the case record has it: an ending says first what has to be done before. */

import { nameOfChild, theRecord } from "./entries.js";

/** @param {import("./entries.js").CaseRecord} record @returns {string} the first first; "" where no time is written */
export function goingHome(record) {
  const going = record.children.filter(({ home }) => home).sort((one, other) => (one.home < other.home ? -1 : 1));
  return going.length ? `Before they go home: ${going.map(({ id, home }) => `${nameOfChild(id, record)} at ${home}`).join(", ")}.` : "";
}

/** @param {HTMLElement | undefined} ending */
export function showGoingHome(ending) {
  const line = ending?.querySelector("[data-going-home]");
  if (!(line instanceof HTMLElement)) return;
  line.textContent = goingHome(theRecord());
  line.hidden = !line.textContent;
}
