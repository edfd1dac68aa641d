"""What stands beside the policy: notes, contacts and addresses, each marked as ours."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from markdown import Markdown

from tests.policy.adopted import OF_2021
from tests.policy.page import Tag, article, policy_only, read_html
from tests.policy.test_fidelity import PAGES
from tools.pages.policy.annotations import TITLE, StepLink, contact_words
from tools.pages.policy.paragraphs import PolicyParagraphs, set_step_links
from tools.sources.paths import DOCS, POLICY
from tools.sources.policy.links import read_links
from tools.sources.policy.notes import HOW_MANY, read_notes
from tools.sources.policy.quoted import docs_problems
from tools.sources.policy.text import find_in_section, in_order, read_policy
from tools.sources.school import Contact, School, read_school, warnings

NOTES = read_notes(DOCS / "notes" / "notes.toml")
GROUP_A = [note for note in NOTES if note.group == "A"]
PRESENT = read_policy(POLICY)
ADDRESS = {section.key: f"policy/{section.path.stem}".removesuffix("/index") for section in PRESENT.sections}


def test_the_school_s_files_and_the_policy_agree() -> None:
    assert docs_problems(DOCS, PRESENT) == []


def test_no_note_is_lost_and_those_that_could_misdirect_are_known() -> None:
    assert [note.number for note in NOTES] == list(range(1, HOW_MANY + 1))
    assert [note.number for note in GROUP_A] == [*range(1, 12), 38, 45, 46, 79, 80, 81]


def test_words_that_only_the_adopted_document_has_are_in_it() -> None:
    adopted = [path.read_text(encoding="utf-8") for path in OF_2021.parent.glob("adopted*.txt")]
    shown = [(POLICY / name).read_text(encoding="utf-8") for name in in_order(POLICY)]
    only = [quote for note in NOTES for quote in note.quotes if quote.adopted_only]
    assert only
    assert [quote.words for quote in only if not any(quote.words in text for text in adopted)] == []
    assert [quote.words for quote in only if any(quote.words in text for text in shown)] == []


@pytest.mark.parametrize("number", [note.number for note in GROUP_A])
def test_a_note_that_could_save_someone_stands_beside_its_sentence(site: Path, number: int) -> None:
    note = NOTES[number - 1]
    for quote in note.quotes:
        page = article(site, ADDRESS[quote.section])
        flat = [tag for tag in page.all("p", "li", "aside") if set(tag.attributes.get("class", "").split())]
        place = next(i for i, tag in enumerate(flat) if quote.words in policy_only(tag).text())
        following = []
        for tag in flat[place + 1 :]:
            if "numbered" in tag.attributes["class"].split():
                break
            following.append(tag.attributes.get("data-note"))
        assert (str(number) in following) == quote.beside, quote.words


def test_a_note_says_that_it_is_not_the_policy_and_leads_to_the_list(site: Path) -> None:
    page = article(site, ADDRESS[NOTES[1].quotes[0].section])
    note = next(tag for tag in page.with_class("text-note") if tag.attributes["data-note"] == "2")
    assert note.text().startswith(TITLE)
    assert {"data-not-policy", "data-search-exclude"} <= set(note.attributes)
    assert [link.attributes["href"] for link in note.all("a")] == ["../../about/notes-on-the-text/#note-2"]


def test_the_list_has_every_note_with_its_exact_words_and_the_paragraph(site: Path) -> None:
    page = article(site, "about/notes-on-the-text")
    entries = {tag.attributes["id"]: tag for tag in page.with_class("note-entry")}
    assert set(entries) == {f"note-{n}" for n in range(1, HOW_MANY + 1)}
    for note in NOTES:
        entry = entries[f"note-{note.number}"]
        assert [q.text() for q in entry.all("q")] == [" ".join(quote.words.split()) for quote in note.quotes]
        assert " ".join(note.wrong.split()) in entry.text()
        for quote in note.quotes:
            if not quote.adopted_only:
                place = find_in_section(PRESENT, quote.section, quote.words)
                assert place and any(link.attributes["href"].endswith(f"#{place[1]}") for link in entry.all("a")), (
                    quote.words
                )


def test_each_linked_title_leads_to_the_address_in_the_list_and_shows_its_note(site: Path) -> None:
    links = read_links(DOCS / "notes" / "links.toml")
    seen = set()
    for address in PAGES:
        page = article(site, address)
        for link in policy_only(page).all("a"):
            if re.match("https:|tel:", link.attributes["href"]):
                seen.add(link.text())
                assert link.attributes["href"] == links[link.text()].address
                assert not links[link.text()].note or links[link.text()].note in page.text()
    assert seen == set(links)


def test_a_printed_number_says_that_nobody_has_confirmed_it(site: Path) -> None:
    printed = [(each, {place.section for place in each.printed})
               for each in read_school(DOCS / "school.toml").contacts if each.number and each.printed]  # fmt: skip
    assert printed
    for each, sections in printed:
        for section in sections:
            notes = [note.text() for note in article(site, ADDRESS[section]).with_class("contact-note")]
            assert f"Note on {each.number}: {contact_words(each)}" in notes


def contact(**changes: object) -> Contact:
    values = {
        "key": "x", "who": "X", "person": False, "name": "", "number": "1", "email": "", "use_instead": "",
        "printed": (), "not_in_policy": False, "source": "", "note": "", "confirm": True,
        "confirmed_by": "", "confirmed_on": None,
    }  # fmt: skip
    return Contact(**(values | changes))  # type: ignore[arg-type]


def test_a_number_that_nobody_has_confirmed_says_so() -> None:
    assert contact_words(contact()) == "This is the number printed in the policy. Nobody has confirmed it yet."


def test_a_confirmed_number_says_by_whom_and_when_and_a_wrong_one_what_to_use() -> None:
    confirmed = {"confirmed_by": "the office", "confirmed_on": date(2026, 12, 1)}
    assert contact_words(contact(**confirmed)) == "Confirmed by the office on 1 December 2026."
    assert contact_words(contact(use_instead="2", **confirmed)) == (
        "Do not use the number printed in the policy. Use 2. Confirmed by the office on 1 December 2026."
    )
    assert contact_words(contact(number="", email="a@b")) == (
        "This is the address printed in the policy. Nobody has confirmed it yet."
    )


def test_the_build_warns_of_what_the_school_has_still_to_do() -> None:
    school = School(
        name="S",
        local_authority="L",
        policy="P",
        agreed=date(2021, 11, 15),
        due=date(2022, 11, 15),
        contacts=(
            contact(key="emergency", who="Emergency services", number="999", confirm=False),
            contact(key="dsl", who="Designated Safeguarding Lead (DSL)", number="", person=True),
            contact(key="advice", number="0300 1313 126"),
            contact(key="sure", number="1", confirmed_by="the office", confirmed_on=date(2026, 12, 1)),
        ),
    )
    before, after = warnings(school, date(2022, 11, 15)), warnings(school, date(2022, 11, 16))
    assert after[1:] == before
    assert after[0] == "The policy was due for review on 15 November 2022. Its pages say that it is overdue."
    # Nobody is asked to try an emergency number, nor one that is confirmed.
    assert len(before) == 2
    assert "nobody is named" in before[0]
    assert "0300 1313 126" in before[1]


def test_nothing_of_ours_is_in_the_search_text_of_the_policy(site: Path) -> None:
    index = (site / "search" / "list.json").read_text(encoding="utf-8")
    texts = {entry["text"] for entry in json.loads(index)["docs"]}
    assert {paragraph.text for section in PRESENT.sections if section.key.isdigit() for paragraph in section.paragraphs
            if len(paragraph.text) > 20} <= texts  # fmt: skip
    assert "Nobody has confirmed it yet" not in index


def convert(text: str) -> Tag:
    md = Markdown(extensions=["attr_list", "tables", PolicyParagraphs()])
    return read_html(md.convert(text))


def test_a_mark_leads_from_the_paragraph_to_the_helper_step() -> None:
    set_step_links({"p7-2": [StepLink("../helpers/x.md#y", "X: Y")]})
    try:
        page = convert('# 7. Title {#section-7 data-section="7"}\n\nOne.\n\n- Two\n- Three\n')
    finally:
        set_step_links({})
    [mark] = page.with_class("step-mark")
    assert mark.attributes["href"] == "../helpers/x.md#y"
    [quiet] = page.with_class("step-marks")
    assert quiet.text() == "Quoted in 1 helper step: paragraph 7.2X: Y"
    assert [item.text() for item in policy_only(page).all("li")] == ["Two", "Three"]


def test_a_page_without_a_section_is_left_alone() -> None:
    plain = Markdown(extensions=["attr_list", "tables"])
    text = "# Title {#title}\n\nOne.\n\n- Two\n\n| a |\n| - |\n| b |\n"
    assert convert(text) == read_html(plain.convert(text))


def test_loose_and_nested_items_are_numbered_once_and_a_comment_not_at_all() -> None:
    text = '# 7. T {#s data-section="7"}\n\n<!-- c -->\n\nLead:\n\n- One\n\n- Two:\n\n    - Three\n    - Four\n'
    page = convert(text)
    assert [tag.text() for tag in page.with_class("para")] == ["7.1", "7.2", "7.3", "7.4", "7.5"]
    assert [tag.name for tag in page.with_class("numbered")] == ["p", "li", "li", "li", "li"]
    md = Markdown(extensions=["attr_list", PolicyParagraphs(docs="")])
    md.convert(text)
    found = [each.paragraph for each in vars(md)["policy_sections"][0].found]
    assert [(each.text, each.lead) for each in found] == [
        ("Lead:", ""), ("One", "Lead:"), ("Two:", "Lead:"), ("Three", "Two:"), ("Four", "Two:"),
    ]  # fmt: skip


def test_only_links_that_lead_away_are_marked_for_spelling_out_on_paper(site: Path) -> None:
    for address in PAGES:
        for tag in article(site, address).with_class("numbered"):
            for link in tag.all("a"):
                assert ("external" in link.attributes.get("rel", "")) == link.attributes["href"].startswith("http")
