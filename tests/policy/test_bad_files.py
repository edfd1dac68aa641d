"""Mistakes in the files that people write: each gets its exact message, and all are told at once.

Beside each wrong file in bad/ stands the message that it must give.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tools.sources.paths import DOCS, POLICY
from tools.sources.policy.links import link_problems, read_links
from tools.sources.policy.notes import read_notes
from tools.sources.policy.quoted import note_problems, printed_problems
from tools.sources.policy.text import read_policy
from tools.sources.school import read_school
from tools.sources.toml_file import BadFile

BAD = Path(__file__).parent / "bad"


def misquoted(path: Path) -> Sequence[str]:
    return note_problems(path, read_policy(POLICY), path.name)


def misprinted(path: Path) -> Sequence[str]:
    return printed_problems(path, read_school(path, path.name), read_policy(POLICY), path.name)


def told(read: Callable[[Path], object], path: Path) -> list[str]:
    with pytest.raises(BadFile) as error:
        read(path)
    assert str(error.value) == "\n".join(error.value.problems)
    return error.value.problems


def expected(name: str) -> list[str]:
    return (BAD / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def test_notes_that_misquote_the_policy() -> None:
    assert misquoted(BAD / "notes.toml") == expected("notes")


def test_notes_with_the_wrong_shape() -> None:
    assert told(lambda path: read_notes(path, path.name), BAD / "notes-shape.toml") == expected("notes-shape")


def test_a_school_file_with_mistakes() -> None:
    assert told(lambda path: read_school(path, path.name), BAD / "school.toml") == expected("school")


def test_a_file_that_is_not_toml() -> None:
    assert told(lambda path: read_school(path, path.name), BAD / "not-toml.toml") == expected("not-toml")


def test_a_file_that_is_not_there() -> None:
    assert told(lambda path: read_school(path, path.name), BAD / "none.toml") == [
        "none.toml:1: there is no such file. Put it back from the project's history."
    ]


def test_a_list_of_links_with_mistakes() -> None:
    assert told(lambda path: read_links(path, path.name), BAD / "links.toml") == expected("links")


def test_a_policy_whose_links_are_not_those_of_the_list() -> None:
    links = {words: link for words, link in read_links(DOCS / "notes" / "links.toml").items() if words[0] in "NT"}
    assert link_problems(BAD / "policy", links, "policy") == expected("policy")


def test_a_contact_that_the_policy_does_not_print() -> None:
    assert misprinted(BAD / "printed.toml") == expected("printed")
