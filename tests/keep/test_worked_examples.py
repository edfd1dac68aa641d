"""The examples of the guides, done as they say, give the messages that the guides print."""

import datetime
import re
from pathlib import Path

from tools.keep.edition import Edition, read_edition
from tools.keep.pieces import reviewable
from tools.keep.reviewing import chosen, recorded, wanted
from tools.publish.helpers.flows import FlowchartsWrong, read_flows
from tools.publish.places import DOCS
from tools.publish.policy.quoted import note_problems
from tools.publish.policy.text import Policy, read_policy

OLD, NEW = "if there were there any", "if there were any"
LEANING = (
    "docs/notes/notes.toml",
    "tools/decision-points.json",
    "tools/flowcharts/responding-to-an-incident.md",
    "tools/flowcharts/a-report-of-sexual-violence-or-harassment.md",
)


def guide(name: str) -> str:
    """A guide's words on one line, its marks for quoting taken out."""
    text = (DOCS / "contributing" / name).read_text(encoding="utf-8")
    return " ".join(re.sub(r"^> ?", "", text, flags=re.M).split())


def flowchart_problems(copy: Path, policy: Policy) -> list[str]:
    try:
        read_flows(copy / "tools" / "flowcharts", policy)
    except FlowchartsWrong as wrong:
        return [f"tools/flowcharts/{problem}" for problem in wrong.problems]
    return []


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_example_of_a_word_of_the_policy(copy: Path, present: Edition) -> None:
    told = guide("changing-the-policy.md")
    record = recorded(present, {}, reviewable(present), "the DSL", datetime.date(2026, 11, 25))
    replace(copy / "docs/policy/06-responding.md", OLD, NEW)
    policy = read_policy(copy / "docs" / "policy")
    [note] = note_problems(copy / "docs/notes/notes.toml", policy)
    flowcharts = flowchart_problems(copy, policy)
    assert len(flowcharts) == 4, "the guide says that four steps quote the sentence"
    assert note in told
    assert flowcharts[1] in told
    for file in LEANING:
        assert file in told
        replace(copy / file, OLD, NEW)
    assert note_problems(copy / "docs/notes/notes.toml", policy) == []
    # How strongly the new words speak is looked up in the project's own list, which still has the old ones.
    assert not any("does not stand in" in problem for problem in flowchart_problems(copy, policy))
    now = read_edition(copy, "copy")
    asked = {piece.key: str(problem) for piece, problem in wanted(now, record)}
    command = re.search(r"reviewed --by \"the Designated Safeguarding Lead\" \\ (.+?) ```", told)
    assert command, "the guide shows the command that records the reviews"
    assert set(asked) == set(command[1].split())
    assert asked["helper/responding-to-an-incident"] in told
    for file in LEANING[2:]:
        replace(copy / file, "reviewed: 2026-11-23", "reviewed: 2026-12-01")
    now = read_edition(copy, "copy")
    after = recorded(now, record, chosen(now, record, command[1].split(), False), "the DSL", datetime.date(2026, 12, 1))
    assert wanted(now, after) == []


def test_the_example_of_one_more_instruction(copy: Path, present: Edition, policy: Policy) -> None:
    told = guide("changing-a-flowchart.md")
    record = recorded(present, {}, reviewable(present), "the DSL", datetime.date(2026, 11, 25))
    text = (DOCS / "contributing" / "changing-a-flowchart.md").read_text(encoding="utf-8")
    example = re.search(r"```markdown\n(2\. \*\*Must\*\*.+?)```", text, re.S)
    assert example
    helper = copy / "tools/flowcharts/a-child-has-told-me-something.md"
    before, ending, after = helper.read_text(encoding="utf-8").partition("## Report and record it\n")
    helper.write_text(before + ending + after.replace("\n2. ", f"\n{example[1]}2. ", 1), encoding="utf-8")
    [refused] = flowchart_problems(copy, policy)
    assert refused in told
    replace(helper, "2. **Must**: make notes of every", "2. **Will**: make notes of every")
    assert flowchart_problems(copy, policy) == []
    [(_, asked)] = wanted(read_edition(copy, "copy"), record)
    assert str(asked) in told
