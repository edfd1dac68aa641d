/** What counted hands come to, question by question and duty by duty, and what to take next. It adds up rooms, never a person. */

import { sum } from "./hands-file.js";

/** @typedef {import("./hands-file.js").Group} Group */
/** @typedef {import("./hands-file.js").Vote} Vote */
/** @typedef {{some: number, of: number}} Share so many hands of all that went up */
/** @typedef {{id: string, first: Share, second: Share, last: Share}} Row ``last`` takes the second vote where there was one */
/** @typedef {{name: string, duties: string[], order: number}} Offer something to take, with the duties that it meets */

const FIRST_FEW = 5;
const OFFERED = 3;

/** Hands for something that can be right; the fewest first. @param {Group[]} groups @returns {Row[]} */
export function byQuestion(groups) {
  return rows(groups, (vote) => [vote.id], (vote, _, option) => vote.right.includes(option)).sort(
    (one, other) => part(one.last) - part(other.last) || other.last.of - one.last.of,
  );
}

/** Hands for something that leaves a duty out; the most first. @param {Group[]} groups @returns {Row[]} */
export function byDuty(groups) {
  return rows(
    groups,
    (vote) => [...new Set(vote.duties.flat())],
    (vote, duty, option) => !vote.right.includes(option) && vote.duties[option].includes(duty),
  ).sort((one, other) => part(other.last) - part(one.last) || other.last.of - one.last.of);
}

/**
 * What meets most of what was left out most, the more left out the more it weighs.
 * @template {Offer} Thing
 * @param {Row[]} duties in the order of byDuty @param {Thing[]} offers
 * @returns {Thing[]}
 */
export function suggested(duties, offers) {
  const worst = duties.filter(({ last }) => last.some).slice(0, FIRST_FEW);
  const weight = (/** @type {Thing} */ offer) => worst.reduce((all, duty) => all + (offer.duties.includes(duty.id) ? part(duty.last) : 0), 0);
  return offers
    .filter((offer) => weight(offer) > 0)
    .sort((one, other) => weight(other) - weight(one) || one.order - other.order)
    .slice(0, OFFERED);
}

/** @param {Share} share */
export const part = ({ some, of }) => (of ? some / of : 0);

/**
 * @param {Group[]} groups
 * @param {(vote: Vote) => string[]} about what a vote is about
 * @param {(vote: Vote, id: string, option: number) => boolean} counts whether a hand for this option counts for it
 * @returns {Row[]}
 */
function rows(groups, about, counts) {
  /** @type {Map<string, Row>} */
  const found = new Map();
  const none = () => ({ some: 0, of: 0 });
  for (const vote of groups.flatMap(({ votes }) => votes)) {
    for (const id of about(vote)) {
      const row = found.get(id) ?? { id, first: none(), second: none(), last: none() };
      found.set(id, row);
      const add = (/** @type {Share} */ share, /** @type {number[]} */ hands) => {
        share.of += sum(hands);
        share.some += sum(hands.filter((_, option) => counts(vote, id, option)));
      };
      add(row.first, vote.first);
      add(row.second, vote.second);
      add(row.last, vote.second.length ? vote.second : vote.first);
    }
  }
  return [...found.values()];
}
