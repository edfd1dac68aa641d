"""The examples of the guides, done as they say, give the messages that the guides print."""

import re
from pathlib import Path

import pytest

from tests.keep.conftest import DAY, LATER, Date
from tools.sources.errors import SourceError
from tools.sources.flowcharts.flows import read_flows
from tools.sources.paths import DOCS, ROOT
from tools.sources.policy.quoted import note_problems
from tools.sources.policy.text import Policy, read_policy
from tools.sources.review.reviewing import chosen, recorded, wanted
from tools.sources.review.snapshot import Snapshot, read_snapshot
from tools.sources.review.units import reviewable

OLD, NEW = "if there were there any", "if there were any"
PAGE = "docs/policy/06-responding.md"
LEANING = (
    "docs/notes/notes.toml",
    "tools/decision-points.json",
    "tools/flowcharts/responding-to-an-incident.md",
    "tools/flowcharts/a-report-of-sexual-violence-or-harassment.md",
)


def guide(name: str) -> str:
    """A guide's words on one line, its marks for quoting taken out."""
    text = (DOCS / "contributing" / name).read_text(encoding="utf-8")
    return plain(" ".join(re.sub(r"^> ?", "", text, flags=re.M).split()))


def plain(message: str) -> str:
    """Without its line and its day: those of the guide were right when it was written, and are an example."""
    return re.sub(r"review of \d+ \w+ \d{4}", "review of DAY", re.sub(r"(\.\w+):\d+:", r"\1:LINE:", message))


def flowchart_problems(copy: Path, policy: Policy) -> list[str]:
    try:
        read_flows(copy / "tools" / "flowcharts", policy)
    except SourceError as wrong:
        return [f"tools/flowcharts/{problem}" for problem in wrong.problems]
    return []


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.thorough
@pytest.mark.skipif(
    OLD not in (ROOT / PAGE).read_text(encoding="utf-8"), reason="an edition has taken its sentence out"
)
def test_the_example_of_a_word_of_the_policy(copy: Path, present: Snapshot, dated: Date) -> None:
    told = guide("changing-the-policy.md")
    record = recorded(present, {}, reviewable(present), "the DSL", DAY)
    replace(copy / PAGE, OLD, NEW)
    policy = read_policy(copy / "docs" / "policy")
    [note] = note_problems(copy / "docs/notes/notes.toml", policy)
    flowcharts = flowchart_problems(copy, policy)
    assert len(flowcharts) == 3, "the guide says that three steps quote the sentence"
    assert plain(str(note)) in told
    assert plain(flowcharts[1]) in told
    for file in LEANING:
        assert file in told
        replace(copy / file, OLD, NEW)
    assert note_problems(copy / "docs/notes/notes.toml", policy) == []
    # How strongly the new words speak is looked up in the project's own list, which still has the old ones.
    assert not any("does not stand in" in problem for problem in flowchart_problems(copy, policy))
    now = read_snapshot(copy, "copy")
    asked = {unit.key: str(problem) for unit, problem in wanted(now, record)}
    command = re.search(r"reviewed --by \"the Designated Safeguarding Lead\" \\ (.+?) ```", told)
    assert command, "the guide shows the command that records the reviews"
    assert set(asked) == set(command[1].split())
    assert plain(asked["helper/responding-to-an-incident"]) in told
    for file in LEANING[2:]:
        dated(file, LATER)
    now = read_snapshot(copy, "copy")
    after = recorded(now, record, chosen(now, record, command[1].split(), False), "the DSL", LATER)
    assert wanted(now, after) == []


def test_the_example_of_one_more_instruction(copy: Path, present: Snapshot, policy: Policy) -> None:
    told = guide("changing-a-flowchart.md")
    record = recorded(present, {}, reviewable(present), "the DSL", DAY)
    text = (DOCS / "contributing" / "changing-a-flowchart.md").read_text(encoding="utf-8")
    example = re.search(r"```markdown\n(2\. \*\*Must\*\*.+?)```", text, re.S)
    assert example
    helper = copy / "tools/flowcharts/where-a-child-can-turn.md"
    before, step, after = helper.read_text(encoding="utf-8").partition("## Help a child to tell\n")
    helper.write_text(before + step + after.replace("\n2. ", f"\n{example[1]}2. ", 1), encoding="utf-8")
    [refused] = flowchart_problems(copy, policy)
    assert plain(refused) in told
    replace(helper, "2. **Must**: listen without judging", "2. **Will**: listen without judging")
    assert flowchart_problems(copy, policy) == []
    [(_, asked)] = wanted(read_snapshot(copy, "copy"), record)
    assert plain(str(asked)) in told
