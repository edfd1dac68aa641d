"""A flowchart with mistakes is refused, with one clear message for each mistake, all at once.

Each wrong file in bad/ stands beside the exact messages that it must give.
"""

from pathlib import Path

import pytest

from tools.sources.flowcharts.check import check_flow
from tools.sources.flowcharts.flows import FlowchartsWrong, read_flows
from tools.sources.flowcharts.read import read_flow
from tools.sources.policy.text import Policy

BAD = Path(__file__).parent / "bad"


@pytest.mark.parametrize("name", sorted(path.stem for path in BAD.glob("*.md")))
def test_each_wrong_flowchart_gives_exactly_its_messages(name: str, policy: Policy, tmp_path: Path) -> None:
    folder = tmp_path / "tools" / "flowcharts"
    folder.mkdir(parents=True)
    (tmp_path / "docs" / "policy").mkdir(parents=True)
    (tmp_path / "docs" / "policy" / "02-our-staff.md").touch()
    (folder / f"{name}.md").write_bytes((BAD / f"{name}.md").read_bytes())
    with pytest.raises(FlowchartsWrong) as wrong:
        read_flows(folder, policy)
    assert str(wrong.value) == (BAD / f"{name}.txt").read_text(encoding="utf-8").strip()


def test_the_mistakes_of_all_files_are_told_at_once(policy: Policy, tmp_path: Path) -> None:
    for path in BAD.glob("*.md"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with pytest.raises(FlowchartsWrong) as wrong:
        read_flows(tmp_path, policy)
    assert {problem.path for problem in wrong.value.problems} == {path.name for path in BAD.glob("*.md")}


def test_a_helper_for_those_who_decide_may_pause_beyond_seven_answers() -> None:
    text = (BAD / "too-long.md").read_text(encoding="utf-8")
    flow, problems = read_flow("too-long", "too-long.md", text.replace("for: all staff", "for: the DSL"))
    assert flow and problems == []
    assert check_flow(flow) == []
