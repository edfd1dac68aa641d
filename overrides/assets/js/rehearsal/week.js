/** Which of a list is this week's: worked out from the date alone, so that it is the same for the whole school. */

const DAY = 24 * 60 * 60 * 1000;
/** A Monday, on which a year and its first week began. */
const FIRST = Date.UTC(2024, 0, 1);

/** @param {Date} day @returns {number} how many weeks, Monday to Sunday, lie between the first Monday and this day */
export function weekOf(day) {
  // The day as the calendar on the wall says it, without its hours: those change with the season and the place.
  return Math.floor((Date.UTC(day.getFullYear(), day.getMonth(), day.getDate()) - FIRST) / (7 * DAY));
}

/** @template Thing @param {Thing[]} things @param {Date} day @returns {Thing | undefined} */
export function ofTheWeek(things, day) {
  const { length } = things;
  return length ? things[((weekOf(day) % length) + length) % length] : undefined;
}
