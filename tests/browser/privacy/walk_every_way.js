// Walks a helper by each of the ways given, from the first question to the ending, and writes in every box that is met.
// Gives the boxes written in. The buttons are the page's own; only the hand is quicker than a person's.
async ([ways, marker]) => {
  const helper = document.querySelector(".helper");
  const current = () => helper.querySelector(".step[data-current]");
  const written = new Set();

  const until = (met) => new Promise((done) => {
    if (met()) return done();
    const watch = new MutationObserver(() => {
      if (!met()) return;
      watch.disconnect();
      done();
    });
    watch.observe(helper, { subtree: true, childList: true, attributes: true });
  });

  const write = (place) => {
    for (const box of place.querySelectorAll("textarea, input[type=checkbox]")) {
      if (!box.checkVisibility()) continue;
      if (box.type === "checkbox") {
        if (!box.checked) box.click();
        continue;
      }
      box.value = `${marker} ${written.size} Ünïcode\n`;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      box.dispatchEvent(new Event("change", { bubbles: true }));
      written.add(box.id);
    }
  };

  for (const way of ways) {
    const restart = helper.querySelector(".restart");
    if (!restart.hidden) restart.click();
    await until(() => restart.hidden && current().dataset.step === way[0][0]);
    for (const [at, [step, answer]] of way.entries()) {
      await until(() => current().dataset.step === step);
      write(current());
      current().querySelector(`input[type=radio][value="${answer}-${marker}"]`)?.click();
      current().querySelector(".continue").click();
      await until(() => helper.querySelectorAll(".so-far > ol li").length === at + 1);
    }
    await until(() => helper.dataset.kind === "ending");
    write(helper);
  }
  return [...written];
};
