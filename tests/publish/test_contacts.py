"""A name or a number put into school.toml reaches every place that needs it, and takes the doubt beside it away."""

import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.policy.page import read_html
from tools.browser.flow.model import Flow
from tools.pages.helpers.poster import poster
from tools.pages.policy.contacts import (
    ABOUT_THE_DSL,
    NAME,
    OFFICE,
    contacts_page,
    fill_numbers,
    for_the_office,
    reach,
    standing,
)
from tools.pages.policy.cover import cover
from tools.pages.policy.reach import about_the_dsl, how, usable
from tools.sources.errors import SourceError
from tools.sources.numbers import MARKER as NUMBER
from tools.sources.paths import DOCS, ROOT
from tools.sources.policy.text import Policy
from tools.sources.school import School, read_school, unsettled

TODAY = datetime.date(2026, 12, 1)
COUNCIL = "childrens-advice-and-support"
PRINTED = next(each.number for each in read_school(DOCS / "school.toml").contacts if each.key == COUNCIL)
FINDER = "https://www.gov.uk/report-child-abuse"
NEW = ("headteacher", "chair-of-governors", "council-out-of-hours", "other-council", "designated-officer")


def changed(school: School, key: str, **more: object) -> School:
    """The school with one contact as somebody filled it in."""
    assert key in {each.key for each in school.contacts}
    contacts = tuple(replace(each, **more) if each.key == key else each for each in school.contacts)  # type: ignore[arg-type]
    return replace(school, contacts=contacts)


@pytest.fixture
def filled(school: School) -> School:
    """Everything filled in. The numbers are those that nobody can have."""
    for number, key in enumerate(("dsl", "deputies", "headteacher", "chair-of-governors"), start=1):
        school = changed(school, key, name=f"Name {key}", number=f"01632 96000{number}")
    school = changed(school, COUNCIL, use_instead="01632 960005", confirmed_by="the office", confirmed_on=TODAY)
    school = changed(school, "council-out-of-hours", number="01632 960006")
    school = changed(school, "designated-officer", number="01632 960007")
    return replace(school, headteacher_is_dsl=False)


def pages(school: School) -> dict[str, str]:
    """Each page that has a marker, filled in."""
    found = {}
    for path in sorted(DOCS.rglob("*.md")):
        name = path.relative_to(DOCS).as_posix()
        text = path.read_text(encoding="utf-8")
        if not name.startswith("contributing/") and (NUMBER.search(text) or NAME.search(text)):
            text = fill_numbers(text, school).replace(OFFICE, for_the_office(school))
            found[name] = text.replace("<!-- contacts -->", contacts_page(school))
    return found


def whole(school: School, policy: Policy, flow: Flow) -> dict[str, str]:
    """Every place that shows a contact."""
    return pages(school) | {"cover": cover(policy, school, overdue=True), "poster": poster(flow, school, "")}


def loud(html: str) -> str:
    """What is in bold or rings when it is tapped."""
    bold = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", html, flags=re.S)
    tags = read_html(f"<div>{bold}</div>").all("strong", "b", "a")
    return " | ".join(f"{tag.text()} {tag.attributes.get('href', '')}" for tag in tags)


def test_each_name_and_number_reaches_every_place_that_needs_it(
    filled: School, policy: Policy, flows: list[Flow]
) -> None:
    places = whole(filled, policy, flows[0])
    assert {"who-to-tell.md", "index.md", "for/new-staff.md", "for/parents.md", "for/children.md"} <= set(places)
    for place in ("who-to-tell.md", "for/new-staff.md", "index.md", "cover", "poster"):
        assert "Name dsl" in places[place], place
        assert "01632 960001" in places[place], place
    for place in ("who-to-tell.md", "for/new-staff.md", "cover", "poster"):
        assert "Name deputies" in places[place], place
    for number in range(1, 8):
        assert f'<a href="tel:0163296000{number}">01632 96000{number}</a>' in places["who-to-tell.md"], number
    for place in ("who-to-tell.md", "cover", "poster"):
        assert "01632 960005" in places[place]
        assert "01632 960006" in places[place]


def test_what_stood_there_meanwhile_goes_away(filled: School, policy: Policy, flows: list[Flow]) -> None:
    for place, text in whole(filled, policy, flows[0]).items():
        for old in ("school office, or ring it", "Not filled in", "has not put this in", "no way to reach the chair"):
            assert old not in text, (place, old)
        assert "not found in the public sources" not in text, place
        assert "Seen elsewhere: 0300" not in text, place
        assert "School office:" not in text, place
        assert "to-write" not in text, place


def test_while_nobody_is_filled_in_every_place_says_how_to_find_somebody(
    school: School, policy: Policy, flows: list[Flow]
) -> None:
    for place, text in whole(school, policy, flows[0]).items():
        assert "Not filled in yet" not in text, place
    told = pages(school)
    assert ".”." not in "".join(told.values())
    assert "Ask the school office: “I need the safeguarding lead now.”" in told["index.md"]
    assert "Ask the school office: “I need the safeguarding lead now.”" in told["for/new-staff.md"]
    # The office cannot go and ask the office: it has a line of its own.
    assert "[School office: put in a name or a number](keepers/index.md)" in told["who-to-tell.md"]
    assert FINDER in told["who-to-tell.md"].partition("#school-closed}")[2].partition("\n## ")[0]


