"""A helper at the desk: the build's own messages, the walk, what changes, the policy's words put in, and who signs."""

import base64
import datetime
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.keep.conftest import copied
from tests.keep.desk import desk_over
from tests.keep.test_desk import asked, file_of
from tools.keepers.desk import packing
from tools.keepers.desk.changes import RECORD, Changes, packed, unpacked
from tools.keepers.desk.packing import Signer, Work
from tools.keepers.desk.texts import look, published
from tools.keepers.taking import take
from tools.sources.errors import SourceError
from tools.sources.flowcharts.flows import read_flows
from tools.sources.paths import PROJECT, ROOT
from tools.sources.policy.text import Policy
from tools.sources.review.record import read_record

BAD = ROOT / "tests" / "guide" / "bad"
NAME = "the-police"
FILE = f"tools/flowcharts/{NAME}.md"
DAY = datetime.date(2026, 12, 1)
SENTENCE = "The policy's starting point is the police."
OTHER = "The policy starts from the police."


@pytest.fixture(scope="module")
def text() -> str:
    return published(FILE)


@pytest.fixture(scope="module")
def reworded(text: str) -> str:
    assert SENTENCE in text
    return text.replace(SENTENCE, OTHER)


def looked(text: str, **more: Any) -> dict[str, Any]:
    return asked("look", file=FILE, text=text, given=[], **more)


def marks(text: str) -> dict[str, str]:
    return {FILE: asked("differ", file=FILE, text=text)["mark"]}


def made(text: str, by: str = "the Designated Safeguarding Lead") -> Changes:
    return packing.made(Work(texts={FILE: text}), Signer(by, DAY, marks(text)))


