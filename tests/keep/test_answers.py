"""One answer of a person about one sentence of the policy holds for every place that rests on it, or for none."""

import json
import re
from pathlib import Path

import pytest

from tests.keep.next_edition import reword
from tools.cli import main
from tools.keepers.requote import Requoted, requote
from tools.keepers.writing import undo, write_all
from tools.sources.errors import SourceError
from tools.sources.left import in_groups
from tools.sources.policy.text import read_policy
from tools.sources.taken.answers import OURS, Answers
from tools.sources.taken.follow import NOTHING_SAID
from tools.sources.taken.written import written

LINE = "- ascertain if there were there any witnesses to the abuse\n"
WORDS = LINE.strip("- \n")
NUMBER = "6.9"


def asked(root: Path, answers: Answers = NOTHING_SAID) -> Requoted:
    return requote(read_policy(root / "docs" / "policy"), root, answers)


def quoting(texts: dict[str, str]) -> set[str]:
    return {path for path, text in texts.items() if WORDS in text and path.startswith(("tools/flow", "tools/duties"))}


def resting_on_it_alone(text: str) -> int:
    """How many instructions quote the sentence and nothing else."""
    each = re.split(r"(?m)^(?:\d+\. \*\*|## )", text)
    return sum(WORDS in one and one.count('   > "') == 1 for one in each)


@pytest.fixture
def without(copy: Path) -> Path:
    """The project, and a policy that no longer has one sentence."""
    reword(copy, "06-responding.md", LINE, "")
    return copy


def test_a_sentence_that_was_taken_out_is_told_once_with_its_answers(without: Path) -> None:
    told = [each.what for each in asked(without).left if each.sentence and each.path != "docs/notes/notes.toml"]
    assert len(told) > 4
    assert all(f"requote --remove {NUMBER} --write (or --keep)" in each for each in told)


@pytest.mark.thorough
def test_remove_takes_every_instruction_out_and_counts_the_rest_anew(without: Path) -> None:
    before = written(without)
    had = quoting(before)
    write_all(asked(without, {"6.9": "remove"}).texts, without)
    after = written(without)
    assert had
    assert quoting(after) == set()
    for path in had:
        steps = re.split(r"(?m)^## ", after[path])
        counts = [list(map(int, re.findall(r"(?m)^(\d+)\. \*\*", step))) for step in steps]
        assert all(each == list(range(1, len(each) + 1)) for each in counts), path
        had_and_has = [len(re.findall(r"(?m)^\d+\. \*\*", text[path])) for text in (before, after)]
        assert had_and_has[0] - had_and_has[1] == resting_on_it_alone(before[path]), path
    assert sum(resting_on_it_alone(before[path]) for path in had) > 1
    assert WORDS not in after["tools/decision-points.json"]
    assert all(point["quotes"] for point in json.loads(after["tools/decision-points.json"]))
    left = {each.path for each in asked(without).left}
    assert left == {"docs/for/new-staff.md", "docs/notes/notes.toml"}, "a page's own sentence is for somebody to write"


@pytest.mark.thorough
def test_keep_goes_on_saying_it_as_ours_and_never_as_the_policys(without: Path) -> None:
    before = written(without)
    had = quoting(before)
    write_all(asked(without, {"6.9": "keep"}).texts, without)
    after = written(without)
    assert quoting(after) == set()
    for path in had:
        many = resting_on_it_alone(before[path])
        assert after[path].count(f"said it ({NUMBER}), and this one does not.") == many
        assert after[path].count("**Not in this policy**") == before[path].count("**Not in this policy**") + many


@pytest.mark.thorough
def test_keep_labels_our_own_sentence_and_it_is_not_asked_about_again(copy: Path) -> None:
    reword(copy, "04-what-is-it.md", "Sexual Harassment **must** be", "Sexual Harassment **should** be")
    page = "docs/for/governors.md"
    (copy / page).write_text(
        "# For governors\n\nA report must be referred\nimmediately to the DSL. Ask how.\n", "utf-8"
    )
    assert page in {each.path for each in asked(copy).left}
    write_all(asked(copy, {"4.39": "keep"}).texts, copy)
    assert f"immediately to the DSL ({OURS}). Ask how." in (copy / page).read_text(encoding="utf-8")
    assert page not in {each.path for each in asked(copy).left}


@pytest.mark.thorough
def test_no_step_and_no_duty_is_left_with_nothing_to_say(without: Path) -> None:
    path = without / "tools/flowcharts/the-police.md"
    only = (
        f'\n## Only this\nA step.\n\n1. **Will**: look.\n   > "{WORDS}"\n'
        "   > [It](../../docs/policy/06-responding.md#it-is-also-important)\n"
    )
    path.write_text(path.read_text(encoding="utf-8") + only, encoding="utf-8")
    found = asked(without, {"6.9": "remove"})
    assert path not in found.texts
    assert "tools/flowcharts/the-police.md" in {each.path for each in found.left}


@pytest.fixture
def reworded(copy: Path) -> Path:
    """A policy that says a sentence in words so unlike the old ones that nobody but a person can tell."""
    reword(copy, "06-responding.md", LINE, "- find out from others who saw or heard it\n")
    return copy


@pytest.mark.thorough
def test_a_sentence_that_only_has_other_words_follows_when_a_person_says_which_it_is(reworded: Path) -> None:
    seen = in_groups(each.problem for each in asked(reworded).left)
    assert "A sentence that was taken out (6.9)" in seen
    assert "(or --keep), or --becomes 6.9=NUMBER. Places that rest on it" in seen
    policy = read_policy(reworded / "docs" / "policy")
    texts = requote(policy, reworded, becomes={"6.9": "6.9"}).texts
    after = {path.relative_to(reworded).as_posix(): text or "" for path, text in texts.items()}
    had = quoting(written(reworded))
    assert had
    for path in had:
        assert WORDS not in after[path]
        assert '> "find out from others who saw or heard it"' in after[path]


def test_a_pair_of_numbers_that_cannot_be_one_is_refused(reworded: Path) -> None:
    policy = read_policy(reworded / "docs" / "policy")
    with pytest.raises(SourceError, match=r"6\.8 is not the number of a sentence that was taken out"):
        requote(policy, reworded, becomes={"6.8": "6.9"})
    with pytest.raises(SourceError, match=r"6\.10 is not the number of a sentence that is new"):
        requote(policy, reworded, becomes={"6.9": "6.10"})


@pytest.mark.thorough
def test_what_cannot_be_answered_so_is_refused_and_all_can_be_taken_back(without: Path) -> None:
    with pytest.raises(SourceError, match=r"6\.9 was taken out, and there are no words to change it to"):
        asked(without, {"6.9": "change"})
    with pytest.raises(SourceError, match=r"6\.8 is not the number"):
        asked(without, {"6.8": "remove"})
    before = written(without)
    write_all(asked(without, {"6.9": "remove"}).texts, without)
    undo(without)
    assert written(without) == before


def test_an_answer_that_is_given_twice_over_is_heard_both_times(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["requote", "--change", "1.1", "--change", "1.2"]) == 1
    told = capsys.readouterr().err
    assert "1.1 is not the number" in told
    assert "1.2 is not the number" in told
