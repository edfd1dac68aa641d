"""What pages show as the policy's is the policy's: numbers, dates, names, places, and how strongly it speaks."""

import re
import shutil
from pathlib import Path

import pytest

from tools.browser.flow.model import Problem
from tools.generators.mkdocs_plugin import PolicySite
from tools.sources.days import on_day
from tools.sources.errors import SourceError
from tools.sources.left import in_groups, not_told
from tools.sources.paths import DOCS, PROJECT, QUIZ, ROOT
from tools.sources.policy.facts import days, fact_problems
from tools.sources.policy.text import Policy, read_policy
from tools.sources.policy.typed import typed_problems
from tools.sources.quiz import read_quiz
from tools.sources.school import read_school

SCHOOL = DOCS / "school.toml"
HERE = read_school(SCHOOL)


def reworded(tmp_path: Path, page: str, old: str, new: str) -> Policy:
    """The policy with other words on one page."""
    folder = tmp_path / "policy"
    shutil.copytree(DOCS / "policy", folder, dirs_exist_ok=True)
    text = (folder / page).read_text(encoding="utf-8")
    assert old in text
    (folder / page).write_text(text.replace(old, new), encoding="utf-8")
    return read_policy(folder)


def school_problems(tmp_path: Path, policy: Policy, *changes: tuple[str, str]) -> str:
    text = SCHOOL.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "school.toml"
    path.write_text(text, encoding="utf-8")
    return "\n".join(map(str, fact_problems(path, read_school(path), policy)))


def test_the_school_s_file_says_what_the_policy_says(tmp_path: Path, policy: Policy) -> None:
    assert school_problems(tmp_path, policy) == ""


def test_an_old_number_is_not_shown_as_the_one_printed_when_only_its_words_follow(
    tmp_path: Path, policy: Policy
) -> None:
    contact = next(each for each in read_school(SCHOOL).contacts if each.number and each.printed)
    [printed, *_] = contact.printed
    page = next(each.path.name for each in policy.sections if each.key == printed.section)
    after = printed.words.replace(contact.number, "0300 111 8007")
    said = school_problems(tmp_path, reworded(tmp_path, page, contact.number, "0300 111 8007"), (printed.words, after))
    assert f"“{contact.key}” shows “{contact.number}” as printed in the policy" in said
    assert "the policy's words have 0300 111 8007" in said


def test_a_number_or_address_of_the_policy_that_no_contact_has_is_told(tmp_path: Path) -> None:
    page = "additional-support.md"
    [*_, line] = (DOCS / "policy" / page).read_text(encoding="utf-8").splitlines()
    policy = reworded(tmp_path, page, line, f"{line} or ring 01632 960 321 or write to new@example.org")
    said = school_problems(tmp_path, policy)
    assert "the policy prints 01632 960 321" in said
    assert "the policy prints new@example.org" in said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            f"agreed = {HERE.agreed}",
            "agreed = 2031-11-09",
            f"agreed is 9 November 2031, but the policy's front page has {on_day(str(HERE.agreed))}",
        ),
        (f"due = {HERE.due}", "due = 2032-11-09", "due is 9 November 2032"),
        (f'policy = "{HERE.policy}', 'policy = "Other Policy', "policy is “Other Policy”"),
        (f'name = "{HERE.name}', 'name = "Hollow Lane School', "name is “Hollow Lane School”"),
    ],
)
def test_dates_and_names_are_those_of_the_policy_s_front_page(
    tmp_path: Path, policy: Policy, old: str, new: str, said: str
) -> None:
    assert said in school_problems(tmp_path, policy, (old, new))


def test_a_date_is_read_however_a_policy_prints_it() -> None:
    assert {day.isoformat() for day in days("on 15 Nov 2021, 9th November 2026 and 1/9/2025; not on 31 Feb 2024")} == {
        "2021-11-15", "2026-11-09", "2025-09-01",
    }  # fmt: skip


