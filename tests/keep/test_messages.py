"""Each thing that is wrong gives exactly its message; they stand in bad/messages.txt, and the guides explain them."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.keep.conftest import DAY, LATER, POLICE, Change, Date, Reword, units_of
from tests.sentences import Quoting, Sentence, sentences
from tools.keepers.revisions import snapshots
from tools.sources.days import on_day
from tools.sources.errors import SourceError
from tools.sources.paths import ROOT
from tools.sources.review.record import Record, read_record, write_record
from tools.sources.review.reviewing import chosen, recorded, wanted
from tools.sources.review.snapshot import Snapshot, read_snapshot
from tools.sources.review.units import reviewable

pytestmark = pytest.mark.thorough

MESSAGES = Path(__file__).parent / "bad" / "messages.txt"
NEXT = LATER + datetime.timedelta(days=1)
PAGE = "docs/policy/08-police.md"


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(SourceError) as bad:
        act()
    return str(bad.value)


def compare(old: Path, new: Path) -> None:
    with snapshots(str(old), str(new), ROOT):
        pass


def changing() -> tuple[Sentence, Quoting]:
    """The paragraph that changes here, and the first place of the helper that quotes it."""
    return next(
        (each, place)
        for each in sentences()
        if f"docs/policy/{each.page}" == PAGE and each.line
        for place in each.places[:1]
        if place.unit == "helper/the-police" and len(place.words) > 60
    )


def expected(present: Snapshot) -> list[str]:
    """The file's lines. What moves with what people write stands in it as a name, and a line as 0."""
    police = units_of(present)["helper/the-police"]
    sentence, first = changing()
    place = next(place for place in police.places if place.id == first.place)
    leaning = place.line
    quiz = (ROOT / "tools/quiz.toml").read_text(encoding="utf-8").partition("\n[[question]]")[0].count("\n") + 2
    text = MESSAGES.read_text(encoding="utf-8")
    for number in (leaning, quiz):
        text = text.replace(":0: ", f":{number}: ", 1)
    words = {"STEP": place.title, "NUMBER": sentence.number, "60 OF ITS WORDS": first.words[:60], "WORDS": first.words}
    for name, said in words.items():
        text = text.replace(f"{{{name}}}", said)
    days = {"READ": police.dated, "DAY": str(DAY), "LATER": str(LATER), "NEXT": str(NEXT)}
    for name, day in days.items():
        text = text.replace(f"{{{name} in words}}", on_day(day)).replace(f"{{{name}}}", day)
    return text.splitlines()


def reviews(present: Snapshot, copy: Path, change: Change, reworded: Reword, dated: Date) -> list[str]:
    """What is asked for, then what is refused."""
    record: Record = recorded(present, {}, reviewable(present), "the DSL", DAY)

    def asked() -> list[str]:
        """The first message about one helper."""
        told = [str(problem) for _, problem in wanted(read_snapshot(copy, "copy"), record)]
        return [each for each in told if "the-police.md" in each][:1]

    def refused(by: str = "the DSL") -> str:
        now = read_snapshot(copy, "copy")
        return refusal(lambda: recorded(now, record, chosen(now, record, ["helper/the-police"], False), by, LATER))

    told = [str(wanted(present, {key: record[key] for key in record if key != "helper/the-police"})[0][1])]
    line = changing()[0].line
    change(PAGE, line, f"{line} Today.")
    told += asked()
    read = dated(POLICE, LATER)
    told += asked()
    reworded(POLICE)
    told += asked()
    dated(POLICE, read)
    told += [*asked(), refused()]
    dated(POLICE, NEXT)
    told.append(refused())
    dated(POLICE, datetime.date(2026, 11, 1))
    told.append(refused())
    dated(POLICE, LATER)
    told.append(refused(by=" "))
    change(PAGE, line, "Nothing of it.")
    like = refusal(lambda: chosen(present, record, ["helper/the-polis"], False))
    return [*told, refused(), like.partition(", ")[0]]


def comparing(copy: Path, change: Change, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What cannot be compared."""
    text = tmp_path / "policy.txt"
    text.write_text("Words.\n", encoding="utf-8")
    nowhere = Path("no-such-edition")
    told = [refusal(lambda: compare(nowhere, copy)), refusal(lambda: compare(text, copy))]
    told.append(refusal(lambda: compare(copy, copy / "docs")).replace(str(copy), "copy"))
    change("tools/quiz.toml", 'strength = "Will"', 'strength = "Perhaps"')
    told.append(refusal(lambda: read_snapshot(copy, "copy")).removeprefix("copy: "))
    change("tools/quiz.toml", 'strength = "Perhaps"', 'strength = "Will"')
    (copy / PAGE).unlink()
    told.append(refusal(lambda: read_snapshot(copy, "copy")))
    monkeypatch.setenv("PATH", str(tmp_path))
    return [*told, refusal(lambda: compare(nowhere, copy))]


def damaged(present: Snapshot, tmp_path: Path) -> str:
    path = tmp_path / "reviewed.toml"
    record = recorded(present, {}, reviewable(present), "the DSL", DAY)
    write_record({"helper/the-police": replace(record["helper/the-police"], by="")}, path)
    return refusal(lambda: read_record(path))


def test_each_thing_that_is_wrong_gives_exactly_its_message(
    present: Snapshot,
    copy: Path,
    change: Change,
    reworded: Reword,
    dated: Date,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = [*reviews(present, copy, change, reworded, dated), damaged(present, tmp_path)]
    told += comparing(copy, change, tmp_path, monkeypatch)
    assert all("\n" not in each for each in told)
    assert told == expected(present)
