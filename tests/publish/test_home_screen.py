"""What a phone shows of the site on its home screen: a manifest that holds, icons, and no word of abuse."""

import json
import re
import struct
from pathlib import Path

import pytest

from tools.release import home_screen
from tools.sources.paths import ROOT

MANIFEST = home_screen.MANIFEST
PAGES = ("index.html", "helpers/which-route/index.html", "404.html")


@pytest.fixture
def manifest(site: Path) -> dict[str, object]:
    read: dict[str, object] = json.loads((site / MANIFEST).read_text(encoding="utf-8"))
    return read


def test_what_it_leads_to_is_there_and_inside_the_site(site: Path, manifest: dict[str, object]) -> None:
    assert manifest["start_url"] == manifest["scope"] == "./"
    assert manifest["display"] == "standalone"
    shortcuts = manifest["shortcuts"]
    assert isinstance(shortcuts, list)
    assert [each["name"] for each in shortcuts] == ["A child has told me something", "Who to tell", "Annex A"]
    for each in shortcuts:
        assert (site / each["url"] / "index.html").is_file()


def test_each_icon_is_a_picture_of_the_size_that_is_said(site: Path, manifest: dict[str, object]) -> None:
    icons = manifest["icons"]
    assert isinstance(icons, list)
    assert {each["purpose"] for each in icons} == {"any", "maskable"}
    assert {"192x192", "512x512"} <= {each["sizes"] for each in icons}
    for each in icons:
        assert "x".join(map(str, size_of(site / each["src"]))) == each["sizes"]
    assert size_of(site / "assets" / "icons" / "apple-180.png") == (180, 180)


def test_neither_name_nor_picture_says_what_the_policy_is_about(manifest: dict[str, object]) -> None:
    picture = home_screen.PICTURE.read_text(encoding="utf-8")
    head = (ROOT / "overrides" / "main.html").read_text(encoding="utf-8")
    titles = re.findall(r'<meta name="apple-mobile-web-app-title" content="([^"]*)">', head)
    assert titles == [manifest["short_name"]] == [home_screen.NAME]
    for words in (str(manifest["name"]), str(manifest["short_name"]), picture):
        assert not re.search(r"abuse|peer|safeguard|child", words, re.I)


def test_what_a_phone_may_cut_off_is_only_ground() -> None:
    """A maskable icon may be cut to a circle with a radius of 40 %."""
    picture = home_screen.PICTURE.read_text(encoding="utf-8")
    drawn = picture.split("<rect", 1)[1]
    for path in re.findall(r' d="([^"]*)"', drawn):
        for x, y in re.findall(r"M(\d+) (\d+)", path):
            assert (int(x) - 256) ** 2 + (int(y) - 256) ** 2 < (0.4 * 512) ** 2


@pytest.mark.parametrize("page", PAGES)
def test_every_page_names_the_manifest_and_its_policy_lets_it_come_from_this_site_alone(site: Path, page: str) -> None:
    words = (site / page).read_text(encoding="utf-8")
    to = re.findall(r'<link rel="(manifest|apple-touch-icon)" href="([^"]*)">', words)
    assert [name for name, _ in to] == ["manifest", "apple-touch-icon"]
    for _, href in to:
        path = href if page != "404.html" else href.split("/", 1)[-1]
        assert (site / page).parent.joinpath(path).resolve().is_file() or (site / href.lstrip("/")).is_file()
    assert "manifest-src 'self';" in words


def test_the_kept_copy_has_the_manifest_and_every_icon(site: Path) -> None:
    worker = (site / "service-worker.js").read_text(encoding="utf-8")
    for path in (MANIFEST, *(f"assets/icons/{name}" for name in home_screen.ICONS)):
        assert f'"{path}": "sha256-' in worker


def size_of(picture: Path) -> tuple[int, int]:
    """A PNG says its width and height in its first chunk."""
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", head[16:24])
    return width, height
