/** One case: what a visit knows of it, and that all of it is forgotten at once. */

import { whenAtRisk, whenLeaving } from "../session/leaving.js";
import { forgetRecord, isEmpty, isSafe, theRecord, writtenIn } from "./entries.js";
import { forgetFacts, knowsFacts } from "./facts.js";
import { forgetOffers } from "./offer.js";

whenLeaving(() => {
  forgetFacts();
  forgetOffers();
  forgetRecord();
}, "case");

/** Words that are in the record alone: those in a helper's boxes it tells of itself. */
whenAtRisk(() => {
  const { children, lines, entries } = theRecord();
  const closed = entries.filter(({ id }) => !writtenIn(id));
  const written = children.length + lines.length + closed.filter(({ reason, weighed }) => reason || weighed.some(({ note }) => note)).length;
  return written && !isSafe() ? { what: "The case record is not saved.", evenClosing: true } : null;
});

/** @returns {boolean} */
export const knowsOfCase = () => knowsFacts() || !isEmpty();
