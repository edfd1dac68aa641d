"""The command `policy-tools`: checks flowcharts and scenarios, lists paths, draws, says what is covered and settled."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.browser.flow.duties import due_on, stated_on, urgency_on
from tools.browser.flow.facts import Value, settle
from tools.browser.flow.model import Flow, Instruction, Step
from tools.browser.flow.walk import Given, paths
from tools.keepers import commands as keeping
from tools.keepers.policy_import.command import add_import, import_policy
from tools.keepers.ready.command import add_ready, ready
from tools.pages.helpers.measure import print_measured
from tools.pages.rehearsal.lengths import in_words, lengths_of
from tools.release.command import add_publish, publish_site
from tools.sources.errors import SourceError
from tools.sources.flowcharts.coverage import coverage_problems, points
from tools.sources.flowcharts.draw import drawing
from tools.sources.flowcharts.duties_command import print_duties, print_endings
from tools.sources.flowcharts.flows import read_flows
from tools.sources.paths import DOCS, FLOWCHARTS, MOMENTS, POLICY, PROJECT, SCENARIOS, elsewhere
from tools.sources.policy.text import read_policy
from tools.sources.scenarios.measure import measured
from tools.sources.scenarios.moments import read_moments
from tools.sources.scenarios.rehearsed import RULES, not_rehearsed, rehearsed
from tools.sources.scenarios.scenarios import read_scenarios
from tools.sources.school import read_school


def main(words: Sequence[str] | None = None) -> int:
    """Runs the command; the result is its exit code: 0 when all is right, 1 when something is wrong."""
    asked = _parser().parse_args(words)
    if other := elsewhere(Path.cwd()):
        print(f"You are in {other}, and this command works on {PROJECT}. Run 'make clean install' there first, or set "
              f"POLICY_PROJECT={other}. Nothing was done.", file=sys.stderr)  # fmt: skip
        return 1
    try:
        done = _run(asked)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads it has seen enough ("| head"). What is left must not be written when Python ends, either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return done


def _run(asked: argparse.Namespace) -> int:
    if (done := keeping.run(asked)) is not None:
        return done
    if asked.job == "ready":
        return ready(asked)
    if asked.job == "publish":
        return publish_site(asked)
    if asked.job == "import":
        return import_policy(asked)
    try:
        flows = read_flows(asked.folder, read_policy(POLICY))
    except SourceError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    named = getattr(asked, "name", None)
    chosen = [flow for flow in flows if named in (None, flow.name)]
    if not chosen:
        print(f"No flowchart '{named}'. There are: {', '.join(flow.name for flow in flows)}.", file=sys.stderr)
        return 1
    match asked.job:
        case "check":
            if asked.folder == FLOWCHARTS and keeping.print_what_to_review():
                return 1
            print(f"{len(flows)} flowcharts, {sum(len(flow.steps) for flow in flows)} steps: all right.")
        case "paths":
            if asked.measure:
                print_measured(
                    chosen, read_school(DOCS / "school.toml"), (DOCS / "index.md").read_text(encoding="utf-8")
                )
            else:
                _print_paths(chosen, asked.json)
        case "duties":
            if named:
                for flow in chosen:
                    print_endings(flow)
            else:
                return print_duties(flows, asked.json)
        case "scenarios":
            return _print_scenarios(flows, asked)
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
    listed.add_argument(
        "--measure", action="store_true", help="how many taps from the home page, how many words on the card"
    )
    table = jobs.add_parser("duties", help="list what each fact calls for, and which endings carry it")
    table.add_argument("name", nargs="?", help="a helper: its endings with their duties")
    table.add_argument("--json", action="store_true", help="as data")
    covered = jobs.add_parser("coverage", help="list where each decision point of the policy is covered")
    covered.add_argument("--json", action="store_true", help="as data")
    rehearsals = jobs.add_parser("scenarios", help="check the training scenarios and moments, list what they rehearse")
    rehearsals.add_argument("--only", default="", metavar="NAME", help="one scenario or moment, by its file name")
    rehearsals.add_argument("--measure", action="store_true", help="how many, how long, which way they lean")
    rehearsals.add_argument("--from", dest="scenarios", type=Path, default=SCENARIOS, help="where the scenarios are")
    add_ready(jobs)
    add_import(jobs)
    add_publish(jobs)
    drawn = jobs.add_parser("draw", help="write a flowchart as a graph in Graphviz's DOT language")
    drawn.add_argument("name")
    keeping.add_jobs(jobs)
    return parser


def _print_paths(flows: Sequence[Flow], as_json: bool) -> None:
    found = [(flow, given, ending) for flow in flows for given, ending in paths(flow)]
    if as_json:
        # A way a line: there are thousands.
        lines = (json.dumps(_way_as_data(*each), ensure_ascii=False) for each in found)
        print("[", ",\n".join(lines), "]", sep="\n")
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
    print("\n".join(map(str, problems)), file=sys.stderr, end="\n" if problems else "")
    return 1 if problems else 0


def _print_scenarios(flows: Sequence[Flow], asked: argparse.Namespace) -> int:
    try:
        policy = read_policy(POLICY)
        scenarios = read_scenarios(asked.scenarios, flows, policy, asked.only)
        moments = read_moments(MOMENTS, flows[0].table, asked.only)
    except SourceError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    if not scenarios and not moments:
        print(f"No scenario '{asked.only}' in {asked.scenarios}, and no such moment.", file=sys.stderr)
        return 1
    parts = rehearsed(scenarios, flows)
    if asked.measure:
        lengths = lengths_of(scenarios, flows, policy)
        takes = {name: in_words(length) for name, length in lengths.items()}
        print("\n".join(measured(scenarios, parts, moments, flows[0].table, takes)))
        return 0
    for moment in moments if asked.only else ():
        print(f"{moment.name}: {moment.words} words to the choice, about {moment.seconds} seconds")
    for part in parts:
        print(f"{part.name}: {part.flow.name} -> {part.ending.id}")
        if asked.only:
            print("".join(f"  exercises: {rule}\n" for rule, holds in RULES.items() if holds(part)), end="")
    if asked.only:
        print(f"{asked.only}: all right.")
        return 0
    missing = not_rehearsed(parts, flows)
    print(f"{len(scenarios)} scenarios, {len(parts)} parts, {len(moments)} moments: all right.")
    print("\n".join(missing), file=sys.stderr, end="\n" if missing else "")
    return 1 if missing else 0


def _way_as_data(flow: Flow, given: Sequence[Given], ending: Step) -> dict[str, object]:
    return {
        "flow": flow.name,
        "answers": given,
        "ending": ending.id,
        "facts": _facts_as_data(flow, given),
        "urgency": urgency_on(flow, given).name.lower().replace("_", "-"),
        "duties": _duties_as_data(flow, given),
        "instructions": [entry for each in ending.instructions for entry in _as_data(each)],
    }


def _facts_as_data(flow: Flow, given: Sequence[Given]) -> dict[str, str]:
    """What the answers say, and what follows from it: "yes", "no" or "not sure". What nobody asked is left out."""
    stated = {name for name, _ in stated_on(flow, given)}
    settled = settle(flow.table.facts, stated_on(flow, given))
    kinds = {fact.name: fact.part_of for fact in flow.table.facts}
    spoken = stated | {kinds[name] for name in stated} | {name for name, whole in kinds.items() if whole in stated}
    told = {name: value for name, value in settled.items() if name in spoken and value is not Value.NOT_ASKED}
    return {name: value.name.lower().replace("_", " ") for name, value in told.items()}


def _duties_as_data(flow: Flow, given: Sequence[Given]) -> list[dict[str, object]]:
    due = due_on(flow, given)
    return [
        {
            "duty": duty.id,
            "kind": duty.kind.value,
            "if": "" if due[duty.id] else duty.given,
            "strength": duty.says.strength.value,
            "words": duty.says.text,
        }
        for duty in flow.table.duties
        if duty.id in due and duty.says
    ]


def _as_data(instruction: Instruction) -> list[dict[str, str]]:
    """One entry a quotation, so that each stands with its section; what is not in the policy has its source instead."""
    told = {"strength": instruction.strength.value, "text": instruction.text}
    if not instruction.quotations:
        return [told | {"quotation": "", "section": "", "source": instruction.source}]
    return [told | {"quotation": each.words, "section": each.section, "source": ""} for each in instruction.quotations]


if __name__ == "__main__":
    raise SystemExit(main())
