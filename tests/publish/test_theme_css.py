"""The theme's style sheet without what no page has: every other rule stays as it was written."""

import pytest

from tools.release.theme_css import RESTYLING, drop_slow_rules, drop_unused_rules
from tools.runtime.optional import DoesNotFitError

COSTLY = (
    ".md-typeset table:not([class])+*{margin-top:1.5em}"
    ".md-typeset table:not([class]) td>:first-child,.md-typeset table:not([class]) th>:first-child{margin-top:0}"
    ".md-typeset table:not([class]) td>:last-child,.md-typeset table:not([class]) th>:last-child{margin-bottom:0}"
)
LIGHTER = (
    ".md-typeset td>:first-child,.md-typeset th>:first-child{margin-top:0}"
    ".md-typeset td>:last-child,.md-typeset th>:last-child{margin-bottom:0}"
)


@pytest.mark.parametrize(
    ("written", "left"),
    [
        (".md-nav{a:b}.md-tabs__list{c:d}", ".md-nav{a:b}"),
        (".admonition,.md-typeset details{a:b}", ".md-typeset details{a:b}"),
        ("@media print{.md-tabs{a:b}.md-nav{c:d}}", "@media print{.md-nav{c:d}}"),
        # A comma in brackets cuts nothing, and who is excepted is not meant.
        (".x :is(.tabbed-set,.y),.z{a:b}", ".z{a:b}"),
        (".md-typeset :not(.highlight)>p{a:b}", ".md-typeset :not(.highlight)>p{a:b}"),
        (".x:not(:is(.keys,p)) a{a:b}", ".x:not(:is(.keys,p)) a{a:b}"),
        (".my-keys,.md-nav{a:b}", ".my-keys,.md-nav{a:b}"),
        ("@font-face{a:b}@keyframes keys{0%{a:b}}", "@font-face{a:b}@keyframes keys{0%{a:b}}"),
    ],
)
def test_a_rule_goes_when_no_page_has_what_it_is_for(written: str, left: str) -> None:
    assert drop_unused_rules(written, {"md-nav"}) == left


def test_it_stays_when_a_page_has_it() -> None:
    sheet = ".tabbed-set>.tabbed-labels{a:b}"
    assert drop_unused_rules(sheet, {"tabbed-set--linked"}) == sheet


def test_a_rule_that_costs_much_gives_way_to_one_that_does_not() -> None:
    assert drop_slow_rules(f"a{{b:c}}{COSTLY}") == f"a{{b:c}}{LIGHTER}"


def test_a_theme_with_other_rules_is_told_of() -> None:
    with pytest.raises(DoesNotFitError, match="stands 2 times in the theme's style sheet") as refused:
        drop_slow_rules(COSTLY.replace("1.5em}", "1em}" * 2 + ".md-typeset table:not([class])+*{}"))
    assert next(iter(RESTYLING)) in str(refused.value)
