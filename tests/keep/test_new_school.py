"""Another school begins empty, is offered this project's helpers, and publishes nothing that is not its own."""

import datetime
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sentences import sentences
from tools.browser.flow.model import Flow
from tools.keepers.new_school.offered import needs, offer, own_duties, take_over
from tools.keepers.new_school.settled import SOURCE, of_the_policy, settled
from tools.keepers.new_school.start import begin
from tools.sources.errors import SourceError
from tools.sources.first_school import names_of_the_first
from tools.sources.paths import ROOT
from tools.sources.policy.text import fold, read_policy
from tools.sources.review.record import read_record
from tools.sources.school import read_school

SECOND = ROOT / "tests" / "second_school"
NAME, TITLE = "Brookfield Academy", "Child-on-child Abuse Policy"
HELPER = "a-child-has-told-me-something"
EVERY = ("check", "paths", "duties", "coverage", "scenarios", "ready", "diff", "requote", "reviewed", "offered",
         "new helper after-school", "import nothing.docx")  # fmt: skip
"""Each command, as somebody may say it first."""
QUOTED = next(each for each in sentences() if f"helper/{HELPER}" in {place.unit for place in each.places} and each.line)
"""What that helper quotes, and Brookfield's policy says too."""
POLICY = f"""# {TITLE}

{NAME}

This policy was agreed by the Governing Body on 14 September 2026 and is due for review on 14 September 2027.

# 1. What staff do

Every concern must be told to the Designated Safeguarding Lead (DSL) on the same day.

{QUOTED.text}
"""


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    folder = tmp_path / "brookfield"
    begin(folder, NAME, TITLE)
    return folder


def say(folder: Path, *said: str) -> list[subprocess.CompletedProcess[str]]:
    """What the command says, each time in a process of its own and all at once: they only read."""
    around = {**os.environ, "POLICY_PROJECT": str(folder)}
    asked = [
        subprocess.Popen(
            [sys.executable, "-m", "tools.cli", *words.split()],
            cwd=ROOT, env=around, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for words in said
    ]  # fmt: skip
    told = [each.communicate() for each in asked]
    return [
        subprocess.CompletedProcess(each.args, each.returncode, *both) for each, both in zip(asked, told, strict=True)
    ]


def test_it_begins_with_nothing_of_the_first_school(begun: Path) -> None:
    first = read_school(ROOT / "docs" / "school.toml")
    texts = "\n".join(path.read_text(encoding="utf-8") for path in begun.rglob("*") if path.is_file())
    local = [each for each in first.contacts if "Staffordshire" in each.who or each.person]
    numbers = [number for each in local for number in (each.number, each.email, *(seen.number for seen in each.seen))]
    foreign = [first.name, "Westfield", first.local_authority, *filter(None, numbers)]
    assert [each for each in foreign if each in texts] == []
    assert NAME in texts
    assert not (begun / "docs" / "policy").exists()
    assert not list((begun / "tools").rglob("flowcharts/*.md"))
    assert read_record(begun / "tools" / "reviewed.toml") == {}


def test_it_knows_everybody_whom_a_helper_that_is_taken_over_may_name(begun: Path) -> None:
    text = (begun / "docs" / "school.toml").read_text(encoding="utf-8")
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "tools").rglob("*.md")]
    asked = {key for text in texts for key in re.findall(r"<!-- number: ([a-z-]+) -->", text)}
    asked |= {key for text in texts for line in re.findall(r"^Reach: (.*)$", text, re.M) for key in line.split(", ")}
    assert asked - set(re.findall(r'^key = "(.*)"$', text, re.M)) == set()


def test_nothing_is_written_where_something_stands_and_all_that_is_wrong_is_said_at_once(begun: Path) -> None:
    before = {path: path.read_bytes() for path in begun.rglob("*") if path.is_file()}
    with pytest.raises(SourceError) as wrong:
        begin(begun, 'The "Best" School', " ")
    assert len(wrong.value.problems) == 3
    assert {path: path.read_bytes() for path in begun.rglob("*") if path.is_file()} == before


@pytest.mark.thorough
def test_every_command_says_what_is_missing_and_none_breaks(begun: Path) -> None:
    for words, done in zip(EVERY, say(begun, *EVERY), strict=True):
        said = done.stdout + done.stderr
        assert done.returncode == 1, words
        assert "Traceback" not in said, (words, said)
        assert any(what in said for what in ("no policy", "school.toml", "nothing.docx")), (words, said)


def test_what_stands_there_word_for_word_is_led_there_and_the_rest_waits_for_a_person(tmp_path: Path) -> None:
    shutil.copytree(SECOND, tmp_path, dirs_exist_ok=True)
    page = tmp_path / "docs" / "policy" / "03-afterwards.md"
    flow = offer(HELPER)
    said = next(
        each.words for each in needs(flow, read_policy(ROOT / "docs" / "policy")) if each.place.startswith("duty")
    )
    page.write_text(f"{page.read_text(encoding='utf-8')}\n{said}\n", encoding="utf-8")
    policy = read_policy(tmp_path / "docs" / "policy")
    found = {need.words: need for need in needs(flow, policy, own_duties(tmp_path))}
    assert found[said].here is not None
    waiting = [need for need in found.values() if need.here is None]
    assert waiting
    texts = take_over(HELPER, policy, datetime.date(2026, 9, 14), tmp_path)
    written = "\n".join(filter(None, texts.values()))
    assert re.search(rf'> "{re.escape(said)}"\n *> \[.*\]\(\.\./\.\./docs/policy/03-afterwards\.md#', written)
    for need in waiting:
        assert f'> "{need.words}"' in written, "A sentence that is not in the policy was dropped or changed."
    duties = texts[tmp_path / "tools" / "duties" / "duties.md"] or ""
    assert duties.count("\n## Ring 999\n") == 1
    with pytest.raises(SourceError, match="no helper “a-b”"):
        take_over("a-b", policy, datetime.date(2026, 9, 14), tmp_path)


