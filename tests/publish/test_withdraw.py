"""Taking the site down: what the folder then holds, what is kept beside it, and when it is left as it was."""

import datetime
import shutil
from pathlib import Path

import pytest

from tools.cli import main
from tools.release.archive import PublishError, publish
from tools.release.offline import WORKER
from tools.release.withdraw import withdraw
from tools.sources.paths import DOCS
from tools.sources.school import School, read_school


@pytest.fixture
def public(site: Path, tmp_path: Path) -> Path:
    """A folder in which the site was published, and which its host knows by a file of its own."""
    folder = tmp_path / "public"
    publish(site, folder, "The first.", datetime.date(2026, 3, 3))
    (folder / "CNAME").write_text("policy.example.org")
    return folder


def test_the_folder_says_that_the_site_was_taken_down_and_all_that_was_there_is_beside_it(
    public: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish", str(public), "--withdraw"]) == 0
    said = capsys.readouterr().out
    aside = public.with_name("public.taken-down")
    assert str(aside) in said
    assert (aside / "versions" / "versions.json").is_file() and (aside / "policy" / "01-purpose").is_dir()
    left = {path.name for path in public.iterdir()}
    assert left == {"index.html", "404.html", WORKER, "_headers", ".htaccess", "hosting", "CNAME"}
    page = (public / "index.html").read_text(encoding="utf-8")
    assert page == (public / "404.html").read_text(encoding="utf-8")
    assert "<h1>This site has been taken down</h1>" in page
    assert read_school(DOCS / "school.toml").name in page
    assert "<script" not in page and "default-src 'none'" in page
    assert (public / "hosting" / "nginx.conf").read_text() == (aside / "hosting" / "nginx.conf").read_text()


def test_where_it_has_moved_can_be_said_later_and_loses_nothing(public: Path, school: School) -> None:
    assert withdraw(public, "", school) == public.with_name("public.taken-down")
    assert withdraw(public, "https://policy.example.org/?a=1&b=2", school) is None
    page = (public / "index.html").read_text(encoding="utf-8")
    assert '<a href="https://policy.example.org/?a=1&amp;b=2">' in page
    assert (public / "CNAME").read_text() == "policy.example.org"
    assert (public.with_name("public.taken-down") / "versions").is_dir()


def test_a_host_that_publishes_from_another_place_gets_a_folder_of_its_own(tmp_path: Path, school: School) -> None:
    assert withdraw(tmp_path / "new", "", school) is None
    assert {path.name for path in (tmp_path / "new").iterdir()} == {"index.html", "404.html", WORKER}


@pytest.mark.parametrize(
    "address",
    ["policy.example.org", "http://policy.example.org/", "javascript:alert(1)", "https://", "https://here", "https://[",
     "https://policy.example.org/ new", "https://me:secret@policy.example.org/"],
)  # fmt: skip
def test_what_is_no_safe_address_is_refused_in_one_line_and_nothing_is_changed(
    public: Path, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    assert main(["publish", str(public), "--withdraw", "--moved-to", address]) == 1
    said = capsys.readouterr().err
    assert said == f"'{address}' is not a whole https address. Give it as in --moved-to https://policy.example.org/\n"
    assert (public / "versions").is_dir()
    assert [path.name for path in public.parent.iterdir()] == ["public"]


def test_a_folder_of_something_else_is_left_as_it_was(tmp_path: Path, school: School) -> None:
    other = tmp_path / "holiday"
    other.mkdir()
    (other / "photograph.txt").write_text("not ours")
    with pytest.raises(PublishError, match="no list of versions"):
        withdraw(other, "", school)
    assert [path.name for path in tmp_path.rglob("*")] == ["holiday", "photograph.txt"]


def test_what_was_taken_down_before_is_never_written_over(public: Path, site: Path, school: School) -> None:
    withdraw(public, "", school)
    shutil.rmtree(public)
    publish(site, public, "Back again.", datetime.date(2026, 11, 25))
    with pytest.raises(PublishError, match=r"public\.taken-down is there already"):
        withdraw(public, "", school)
    assert (public / "versions").is_dir()


def test_a_new_address_without_taking_the_site_down_is_asked_about(
    public: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish", str(public), "--changed", "x", "--moved-to", "https://policy.example.org/"]) == 1
    assert "give --withdraw" in capsys.readouterr().err
    assert read_school(DOCS / "school.toml").name in (public / "index.html").read_text(encoding="utf-8")
