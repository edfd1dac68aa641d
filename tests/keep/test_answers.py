"""One answer of a person about one sentence of the policy holds for every place that rests on it, or for none."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.keep.next_edition import reword, weaken
from tests.sentences import Sentence, binding, much_quoted
from tools.cli import main
from tools.keepers.requote import Requoted, requote
from tools.keepers.writing import undo, write_all
from tools.sources.errors import SourceError
from tools.sources.left import in_groups
from tools.sources.policy.text import read_policy
from tools.sources.taken.answers import OURS, Answers
from tools.sources.taken.follow import NOTHING_SAID
from tools.sources.taken.written import written

ELSE = "say no more than this to anybody"
"""Words so unlike those that were there that nobody but a person can tell."""
Quoting = Callable[[dict[str, str]], set[str]]


def beside(sentence: Sentence) -> tuple[str, str]:
    """The numbers of what stands before it and after it."""
    section, at = sentence.number.split(".")
    return f"{section}.{int(at) - 1}", f"{section}.{int(at) + 1}"


def asked(root: Path, answers: Answers = NOTHING_SAID) -> Requoted:
    return requote(read_policy(root / "docs" / "policy"), root, answers)


@pytest.fixture(scope="module")
def gone() -> Sentence:
    """A sentence that the policy no longer has."""
    return much_quoted()


@pytest.fixture(scope="module")
def quoting(gone: Sentence) -> Quoting:
    return lambda texts: {
        path for path, text in texts.items() if gone.core in text and path.startswith(("tools/flow", "tools/duties"))
    }


@pytest.fixture(scope="module")
def resting_on_it_alone(gone: Sentence) -> Callable[[str], int]:
    """How many instructions of a text quote the sentence and nothing else."""

    def count(text: str) -> int:
        each = re.split(r"(?m)^(?:\d+\. \*\*|## )", text)
        return sum(gone.core in one and one.count('   > "') == 1 for one in each)

    return count


@pytest.fixture
def without(copy: Path, gone: Sentence) -> Path:
    """The project, and a policy that no longer has the sentence."""
    reword(copy, gone.page, f"- {gone.line}\n", "")
    return copy


def test_a_sentence_that_was_taken_out_is_told_once_with_its_answers(without: Path, gone: Sentence) -> None:
    told = [each.what for each in asked(without).left if each.sentence and each.path != "docs/notes/notes.toml"]
    assert len(told) > 3
    assert all(f"requote --remove {gone.number} --write (or --keep)" in each for each in told)


def _lone(text: str, core: str, resting_on_it_alone: Callable[[str], int]) -> int:
    """How many instructions are all that their steps say, and quote the sentence alone."""
    steps = [step for step in re.split(r"(?m)^## ", text) if core in step]
    own = [len(re.findall(r"(?m)^\d+\. \*\*", step)) for step in steps]
    return sum(many for step, many in zip(steps, own, strict=True) if many == resting_on_it_alone(f"## {step}"))


@pytest.mark.thorough
def test_remove_takes_every_instruction_out_and_counts_the_rest_anew(
    without: Path, gone: Sentence, quoting: Quoting, resting_on_it_alone: Callable[[str], int]
) -> None:
    before = written(without)
    had = quoting(before)
    write_all(asked(without, {gone.number: "remove"}).texts, without)
    after = written(without)
    assert had
    # A step that would say nothing any more is left to somebody.
    alone = {path: _lone(before[path], gone.core, resting_on_it_alone) for path in had}
    alone = {path: many for path, many in alone.items() if many}
    assert quoting(after) == {*alone}
    for path in had:
        steps = re.split(r"(?m)^## ", after[path])
        counts = [list(map(int, re.findall(r"(?m)^(\d+)\. \*\*", step))) for step in steps]
        assert all(each == list(range(1, len(each) + 1)) for each in counts), path
        had_and_has = [len(re.findall(r"(?m)^\d+\. \*\*", text[path])) for text in (before, after)]
        assert had_and_has[0] - had_and_has[1] == resting_on_it_alone(before[path]) - alone.get(path, 0), path
    assert sum(resting_on_it_alone(before[path]) for path in had) > 1
    assert gone.core not in after["tools/decision-points.json"]
    assert all(point["quotes"] for point in json.loads(after["tools/decision-points.json"]))
    pages = {path for path, text in before.items() if path.startswith("docs/") and gone.core in " ".join(text.split())}
    left = {each.path for each in asked(without).left}
    assert left == pages | {"docs/notes/notes.toml", *alone}, "a page's own sentence is for somebody to write"


@pytest.mark.thorough
def test_keep_goes_on_saying_it_as_ours_and_never_as_the_policys(
    without: Path, gone: Sentence, quoting: Quoting, resting_on_it_alone: Callable[[str], int]
) -> None:
    before = written(without)
    had = quoting(before)
    write_all(asked(without, {gone.number: "keep"}).texts, without)
    after = written(without)
    assert quoting(after) == set()
    for path in had:
        many = resting_on_it_alone(before[path])
        assert after[path].count(f"said it ({gone.number}), and this one does not.") == many
        assert after[path].count("**Not in this policy**") == before[path].count("**Not in this policy**") + many


@pytest.mark.thorough
def test_keep_labels_our_own_sentence_and_it_is_not_asked_about_again(copy: Path) -> None:
    sentence = binding()
    weaken(copy, sentence)
    page = "docs/for/governors.md"
    said, last = sentence.bound.rsplit(" ", 1)
    (copy / page).write_text(f"# For governors\n\nA report {said}\n{last} to the DSL. Ask how.\n", "utf-8")
    assert page in {each.path for each in asked(copy).left}
    write_all(asked(copy, {sentence.number: "keep"}).texts, copy)
    assert f"{last} to the DSL ({OURS}). Ask how." in (copy / page).read_text(encoding="utf-8")
    assert page not in {each.path for each in asked(copy).left}


@pytest.mark.thorough
def test_no_step_and_no_duty_is_left_with_nothing_to_say(without: Path, gone: Sentence) -> None:
    path = without / "tools/flowcharts/the-police.md"
    only = (
        f'\n## Only this\nA step.\n\n1. **The policy says**: look.\n   > "{gone.text}"\n'
        f"   > [It](../../docs/policy/{gone.page})\n"
    )
    path.write_text(path.read_text(encoding="utf-8") + only, encoding="utf-8")
    found = asked(without, {gone.number: "remove"})
    text = found.texts.get(path) or path.read_text(encoding="utf-8")
    assert gone.text in text.partition("## Only this")[2]
    assert "tools/flowcharts/the-police.md" in {each.path for each in found.left}


@pytest.fixture
def reworded(copy: Path, gone: Sentence) -> Path:
    """A policy that says a sentence in words so unlike the old ones that nobody but a person can tell."""
    reword(copy, gone.page, f"- {gone.line}\n", f"- {ELSE}\n")
    return copy


@pytest.mark.thorough
def test_a_sentence_that_only_has_other_words_follows_when_a_person_says_which_it_is(
    reworded: Path, gone: Sentence, quoting: Quoting
) -> None:
    seen = in_groups(each.problem for each in asked(reworded).left)
    assert f"A sentence that was taken out ({gone.number})" in seen
    assert f"(or --keep), or --becomes {gone.number}=NUMBER. Places that rest on it" in seen
    policy = read_policy(reworded / "docs" / "policy")
    texts = requote(policy, reworded, becomes={gone.number: gone.number}).texts
    after = {path.relative_to(reworded).as_posix(): text or "" for path, text in texts.items()}
    had = quoting(written(reworded))
    assert had
    for path in had:
        assert gone.core not in after[path]
        assert f'> "{ELSE}"' in after[path]


def test_a_pair_of_numbers_that_cannot_be_one_is_refused(reworded: Path, gone: Sentence) -> None:
    policy = read_policy(reworded / "docs" / "policy")
    before, after = beside(gone)
    with pytest.raises(SourceError, match=rf"{re.escape(before)} is not the number of a sentence that was taken out"):
        requote(policy, reworded, becomes={before: gone.number})
    with pytest.raises(SourceError, match=rf"{re.escape(after)} is not the number of a sentence that is new"):
        requote(policy, reworded, becomes={gone.number: after})


@pytest.mark.thorough
def test_what_cannot_be_answered_so_is_refused_and_all_can_be_taken_back(without: Path, gone: Sentence) -> None:
    with pytest.raises(
        SourceError, match=rf"{re.escape(gone.number)} was taken out, and there are no words to change it to"
    ):
        asked(without, {gone.number: "change"})
    before_it, _ = beside(gone)
    with pytest.raises(SourceError, match=rf"{re.escape(before_it)} is not the number"):
        asked(without, {before_it: "remove"})
    before = written(without)
    write_all(asked(without, {gone.number: "remove"}).texts, without)
    undo(without)
    assert written(without) == before


def test_an_answer_that_is_given_twice_over_is_heard_both_times(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["requote", "--change", "1.1", "--change", "1.2"]) == 1
    told = capsys.readouterr().err
    assert "1.1 is not the number" in told
    assert "1.2 is not the number" in told
