"""Before publishing: what a person must settle is listed, explained, and goes away when it is settled."""

import datetime
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tools.browser.flow.model import Flow
from tools.cli import main
from tools.keepers.ready import checklist
from tools.keepers.ready.open_items import Kind, OpenItem
from tools.keepers.ready.page import page
from tools.sources.errors import SourceError
from tools.sources.guidance import Change, read_guidance
from tools.sources.paths import DOCS, PROJECT
from tools.sources.policy.links import Link, read_links
from tools.sources.policy.notes import read_notes
from tools.sources.policy.text import Policy, find_in_section
from tools.sources.review.record import Record, Review
from tools.sources.review.reviewing import MAKERS, recorded
from tools.sources.review.snapshot import Snapshot, read_snapshot
from tools.sources.review.units import reviewable
from tools.sources.school import School, read_school, unsettled

TODAY = max(datetime.date(2026, 12, 1), read_school(DOCS / "school.toml").due + datetime.timedelta(days=1))
"""A day on which the review of the present edition is overdue."""
GUIDANCE = DOCS / "notes" / "guidance.toml"


def of_kind(kind: Kind, found: list[OpenItem]) -> list[OpenItem]:
    return [item for item in found if item.kind is kind]


@pytest.fixture(scope="module")
def found() -> list[OpenItem]:
    return checklist.open_items(TODAY)


@pytest.mark.thorough
def test_every_kind_that_the_present_sources_have_is_listed_and_says_where(found: list[OpenItem]) -> None:
    assert {item.kind for item in found} == set(Kind) - {Kind.HELPER}
    assert all(item.where and item.what for item in found)
    assert all(part for kind in Kind for part in (kind.value.title, kind.value.why, kind.value.who, kind.value.how))


def test_what_a_childs_safety_hangs_on_comes_first(found: list[OpenItem]) -> None:
    kinds = list(dict.fromkeys(item.kind for item in found))
    assert kinds == [kind for kind in Kind if kind in kinds]
    assert kinds[:2] == [Kind.PERSON, Kind.CONTACT]


def test_it_lists_what_the_build_warns_about_and_nothing_else_about_the_school(
    found: list[OpenItem], school: School
) -> None:
    warned = {each.text for each in unsettled(school, TODAY)}
    listed = [item for kind in (Kind.PERSON, Kind.CONTACT, Kind.REVIEW) for item in of_kind(kind, found)]
    assert len(listed) == len(warned)
    assert all(any(item.what.startswith(text) for text in warned) for item in listed)


def test_a_number_says_where_the_policy_prints_it(found: list[OpenItem], school: School, policy: Policy) -> None:
    asked = next(each for each in school.contacts if each.number and each.printed and not each.published_by)
    [item] = [each for each in of_kind(Kind.CONTACT, found) if asked.number in each.what]
    place = find_in_section(policy, asked.printed[0].section, asked.printed[0].words)
    assert place and f"policy, {place[0]}" in item.where
    line = int(item.where[0].removeprefix("docs/school.toml:"))
    text = (DOCS / "school.toml").read_text(encoding="utf-8").splitlines()
    assert text[line - 1] == f'key = "{asked.key}"'


def test_named_and_confirmed_contacts_and_a_reviewed_policy_are_no_longer_listed(
    school: School, policy: Policy
) -> None:
    settled = tuple(
        replace(each, name="N. N.", number="1", confirmed_by="the office", confirmed_on=TODAY)
        for each in school.contacts
    )
    later = replace(school, due=TODAY, contacts=settled, headteacher_is_dsl=False)
    assert checklist.of_school(school, policy, TODAY)
    assert checklist.of_school(later, policy, TODAY) == []


@pytest.mark.parametrize(
    ("kind", "key", "says"),
    [
        (Kind.PERSON, "headteacher", "Headteacher: nobody is named."),
        (Kind.PERSON, "chair-of-governors", "Chair of governors: nobody is named."),
        (Kind.PERSON, "headteacher_is_dsl", "Is the headteacher also the DSL? Nobody has said."),
        (Kind.CONTACT, "council-out-of-hours", "nobody has filled in the number."),
        (Kind.CONTACT, "other-council", "nobody has confirmed the page that it leads to."),
        (Kind.CONTACT, "designated-officer", "nobody has filled in the number."),
    ],
)
def test_whoever_an_ending_names_is_listed_until_there_is_a_way_to_reach_them(
    found: list[OpenItem], kind: Kind, key: str, says: str
) -> None:
    lines = (DOCS / "school.toml").read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines, 1) if re.match(rf'key = "{key}"|# {key} =', line))
    [item] = [each for each in of_kind(kind, found) if each.where == (f"docs/school.toml:{at}",)]
    assert says in item.what


