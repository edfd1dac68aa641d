"""Scenarios and duties at the desk: the build's own messages, tables run in helpers, what changes, who signs."""

import base64
import datetime
from pathlib import Path

import pytest

from tests.keep.conftest import copied
from tests.keep.test_desk import asked, file_of
from tests.keep.test_desk_helper import command
from tests.rehearsal.test_scenarios import BAD, small_helpers
from tools.browser.flow.duties import due_for, stated_on
from tools.browser.flow.model import Flow, Table
from tools.browser.flow.walk import paths
from tools.keepers.desk import duties, packing, scenario
from tools.keepers.desk.changes import RECORD, Changes, packed
from tools.keepers.desk.packing import Signer, Work
from tools.keepers.desk.signing import record_of
from tools.keepers.desk.texts import look, published, right
from tools.keepers.writing import undo
from tools.sources.errors import SourceError
from tools.sources.flowcharts.table import check_duties, read_table
from tools.sources.paths import ROOT
from tools.sources.policy.text import Policy
from tools.sources.review.record import read_record
from tools.sources.scenarios.scenarios import read_scenarios

__all__ = ["small_helpers"]

BAD_DUTIES = ROOT / "tests" / "guide" / "bad-duties"
BUNDLE = "tools/scenarios/the-bundle.md"
NEW = "tools/scenarios/the-lost-key.md"
DUTIES = "tools/duties/duties.md"
BANTER = "tools/flowcharts/is-it-just-banter.md"
DAY = datetime.date(2026, 12, 1)
DSL = "the Designated Safeguarding Lead"


def said_of(file: str, text: str) -> list[tuple[int, str]]:
    problems = asked("look", file=file, text=text, given=[])["problems"]
    return [(each["line"], each["said"]) for each in problems]


def made(texts: dict[str, str], by: str = DSL) -> Changes:
    marks = {file: asked("differ", file=file, text=text)["mark"] for file, text in texts.items()}
    return packing.made(Work(texts=texts), Signer(by, DAY, marks))


