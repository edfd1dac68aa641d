/** Passphrases: how one is spelt when it locks, how it may have been spelt before, five words drawn, and which are too easy. */

const LEAST_CHARACTERS = 12;
const WORDS = 5;
/** Of zxcvbn's marks from 0 to 4: more than 10 thousand million guesses. */
const STRONG = 4;
/** What anybody would try first on a file of this site, beside the names of its school. */
const OUR_WORDS = ["safeguarding", "annexa", "annex", "riskassessment", "assessment", "safetyplan", "peeronpeer", "policy", "school", "password", "passphrase"];

/**
 * As RFC 8265 has it (OpaqueString): one and the same letters however a keyboard composes them, one kind of space. A space at an
 * end is left out too: telephones put one after each suggested word, and nobody sees it.
 * @param {string} typed @returns {string} what locks
 */
export const prepared = (typed) => typed.replace(/\p{Zs}/gu, " ").normalize("NFC").replace(/^ +| +$/g, "");

/**
 * Files were locked with the letters as they were typed before that rule, and other software does so still.
 * @param {string} typed @returns {string[]} the spellings to try, each once: each costs a second or two
 */
export const spellings = (typed) => [...new Set([prepared(typed), typed, typed.normalize("NFD")])];

/** @returns {Promise<string>} words of a published list, drawn on this device */
export async function drawWords() {
  const { words } = await lists();
  return Array.from({ length: WORDS }, () => words[below(words.length)]).join(" ");
}

/**
 * @param {string} typed @param {string} again @param {string} names of the school
 * @returns {Promise<string>} what is wrong with a new passphrase, in words; "" when nothing is
 */
export async function faultOf(typed, again, names) {
  const passphrase = prepared(typed);
  if (!passphrase) return typed ? "Spaces alone are no passphrase. Type words." : "Type the passphrase.";
  if ([...passphrase].length < LEAST_CHARACTERS) return `Use at least ${LEAST_CHARACTERS} characters: four words that do not belong together are good.`;
  const easy = await whyEasy(passphrase, names);
  if (easy) return `${easy} Others could guess it. Use four or five words that do not belong together.`;
  return passphrase === prepared(again) ? "" : "The two passphrases are not the same. Type them again.";
}

/** @param {string} passphrase @param {string} names @returns {Promise<string>} */
async function whyEasy(passphrase, names) {
  // Where the lists did not come, the length alone has to do: nobody is kept from locking a file.
  const { check } = await lists().catch(() => ({ check: undefined }));
  if (!check) return "";
  const own = [...(names.toLowerCase().match(/\p{L}{4,}/gu) ?? []), ...OUR_WORDS];
  // Spaces and signs between the parts of something easy do not make it harder.
  const found = [passphrase, passphrase.replace(/[^\p{L}\p{N}]/gu, "")].map((words) => check(words, own));
  const easiest = found.reduce((one, other) => (other.guesses < one.guesses ? other : one));
  return easiest.score >= STRONG ? "" : reason(easiest.sequence);
}

/** @param {{pattern: string, token: string, dictionaryName?: string}[]} parts of which a passphrase was found to be made */
function reason(parts) {
  const known = parts.filter(({ pattern }) => pattern !== "bruteforce");
  const { pattern, dictionaryName } = known.reduce((one, other) => (other.token.length > one.token.length ? other : one), known[0] ?? {});
  if (pattern === "dictionary") {
    return dictionaryName === "userInputs"
      ? "It has a name or a word of this school or this site in it, and little else."
      : "It has one of the passwords in it that people use most, and little else.";
  }
  if (pattern === "repeat") return "It repeats itself.";
  if (pattern === "sequence" || pattern === "spatial") return "It is a row of letters, numbers or keys.";
  if (pattern === "date" || pattern === "regex") return "It is little more than a date.";
  return "It is easy to guess.";
}

/** @param {number} most @returns {number} each from 0 up to it, and not it, as likely as the other */
function below(most) {
  // The last numbers of the range would make the first words a little more likely: they are drawn again.
  const fair = 2 ** 32 - (2 ** 32 % most);
  const drawn = new Uint32Array(1);
  do crypto.getRandomValues(drawn);
  while (drawn[0] >= fair);
  return drawn[0] % most;
}

/** @returns {Promise<any>} the lists and what looks into them; fetched when a passphrase is to be chosen, and kept with the site */
const lists = () => import(new URL("../../vendor/passphrases.js", import.meta.url).href);