def test_a_number_that_was_seen_somewhere_is_handed_to_whoever_rings_it(found: list[OpenItem]) -> None:
    [item] = [each for each in of_kind(Kind.CONTACT, found) if "emergency duty service" in each.what]
    assert "Seen, but nobody has rung it: 0345 604 2886 (" in item.what


def test_a_name_without_a_way_to_reach_them_is_still_listed(school: School, policy: Policy) -> None:
    named = replace(school, contacts=tuple(replace(each, name="N. N.") for each in school.contacts))
    told = [item.what for item in checklist.of_school(named, policy, TODAY)]
    assert "Chair of governors: named, but with no way to reach them. Fill in number in docs/school.toml." in told


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return read_snapshot(PROJECT, "now")


@pytest.fixture(scope="module")
def record(snapshot: Snapshot) -> Record:
    """Everything as only its makers have read it."""
    return recorded(snapshot, {}, reviewable(snapshot), MAKERS, datetime.date.today())


def test_a_named_dsl_and_a_first_aider_have_to_read_the_duties_and_sign(
    school: School, found: list[OpenItem], snapshot: Snapshot, record: Record
) -> None:
    dsl, first_aider = of_kind(Kind.SIGNATURE, found)
    assert "who has to be named first" in dsl.what
    assert "all of tools/duties/" in dsl.what
    assert "the first-aid duties in tools/duties/" in first_aider.what
    named = tuple(replace(each, name="A. Lead") if each.key == "dsl" else each for each in school.contacts)
    told = checklist.of_signatures(replace(school, contacts=named), snapshot, record)
    assert told[0].what.startswith("The DSL (A. Lead) reads all of ")


def signed(record: Record, by: str, *keys: str) -> dict[str, Review]:
    """The record with these read by somebody; a kind stands for all of it."""
    return {
        key: replace(review, by=by) if key in keys or key.partition("/")[0] in keys else review
        for key, review in record.items()
    }


def test_nobody_has_to_sign_once_it_is_recorded_that_they_did(
    school: School, snapshot: Snapshot, record: Record
) -> None:
    first_aid = {
        f"duty/{duty.id}"
        for duty in snapshot.table.duties
        if {"hurt", "self-harm-now", "accident"} & {fact for facts in duty.when for fact in facts}
    }
    assert {"duty/first-aid-first", "duty/not-responding"} <= first_aid
    dsl, first_aider = checklist.of_signatures(school, snapshot, record)
    assert dsl.what.endswith(" To record: duty fact.")
    assert set(re.findall(r"duty/[\w-]+", first_aider.what)) == first_aid
    # The DSL alone is no first-aider, whatever else is signed.
    by_dsl = signed(record, "the DSL", "duty", "fact")
    assert [each.what for each in checklist.of_signatures(school, snapshot, by_dsl)] == [first_aider.what]
    # Nor is a first-aider for some of it one for all of it.
    one = sorted(first_aid)[0]
    by_both = signed(by_dsl, "the DSL and a first-aider", *first_aid)
    [left] = checklist.of_signatures(school, snapshot, signed(by_both, "the DSL", one))
    assert re.findall(r"duty/[\w-]+", left.what) == [one]
    assert checklist.of_signatures(school, snapshot, by_both) == []


def test_what_only_its_makers_have_read_or_what_has_changed_since_has_to_be_signed_again(
    school: School, snapshot: Snapshot, record: Record
) -> None:
    whole = signed(record, "the DSL and a first-aider", "duty", "fact")
    assert checklist.of_signatures(school, snapshot, whole) == []
    for key in ("duty/ring-999", "fact/all"):
        makers = whole | {key: replace(whole[key], by=MAKERS)}
        changed = whole | {key: replace(whole[key], words="0" * 12)}
        missing = {each: review for each, review in whole.items() if each != key}
        for now in (makers, changed, missing):
            [left] = checklist.of_signatures(school, snapshot, now)
            assert left.what.endswith(f" To record: {key}.")


