/**
 * What the clock says of a kept draft. A clock that is wrong once must destroy nothing; one that has been set back must not
 * keep a draft for ever.
 */

/** @typedef {import("./draft-store.js").Draft} Draft */
/** @typedef {import("./draft-store.js").Ended} Ended */
/** @typedef {{is: "kept" | "ending" | "ended", until: number}} Standing ``ending``: soon */

const DAY = 86_400_000;
/** So long before its end a draft is said to end. */
const SOON = 2 * DAY;
/** A draft is deleted when it is found ended again after this long: by then a wrong clock has been noticed. */
const AGREED_AFTER = DAY;
/** That a draft ended is said for so long. */
const TOLD_FOR = 42 * DAY;

/**
 * A draft lives for a span after the last change. Where the clock has been set back to before that, it lives for one such span
 * more, from when that was first seen; when the clock is right again the first span counts as before.
 * @param {Draft} draft @param {number} now @returns {Standing}
 */
export function standing(draft, now) {
  const span = draft.expires - draft.kept;
  const from = [draft.kept, draft.setBack].find((start) => start !== undefined && start - DAY <= now && now < start + span);
  if (from === undefined) return { is: "ended", until: draft.expires };
  const until = from + span;
  return { is: until - now <= SOON ? "ending" : "kept", until };
}

/**
 * What is to be noted with a draft when the site is opened.
 * @param {Draft} draft @param {number} now @returns {Draft | null} the same draft where there is nothing new; null when it is to be deleted
 */
export function settled(draft, now) {
  const noted = draft.setBack === undefined && now < draft.kept - DAY ? { ...draft, setBack: now } : draft;
  if (standing(noted, now).is !== "ended") return noted.seenEnded === undefined ? noted : { ...noted, seenEnded: undefined };
  const seen = noted.seenEnded;
  if (seen === undefined || now < seen) return { ...noted, seenEnded: now };
  return now - seen < AGREED_AFTER ? noted : null;
}

/** @param {Ended} ended @param {number} now @returns {boolean} */
export const isStillTold = (ended, now) => Math.abs(now - ended.ended) <= TOLD_FOR;
