"""What is done before and after Zensical gives pages as MkDocs would: links, settings, where a page's words end."""

import pytest
from markdown import Markdown

from tools.generators.zensical.links import KeepAddresses, from_the_page, restored
from tools.generators.zensical.pages import source_of
from tools.generators.zensical.settings import read_settings
from tools.sources.paths import ROOT


def converted(text: str) -> str:
    return Markdown(extensions=["md_in_html", KeepAddresses()]).convert(text)


@pytest.mark.parametrize("link", ["../../helpers/the-police/#yes", "../", "#here", "https://example.org/", "tel:999"])
def test_a_link_that_names_an_address_is_the_same_in_the_end(link: str) -> None:
    text = f'<p><a class="x" href="{link}">Words</a></p>'
    hidden = converted(text)
    assert (' href="../' in hidden) is False, "the generator must not see it"
    assert restored(hidden) == text


def test_a_link_to_a_source_file_is_left_to_the_generator() -> None:
    assert converted("[Words](../policy/08-police.md#p8-1)") == '<p><a href="../policy/08-police.md#p8-1">Words</a></p>'


@pytest.mark.parametrize(
    ("link", "page", "wanted"),
    [
        ("/who-to-tell.md", "index.md", "who-to-tell.md"),
        ("/who-to-tell.md#dsl", "policy/08-police.md", "../who-to-tell.md#dsl"),
        ("/policy/index.md", "helpers/index.md", "../policy/index.md"),
        ("/files/blank.pdf", "helpers/index.md", "/files/blank.pdf"),
    ],
)
def test_a_link_from_the_top_of_docs_leads_to_the_page(link: str, page: str, wanted: str) -> None:
    assert from_the_page(f"[Words]({link}).", page) == f"[Words]({wanted})."


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("index.html", "index.md"),
        ("policy/index.html", "policy/index.md"),
        ("policy/08-police/index.html", "policy/08-police.md"),
        ("404.html", "404.html.md"),
    ],
)
def test_a_written_page_knows_its_source(written: str, source: str) -> None:
    assert source_of(written) == source


def test_settings_are_those_of_mkdocs_with_what_they_inherit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://policy.example.org/school/")
    second = read_settings(ROOT / "tests" / "second_school" / "mkdocs.yml")
    first = read_settings(ROOT / "mkdocs.yml")
    assert second["site_url"] == "https://policy.example.org/school/"
    assert second["theme"]["name"] == first["theme"]["name"]
    assert second["theme"]["icon"]["logo"] == "material/owl"
    assert second["nav"] != first["nav"]
    assert second["extra"]["exit_to"] == first["extra"]["exit_to"]


def test_the_templates_use_nothing_that_only_jinja_has() -> None:
    methods = (".split(", ".partition(", ".replace(", ".format(", ".startswith(", ".strip(")
    templates = sorted((ROOT / "overrides").rglob("*.html"))
    assert len(templates) > 4
    assert [(path.name, each) for path in templates for each in methods if each in path.read_text("utf-8")] == []
