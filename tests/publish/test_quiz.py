"""The quiz: 20 questions from the policy, then those whose answer is not in it, each marked and with its source."""

from pathlib import Path

import pytest

from tools.browser.flow.model import Strength
from tools.pages.rehearsal.quiz_page import quiz_html
from tools.sources.paths import QUIZ
from tools.sources.policy.text import Policy
from tools.sources.quiz import HOW_MANY, read_quiz
from tools.sources.toml_file import BadFile

TOPICS = {"a-secret", "a-picture-on-a-phone", "an-adult-is-accused", "the-dsl-is-away", "ringing-home"}


def test_what_matters_most_and_is_not_in_the_policy_is_asked_too(policy: Policy) -> None:
    questions = read_quiz(QUIZ, policy)
    outside = [question for question in questions if question.strength is Strength.OUTSIDE]
    assert len(questions) - len(outside) == HOW_MANY
    assert {question.id for question in outside} == TOPICS
    assert questions[HOW_MANY:] == tuple(outside)


def test_no_option_of_the_quiz_teaches_that_asking_nothing_is_a_mistake(policy: Policy) -> None:
    options = [option for question in read_quiz(QUIZ, policy) for option in question.options]
    assert not any("not asked" in option for option in options)


def test_an_answer_that_is_not_in_the_policy_is_never_shown_as_the_policy_s(policy: Policy) -> None:
    questions = read_quiz(QUIZ, policy)
    for question in questions:
        page = quiz_html([question], policy)
        outside = question.strength is Strength.OUTSIDE
        assert ('class="verdict"' in page) != outside, "quiz.js writes “The policy says” there"
        assert ("The policy does not answer this." in page) == outside
        assert ("The nearest that it says:" in page) == outside


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "advice of this site. The policy's rule",
            "sure. The policy's rule",
            "the question “ringing-home” is not in this policy, and its “because” names no source. "
            "Write “Source: [title](address)”, or “advice of this site”.",
        ),
        (
            'strength = "Will"\nquote = "report and record',
            'strength = "Perhaps"\nquote = "report and record',
            "the question “who-reports-a-concern” has the strength “Perhaps”. "
            "Use one of Must, Will, Should, Consider, May, The policy says, Not in this policy.",
        ),
        (
            'strength = "The policy says"\nquote = "ALL children',
            'strength = "Must"\nquote = "ALL children',
            "the question “which-children-are-at-risk”: “Must” is stronger than the words quoted, which bear "
            "“The policy says”. Use the policy's own strength.",
        ),
    ],
)
def test_a_wrong_question_is_refused(policy: Policy, tmp_path: Path, old: str, new: str, message: str) -> None:
    text = QUIZ.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "quiz.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(BadFile) as error:
        read_quiz(path, policy, "quiz.toml")
    assert [problem.partition(": ")[2] for problem in error.value.problems] == [message]


def test_a_question_that_is_not_in_the_policy_stands_after_the_others(policy: Policy, tmp_path: Path) -> None:
    head, *questions = QUIZ.read_text(encoding="utf-8").split("[[question]]")
    path = tmp_path / "quiz.toml"
    path.write_text("[[question]]".join([head, f"{questions[-1]}\n\n", *questions[:-1]]), encoding="utf-8")
    with pytest.raises(BadFile, match="a question that is not in this policy stands among the others"):
        read_quiz(path, policy, "quiz.toml")
    path.write_text("[[question]]".join([head, *questions[1:]]), encoding="utf-8")
    with pytest.raises(BadFile, match="the quiz has 19 questions"):
        read_quiz(path, policy, "quiz.toml")