@pytest.mark.parametrize("name", sorted(path.stem for path in BAD.glob("*.md")))
def test_a_wrong_scenario_gets_at_the_desk_the_words_of_the_command(
    name: str, policy: Policy, small_helpers: list[Flow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scenario, "helpers", lambda _: tuple(small_helpers))
    with pytest.raises(SourceError) as command:
        read_scenarios(BAD, small_helpers, policy, only=name)
    at_the_desk = said_of(f"tools/scenarios/{name}.md", (BAD / f"{name}.md").read_text(encoding="utf-8"))
    assert at_the_desk == [(each.line, f"{each.what} {each.todo}".rstrip()) for each in command.value.problems]
    expected = (BAD / f"{name}.txt").read_text(encoding="utf-8").strip().splitlines()
    assert [f"{name}.md:{line}: {said}" for line, said in at_the_desk] == expected


@pytest.mark.parametrize("name", sorted(path.stem for path in BAD_DUTIES.glob("*.md")))
def test_wrong_duties_get_at_the_desk_the_words_of_the_command(name: str, policy: Policy, tmp_path: Path) -> None:
    text = (BAD_DUTIES / f"{name}.md").read_text(encoding="utf-8")
    (tmp_path / "duties.md").write_text(text, encoding="utf-8")
    table, problems = read_table(tmp_path)
    problems += check_duties(table, policy, tmp_path)
    at_the_desk = said_of(DUTIES, text)
    assert at_the_desk == [(each.line, f"{each.what} {each.todo}".rstrip()) for each in problems]
    expected = (BAD_DUTIES / f"{name}.txt").read_text(encoding="utf-8").strip().splitlines()
    assert [f"{name}.md:{line}: {said}" for line, said in at_the_desk] == expected


@pytest.mark.thorough
def test_every_published_scenario_and_the_duties_have_nothing_wrong_and_walk_as_their_tables_say() -> None:
    for path in sorted((ROOT / "tools" / "scenarios").glob("*.md")):
        looked = look(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        assert looked.problems == ()
        assert [part["differs"] for part in looked.parts] == [[] for _ in looked.parts]
        assert all(part["walk"]["kind"] == "ending" for part in looked.parts)
    assert said_of(DUTIES, published(DUTIES)) == []
    same = asked("differ", file=DUTIES, text=published(DUTIES))
    assert [each["entries"] for each in same["sections"]] == [[], []]


def test_a_table_that_the_helper_does_not_follow_any_more_says_so_at_its_part_and_at_its_line() -> None:
    text = published("tools/scenarios/a-call-from-the-minibus.md")
    changed = text.replace("| Your role | Yes | You are a deputy DSL. |\n", "", 1)
    found = asked("look", file="tools/scenarios/a-call-from-the-minibus.md", text=changed, given=[])
    assert found["problems"]
    first, second, *_ = found["parts"]
    assert first["differs"] == [] and first["walk"]["title"] == "Ring 999" and first["walk"]["duties"]
    assert second["differs"] == ["The walk stops at “Your role”: the table has no answer that is offered there."]


def test_a_scenario_is_walked_in_the_helper_as_it_stands_at_the_desk() -> None:
    was, now = "Report it, and challenge what you see", "Challenge what you see, and report it"
    text, helper = published(BUNDLE), published(BANTER)
    assert f"Leads to: {was}\n" in text and f"## {was}\n" in helper
    renamed = helper.replace(f"## {was}\n", f"## {now}\n").replace(
        f"[{was}](#report-it-and-challenge-what-you-see)", f"[{now}](#challenge-what-you-see-and-report-it)"
    )
    found = asked("look", file=BUNDLE, text=text, given=[], texts={BANTER: renamed})
    assert [part["differs"] for part in found["parts"]][2] == [
        f"The walk leads to “{now}”, and the table says “{was}”."
    ]
    assert [each["said"] for each in found["problems"]] == [
        f"The table leads to '{now}', not to '{was}'. Mend the answers, or the ending."
    ]


def test_the_endings_that_gain_and_lose_a_line_are_told_with_the_words_before_and_after() -> None:
    text = published(DUTIES)
    hurt = "## Not responding\nKind: do now\nWhen: staff or dsl or parent\nWhen: hurt\n"
    assert hurt in text and "move children away, close doors" in text
    changed = text.replace(hurt, hurt.replace("When: hurt", "When: offence"))
    changed = changed.replace("move children away, close doors", "move every child away, close doors", 1)
    duties_told, words = asked("differ", file=DUTIES, text=changed)["sections"]
    told = {each["said"]: each for each in duties_told["entries"]}
    assert set(told) == {"Keep children away from a weapon", "Not responding"}
    responding, weapon = told["Not responding"], told["Keep children away from a weapon"]
    assert responding["less"] is True
    assert responding["more"][0].startswith("Lose its line, on every way or on some (")
    assert any(each.startswith("Gain its line") and "“" in each for each in responding["more"])
    assert weapon["less"] is False and [each.partition(" (")[0] for each in weapon["more"]] == [duties.SHOWS]
    said = " ".join(line for each in words["entries"] for line in each["more"])
    assert "before: " in said and "move every child away" in said


@pytest.mark.thorough
def test_which_way_shows_a_duty_is_what_the_reader_s_own_rule_says(flows: list[Flow]) -> None:
    table = flows[0].table
    for duty in table.duties[::17]:
        alone = Table(table.facts, (duty,))
        shown = {
            (flow.title, end.title)
            for flow in flows
            for given, end in paths(flow)
            if due_for(alone, stated_on(flow, given))
        }
        assert set(duties._places(None, duty)) == shown


def test_duties_in_another_order_are_another_thing_to_sign() -> None:
    text = published(DUTIES)
    first, second, third = text.split("\n## ", 3)[1:]
    del third
    swapped = text.replace(f"## {first}\n## {second}", f"## {second}\n## {first}")
    assert swapped != text
    found = asked("differ", file=DUTIES, text=swapped)
    assert found["mark"] != asked("differ", file=DUTIES, text=text)["mark"]
    assert [each["said"] for each in found["sections"][0]["entries"]] == ["All duties"]


def test_a_new_scenario_begins_with_another_ones_words_and_its_address_is_made_of_its_title() -> None:
    begun = asked("begin", title=" The lost key ", example=published(BUNDLE))
    assert begun["file"] == NEW and "\n# The lost key\n" in begun["text"]
    assert said_of(NEW, begun["text"]) == []
    [words] = asked("differ", file=NEW, text=begun["text"])["sections"]
    assert words["entries"][0]["said"] == f"scenario “The lost key” is new: read it whole ({NEW})"
    assert len(words["entries"][0]["more"]) > 30
    taken = asked("begin", title="The bundle", example="")["problems"]
    nothing = asked("begin", title="…", example="")["problems"]
    assert "There is a scenario with this address already" in taken[0]["said"]
    assert "Give it a title of plain words" in nothing[0]["said"]


def test_a_signed_scenario_and_signed_duties_have_their_reviews_and_no_others() -> None:
    texts = {
        NEW: asked("begin", title="The lost key", example=published(BUNDLE))["text"],
        DUTIES: published(DUTIES).replace("move children away, close doors", "move every child away, close doors", 1),
    }
    changes = made(texts)
    before, now = read_record(), record_of(changes.files[RECORD])
    assert {key for key in now if now[key] != before.get(key)} == {
        "scenario/the-lost-key",
        "duty/keep-children-away-from-a-weapon",
    }
    assert f"SCENARIO “The lost key” ({NEW})\nSigned by {DSL} on 1 December 2026. Words " in changes.sheet
    assert f"DUTIES ({DUTIES})\nSigned by {DSL} on 1 December 2026. Words " in changes.sheet
    opened = asked("open", zip=base64.b64encode(packed(changes)).decode())
    assert [each["title"] for each in opened["texts"]] == ["Duties", "Scenario “The lost key”"]
    assert opened["signature"].count(f"Signed by {DSL}") == 2
    assert made(texts, by="").sheet.count("NOT SIGNED. Nobody at the school has signed") == 2


def test_a_duty_that_is_taken_out_takes_its_review_along() -> None:
    text = published(DUTIES)
    gone = text.split("\n## ")[-1]
    changes = made({DUTIES: text.removesuffix(f"\n## {gone}")})
    [key] = set(read_record()) - set(record_of(changes.files[RECORD]))
    assert key.startswith("duty/")
    assert f"Signed by {DSL}" not in changes.sheet and "Signed. Words " in changes.sheet
    assert len(right(DUTIES, text).table.duties) == len(right(DUTIES, changes.files[DUTIES]).table.duties) + 1


@pytest.mark.thorough
def test_the_command_takes_a_new_scenario_and_duties_in_and_undo_takes_them_back(tmp_path: Path) -> None:
    root = copied(tmp_path / "copy")
    text = asked("begin", title="The lost key", example=published(BUNDLE))["text"]
    taken = command(root, "take", str(file_of(tmp_path, made({NEW: text}))))
    assert taken.returncode == 0, taken.stderr
    assert f"Put in: {RECORD}, {NEW}." in taken.stdout and "scenario/the-lost-key" not in taken.stdout
    assert read_record(root / RECORD)["scenario/the-lost-key"].by == DSL
    checked = command(root, "scenarios", "--only", "the-lost-key")
    assert checked.returncode == 0, checked.stderr
    undo(root)
    assert not (root / NEW).exists() and "scenario/the-lost-key" not in read_record(root / RECORD)


@pytest.mark.thorough
def test_a_scenario_that_the_build_refuses_is_refused_in_the_same_words_and_put_back(tmp_path: Path) -> None:
    root = copied(tmp_path / "copy")
    wrong = published(BUNDLE).replace("Leads to: Ring 999", "Leads to: Nowhere", 1)
    right_one = made({BUNDLE: published(BUNDLE) + "\n"}, by="")
    refused = command(
        root, "take", str(file_of(tmp_path, Changes({BUNDLE: wrong}, right_one.sheet, right_one.made_from)))
    )
    assert refused.returncode == 1
    assert "The table leads to 'Ring 999', not to 'Nowhere'. Mend the answers, or the ending." in refused.stderr
    assert (root / BUNDLE).read_text(encoding="utf-8") == published(BUNDLE)
