/** How old the kept copy is, in words: when it was last found the same as the school’s site, and what to do about it. */

const DAY_MS = 86_400_000;
/** From so many days on every page says it; from so many it says so more strongly. */
const OLD_DAYS = 14;
const VERY_OLD_DAYS = 60;
const TO_DO = "Connect to a network to compare.";

/**
 * What the host had, when it was asked, at the address of this site; "gone" is its own word for "no such site".
 * @typedef {"same" | "newer" | "gone" | "other" | "silent"} Host
 */
/** @typedef {{on: number | null, host: Host}} Comparison when the copy was last the same, and what the host has now */

/**
 * @param {Comparison} comparison
 * @param {number} [now]
 * @returns {{foot: string, line: string, veryOld: boolean}} for the foot of a page, and for its head when the copy is old
 */
export function copyAge({ on, host }, now = Date.now()) {
  // A day that is still to come was said by a clock that was wrong, or is wrong now.
  if (on === null || on > now + DAY_MS) {
    const unknown = "It is not known when this copy was last compared with the school’s site.";
    return { foot: unknown, line: host === "same" ? "" : `${unknown} Numbers and names may have changed. ${TO_DO}`, veryOld: false };
  }
  const day = new Date(on).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const foot =
    host === "other"
      ? `It could not be compared with the school’s site since ${day}: something else answers at its address.`
      : `Compared with the school’s site on ${day}.`;
  const days = (now - on) / DAY_MS;
  if (host === "same" || days < OLD_DAYS) return { foot, line: "", veryOld: false };
  const said = `This copy was last ${host === "newer" ? "the same as" : "compared with"} the school’s site on ${day}.`;
  const next = host === "newer" ? "A newer version has not taken its place yet." : TO_DO;
  if (days < VERY_OLD_DAYS) return { foot, line: `${said} Numbers and names may have changed. ${next}`, veryOld: false };
  return { foot, line: `Old copy. ${said} The policy, numbers and names may have changed: ask the school. ${next}`, veryOld: true };
}
