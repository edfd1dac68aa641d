"""What the build writes: helper pages, addresses, the content security policy."""

import re
from pathlib import Path

import pytest

from tools.browser.flow.duties import shown_at
from tools.browser.flow.model import Flow, Strength
from tools.pages.formatting import address, inline
from tools.release.csp import content_security_policy, finish
from tools.sources.days import on_day
from tools.sources.flowcharts.strength import bears
from tools.sources.policy.text import Policy
from tools.sources.school import School


@pytest.mark.parametrize(
    ("target", "leads_to"),
    [
        ("../../docs/policy/06-responding.md", "../../policy/06-responding/"),
        ("../../docs/policy/06-responding.md#witnesses", "../../policy/06-responding/#witnesses"),
        ("../../docs/annex-a/index.md", "../../annex-a/"),
        ("../../docs/index.md#urgent-help", "../../#urgent-help"),
        ("the-police.md", "../../helpers/the-police/"),
    ],
)
def test_a_link_of_a_flowchart_file_becomes_an_address_on_the_site(target: str, leads_to: str) -> None:
    assert address(target, "../../") == leads_to


def test_only_bold_and_links_are_marked_up_and_everything_else_is_text() -> None:
    assert inline("**now** <b>") == "<strong>now</strong> &lt;b&gt;"
    assert inline("[GOV.UK](https://www.gov.uk/)") == '<a href="https://www.gov.uk/" rel="external">GOV.UK</a>'


def test_a_date_is_written_as_people_write_it() -> None:
    assert on_day("2026-11-03") == "3 November 2026"


def test_every_page_allows_its_own_site_and_nothing_else(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        text = page.read_text(encoding="utf-8")
        told = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', text)
        assert len(told) == 1, page
        assert told[0].startswith("default-src 'none'")
        assert "unsafe-inline" not in told[0]
        assert "'unsafe-eval'" not in told[0]
        assert "http" not in told[0]


def test_an_inline_script_is_allowed_by_its_own_hash_only() -> None:
    page = (
        '<meta charset="utf-8"><script>one()</script><script src="a.js"></script>'
        '<script type="application/json">{}</script>'
    )
    assert content_security_policy(page).count("sha256-") == 1
    assert content_security_policy(page) != content_security_policy(page.replace("one", "two"))
    assert finish(page).startswith('<meta charset="utf-8"><meta http-equiv="Content-Security-Policy"')


def test_lines_are_sent_without_the_room_before_them_but_where_it_shows() -> None:
    shown = "<pre>a\n\n  b</pre>", "<textarea>\n  c</textarea>", "<script>\n  d\n</script>"
    page = "<div>\n\n    <p>One\n      two</p>\n  {}\n</div>\n  {}\n  {}\n".format(*shown)
    assert finish(page) == "<div>\n<p>One\ntwo</p>\n{}\n</div>\n{}\n{}\n".format(*shown)


@pytest.mark.parametrize(
    ("words", "text", "lead", "strength"),
    [
        ("be told", "He must be told.", "", Strength.MUST),
        ("lead", "ask and lead", "We will never:", Strength.MUST),
        ("listen", "listen", "When we speak to the child we will:", Strength.WILL),
        ("be told", "Parents should be told. We will write.", "", Strength.SHOULD),
        ("a report", "a report may be made", "", Strength.CONSIDER),
        ("Bullying hurts", "Bullying hurts.", "", Strength.SAYS),
    ],
)
def test_a_quotation_bears_what_its_sentence_and_the_head_of_its_list_say(
    words: str, text: str, lead: str, strength: Strength
) -> None:
    assert bears(words, text, lead) is strength


def test_each_instruction_on_a_helper_page_shows_its_strength_and_its_paragraph(
    site: Path, flows: list[Flow], policy: Policy
) -> None:
    anchors = {paragraph.anchor for section in policy.sections for paragraph in section.paragraphs}
    for flow in flows:
        page = (site / "helpers" / flow.name / "index.html").read_text(encoding="utf-8")
        words = {duty.id: duty.says for duty in flow.table.duties if duty.says}
        by_facts = [words[key] for due in shown_at(flow).values() for key in due]
        instructions = [*(each for step in flow.steps for each in step.instructions), *by_facts]
        assert page.count('<strong class="strength">') == len(instructions)
        cited = re.findall(r'<cite><a href="[^"#]*#([^"]*)"', page)
        assert len(cited) == sum(len(each.quotations) for each in instructions)
        assert set(cited) <= anchors


def test_the_page_of_every_section_that_a_helper_serves_links_to_it(
    site: Path, flows: list[Flow], policy: Policy
) -> None:
    for flow in flows:
        for section in policy.sections:
            if section.key in flow.sections:
                folder = "" if section.path.name == "index.md" else section.path.stem
                page = (site / "policy" / folder / "index.html").read_text(encoding="utf-8")
                assert f"helpers/{flow.name}/" in page


def test_every_contact_is_on_the_page_who_to_tell_and_doubted_only_where_nobody_stands_by_it(
    site: Path, school: School
) -> None:
    page = (site / "who-to-tell" / "index.html").read_text(encoding="utf-8").replace("&#x27;", "'")
    for contact in school.contacts:
        assert f'<dt id="{contact.key}">{contact.who}</dt>' in page
    assert page.count("Nobody has confirmed this yet") == sum(contact.doubted for contact in school.contacts)
