"""The command `policy-tools`: checks the flowcharts, lists their paths, draws them, says what they cover."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.guide.draw import drawing
from tools.guide.model import Flow, Instruction
from tools.guide.walk import paths
from tools.publish.coverage import coverage_problems, points
from tools.publish.flows import FlowchartsWrong, read_flows
from tools.publish.places import FLOWCHARTS, POLICY
from tools.publish.policy import read_policy


def main(words: Sequence[str] | None = None) -> int:
    """Runs the command; the result is its exit code: 0 when all is right, 1 when something is wrong."""
    asked = _parser().parse_args(words)
    try:
        flows = read_flows(asked.folder, read_policy(POLICY))
    except FlowchartsWrong as wrong:
        print(wrong, file=sys.stderr)
        return 1
    named = getattr(asked, "name", None)
    chosen = [flow for flow in flows if named in (None, flow.name)]
    if not chosen:
        print(f"No flowchart '{named}'. There are: {', '.join(flow.name for flow in flows)}.", file=sys.stderr)
        return 1
    match asked.job:
        case "check":
            print(f"{len(flows)} flowcharts, {sum(len(flow.steps) for flow in flows)} steps: all right.")
        case "paths":
            _print_paths(chosen, asked.json)
        case "coverage":
            return _print_coverage(flows, asked.json)
        case "draw":
            print("\n".join(drawing(flow) for flow in chosen))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="policy-tools", description=__doc__)
    parser.add_argument("--folder", type=Path, default=FLOWCHARTS, help="where the flowcharts are")
    jobs = parser.add_subparsers(dest="job", required=True)
    jobs.add_parser("check", help="check every flowchart against its own shape and the policy's words")
    listed = jobs.add_parser("paths", help="list every way through a flowchart, or through all")
    listed.add_argument("name", nargs="?")
    listed.add_argument("--json", action="store_true", help="as data, with each ending's instructions")
    covered = jobs.add_parser("coverage", help="list where each decision point of the policy is covered")
    covered.add_argument("--json", action="store_true", help="as data")
    drawn = jobs.add_parser("draw", help="write a flowchart as a graph in Graphviz's DOT language")
    drawn.add_argument("name")
    return parser


def _print_paths(flows: Sequence[Flow], as_json: bool) -> None:
    found = [(flow, given, ending) for flow in flows for given, ending in paths(flow)]
    if as_json:
        print(
            json.dumps(
                [
                    {
                        "flow": flow.name,
                        "answers": given,
                        "ending": ending.id,
                        "instructions": [entry for each in ending.instructions for entry in _as_data(each)],
                    }
                    for flow, given, ending in found
                ],
                ensure_ascii=False,
                indent=1,
            )
        )
        return
    for flow, given, ending in found:
        print(f"{flow.name}: {', '.join(f'{step}={answer}' for step, answer in given)} -> {ending.id}")


def _print_coverage(flows: Sequence[Flow], as_json: bool) -> int:
    policy = read_policy(POLICY)
    problems = coverage_problems(policy, flows)
    if as_json:
        found = [
            {
                "point": point.id,
                "question": point.question,
                "steps": [{"flow": flow, "step": step} for flow, step in point.steps],
                "fields": point.fields,
            }
            for point in points()
        ]
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for point in points():
            print(f"{point.id}: {', '.join([*(f'{flow}#{step}' for flow, step in point.steps), *point.fields])}")
    print("\n".join(problems), file=sys.stderr, end="\n" if problems else "")
    return 1 if problems else 0


def _as_data(instruction: Instruction) -> list[dict[str, str]]:
    """One entry a quotation, so that each stands with its section; what is not in the policy has its source instead."""
    told = {"strength": instruction.strength.value, "text": instruction.text}
    if not instruction.quotations:
        return [told | {"quotation": "", "section": "", "source": instruction.source}]
    return [told | {"quotation": each.words, "section": each.section, "source": ""} for each in instruction.quotations]


if __name__ == "__main__":
    raise SystemExit(main())