def test_what_the_policy_says_nothing_of_becomes_advice_only_where_that_is_safe() -> None:
    said = """1. **Must**: tell the DSL.
   > "must be told"
   > [A](../../docs/policy/a.md#a)
2. **Will**: ring them, as section 8 says.
   > "we will ring"
   > [B](../../docs/policy/b.md#b)
3. **Should**: begin with the police.
   > "the police first"
   > [B](../../docs/policy/b.md#b)
4. **Will**: listen to every child (how: not in this policy).
   > "we listen
   > to every child"
   > [B](../../docs/policy/b.md#b)
   > "to all"
   > [B](../../docs/policy/b.md#b)

Next: [Here](here.md)

Next: [Not here](not-here.md)

Next: [Read <!-- section -->](../../docs/policy/11-sanctions.md)

"""
    found = settled(said, "must be told".__eq__, "the police first".__eq__, "here.md".__eq__)
    assert (found.advice, found.waiting, found.left_out) == (1, 2, ("Not here", "Read 11-sanctions.md"))
    before, after = said.split("4. **Will**"), found.text.split("4. **Not in this policy**")
    assert after[0] == before[0], "What it has, has nearly, or is spoken of as the policy's was changed."
    assert after[1] == f": listen to every child (how: not in this policy).\n{SOURCE}\nNext: [Here](here.md)\n\n"


def test_lines_about_the_policy_that_no_check_reads_are_named() -> None:
    text = (
        "# A\n\nThe policy says may.\n\n- The policy: [B](#b)\n\n1. **May**: the policy says.\n   More.\n\nSection 8.\n"
    )
    assert of_the_policy("a.md", text) == ["a.md:3", "a.md:10"]


def test_a_name_of_the_first_school_is_refused_in_our_words_and_not_in_the_policy_s() -> None:
    texts = {
        "docs/a.md": 'Ask at Westfield.\n   > "At Westfield we will"\nRing Staffordshire\'s number.',
        "mkdocs.yml": "      - Staffordshire Children's Advice: policy/09.md",
    }
    told = [str(each).split(" is of")[0] for each in names_of_the_first(texts, SECOND)]
    assert told == ["docs/a.md:1: “Westfield”", "docs/a.md:3: “Staffordshire”"]
    assert names_of_the_first(texts, ROOT) == []


def test_a_source_that_is_a_document_of_the_first_school_is_refused_until_it_is_the_school_s_own(
    tmp_path: Path,
) -> None:
    shutil.copytree(SECOND, tmp_path, dirs_exist_ok=True)
    sources = (
        "   > Source: Staffordshire's safeguarding board (one chance rule), seen in part.",
        "   > Source: [Thresholds](https://www.staffordshire-board.example.org/levels), seen in part.",
        "   > Source: [Keeping children safe](https://www.gov.uk/x), and Appendix 3 of the Safeguarding Policy.",
        "Fill in Annex A.",
        '   > "See Annex A"',
        "   > Source: [Report child abuse](https://www.gov.uk/report-child-abuse), GOV.UK.",
    )
    texts = {"tools/duties/duties.md": "\n".join(sources)}
    told = names_of_the_first(texts, tmp_path)
    assert [(each.line, each.what.partition("”")[0]) for each in told] == [
        (1, "“Staffordshire"), (2, "“www.staffordshire-board.example.org"), (3, "“Appendix 3"), (4, "“Annex A"),
    ]  # fmt: skip
    page = tmp_path / "docs" / "policy" / "03-afterwards.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\nAppendix 3 has the form, and Annex A.\n", encoding="utf-8")
    assert [each.line for each in names_of_the_first(texts, tmp_path)] == [1, 2]


def test_no_duty_is_taken_over_with_a_source_of_the_first_school_unseen() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "tools" / "duties").glob("*.md")}
    named = {each.what.partition("”")[0].lstrip("“") for each in names_of_the_first(texts, SECOND)}
    assert {"Staffordshire", "Appendix 3"} <= named


@pytest.mark.thorough
def test_from_an_empty_folder_to_a_list_of_what_is_left(begun: Path, flows: list[Flow]) -> None:
    file = begun.parent / "ours.md"
    file.write_text(POLICY, encoding="utf-8")
    [taken] = say(begun, f"import {file} --write")
    assert taken.returncode == 0, taken.stderr
    [listed] = say(begun, "offered")
    assert [line for line in listed.stdout.splitlines() if not line.startswith(" ")][:-1] == [
        f"{flow.name}: “{flow.title}”, for {flow.audience}." for flow in flows
    ]
    [one] = say(begun, f"offered {HELPER} --write")
    assert one.returncode == 0, one.stderr
    assert any(fold(place.words) in fold(one.stdout) for place in QUOTED.places)
    build = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(begun / "mkdocs.yml")],
        cwd=ROOT, env={**os.environ, "POLICY_PROJECT": str(begun)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert build.returncode != 0
    assert "Traceback" not in build.stderr
    for said in (
        "“local_authority” is empty",
        "“agreed” is missing",
        f"tools/flowcharts/{HELPER}.md:",
        "The school office",
    ):
        assert said in build.stderr
    assert not (begun / "site").exists() or not any((begun / "site").iterdir())