@pytest.mark.parametrize("key", [*NEW, "dsl", "deputies", COUNCIL])
def test_a_contact_that_is_not_filled_in_still_leads_somewhere(school: School, key: str) -> None:
    told = reach(school, key)
    assert re.search(r'href="(https://www.gov.uk/report-child-abuse|\.\./\.\./who-to-tell/[a-z#-]*)"', told)
    assert "strong" not in told
    assert "tel:" not in told


def test_a_school_without_the_contact_is_led_to_who_to_tell(school: School) -> None:
    assert reach(replace(school, contacts=()), "dsl", "../") == '<a href="../who-to-tell/">Who to tell</a>'


def test_the_printed_number_that_was_found_nowhere_is_never_loud(
    school: School, policy: Policy, flows: list[Flow]
) -> None:
    assert PRINTED in pages(school)["who-to-tell.md"]
    for place, text in whole(school, policy, flows[0]).items():
        assert PRINTED not in loud(text), place
        assert PRINTED.replace(" ", "") not in text, place
    assert PRINTED not in reach(school, COUNCIL)


def test_a_number_that_was_only_seen_somewhere_is_never_loud_and_says_what_it_is(
    school: School, policy: Policy, flows: list[Flow]
) -> None:
    seen = [each for contact in school.contacts for each in contact.seen]
    assert len(seen) >= 4
    listed = contacts_page(school)
    for each in seen:
        assert f"Seen elsewhere: {each.number}. Not in this policy. Source: {each.where}." in listed
    assert listed.count("Check before relying on this.") == len(seen)
    for place, text in whole(school, policy, flows[0]).items():
        for number in (each.number.split(",")[0] for each in seen):
            assert number not in loud(text), place
            assert number.replace(" ", "") not in text, place


@pytest.mark.parametrize("key", ["nspcc", "childline"])
def test_a_helpline_that_others_print_today_is_not_doubted(school: School, key: str) -> None:
    contact = school.contact(key)
    assert contact
    number = contact.number
    assert f'<strong><a href="tel:{number.replace(" ", "")}">{number}</a></strong>' in reach(school, key)
    assert "confirmed" not in reach(school, key) + standing(contact)
    assert "relying" not in reach(school, key) + standing(contact)


def test_the_nspcc_hours_are_to_be_checked_until_somebody_has(school: School) -> None:
    assert reach(school, "nspcc").endswith("Check its hours.")
    done = changed(school, "nspcc", confirmed_by="the office", confirmed_on=TODAY)
    assert "Check" not in reach(done, "nspcc")


def test_a_printed_number_that_somebody_has_confirmed_is_used_as_it_is(school: School) -> None:
    done = changed(school, COUNCIL, confirmed_by="the office", confirmed_on=TODAY)
    assert reach(done, COUNCIL) == f'<strong><a href="tel:{PRINTED.replace(" ", "")}">{PRINTED}</a></strong>'


def test_a_wrong_number_is_never_tapped_and_the_right_one_is(filled: School) -> None:
    council = filled.contact(COUNCIL)
    assert council
    assert reach(filled, COUNCIL) == '<strong><a href="tel:01632960005">01632 960005</a></strong>'
    assert standing(council) == (
        f"The policy prints {PRINTED}. Do not use that. Confirmed by the office on 1 December 2026."
    )


def test_each_deputy_stands_with_their_own_number(school: School) -> None:
    two = changed(school, "deputies", name="A. One; B. Two", number="01632 960001; 01632 960002, option 1")
    assert reach(two, "deputies") == (
        '<strong>A. One, <a href="tel:01632960001">01632 960001</a></strong>; '
        '<strong>B. Two, <a href="tel:01632960002">01632 960002</a>, option 1</strong>'
    )


def test_a_name_cannot_smuggle_anything_in(school: School) -> None:
    hostile = changed(school, "dsl", name="<script>alert(1)</script>", number="01632 960001")
    assert "<script>" not in "".join(pages(hostile).values())


def test_a_chair_with_a_name_alone_cannot_be_reached_yet(school: School) -> None:
    told = reach(changed(school, "chair-of-governors", name="A. Chair"), "chair-of-governors")
    assert told.startswith("<strong>A. Chair</strong>. This site has no way to reach the chair yet.")
    assert told.endswith('<a href="../../who-to-tell/#designated-officer">How to reach the designated officer</a>')
    by_mail = changed(school, "chair-of-governors", name="A. Chair", email="chair@example.org")
    assert reach(by_mail, "chair-of-governors") == "<strong>A. Chair, chair@example.org</strong>"


