"""Copies of what a page shows in one state after another, laid below each other: axe looks at all of them at once.

To ask axe about a state takes a twentieth of a second in each look, whatever is in it, since it reads the whole page.
Laid below each other, all states of a helper or a scenario are read at once.

A copy is what the page's own scripts made of the page, with the answers chosen and the messages shown. Only its ids are
its own. What is not shown is left out. What depends on the rest of the page (the order of headings, two landmarks of
one name) is asked of the page itself, in each state that is copied whole. The menu and the foot are the same in all
states and are left out as well.
"""

from playwright.sync_api import Page

from tests.browser.accessible.axe import ABOUT_PLACE, faults, faults_in_every_look

KEEP = """([whole, same]) => {
    const shown = (each) => each.nodeType !== 1 || (each.checkVisibility() && !(same && each.matches(same)));
    const copied = (each) => {
        const copy = each.cloneNode(false);
        copy.append?.(...[...each.childNodes].filter(shown).map(copied));
        return copy;
    };
    const copy = copied(document.querySelector(whole));
    const number = (window.copies ??= []).push(copy);
    const own = (id) => `${id}--${number}`;
    for (const name of ["id", "for", "name", "aria-labelledby", "aria-describedby", "aria-controls"]) {
        for (const each of [copy, ...copy.querySelectorAll(`[${name}]`)]) {
            const ids = each.getAttribute(name);
            if (ids) each.setAttribute(name, ids.split(" ").map(own).join(" "));
        }
    }
}"""
LAY = """whole => {
    document.querySelector(whole).replaceWith(...window.copies.splice(0));
    document.querySelectorAll(".md-sidebar__scrollwrap, .md-footer").forEach((each) => each.replaceChildren());
}"""


class States:
    """The states of a part of a page, each kept as the test comes to it."""

    def __init__(self, page: Page, whole: str, same: str) -> None:
        """``whole`` is the part that is copied, after the first time without what is the ``same`` in every state."""
        self.page, self.whole, self.same = page, whole, same
        self.kept = 0
        self.misplaced: dict[str, list[str]] = {}

    def keep(self, name: str, *, but: str = "") -> None:
        """Copies what is shown now, ``but`` for what another state has shown already."""
        if not but and (found := faults(self.page, self.whole, ABOUT_PLACE)):
            self.misplaced[name] = found
        left_out = [each for each in (self.same if self.kept else "", but) if each]
        self.page.evaluate(KEEP, [self.whole, ", ".join(left_out)])
        self.kept += 1

    def faults(self) -> list[str]:
        """What there is to find in all of them, in every look. Afterwards the page has copies only: open it anew."""
        self.page.evaluate(LAY, self.whole)
        told = [f"{name}: {found}" for name, found in self.misplaced.items()]
        return told + faults_in_every_look(self.page, ".md-content", without=ABOUT_PLACE, once=True)