def test_a_fact_of_a_duty_that_nobody_has_checked_is_listed(found: list[OpenItem]) -> None:
    marked = {place.partition(":")[0] for item in of_kind(Kind.FACT, found) for place in item.where}
    assert {"tools/duties/duties.md", "tools/flowcharts/the-police.md"} <= marked


def test_every_note_that_could_misdirect_somebody_is_listed_with_its_paragraphs(
    found: list[OpenItem], policy: Policy
) -> None:
    notes = [note for note in read_notes(DOCS / "notes" / "notes.toml") if note.group == "A"]
    listed = of_kind(Kind.MISDIRECTS, found)
    assert [item.what.split(".")[0] for item in listed] == [f"Note {note.number}" for note in notes]
    [quote, *_] = notes[0].quotes
    first = find_in_section(policy, quote.section, quote.words)
    assert first
    assert listed[0].where == (f"policy, {first[0]}",)


def test_every_change_of_guidance_leans_on_words_that_the_policy_has(policy: Policy) -> None:
    missing = [
        (change.about, words)
        for change in read_guidance(GUIDANCE)
        for section, words in change.cited
        if find_in_section(policy, section, words) is None
    ]
    assert missing == []


def test_guidance_that_the_policy_no_longer_cites_is_not_listed(policy: Policy) -> None:
    [first, *_] = [each for section in policy.sections if section.key == "S" for each in section.paragraphs]
    cited = Change("RSE", (("S", first.text),), "Replaced.", ("example.org",), 3)
    gone = replace(cited, cited=(("S", "Working Together to Safeguard Children 2031"),))
    [listed] = checklist.of_guidance([cited, gone], policy)
    assert listed.where == ("policy, S.1", "docs/notes/guidance.toml:3")
    assert listed.what == "RSE. Replaced. Said on: example.org."


def test_guidance_seen_on_no_public_page_has_to_say_that_it_must_be_checked(tmp_path: Path) -> None:
    path = tmp_path / "guidance.toml"
    entry = '[[changes]]\nabout = "X"\ncited = [{ section = "S", words = "Y" }]\nchanged = "It was replaced."\n'
    path.write_text(entry, encoding="utf-8")
    with pytest.raises(SourceError, match=r"g:1: the change “X” was seen on no public page\."):
        read_guidance(path, "g")
    path.write_text(entry.replace("replaced.", "replaced: check before relying on this."), encoding="utf-8")
    assert len(read_guidance(path, "g")) == 1
    path.write_text(entry.replace('"S"', '"Z"'), encoding="utf-8")
    with pytest.raises(SourceError, match="needs a section and words"):
        read_guidance(path, "g")


@pytest.mark.parametrize(
    ("reviewed", "listed"),
    [
        ("2026-11-30", False),
        ("2025-12-01", False),
        ("2025-11-30", True),
        ("2021-11-14", True),
    ],
)
def test_a_helper_is_due_when_a_year_has_passed(flows: list[Flow], school: School, reviewed: str, listed: bool) -> None:
    agreed = replace(school, agreed=datetime.date(2021, 11, 15))
    found = checklist.of_reviews([replace(flows[0], reviewed=reviewed)], agreed, datetime.date(2026, 12, 1))
    assert bool(found) is listed


def test_a_helper_read_before_the_policy_was_agreed_is_due_however_new_it_is(flows: list[Flow], school: School) -> None:
    newer = replace(school, agreed=datetime.date(2026, 12, 1))
    [item] = checklist.of_reviews([replace(flows[0], reviewed="2026-11-30")], newer, newer.agreed)
    assert "before the policy was agreed on 1 December 2026" in item.what
    assert item.where == (flows[0].path,)


def test_the_same_fact_in_two_files_is_listed_once_with_both_places(tmp_path: Path) -> None:
    one, two = tmp_path / "one.md", tmp_path / "two.toml"
    one.write_text(
        "# A\n\n1. **Will**: do it.\n   > Source: [KCSIE](https://x). Check before relying on this.\n", "utf-8"
    )
    two.write_text('# check before relying on this\nwrong = "KCSIE. Check before relying on this."\n', "utf-8")
    [item] = checklist.of_facts({"one.md": one, "two.toml": two})
    assert item.what == "KCSIE. Check before relying on this."
    assert item.where == ("one.md:4", "two.toml:2")


def test_a_marked_fact_is_found_over_two_lines_but_the_mark_spoken_of_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "It was so. Check the edition\nbefore relying on this.\n\n*check before relying on this*\n", "utf-8"
    )
    [item] = checklist.of_facts({"a.md": path})
    assert item.what == "It was so. Check the edition before relying on this."
    assert item.where == ("a.md:1",)


