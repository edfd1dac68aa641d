"""Next year's policy, from the office's Word document to the signed, published site, without a browser.

One copy of the project goes the whole way, once. What went wrong without a word when a whole edition was first tried is
asserted to be gone.
"""

import datetime
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.assessment.sheets import whole
from tests.copy_to_build import copy_to_build
from tests.edition.by_hand import by_hand
from tests.edition.next_year import DUE, NUMBER, OLD_ROW, ROW, TO_SETTLE, WEAKER, as_word, section
from tests.sentences import LESS
from tools.keepers.sheet import MOST_WORDS
from tools.sources.days import on_day
from tools.sources.policy.text import read_policy

pytestmark = pytest.mark.thorough

MOST_MESSAGES, MOST_COMMANDS, MOST_FILES = 26, 8, 14
"""About 600 messages in nine stages and 92 files were counted before the commands followed an edition by its words."""
OLD_NAME = re.compile(r"peer[ -]on[ -]peer", re.I)
_READ = """
from tools.sources.errors import SourceError
from tools.sources.load import load
try:
    load()
except SourceError as bad:
    print(*bad.problems, sep="\\n")
"""
_OPEN = "import sys; from tools.browser.assessment.opening import open_text; print(open_text(sys.stdin.read()).entries)"


@dataclass
class Year:
    """The copy, and what taking the edition in has told and cost."""

    root: Path
    told: dict[str, str] = field(default_factory=dict)
    commands: int = 0
    messages: list[str] = field(default_factory=list)
    by_hand: set[str] = field(default_factory=set)
    before: dict[str, str] = field(default_factory=dict)

    def python(self, *words: str, given: str = "", right: bool = True) -> str:
        environment = {name: value for name, value in os.environ.items() if name != "POLICY_PROJECT"}
        done = subprocess.run(
            [sys.executable, *words], cwd=self.root, env={**environment, "PLAIN": "1"}, input=given,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (done.returncode == 0) is right, done.stdout[-3000:] + done.stderr[-3000:]
        return done.stdout + done.stderr

    def tools(self, *words: str, right: bool = True) -> str:
        self.commands += 1
        return self.python("-m", "tools.cli", *words, right=right)

    def policy_pages(self) -> dict[str, str]:
        return {path.name: path.read_text(encoding="utf-8") for path in (self.root / "docs/policy").glob("*.md")}

    def pages(self) -> dict[str, str]:
        found = (path for path in (self.root / "site").rglob("*.html"))
        return {path.relative_to(self.root / "site").as_posix(): path.read_text(encoding="utf-8") for path in found}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Year:
    root = copy_to_build(tmp_path_factory.mktemp("year") / "project")
    taken = Year(root)
    taken.before = taken.policy_pages()
    _take_in(taken)
    _sign_and_publish(taken, site)
    return taken


def _take_in(year: Year) -> None:
    file = year.root.parent / "policy-2026.docx"
    year.told["refused"] = year.tools("import", str(as_word(file, settled=False)), "--write", right=False)
    year.told["untouched"] = str(year.policy_pages() == year.before)
    year.told["import"] = year.tools("import", str(as_word(file, settled=True)), "--write")
    year.told["requote"] = year.tools("requote")
    asked = re.findall(r"policy-tools requote --(change|remove) (\S+) --write", year.told["requote"])
    # A row of the form is another row now: somebody writes that. Every other sentence gets the answer that is offered.
    answers = [word for answer, number in asked if not number.startswith("A.") for word in (f"--{answer}", number)]
    year.tools("requote", *answers, "--write")
    year.messages = year.python("-c", _READ).splitlines()
    record = year.root / "tools" / "reviewed.toml"
    signed = record.read_bytes()
    year.told["too early"] = year.tools("reviewed", "--all", "--by", "the DSL", right=False)
    year.told["unsigned"] = str(record.read_bytes() == signed)
    year.by_hand = by_hand(year.root, year.messages)
    year.told["left"] = year.python("-c", _READ)


def _sign_and_publish(year: Year, site: Path) -> None:
    today = f"reviewed: {datetime.date.today()}"
    year.tools("diff", "--page", "changes.html")
    year.told["sheet"] = (year.root / "changes.html").read_text(encoding="utf-8")
    for folder in ("flowcharts", "scenarios", "moments"):
        for path in (year.root / "tools" / folder).glob("*.md"):
            path.write_text(re.sub(r"(?m)^reviewed: .*", today, path.read_text(encoding="utf-8"), count=1), "utf-8")
    year.tools("reviewed", "--all", "--by", "the DSL")
    year.python("-m", "mkdocs", "build", "--strict", "-q")
    folder = str(year.root.parent / "public")
    year.python("-m", "tools.cli", "publish", folder, "--changed", "The policy of 2021.", "--site", str(site))
    year.tools("publish", folder, "--changed", "The policy of 2026.")


def test_what_only_a_person_can_settle_is_asked_at_once_and_nothing_is_written(year: Year) -> None:
    assert year.told["refused"].count("\n  ") == TO_SETTLE
    assert year.told["untouched"] == "True"


def test_a_file_like_an_offices_is_taken_in_and_a_page_keeps_its_address(year: Year) -> None:
    assert "A picture is left out" in year.told["import"]
    assert "Word's contents list is left out" in year.told["import"]
    assert set(year.policy_pages()) - set(year.before) == {
        "05-pictures-made-by-machines.md",
        "09-speaking-to-the-children-concerned.md",
    }
    assert set(year.before) <= set(year.policy_pages())
    keys = [section.key for section in read_policy(year.root / "docs/policy").sections]
    assert keys == ["F", "I", *map(str, range(1, 15)), "S", "A"]


def test_it_takes_few_messages_commands_and_files(year: Year) -> None:
    """The figures: `pytest -s` says them."""
    hands = len(year.by_hand)
    print(f"\n{len(year.messages)} messages, {year.commands} commands, {hands} files by hand: {sorted(year.by_hand)}")
    assert 0 < len(year.messages) <= MOST_MESSAGES
    assert year.commands <= MOST_COMMANDS
    assert 0 < hands <= MOST_FILES
    assert year.told["left"] == ""


def test_nothing_is_signed_before_it_is_right(year: Year) -> None:
    assert "Mend the quotation, then record the review." in year.told["too early"]
    assert year.told["unsigned"] == "True"


def test_the_sheet_says_what_is_weaker_first_and_stays_short(year: Year) -> None:
    body = year.told["sheet"].partition("<body>")[2]
    word = WEAKER.strengths[0]
    assert body.count(f"<del>{word}</del> <ins>{LESS[word]}</ins>") == 1
    assert body.index("What is weaker now") < body.index("What is new and binds") < body.index("The rest")
    assert len(re.sub(r"<[^>]+>", " ", body).split()) < MOST_WORDS


def test_no_page_has_the_old_number_or_says_of_it_that_it_is_printed(year: Year) -> None:
    pages = year.pages()
    assert [name for name, text in pages.items() if NUMBER[0] in text] == []
    assert NUMBER[1] in pages["who-to-tell/index.html"]


def test_no_page_says_what_the_policy_says_less_strongly(year: Year) -> None:
    said = " ".join(WEAKER.bound.split()[:3])
    found = {name: re.search(said, " ".join(re.sub(r"<[^>]+>", " ", text).split())) for name, text in
             year.pages().items()}  # fmt: skip
    assert [name for name, said in found.items() if said and not name.startswith("contributing/")] == []


def test_the_old_name_stands_only_where_it_is_spoken_of(year: Year) -> None:
    named = {name for name, text in year.pages().items() if OLD_NAME.search(text)}
    assert named <= {
        "about/notes-on-the-text/index.html",
        *(name for name in named if name.startswith("contributing/")),
    }
    typed = (year.root / "tools/synonyms.toml").read_text(encoding="utf-8")
    assert '"peer on peer"' in typed, "people go on typing the name that they know"
    assert '"peer abuse"' in typed


def test_sections_have_their_numbers_wherever_we_name_them(year: Year) -> None:
    form = year.pages()["annex-a/index.html"]
    assert "ection 14" in form
    assert "ection 12" not in form
    reasons = (year.root / "docs/notes/sentences.toml").read_text(encoding="utf-8")
    assert "sections 3, 8 or 9 and 14." in reasons, "also the number at the end of a sentence"


def test_a_link_says_the_name_and_number_that_the_section_has_now(year: Year) -> None:
    sanctions = year.pages()["helpers/sanctions/index.html"]
    name = section("11").name
    assert f"Read section 12: {name}</a>" in sanctions
    assert f"section 11: {name}" not in sanctions


def test_the_helper_about_the_dates_tells_the_present_ones_and_calls_nothing_overdue(year: Year) -> None:
    page = year.pages()["helpers/is-this-policy-in-date/index.html"]
    assert on_day(str(DUE[1])) in page
    assert str(DUE[0].year) not in re.sub(r"editions of 2022 to 2025", "", page)


def test_every_link_to_a_paragraph_leads_to_one(year: Year) -> None:
    pages = year.pages()
    links = [(name, found[1], found[2]) for name, text in pages.items() if not name.startswith("contributing/")
             for found in re.finditer(r'href="(?:\.\./)*policy/([\w-]+)/#(p\w+-\d+)"', text)]  # fmt: skip
    assert len(links) > 100
    assert [each for each in links if f'id="{each[2]}"' not in pages[f"policy/{each[1]}/index.html"]] == []


def test_a_sheet_of_the_earlier_form_opens_and_nothing_in_it_is_lost(year: Year) -> None:
    sheet = whole()
    sheet["entries"][f"{ROW.id}.risk"] = "They share the taxi."
    assert f"{OLD_ROW} (risk): They share the taxi." in year.python("-c", _OPEN, given=json.dumps(sheet))


def test_it_is_published_and_the_earlier_edition_is_kept_as_old(year: Year) -> None:
    public = year.root.parent / "public"
    assert "Child on Child Abuse Policy" in (public / "index.html").read_text(encoding="utf-8")
    [old] = (public / "versions").glob("*/index.html")
    assert "Peer on Peer Abuse Policy" in old.read_text(encoding="utf-8")