def command(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """`policy-tools` in that project."""
    project = {**os.environ, "POLICY_PROJECT": str(root)}
    words = (sys.executable, "-m", "tools.cli", *words)
    return subprocess.run(words, env=project, cwd=PROJECT, capture_output=True, text=True)


@pytest.mark.parametrize("name", sorted(path.stem for path in BAD.glob("*.md")))
def test_a_wrong_flowchart_gets_at_the_desk_the_words_of_the_command(name: str, policy: Policy, tmp_path: Path) -> None:
    root = copied(tmp_path / "copy")
    wrong = (BAD / f"{name}.md").read_text(encoding="utf-8")
    for path in (root / "tools" / "flowcharts").glob("*.md"):
        path.unlink()
    (root / FILE).write_text(wrong, encoding="utf-8")
    with pytest.raises(SourceError) as command:
        read_flows(root / "tools" / "flowcharts", policy)
    told = [(each.line, f"{each.what} {each.todo}".rstrip()) for each in command.value.problems]
    at_the_desk = [(each["line"], each["said"]) for each in looked(wrong)["problems"]]
    assert at_the_desk == told
    expected = (BAD / f"{name}.txt").read_text(encoding="utf-8").strip().splitlines()
    assert [f"{name}.md:{line}: {said}" for line, said in at_the_desk] == expected


def test_a_number_that_is_typed_and_a_link_to_no_paragraph_are_told_while_somebody_types(text: str) -> None:
    typed = looked(text.replace(SENTENCE, "Ring 01785 123456."))["problems"]
    linked = looked(text.replace(SENTENCE, "See ../../docs/policy/08-police.md#nowhere."))["problems"]
    said = " ".join(each["said"] for each in [*typed, *linked])
    assert "“01785 123456” is a telephone number" in said
    assert "08-police.md has nothing with the id #nowhere." in said


@pytest.mark.thorough
def test_every_published_helper_has_nothing_wrong_and_nothing_different() -> None:
    for path in sorted((PROJECT / "tools" / "flowcharts").glob("*.md")):
        file = path.relative_to(PROJECT).as_posix()
        assert look(file, published(file)).problems == ()
    same = asked("differ", file=FILE, text=published(FILE))
    assert [each["entries"] for each in same["sections"]] == [[], [], []]


def test_a_walk_goes_from_the_first_question_to_an_ending_with_its_duties(text: str) -> None:
    first = looked(text)["walk"]
    assert first["title"] == "Danger now" and first["taken"] == []
    [yes, *_] = first["answers"]
    there = asked("look", file=FILE, text=text, given=[[first["step"], yes["id"]]])["walk"]
    assert there["kind"] == "ending" and there["title"] == "Ring 999"
    assert there["taken"][0]["words"] == yes["words"]
    assert there["duties"][0]["heading"] == "Do now"


def test_an_answer_that_leads_elsewhere_is_told_with_all_that_it_no_longer_calls_for(text: str) -> None:
    # Whoever is in danger is sent on to the next question, and no longer to 999.
    line = next(each for each in text.splitlines() if each.startswith("- Yes") and "(#ring-999)" in each)
    onward = next(each for each in text.splitlines() if each.startswith("- No: ") and "no danger" in each)
    changed = text.replace(line, f"{line.split(': ')[0]}: {onward.split(': ')[1]}")
    route = asked("differ", file=FILE, text=changed)["sections"][0]["entries"][0]
    assert route["less"] is True
    assert "It no longer calls for: Ring 999;" in route["said"] and route["more"]
    assert "LESS THAN BEFORE. At “Danger now”" in "\n".join(packing.weighed(FILE, changed, {})[0].lines())
    with pytest.raises(SourceError, match="A safety rule is broken"):
        packing.made(Work(texts={FILE: changed}), Signer("", DAY))


def test_duties_that_come_and_go_on_the_way_to_one_ending_are_told(text: str) -> None:
    danger = "- Yes, another danger: [Ring 999](#ring-999) (danger, staff)"
    assert danger in text
    more = asked("differ", file=FILE, text=text.replace(danger, danger.replace("danger, staff", "danger, hurt, staff")))
    [ending] = more["sections"][1]["entries"]
    assert ending["said"] == "“Ring 999”"
    said = " ".join(ending["more"])
    assert "No longer called for: Find a missing child;" in said and "Began with an “if”, and is sure now: " in said


def test_the_policys_words_are_found_and_put_in_with_the_strength_that_they_bear(text: str) -> None:
    found = asked("find", words="penetration crimes")
    assert [each["number"] for each in found["found"]] == ["7.30"]
    at = next(n for n, each in enumerate(found["found"][0]["passages"]) if each["words"].startswith("Rape,"))
    lines = text.split("\n")
    ending = lines.index("## Ring 999")
    put = asked("put", text=text, line=ending, number="7.30", passage=at)
    assert put["lines"][0] == "1. **Will**: "
    written = [*put["lines"]]
    written[0] += "write down what you did."
    changed = "\n".join([*lines[: put["first"]], "", *written, "", *lines[put["last"] :]])
    assert looked(changed)["problems"] == []


@pytest.mark.parametrize("at", [0, 1])
def test_on_a_quotation_the_policys_words_replace_it_and_in_an_instruction_they_come_last(text: str, at: int) -> None:
    lines = text.split("\n")
    quoted = next(n for n, each in enumerate(lines) if each.startswith('   > "where there is a report of a rape'))
    put = asked("put", text=text, line=quoted + at, number="7.30", passage=1)
    assert (put["first"], put["last"]) == (quoted, quoted + 2)
    put = asked("put", text=text, line=quoted - 1, number="7.30", passage=1)
    assert put["first"] == put["last"] == next(n for n in range(quoted, len(lines)) if not lines[n].startswith(" "))


def test_a_helper_that_is_not_signed_says_so_and_one_that_was_reworded_after_it_was_shown_is_not_signed(
    text: str, reworded: str
) -> None:
    unsigned = made(reworded, by="")
    assert set(unsigned.files) == {FILE}
    assert "NOT SIGNED. Nobody at the school has signed this helper" in unsigned.sheet
    with pytest.raises(SourceError, match="What you signed is not what stands here now"):
        packing.made(Work(texts={FILE: reworded}), Signer("the DSL", DAY, marks(text)))
    with pytest.raises(SourceError, match="Nothing has been changed yet"):
        packing.made(Work(texts={FILE: text}), Signer("the DSL", DAY))


def test_a_signed_helper_has_its_day_and_its_review_and_opens_again(reworded: str) -> None:
    signed = made(reworded)
    assert "\nreviewed: 2026-12-01\n" in signed.files[FILE]
    assert SENTENCE in signed.sheet and OTHER in signed.sheet
    zipped = base64.b64encode(packed(signed)).decode()
    opened = asked("open", zip=zipped)
    assert opened["texts"] == [{"file": FILE, "title": "Helper “The police”", "text": signed.files[FILE]}]
    assert "Signed by the Designated Safeguarding Lead on 1 December 2026." in opened["signature"]
    assert unpacked(base64.b64decode(zipped)) == signed


@pytest.mark.thorough
def test_the_command_takes_a_signed_helper_and_the_project_still_passes_its_check(
    tmp_path: Path, reworded: str
) -> None:
    root = copied(tmp_path / "copy")
    taken = command(root, "take", str(file_of(tmp_path, made(reworded))))
    assert taken.returncode == 0, taken.stderr
    assert f"Put in: {FILE}, {RECORD}." in taken.stdout
    assert f"helper/{NAME}" not in taken.stdout
    assert OTHER in (root / FILE).read_text(encoding="utf-8")
    assert read_record(root / RECORD)[f"helper/{NAME}"].by == "the Designated Safeguarding Lead"
    checked = command(root, "check")
    assert checked.returncode == 0, checked.stderr


@pytest.mark.thorough
def test_with_a_helper_only_its_own_review_comes_in(
    tmp_path: Path, reworded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copied(tmp_path / "copy")
    signed = made(reworded)
    forged = signed.files[RECORD].replace('by = "the makers of this site"', 'by = "the chair of governors"')
    before = read_record(root / RECORD)
    take(file_of(tmp_path, Changes({**signed.files, RECORD: forged}, signed.sheet, signed.made_from)), root)
    now = read_record(root / RECORD)
    assert {key for key in now if now[key] != before.get(key)} == {f"helper/{NAME}"}


@pytest.mark.thorough
def test_what_only_the_whole_build_sees_is_refused_at_the_desk_in_its_words(text: str, tmp_path: Path) -> None:
    renamed = text.replace("Weigh a report", "Consider a report").replace("#weigh-a-report", "#consider-a-report")
    assert looked(renamed)["problems"] == []
    with desk_over(copied(tmp_path / "copy")) as at_the_desk:
        answer = at_the_desk("take", values={}, texts={FILE: renamed}, by="", mark="", today="2026-12-01")
    assert any("there is no step 'the-police#weigh-a-report'" in each["said"] for each in answer["problems"])