def link(**more: object) -> Link:
    base = Link("Rape Crisis", "https://rapecrisis.org.uk/", "", "", None, 7)
    return replace(base, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ask", "opened", "says"),
    [
        (None, False, ["“Rape Crisis”: https://rapecrisis.org.uk/"]),
        (None, True, []),
        (lambda address: "", True, []),
        (lambda address: "it answered 404 Not Found", True, ["Today it answered 404 Not Found. The office opened it"]),
    ],
)
def test_a_link_is_listed_until_somebody_has_opened_it_and_again_when_it_stops_answering(
    ask: Callable[[str], str] | None, opened: bool, says: list[str]
) -> None:
    one = link(checked_by="The office", checked_on=TODAY) if opened else link()
    listed = checklist.of_links([one], ask)
    assert len(listed) == len(says)
    assert all(words in item.what for words, item in zip(says, listed, strict=True))


def test_who_opened_a_link_and_when_go_together(tmp_path: Path) -> None:
    path = tmp_path / "links.toml"
    path.write_text('[[links]]\nwords = "A"\naddress = "https://a"\nchecked_by = "the office"\n', encoding="utf-8")
    with pytest.raises(SourceError, match="only one of checked_by and checked_on"):
        read_links(path)


@pytest.mark.thorough
def test_the_command_lists_everything_and_fails_only_when_asked_to(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    paper = tmp_path / "ready.html"
    assert main(["ready", "--page", str(paper)]) == 0
    told = capsys.readouterr().out
    assert "Who settles it: the school office" in told
    assert main(["ready", "--strict"]) == 1
    found = checklist.open_items(datetime.date.today())
    written = paper.read_text(encoding="utf-8")
    assert written.count("Signature") == len(found)
    guidance = len(of_kind(Kind.GUIDANCE, found))
    assert f"<td>{guidance}</td><td>the DSL, with the governing body</td>" in written


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)


def test_the_page_has_no_script_and_nothing_that_a_file_could_smuggle_in(school: School) -> None:
    hostile = OpenItem(Kind.FACT, "<script>alert(1)</script> & <b>", ("a.md:1",))
    tags = Tags()
    tags.feed(page([hostile], school, TODAY))
    assert "script" not in tags.seen
    assert "b" not in tags.seen
    assert "1 thing for a person to settle" in page([hostile], school, TODAY)


def test_what_only_its_makers_have_read_or_what_has_changed_since_is_not_signed_off(
    snapshot: Snapshot, record: Record
) -> None:
    signed = {key: replace(review, by="the DSL") for key, review in record.items()}
    assert checklist.of_sign_off(snapshot, signed) == []
    listed = checklist.of_sign_off(snapshot, signed | {"helper/the-police": record["helper/the-police"]})
    assert [(each.kind, each.where) for each in listed] == [(Kind.SIGN_OFF, ("tools/flowcharts/the-police.md",))]
    changed = signed | {"note/50": replace(signed["note/50"], words="0" * 12)}
    assert [each.what for each in checklist.of_sign_off(snapshot, changed)] == ["Note on the text: 1 of 81 (note/50)"]
    duty = signed | {"duty/ring-999": record["duty/ring-999"]}
    [left] = checklist.of_sign_off(snapshot, duty)
    assert left.what == f"Duty: 1 of {len(snapshot.table.duties)} (duty/ring-999)"
    groups = {unit.kind for unit in reviewable(snapshot)} - {"helper", "scenario"}
    assert groups == {"duty", "fact", "moment", "quiz", "form", "note"}
    assert len(checklist.of_sign_off(snapshot, record)) == len(snapshot.flows) + len(snapshot.scenarios) + len(groups)


def test_code_owners_are_asked_for_until_every_line_names_somebody(tmp_path: Path) -> None:
    path = tmp_path / "CODEOWNERS"
    assert len(checklist.of_owners(path)) == 1
    path.write_text("# @to-be-filled-in/ is explained here\n/docs/ @to-be-filled-in/x\n/tools/ @school/dsl\n")
    assert [each.where for each in checklist.of_owners(path)] == [("CODEOWNERS:2",)]
    path.write_text("# @to-be-filled-in/ is explained here\n/docs/ @school/dsl\n")
    assert checklist.of_owners(path) == []