def test_a_question_that_says_the_policy_says_must_is_refused_over_words_that_say_should(
    tmp_path: Path, policy: Policy
) -> None:
    text = QUIZ.read_text(encoding="utf-8")
    path = tmp_path / "quiz.toml"
    # A question about a strength, and what its answer goes on to say of it.
    asked = re.search(r'right = "(Must|Will|Should)"\nstrength = "\1"\n(?:.+\n)*?because = "The policy says \w+', text)
    assert asked
    [right] = asked.groups()
    less = {"Must": "Should", "Will": "Should", "Should": "Consider"}[right]
    weaker = asked[0].replace(f'strength = "{right}"', f'strength = "{less}"')
    path.write_text(text.replace(asked[0], weaker), encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        read_quiz(path, policy)
    told = str(refused.value)
    assert f"“right” says that the policy says {right.lower()}, but the strength of its words is “{less}”" in told
    assert f"“because” says that the policy says {right.lower()}" in told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("([4.39](../policy/04-what-is-it.md#p4-139))", "04-what-is-it.md has nothing with the id #p4-139"),
        ("([4.38](../policy/04-what-is-it.md#p4-39))", "the link shows 4.38 and leads to 4.39"),
        ("[section 12](../policy/11-sanctions.md)", "the link says section 12 and leads to section 11"),
        ("[Signs](../policy/05-signs.md)", "the policy has no page 05-signs.md"),
        (
            "“must be told at once” ([4.39](../policy/04-what-is-it.md#p4-39))",
            "“must be told at once” does not stand where",
        ),
    ],
)
def test_what_a_page_says_of_a_place_in_the_policy_is_so(policy: Policy, text: str, said: str) -> None:
    [problem] = map(str, typed_problems(PROJECT, policy, {"docs/for/parents.md": f"One.\n\n{text}\n"}))
    assert problem.startswith("docs/for/parents.md:3: ")
    assert said in problem


def test_a_page_left_over_from_an_earlier_edition_is_refused(tmp_path: Path, policy: Policy) -> None:
    shutil.copytree(DOCS / "policy", tmp_path / "docs" / "policy")
    (tmp_path / "docs" / "policy" / "05-old.md").write_text("# 5. Old\n", encoding="utf-8")
    [problem] = map(str, typed_problems(tmp_path, policy, {}))
    assert problem.startswith("docs/policy/05-old.md:1: ")
    assert "would be published" in problem


def test_problems_stand_under_who_mends_them_and_one_sentence_is_told_once() -> None:
    how = "Settle it once for all its places: policy-tools requote --change 4.39 --write (or --keep, or --remove)"
    sentence = f"“must” is from a sentence that said must (4.39) and says should (5.39). {how}. Or write each anew."
    follows = "policy-tools requote --write puts them in."
    problems = [
        Problem("docs/for/parents.md", 39, sentence),
        Problem("tools/duties/duties.md", 394, sentence),
        *(Problem("docs/index.md", line, "“11” becomes “12”.", follows) for line in range(20)),
        Problem("docs/school.toml", 118, "the contact “x” shows “1” as printed."),
        Problem("tools/coverage.toml", 1, "point 1.1: there is no step 'a#b'.", "Name another."),
    ]
    said = in_groups(problems)
    heads = ["Nobody: a command does it (20)", "The school office (1)", "The Designated Safeguarding Lead (DSL) (2)",
             "Whoever keeps the site (1)"]  # fmt: skip
    assert [said.index(head) for head in heads] == sorted(said.index(head) for head in heads)
    assert said.count("--change 4.39") == 1
    assert "Places that rest on it: 2.\n  docs/for/parents.md:39, tools/duties/duties.md:394" in said
    assert said.count("becomes") == 0, "many places of one kind are counted"


def test_a_quotation_that_is_told_already_is_not_told_twice() -> None:
    first = Problem("tools/flowcharts/x.md", 9, "“a” is no longer in the policy.")
    what = '"a" does not stand in 01-purpose.md.'
    again = Problem("tools/flowcharts/x.md", 7, what, "Quote the policy word for word.")
    other = Problem("tools/x.toml", 9, "other.")
    assert not_told([again, other], [first]) == [other]


def test_a_failed_build_leaves_no_site(tmp_path: Path) -> None:

    (tmp_path / "index.html").write_text("half", encoding="utf-8")
    plugin = PolicySite()
    plugin.written = tmp_path
    plugin.on_build_error(Exception())
    assert not tmp_path.exists()


def test_the_second_school_is_held_to_its_own_policy() -> None:
    root = ROOT / "tests" / "second_school"
    policy = read_policy(root / "docs" / "policy")
    assert fact_problems(root / "docs" / "school.toml", read_school(root / "docs" / "school.toml"), policy) == []