@pytest.mark.parametrize(
    ("same", "says", "never"),
    [
        (False, "tell the headteacher.", "chair"),
        (True, "the headteacher is also the DSL. Tell the chair of governors", "tell the headteacher"),
        (None, "If they are one person, or if you do not know, tell the chair of governors", "is also the DSL"),
    ],
)
def test_nobody_who_is_worried_about_the_dsl_is_sent_to_the_dsl(
    school: School, same: bool | None, says: str, never: str
) -> None:
    school = replace(school, headteacher_is_dsl=same)
    assert says in about_the_dsl(school)
    assert never not in about_the_dsl(school)
    told = pages(school)["who-to-tell.md"]
    assert f"**The DSL:** {about_the_dsl(school)}" in told
    assert ABOUT_THE_DSL not in told


def test_where_they_are_one_person_one_name_is_enough(school: School) -> None:
    one = replace(changed(school, "dsl", name="A. Head", number="01632 960001"), headteacher_is_dsl=True)
    assert reach(one, "headteacher") == reach(one, "dsl")
    left = [each.text for each in unsettled(one, TODAY) if "nobody is named" in each.text]
    assert [text.partition(":")[0] for text in left] == [
        "Deputy Designated Safeguarding Leads (DDSLs)",
        "Chair of governors",
    ]


def test_the_way_on_when_the_chair_is_not_there_passes_nobody_at_school(school: School) -> None:
    adult = pages(school)["who-to-tell.md"].partition("{#an-adult}")[2].partition("\n## ")[0]
    chair = adult.partition("- **The headteacher:**")[2].partition("\n- ")[0]
    assert "not through the headteacher and not through the school office" in " ".join(chair.split())
    assert "Ask the school office" not in chair
    assert "designated officer" in chair


def test_who_comes_first_stands_in_the_order_in_which_they_are_asked(filled: School) -> None:
    text = pages(filled)["who-to-tell.md"]
    order = ["Name dsl", "Name deputies", "Name headteacher", "01632 960005", "01632 960006", FINDER]
    found = [text.index(words, text.index("{#at-school}")) for words in order]
    assert found == sorted(found)


def test_the_cover_has_nobody_until_they_are_filled_in(school: School, policy: Policy) -> None:
    bare = cover(policy, school, overdue=False)
    assert "0300" not in bare
    assert "<dt>Designated" not in bare
    named = cover(policy, changed(school, "dsl", name="A. Lead", number="01632 960001"), overdue=False)
    assert "<dd>A. Lead, 01632 960001</dd>" in named


def test_a_poster_has_a_line_to_write_on_for_whoever_is_not_there(
    school: School, filled: School, flows: list[Flow]
) -> None:
    flow = next(each for each in flows if not each.is_for_a_child)
    assert poster(flow, school, "").count("to-write") == 3
    assert poster(flow, changed(school, "dsl", name="A. Lead", number="1"), "").count("to-write") == 2
    assert "<strong>01632 960005</strong>; out of hours <strong>01632 960006</strong>" in poster(flow, filled, "")


def test_a_marker_for_a_contact_that_is_not_there_is_an_error(school: School) -> None:
    with pytest.raises(KeyError, match="nobody"):
        fill_numbers("<!-- number: nobody -->", school)
    assert fill_numbers("<!-- name: dsl -->", school) == "the Designated Safeguarding Lead (DSL)"
    assert fill_numbers("<!-- name: dsl -->", changed(school, "dsl", name="A. Lead")) == "<strong>A. Lead</strong>"


def test_another_school_without_these_words_in_its_file_is_told_of_its_numbers_as_before() -> None:
    other = read_school(ROOT / "tests" / "second_school" / "docs" / "school.toml")
    assert reach(other, "social-care") == (
        "01632 960002. Printed in the policy. Nobody has confirmed this yet: check before relying on it."
    )
    assert reach(other, "headteacher") == reach(other, "dsl")
    assert "chair@example.org" in reach(other, "chair-of-governors")
    assert "the headteacher is also the DSL" in about_the_dsl(other)


@pytest.mark.parametrize("words", ["fill_in = true", 'seen = ["1"]\nnumber = "1"'])
def test_a_row_to_fill_in_says_what_to_do_meanwhile_and_a_number_seen_says_where(tmp_path: Path, words: str) -> None:
    path = tmp_path / "school.toml"
    top = 'name = "S"\nlocal_authority = "L"\npolicy = "P"\nagreed = 2026-01-01\ndue = 2027-01-01\n'
    row = f'[[contacts]]\nkey = "x"\nwho = "X"\nnot_in_policy = true\nsource = "Y"\n{words}\n'
    path.write_text(top + row, encoding="utf-8")
    with pytest.raises(SourceError, match=r"Say in find what people do|each entry in seen needs a number and where"):
        read_school(path)


def test_what_can_be_used_and_what_not(school: School) -> None:
    good = {each.key for each in school.contacts if usable(each)}
    assert good == {"emergency", "police", "nspcc", "childline", "other-council"}
    assert all(how(each) for each in school.contacts)
