/** Adding and taking out children and reviews. What goes with something written is asked about first, and can be undone. */

import { ask } from "./dialogs.js";
import { dateOfTheLastLine } from "./dates.js";
import { newReviewOf, taskOf } from "./further-parts.js";
import { childSections, isBlank, reviewRows, taskRows } from "./sheet.js";

/** @typedef {import("./types.js").Desk} Desk */

/** @param {Desk} desk @returns {import("./types.js").Buttons} */
export function peopleButtons(desk) {
  const { form, sheet, blank, change, say } = desk;

  /** @param {number} index */
  const focusChild = (index) => childSections(form)[index]?.querySelector("h3")?.focus();
  /** @param {number} index */
  const focusReview = (index) => /** @type {HTMLElement | null} */ (reviewRows(form)[index]?.querySelector("[data-field]"))?.focus();

  /** @param {number} index */
  const focusTask = (index) => /** @type {HTMLElement | null} */ (taskRows(form)[index]?.querySelector("[data-field]"))?.focus();

  /** @param {string} what @param {string} words @param {string} yes */
  const sure = async (what, words, yes) =>
    (await ask(form, { question: what, words: `${words} Undo brings it back until you leave this site.`, yes, no: "Keep what I typed" })) === "yes";

  return {
    "add-child"() {
      change(() => sheet.children.push({ ...blank.children[0] }));
      focusChild(sheet.children.length - 1);
    },

    async "remove-child"(button) {
      const index = childSections(form).indexOf(/** @type {HTMLElement} */ (button.closest("[data-child]")));
      const name = `Child ${index + 1}`;
      const empty = isBlank(sheet.children[index]);
      const words = "What you typed for this child goes. The children after it move up.";
      if (!empty && !(await sure(`Remove ${name}?`, words, `Remove ${name}`))) return;
      change(() => sheet.children.splice(index, 1));
      say(`${name} is removed.`);
      focusChild(Math.min(index, sheet.children.length - 1));
    },

    /** The sheet becomes the plan for one child: the tables of the others go. */
    async "keep-child"(button) {
      const index = childSections(form).indexOf(/** @type {HTMLElement} */ (button.closest("[data-child]")));
      const name = `Child ${index + 1}`;
      const words = "This sheet becomes the plan for one child: the tables of the other children go. Look through the other boxes " +
        "for what identifies another child. Save the sheet first if you need a plan for the others too.";
      if (!(await sure(`Keep only ${name}?`, words, `Keep only ${name}`))) return;
      change(() => {
        sheet.children = [sheet.children[index]];
        sheet.plan = "child";
      });
      say("This sheet is now the plan for one child.");
      focusChild(0);
    },

    "add-review"() {
      change(() => sheet.reviews.push(newReviewOf(form, sheet)));
      focusReview(sheet.reviews.length - 1);
    },

    "add-task"() {
      change(() => sheet.tasks.push(taskOf(form)));
      focusTask(sheet.tasks.length - 1);
    },

    async "remove-task"(button) {
      const index = taskRows(form).indexOf(/** @type {HTMLElement} */ (button.closest("[data-task]")));
      const name = `Action ${index + 1}`;
      const empty = isBlank(sheet.tasks[index]);
      if (!empty && !(await sure(`Remove ${name}?`, "What you typed for this action goes.", `Remove ${name}`))) return;
      change(() => sheet.tasks.splice(index, 1));
      say(`${name} is removed.`);
      focusTask(Math.min(index, sheet.tasks.length - 1));
    },

    async "remove-review"(button) {
      const index = reviewRows(form).indexOf(/** @type {HTMLElement} */ (button.closest("[data-review]")));
      const name = `Review ${index + 1}`;
      const empty = isBlank(sheet.reviews[index]);
      if (!empty && !(await sure(`Remove ${name}?`, "What you typed for this review goes.", `Remove ${name}`))) return;
      change(() => {
        sheet.reviews.splice(index, 1);
        dateOfTheLastLine(sheet);
      });
      say(`${name} is removed.`);
      focusReview(Math.min(index, sheet.reviews.length - 1));
    },
  };
}
