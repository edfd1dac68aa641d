"""The policy with its terms brought up to date: what no longer matches is listed, all of it and nothing else.

`child-on-child-2026.txt` is made for these tests and is no policy of any school. What is expected of it is worked out
here from the text itself, without the code that takes it in.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.browser.assessment.fields import CONSIDERATIONS
from tools.browser.flow.model import Flow, Quotation
from tools.keepers.policy_import.command import report
from tools.keepers.policy_import.pages import ImportedPolicy
from tools.keepers.policy_import.taking_in import imported_policy, write
from tools.keepers.policy_import.unmatched import unmatched
from tools.sources.paths import DOCS, QUIZ, ROOT, SCENARIOS
from tools.sources.policy.text import Policy
from tools.sources.scenarios.scenarios import read_scenarios

FILE = Path(__file__).parent / "child-on-child-2026.txt"
FILES = {"F": "index", "I": "index", "S": "additional-support", "A": "annex-a"}


@pytest.fixture(scope="module")
def imported() -> ImportedPolicy:
    return imported_policy(FILE)


@pytest.fixture(scope="module")
def lost(imported: ImportedPolicy, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    folder = tmp_path_factory.mktemp("pages")
    write(imported, folder)
    return unmatched(folder, list(imported.pages))


def new_lines() -> dict[str, list[str]]:
    """The lines of each section of the file as a reader sees them, by the name of its page."""
    starts = {"Additional support and guidance": "additional-support", "ANNEX A Risk Assessment/Safety": "annex-a"}
    pages = sorted(path.stem for path in (DOCS / "policy").glob("[01]*.md"))
    starts |= {f"{int(page[:2])}. ": page for page in pages}
    found: dict[str, list[str]] = {"index": []}
    page, section = "index", 0
    for line in FILE.read_text(encoding="utf-8").splitlines():
        plain = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", line.removeprefix("- ")).replace("**", "").replace("•", " ")
        begins = next((name for start, name in starts.items() if plain.startswith(start)), "")
        if begins and not line.startswith("- ") and (begins[0] not in "01" or int(begins[:2]) == section + 1):
            page = begins
            section += begins[0] in "01"
        found.setdefault(page, []).append(" ".join(plain.split()))
    return found


def stands(words: str, page: str) -> bool:
    return any(" ".join(words.split()) in line for line in new_lines()[page])


def places(problems: list[str]) -> set[str]:
    return {":".join(problem.split(":")[:2]) for problem in problems}


def quotations(flows: list[Flow]) -> Iterator[tuple[str, Quotation]]:
    """Of every helper, and of the duties that all of them show."""
    for flow in flows:
        for step in flow.steps:
            yield from ((flow.path, each) for said in step.instructions for each in said.quotations)
    for duty in flows[0].table.duties:
        yield from (("tools/duties/duties.md", each) for each in (duty.says.quotations if duty.says else ()))


def test_the_terms_are_all_that_the_file_is_about() -> None:
    text = FILE.read_text(encoding="utf-8").lower()
    assert "peer on peer" not in text
    assert "peer-on-peer" not in text
    assert text.count("child-on-child") > 20


def test_no_file_of_the_site_is_published_from_it() -> None:
    assert not [path for path in DOCS.rglob("*.md") if "child-on-child abuse policy" in path.read_text("utf-8").lower()]


def test_every_page_keeps_its_name_and_nearly_every_id(imported: ImportedPolicy) -> None:
    assert list(imported.pages) == [*dict.fromkeys(imported.pages)]
    for name, text in imported.pages.items():
        before = set(re.findall(r"#([\w-]+)[ }]", (DOCS / "policy" / name).read_text(encoding="utf-8")))
        assert before <= set(re.findall(r"#([\w-]+)[ }]", text)), name


@pytest.mark.thorough
def test_every_quotation_of_a_helper_that_no_longer_stands_is_listed_and_no_other(
    flows: list[Flow], lost: dict[str, list[str]]
) -> None:
    expected = {
        f"{path}:{quotation.line}"
        for path, quotation in quotations(flows)
        if not stands(quotation.words, quotation.section.removesuffix(".md"))
    }
    assert len(expected) > 50
    assert {"tools/duties/duties.md", "tools/flowcharts/the-police.md"} <= {each.partition(":")[0] for each in expected}
    assert places([each for each in lost["Helpers"] if "does not stand in" in each]) == expected


def test_the_same_holds_for_the_scenarios(flows: list[Flow], policy: Policy, lost: dict[str, list[str]]) -> None:
    expected = {
        f"{scenario.path}:{quotation.line}"
        for scenario in read_scenarios(SCENARIOS, flows, policy)
        for part in scenario.parts
        for instruction in part.instructions
        for quotation in instruction.quotations
        if not stands(quotation.words, quotation.section.removesuffix(".md"))
    }
    assert expected
    assert places([each for each in lost["Scenarios"] if "does not stand in" in each]) == expected


def test_the_same_holds_for_the_quiz(lost: dict[str, list[str]]) -> None:
    questions = tomllib.loads(QUIZ.read_text(encoding="utf-8"))["question"]
    expected = {each["id"] for each in questions if not stands(each["quote"], each["section"].removesuffix(".md"))}
    assert expected
    assert {re.findall(r"question “([\w-]+)”", each)[0] for each in lost["The quiz"]} == expected


@pytest.mark.thorough
def test_the_same_holds_for_the_decision_points(lost: dict[str, list[str]]) -> None:
    path = ROOT / "tools" / "decision-points.json"
    lines = path.read_text(encoding="utf-8").splitlines()
    expected = sorted(
        (point["id"], quote["words"])
        for point in json.loads(path.read_text(encoding="utf-8"))
        for quote in point["quotes"]
        if not any(stands(quote["words"], page) for page in new_lines())
    )
    told = []
    for problem in lost["Decision points"]:
        [(line, point)] = re.findall(r"json:(\d+): point (\S+):", problem)
        told.append((point, json.loads(f"{{{lines[int(line) - 1].strip().rstrip(',')}}}")["words"]))
    assert len(expected) > 10
    assert sorted(told) == expected


def test_the_same_holds_for_the_notes_and_the_guidance(lost: dict[str, list[str]]) -> None:
    def gone(places: list[dict[str, str]]) -> list[str]:
        pages = {str(int(name[:2])): name for name in new_lines() if name[0] in "01"} | FILES
        shown = [each for each in places if not each.get("adopted_only")]
        return [each["words"] for each in shown if not stands(each["words"], pages[each["section"]])]

    notes = tomllib.loads((DOCS / "notes" / "notes.toml").read_text(encoding="utf-8"))["notes"]
    changes = tomllib.loads((DOCS / "notes" / "guidance.toml").read_text(encoding="utf-8"))["changes"]
    expected_notes = sorted(words for note in notes for words in gone(note["quotes"]))
    expected_guidance = sorted(words for change in changes for words in gone(change["cited"]))
    told = re.compile(r"does not have the words “(.*)”\. Copy|the new text does not have “(.*)”\. Take")
    assert sorted(told.findall(each)[0][0] for each in lost["Notes on the text"]) == expected_notes
    assert sorted(told.findall(each)[0][1] for each in lost["Guidance"]) == expected_guidance


def test_new_links_lost_links_and_the_form_are_listed(lost: dict[str, list[str]]) -> None:
    told = "\n".join(lost["Links"])
    new = {"KCSIE 2026", "Keeping children safe in education 2026", "Behaviour in schools", "CEOP Education"}
    new |= {"Working Together to Safeguard Children 2026"}
    assert set(re.findall(r"the link “([^”]+)” is not in links.toml", told)) == new
    assert "the policy has no link “Think u know”" in told
    asked = [question for row in CONSIDERATIONS for question in row.questions if row.source == "annex-a"]
    assert len(lost["The form"]) == len([each for each in asked if not stands(each, "annex-a")])
    assert any("Refer to KCSIE 2026, Part five." in each for each in lost["The form"])


def test_what_the_new_text_asks_and_no_helper_uses_is_listed(lost: dict[str, list[str]]) -> None:
    told = "\n".join(lost["Sentences that no helper uses"])
    assert "no helper uses “never promise to keep what they tell us secret”" in told
    assert "no helper uses “If the DSL is not there, a deputy must be told.”" in told


def test_the_report_has_what_is_new_and_what_is_gone(imported: ImportedPolicy, lost: dict[str, list[str]]) -> None:
    told = "\n".join(report(imported, lost))
    new = told.partition("\nNew (")[2].partition("\n\n")[0]
    assert "never promise to keep what they tell us secret" in new
    gone = told.partition("\nGone (")[2].partition("\n\n")[0]
    assert "Think u know" in gone
    assert "No longer matches: Helpers" in told
