/** The time of day and the day, as a record has them. The device's own clock and its own zone: whoever reads the record sits beside it. */

const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric" });

/** @param {Date} at @returns {string} such as "14:12" */
export const timeOf = (at) => TIME.format(at);

/** @param {Date} at @returns {string} such as "Mon, 30 Nov 2026" */
export const dayOf = (at) => DAY.format(at);

/** @param {string} at as an entry has it @returns {string} such as "Mon, 30 Nov 2026, 14:12"; as it stands where it is no time */
export function whenOf(at) {
  const when = new Date(at);
  return Number.isNaN(when.getTime()) ? at : `${dayOf(when)}, ${timeOf(when)}`;
}
