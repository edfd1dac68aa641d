"""`.well-known/security.txt`: there when the school has said who reads reports, and never with a made-up address."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from tools.keepers.ready import checklist
from tools.keepers.ready.open_items import Kind
from tools.release.offline import kept
from tools.release.security_txt import PLACE, write_security_txt
from tools.sources.paths import DOCS
from tools.sources.school import read_school

TODAY = datetime.date(2026, 11, 29)
SITE = "https://policy.example.org/"


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ("office@school.example", "Contact: mailto:office@school.example"),
        ("https://school.example/report", "Contact: https://school.example/report"),
    ],
)
def test_it_has_what_the_standard_asks_for_and_runs_out_within_a_year(tmp_path: Path, contact: str, said: str) -> None:
    """RFC 9116 asks for Contact and Expires; the date is less than a year away (2.5.5)."""
    write_security_txt(tmp_path, contact, SITE, TODAY)
    lines = (tmp_path / PLACE).read_text(encoding="utf-8").splitlines()
    assert said in lines
    assert f"Canonical: {SITE}{PLACE}" in lines
    [until] = [line.removeprefix("Expires: ") for line in lines if line.startswith("Expires")]
    left = datetime.datetime.fromisoformat(until).date() - TODAY
    assert datetime.timedelta(days=180) < left < datetime.timedelta(days=365)
    # It changes with the day, so it is no part of the site's version.
    assert kept(tmp_path) == []


def test_without_an_address_there_is_no_file_and_the_list_of_what_to_settle_says_so(tmp_path: Path) -> None:
    write_security_txt(tmp_path, "", SITE, TODAY)
    assert list(tmp_path.iterdir()) == []
    school = read_school(DOCS / "school.toml")
    [matter] = checklist.of_reports(replace(school, report_holes_to=""))
    assert matter.kind is Kind.REPORTS
    assert checklist.of_reports(replace(school, report_holes_to="office@school.example")) == []


def test_in_a_folder_of_a_larger_site_nobody_would_look_for_it(tmp_path: Path) -> None:
    write_security_txt(tmp_path, "office@school.example", f"{SITE}policy/", TODAY)
    assert list(tmp_path.iterdir()) == []
