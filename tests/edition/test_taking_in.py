"""What is written with a new edition: pages in their order, none left over; what points elsewhere is told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.edition.documents import word_document
from tests.policy.adopted import OF_2021, read_adopted
from tools.keepers.policy_import.blocks import Block, Kind
from tools.keepers.policy_import.pages import import_policy
from tools.keepers.policy_import.taking_in import joined_in_order, listed_in_order, pointing_elsewhere
from tools.sources.paths import POLICY, PROJECT, ROOT, elsewhere
from tools.sources.policy.text import in_order, read_policy
from tools.sources.school import placeholders, read_school

PAGES = {name: (POLICY / name).read_text(encoding="utf-8") for name in in_order(POLICY)}


def test_pages_in_the_same_order_change_neither_list() -> None:
    whole = (POLICY / "whole-policy.md").read_text(encoding="utf-8")
    menu = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    assert joined_in_order(whole, list(PAGES)) == whole
    assert listed_in_order(menu, PAGES) == menu


def test_a_new_page_is_joined_and_listed_in_its_place_and_a_page_that_is_gone_is_in_neither() -> None:
    new = '# 5. Pictures: made by machines {#section-5 data-section="5"}\n'
    pages = {name: text for name, text in PAGES.items() if name != "11-sanctions.md"}
    names = list(pages)
    pages = {
        **{name: pages[name] for name in names[:5]},
        "05-pictures.md": new,
        **{name: pages[name] for name in names[5:]},
    }
    whole = joined_in_order((POLICY / "whole-policy.md").read_text(encoding="utf-8"), list(pages))
    assert "sanctions" not in whole
    assert whole.count("<!-- cover -->") == 1
    assert whole.index("04-what-is-it") < whole.index("05-pictures") < whole.index("05-indicators")
    menu = listed_in_order((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"), pages)
    assert "      - Pictures made by machines: policy/05-pictures.md\n" in menu
    assert "11-sanctions" not in menu
    assert menu.index("policy/annex-a.md") < menu.index("policy/whole-policy.md")


def test_a_moved_section_keeps_its_page_and_ids_and_has_its_new_number() -> None:
    text = "\n".join(PAGES.values())
    assert text
    blocks = [
        Block(Kind.HEADING, "1. Sanctions", "there", 1),
        Block(Kind.TEXT, "We decide.", "there"),
        Block(Kind.HEADING, "2. Purpose", "there", 1),
        Block(Kind.TEXT, "See point 1 above.", "there"),
    ]
    before = {
        "01-purpose.md": '# 1. Purpose {#section-1 data-section="1"}\n\nSee point 2 below.\n',
        "02-sanctions.md": '# 2. Sanctions {#section-2 data-section="2"}\n\nWe decide.\n{: #decide data-topic="x" }\n',
    }
    imported = import_policy(blocks, [], before, {})
    assert list(imported.pages) == ["02-sanctions.md", "01-purpose.md"]
    assert imported.pages["02-sanctions.md"].startswith('# 1. Sanctions {#section-1 data-section="1"}')
    assert "{: #decide" in imported.pages["02-sanctions.md"]
    [told] = pointing_elsewhere(imported, before)
    assert told.what == "“point 1” was “Purpose” and is “Sanctions” now. Ask the governors whether they mean that."


def run(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tools.cli", *words]
    around = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(command, cwd=folder, env=around, capture_output=True, text=True, check=False)


def test_a_copied_folder_is_never_written_to_from_the_commands_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("POLICY_PROJECT", raising=False)
    (tmp_path / "docs" / "policy").mkdir(parents=True)
    assert elsewhere(tmp_path / "docs") == tmp_path
    assert elsewhere(PROJECT / "docs") is None
    done = run(tmp_path, "import", "x.docx")
    assert done.returncode == 1
    assert done.stderr.startswith(f"You are in {tmp_path}, and this command works on {PROJECT}.")


def test_another_school_takes_in_its_own_policy_where_there_is_none_and_can_take_it_back(tmp_path: Path) -> None:
    (tmp_path / "docs" / "policy").mkdir(parents=True)
    (tmp_path / "tests" / "policy").mkdir(parents=True)
    adopted = tmp_path / "tests" / "policy" / "adopted.txt"
    file_text = OF_2021.read_text(encoding="utf-8")
    file = word_document(file_text, tmp_path / "ours.docx")
    done = run(tmp_path, "import", str(file), "--write", POLICY_PROJECT=str(tmp_path))
    assert done.returncode == 0, done.stderr
    policy = read_policy(tmp_path / "docs" / "policy")
    assert [section.key for section in policy.sections][:4] == ["F", "1", "2", "3"]
    assert read_adopted(adopted.read_text(encoding="utf-8")).blocks == read_adopted(file_text).blocks
    assert run(tmp_path, "undo", POLICY_PROJECT=str(tmp_path)).returncode == 0
    assert not adopted.exists()
    assert not list((tmp_path / "docs" / "policy").glob("*.md"))


def test_a_number_that_nobody_can_have_is_not_published() -> None:
    assert placeholders(read_school(PROJECT / "docs" / "school.toml")) == []
    invented = ROOT / "tests" / "second_school" / "docs" / "school.toml"
    assert set(placeholders(read_school(invented))) == {"dsl", "chair-of-governors", "social-care"}
