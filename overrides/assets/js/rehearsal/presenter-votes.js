/** Hands that a trainer counts: a first vote and a second, as bars, and what they were when the answer is shown. */

const VOTES = ["first", "then"];
const COUNT = /^\d{1,3}$/;

/** @param {HTMLElement} page @param {number} index which screen @param {Map<string, string>} counts @param {() => void} onCount */
export function countHands(page, index, counts, onCount) {
  const ballot = page.querySelector(".ballot");
  if (!ballot) return;
  const fields = /** @type {HTMLInputElement[]} */ ([...ballot.querySelectorAll("input")]);
  fields.forEach((field, at) => {
    field.value = counts.get(`${index}.${at}`) ?? "";
    field.oninput = () => {
      counts.set(`${index}.${at}`, field.value);
      onCount();
      drawBars(fields);
    };
  });
  drawBars(fields);
}

/** Bars as long as the counts, the longest one full; what is no count has none. @param {HTMLInputElement[]} fields */
function drawBars(fields) {
  const count = (/** @type {HTMLInputElement} */ field) => (field.validity.valid ? Number(field.value) : 0);
  const most = Math.max(1, ...fields.map(count));
  for (const field of fields) {
    field.setAttribute("aria-invalid", String(!field.validity.valid));
    const item = field.closest("li");
    const bar = item?.querySelectorAll(".bars i")[[...item.querySelectorAll("input")].indexOf(field)];
    if (!(bar instanceof HTMLElement)) continue;
    bar.hidden = count(field) === 0;
    bar.style.inlineSize = `${(count(field) / most) * 100}%`;
  }
}

/**
 * What the hall answered, in words.
 * @param {HTMLElement} page @param {HTMLElement | undefined} asked the screen with the vote @param {number} index @param {Map<string, string>} counts
 */
export function showTally(page, asked, index, counts) {
  const place = page.querySelector(".tally");
  if (!place) return;
  const options = [...(asked?.querySelectorAll(".ballot li") ?? [])];
  const lines = options.map((option, at) => {
    const said = VOTES.flatMap((vote, which) => {
      const many = counts.get(`${index}.${at * VOTES.length + which}`);
      return many ? [`${vote} ${many}`] : [];
    });
    const letter = option.querySelector(".letter")?.textContent ?? "";
    return said.length ? `${letter}: ${said.join(", ")}` : "";
  });
  const told = lines.filter(Boolean).join("; ");
  place.textContent = told && `Hands: ${told}.`;
}

/**
 * What was counted, as a file has it. A vote with something that is no count was not counted.
 * @param {HTMLElement} section @param {number} index @param {Map<string, string>} counts @returns {import("./hands-file.js").Vote | null}
 */
export function voteOf(section, index, counts) {
  const { vote: id, right = "", duties = "" } = section.dataset;
  if (!id) return null;
  const apart = (/** @type {string} */ words) => words.split(" ").filter(Boolean);
  const of = duties.split("|").map(apart);
  const [first, second] = VOTES.map((_, which) => {
    const typed = of.map((_, at) => counts.get(`${index}.${at * VOTES.length + which}`) ?? "");
    return typed.every((each) => !each || COUNT.test(each)) && typed.some(Boolean) ? typed.map(Number) : [];
  });
  return { id, right: apart(right).map(Number), duties: of, first, second };
}
