// Remembers which boxes and buttons of a page somebody has worked: each box by itself, buttons by what they do.
(() => {
  const CONTROLS = "button, summary, select, textarea, input:not([type=hidden])";
  const worked = new Set();

  const kindOf = (control) => {
    if (control.matches("textarea, input, select") && control.id) return `#${control.id}`;
    const does = ["data-do", "data-prints", "data-answer"].map((name) => control.getAttribute(name) ?? "").join("");
    return `${control.localName}.${[...control.classList].join(".")} ${does}`.trim();
  };

  for (const kind of ["click", "input", "change"]) {
    addEventListener(kind, ({ target }) => {
      const control = target instanceof Element && target.closest(CONTROLS);
      if (control) worked.add(kindOf(control));
    }, { capture: true });
  }

  window.workedControls = () => [...worked];
  window.controlsUnder = (where) => [...new Set(Array.from(document.querySelectorAll(where), (place) =>
    Array.from(place.querySelectorAll(CONTROLS), kindOf)).flat())];
})();
