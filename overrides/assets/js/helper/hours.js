/**
 * Now, tonight or tomorrow: which line of a parent's card comes first, by the school's hours and this device's clock.
 *
 * The clock may be wrong, so every line stays, and the card says what the clock has decided. Where the school has given no
 * hours, or none for this day, nothing is guessed: the lines stand as they are.
 */

/** @typedef {{opens: string, closes: string, terms: [string, string][], shut: string[]}} Hours times as 08:45, days as 2026-09-03 */

/** Where the school is, wherever the device is. */
const HERE = "Europe/London";
const DAY_MS = 24 * 60 * 60 * 1000;
/** A weekday says which day is meant for less than a week. */
const WEEK = 7;

/** @param {HTMLElement} helper @param {Date} now */
export function startHours(helper, now) {
  for (const part of helper.querySelectorAll("[data-hours]")) {
    const hours = /** @type {Hours} */ (JSON.parse(/** @type {HTMLElement} */ (part).dataset.hours ?? "null"));
    const open = isOpen(hours, now);
    if (open === undefined) continue;
    const next = open ? undefined : nextDay(hours, now);
    part.setAttribute("data-school", open ? "open" : "shut");
    const told = part.querySelector(".by-the-clock");
    if (told instanceof HTMLElement) {
      told.hidden = false;
      told.textContent = `By this device’s clock the school is ${open ? "open" : "shut"} now${next ? `, and opens ${next}` : ""}.`;
    }
  }
}

/**
 * @param {Hours} hours @param {Date} now
 * @returns {boolean | undefined} whether the school is open; undefined on a day of which the school has said nothing
 */
export function isOpen(hours, now) {
  const { day, time, weekday } = here(now);
  const known = hours.terms.length > 0 && day >= hours.terms[0][0] && day <= hours.terms[hours.terms.length - 1][1];
  if (!known) return undefined;
  return isSchoolDay(hours, day, weekday) && time >= hours.opens && time < hours.closes;
}

/** When it opens again, in words; "" where the school has not said so. @param {Hours} hours @param {Date} now @returns {string} */
export function nextDay(hours, now) {
  const today = here(now);
  if (isSchoolDay(hours, today.day, today.weekday) && today.time < hours.opens) return `today at ${hours.opens}`;
  for (let after = 1; after < WEEK; after += 1) {
    const { day, weekday } = here(new Date(now.getTime() + after * DAY_MS));
    if (isSchoolDay(hours, day, weekday)) return `${after === 1 ? "tomorrow" : `on ${weekday}`} at ${hours.opens}`;
  }
  return "";
}

/** @param {Hours} hours @param {string} day @param {string} weekday */
function isSchoolDay({ terms, shut }, day, weekday) {
  return !["Saturday", "Sunday"].includes(weekday) && !shut.includes(day) && terms.some(([first, last]) => day >= first && day <= last);
}

/** The day and the time at the school. @param {Date} now */
function here(now) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: HERE, weekday: "long", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).formatToParts(now);
  const [weekday, year, month, date, hour, minute] = ["weekday", "year", "month", "day", "hour", "minute"].map(
    (type) => parts.find((part) => part.type === type)?.value ?? "",
  );
  return { day: `${year}-${month}-${date}`, time: `${hour}:${minute}`, weekday };
}
