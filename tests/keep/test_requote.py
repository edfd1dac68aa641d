"""A new edition goes through all that we wrote: what the policy settles follows, the rest is left by its place."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.keep.next_edition import asked, put_in, weaken
from tests.sentences import LESS, binding, change_on_page, much_quoted, sentences
from tests.sentences import found as often_quoted
from tools.sources.errors import SourceError
from tools.sources.taken.align import in_place_of
from tools.sources.taken.written import quoted, written


def flat(text: str) -> str:
    """On one line, the marks of quotations over several lines taken out."""
    return " ".join(text.replace("> ", "").split())


def label(word: str) -> str:
    """The keyword of an instruction that bears no more than a sentence with this word."""
    return {"may": "Consider"}.get(word, word.capitalize())


def resting_alone(texts: dict[str, str], sentence: str, word: str) -> list[tuple[str, str]]:
    """Each instruction of a helper that rests on words of one sentence, with one word in them: its label, the words."""
    one = re.compile(r'\*\*(\w+)\*\*: [^>"]*> "([^"]*)"\n.+\n(?! *> )')
    all_of_them = "".join(text for path, text in texts.items() if "flowcharts" in path)
    found = [(label, flat(said)) for label, said in one.findall(all_of_them)]
    return [(label, said) for label, said in found if said in sentence and word in said.split()]


@pytest.mark.parametrize(
    ("old", "new", "part", "there"),
    [
        ("If a child is told, act.", "If a child is told, act now.", "a child is told", "a child is told"),
        (
            "All peer on peer abuse is recorded.",
            "All child-on-child abuse is recorded.",
            "peer on peer abuse",
            "child-on-child abuse",
        ),
        ("We record it and tell parents.", "We write it down and tell parents.", "record it", "write it"),
        ("We record it and tell parents.", "We record it.", "and tell parents", ""),
        ("We record it.", "First, we ask. We record it.", "We record it.", "We record it."),
        ("We record it.", "We always record it.", "We record it.", "We always record it."),
        ("We record it.", "We record it.", "not there", ""),
    ],
)
def test_words_are_found_where_the_old_ones_stood(old: str, new: str, part: str, there: str) -> None:
    assert in_place_of(part, old, new) == there
    assert there in new


def test_with_the_policy_as_it_was_signed_nothing_follows_and_nothing_is_left(copy: Path) -> None:
    found = asked(copy)
    assert (found.texts, found.done, found.left) == ({}, (), ())


def test_quotations_follow_word_for_word_also_over_lines_and_notes_are_left(copy: Path) -> None:
    sentence = much_quoted()
    one, two, *rest = sentence.core.split()
    helper = copy / f"tools/flowcharts/{sentence.quoted_by('helper')[0].unit.partition('/')[2]}.md"
    text = helper.read_text(encoding="utf-8")
    assert f'> "{sentence.core}' in text
    over_lines = f"{one} {two}\n   > {' '.join(rest)}"
    helper.write_text(text.replace(f'> "{sentence.core}', f'> "{over_lines}', 1), encoding="utf-8")
    quoting = {path for path, text in written(copy).items() if sentence.core in flat(text)}
    change_on_page(copy, sentence, sentence.line.replace(sentence.core, f"{one} also {two} {' '.join(rest)}"))
    found = put_in(copy)
    assert {each.path for each in found.left} == {"docs/notes/notes.toml"}
    written_to = {path.relative_to(copy).as_posix() for path in found.texts}
    assert quoting - {"docs/notes/notes.toml"} <= written_to
    after = helper.read_text(encoding="utf-8")
    assert sentence.core not in flat(after)
    assert re.search(rf'> "{one} also[^"]*\n   > [^"]*"', after), "it goes over two lines as before"


def test_a_weaker_sentence_is_left_wherever_it_stands_quoted_or_not(copy: Path) -> None:
    sentence = binding()
    here = {path for path, text in written(copy).items() if sentence.bound in flat(text)}
    assert {"tools/quiz.toml", "tools/duties/duties.md"} < here
    assert {"docs/for", "tools/flowcharts"} < {path.rpartition("/")[0] for path in here}
    weaken(copy, sentence)
    found = asked(copy)
    assert {each.path for each in found.left} == here
    assert {each.sentence.before.number for each in found.left if each.sentence} == {sentence.number}
    assert not any(copy / path in found.texts for path in here)


@pytest.mark.thorough
def test_one_word_of_a_person_settles_it_for_every_place_and_no_label_says_more(copy: Path) -> None:
    sentence = binding()
    word, less = sentence.strengths[0], LESS[sentence.strengths[0]]
    weaken(copy, sentence)
    before = written(copy)["tools/duties/duties.md"]
    put_in(copy, sentence.number)
    texts = written(copy)
    for path, text in texts.items():
        if path != "docs/notes/notes.toml":
            assert sentence.bound not in flat(text), path
    alone = re.findall(
        rf'\*\*{label(word)}\*\*: (.+)\n +> "[^"]*{re.escape(sentence.bound)}[^"]*"\n.+\n(?! *> )', before
    )
    assert alone
    assert all(f"**{label(less)}**: {said}" in texts["tools/duties/duties.md"] for said in alone)
    points = json.loads(texts["tools/decision-points.json"])
    [strength] = {
        quote["strength"]
        for point in points
        for quote in point["quotes"]
        if sentence.bound.replace(word, less) in quote["words"]
    }
    assert strength == label(less)[0]
    shorter = " ".join(sentence.bound.split()[:3])
    said_shorter = {path for path, text in texts.items() if shorter in " ".join(text.split())}
    assert {each.path for each in asked(copy).left} == {"docs/notes/notes.toml"} | said_shorter


@pytest.mark.thorough
def test_a_label_gets_the_strength_of_its_sentence_and_not_of_the_paragraph(copy: Path) -> None:
    number, words = next(
        (each, said.words)
        for each in sentences()
        for said in each.quoted_by("helper")
        if each.line and set(each.strengths) > {"must"} and re.search(r"\bmust\b", said.words)
        and not re.search(r"\bwill\b", said.words) and said.words in each.line
    )  # fmt: skip
    less = words.replace("must", "should")
    change_on_page(copy, number, number.line.replace(words, less))
    put_in(copy, number.number)
    labels = {label for label, said in resting_alone(written(copy), less, "should") if said == less}
    assert labels == {"Should"}


@pytest.mark.thorough
def test_a_sentence_that_is_stronger_raises_the_labels_that_rest_on_it_or_has_them_looked_at(copy: Path) -> None:
    sentence = next(
        each
        for each in often_quoted("duty", "quiz")
        if each.strengths[:1] == ["should"] and resting_alone(written(copy), each.text, "should")
    )
    change_on_page(copy, sentence, sentence.line.replace("should", "will", 1))
    found = put_in(copy, sentence.number)
    texts = written(copy)
    at = sentence.text.replace("should", "will", 1)
    labels = {label for label, said in resting_alone(texts, at, "will") if said not in sentence.text}
    assert labels == {"Will"}
    asked_about = {each.path for each in found.left if "Write what all of it bears" in each.what}
    assert "tools/quiz.toml" in asked_about
    assert asked_about <= {path for path, text in texts.items() if "will" in flat(text)}


@pytest.mark.thorough
def test_a_list_that_is_introduced_less_strongly_has_the_reviewed_strengths_of_its_items_looked_at(copy: Path) -> None:
    counts = Counter(each.lead for each in sentences() if each.lead.endswith(" will:") and each.quoted_by("helper"))
    [(words, _)] = counts.most_common(1)
    lead = next(each for each in sentences() if each.text == words)
    change_on_page(copy, lead, lead.line.replace(" will:", " may:"))
    [*points] = [each for each in asked(copy).left if each.path == "tools/decision-points.json"]
    assert any("is W, and its sentence or list says less" in each.what for each in points)


def test_a_number_that_no_changed_sentence_has_is_refused(copy: Path) -> None:
    with pytest.raises(SourceError, match=r"4\.38 is not the number of a sentence that changed"):
        asked(copy, "4.38")


def test_a_quotation_in_a_longer_string_and_an_empty_one_do_not_turn_the_rest_inside_out() -> None:
    text = 'source = ""\nbecause = "It prints “must” in bold."\nquote = "We will"\n'
    assert [each.words for each in quoted("quiz.toml", text)] == ["", "It prints “must” in bold.", "must", "We will"]
