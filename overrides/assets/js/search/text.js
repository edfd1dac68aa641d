/** A text taken apart into words, the same way for what somebody types and for what stands on the site. */

/** A word of a text: as it is compared, and where it stands. @typedef {{word: string, from: number, to: number}} Token */

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;

/** What was folded once: a site has few words, each many times. @type {Map<string, string>} */
const known = new Map();

/** @param {string} text @returns {Token[]} */
export function tokens(text) {
  return [...text.matchAll(WORD)].map(({ 0: found, index }) => {
    let word = known.get(found);
    if (word === undefined) known.set(found, (word = folded(found)));
    return { word, from: index, to: index + found.length };
  });
}

/** Forms that a stemmer cannot know, each followed by the word that it is of. */
const FORMS = new Map(
  ("beaten beat bit bite bitten bite blew blow broke break broken break brought bring bullies bully chose choose chosen choose drank drink drunk drink " +
  "fell fall fallen fall felt feel feet foot fought fight grew grow grown grow heard hear held hold hid hide hidden hide kept keep knew know known know knives knife " +
  "left leave lost lose lying lie men man met meet mum mum mom mum mums mum paid pay ran run rang ring rung ring sent send shaken shake shook shake shot shoot " +
  "shown show slept sleep spat spit spoke speak spoken speak stole steal stolen steal stuck stick swore swear taken take taught teach teeth tooth thought think threw throw " +
  "thrown throw told tell took take tore tear torn tear women woman woke wake worn wear wore wear written write wrote write").split(" ")
    .flatMap((word, at, all) => (at % 2 ? [] : [/** @type {[string, string]} */ ([word, all[at + 1]])])),
);

/**
 * Small letters, without accents and apostrophes, "son's" as "son", "ran" as "run", and American spellings as British ones.
 * It need not give a word that exists, only the same one for both spellings.
 * @param {string} word @returns {string}
 */
function folded(word) {
  const plain = word.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’]s$/, "").replace(/['’]/g, "");
  const form = FORMS.get(plain) ?? plain;
  if (form.length < 5) return form;
  return form
    .replace(/iz(e[sdr]?|ing|ations?)$/, "is$1")
    .replace(/our(s|al|ally|ed|ing|able|ful)?$/, "or$1")
    .replace(/^(.{5,})ll(ing|ed|ors?|ers?)$/, "$1l$2")
    .replace(/ense(s|less)?$/, "ence$1");
}

/**
 * Words that come with every question and say nothing of what it is about. They still count where words stand together:
 * "who to tell", "said to have".
 */
const STOP = new Set(
  ("a about after again all also am an and any anyone anything are aren arent as ask asked at be because been before being but by can cannot cant come could " +
  "couldnt did didnt do does doesnt doing done dont down each even ever every everyone everything find for found from get gets getting give go goes going gone got " +
  "had has hasnt have havent having he hed hell her here hers herself hes him himself his how however i id if ill im in into is isnt it its itself ive just know " +
  "let like ll look made make makes making many may maybe me might more most much must my myself need needs no nor not nothing now of off on once one only or other " +
  "our ours out over own please put re really said same say saying says see seen set shall she shed shes should shouldnt so some somebody someone something still such " +
  "take than that thats the their theirs them then there theres these they theyll theyre thing things think this those though to too up us use ve very want wants was wasnt way we well were werent what whats " +
  "when where which while who whom whose why will with within without wont would wouldnt yes yet you youd youll your youre yours yourself").split(" "),
);

/** @param {string} word @returns {boolean} */
export const isStop = (word) => word.length < 2 || STOP.has(word);
