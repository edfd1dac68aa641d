"""Saved and locked files in Firefox and in WebKit: passphrases with accents, five words, a file that was altered."""

import json
import unicodedata
from pathlib import Path

import pyrage  # type: ignore[import-untyped]
import pytest

from tests.browser.hosting import Host
from tests.engines.test_core import FILL, STATUS, open_form, python_is_ready
from tests.engines.visit import Visit, see, until
from tests.locking import locked_in_no_time
from tools.browser.assessment.opening import open_file, open_text
from tools.browser.assessment.proof import Verdict

pytestmark = pytest.mark.thorough

ACCENTS = "café première naïve"
DECOMPOSED = unicodedata.normalize("NFD", ACCENTS)
# As an input method does, which puts the letters there whole.
WRITE = """(words) => document.querySelectorAll("dialog[open] [data-secret]").forEach((box) => (box.value = words))"""
OPENED = "[data-status]"


def write_secret(visit: Visit, words: str) -> None:
    see(visit, "dialog[open] [data-secret]")
    visit.run(WRITE, words)


def saved(visit: Visit) -> bytes:
    """What the open dialog saves. The file goes again: WebKit would write the next one of the day over it, unseen."""
    path = visit.save('dialog[open] [data-answer="yes"]')
    content = path.read_bytes()
    path.unlink()
    return content


def value(visit: Visit) -> str:
    return str(visit.run("() => document.getElementById('referrer').value"))


def test_a_passphrase_locks_and_opens_however_its_letters_are_composed(
    visit: Visit, host: Host, tmp_path: Path
) -> None:
    open_form(visit, host)
    python_is_ready(visit)
    visit.run(FILL, {"referrer": "Written"})
    visit.press('[data-do="save-locked"]')
    write_secret(visit, DECOMPOSED)
    plain = pyrage.passphrase.decrypt(saved(visit), ACCENTS)
    assert open_file(plain.decode()).verdict == Verdict("kept")
    older = tmp_path / "older.json.age"
    older.write_bytes(locked_in_no_time(plain, DECOMPOSED))
    visit.run(FILL, {"referrer": ""})
    visit.choose('[data-do="open"]', "[data-file]", older)
    write_secret(visit, ACCENTS)
    visit.press('dialog[open] [data-answer="yes"]')
    until(lambda: value(visit) == "Written", "the sheet of a file that was locked before")


def test_five_words_are_offered_that_lock_the_file(visit: Visit, host: Host) -> None:
    open_form(visit, host)
    visit.run(FILL, {"referrer": "Written"})
    visit.press('[data-do="save-locked"]')
    until(lambda: len(see(visit, "[data-made-words]").split()) == 5, "five words")
    words = see(visit, "[data-made-words]")
    visit.press("[data-made-use]")
    assert open_text(pyrage.passphrase.decrypt(saved(visit), words).decode()).entries["referrer"] == "Written"
    visit.press('[data-do="save-locked"]')
    write_secret(visit, "westfield2021")
    visit.press('dialog[open] [data-answer="yes"]')
    see(visit, "[data-problem]", "a word of this school")
    visit.key("Escape")


def test_a_file_that_was_altered_is_opened_only_when_it_is_wanted_all_the_same(
    visit: Visit, host: Host, tmp_path: Path
) -> None:
    open_form(visit, host)
    python_is_ready(visit)
    visit.run(FILL, {"referrer": "Written", "contact": "Seen"})
    visit.press('[data-do="save"]')
    see(visit, "dialog[open]", "Anybody who gets this file can read it.")
    text = saved(visit).decode()
    see(visit, STATUS, "It is not checked yet")
    assert open_file(text).verdict == Verdict("kept")
    altered = tmp_path / "altered.json"
    altered.write_text(text.replace("Written", "Wrotten"), encoding="utf-8")
    visit.run(FILL, {"referrer": "", "contact": ""})
    visit.choose('[data-do="open"]', "[data-file]", altered)
    see(visit, "dialog[open]", "This answer differs or is missing.")
    see(visit, "dialog[open] li", "Referrer")
    visit.press('dialog[open] [data-answer="no"]')
    assert value(visit) == ""
    sheet = json.loads(text)
    altered.write_text(json.dumps({name: sheet[name] for name in sorted(sheet)}), encoding="utf-8")
    visit.choose('[data-do="open"]', "[data-file]", altered)
    see(visit, OPENED, "is open, saved")
    assert value(visit) == "Written"
