"""Numbers are what staff quote to one another: unique, the same everywhere, and each one leads to its paragraph."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.edition.of_2021 import write_2021
from tests.policy.page import Tag, article
from tests.policy.test_fidelity import PAGES
from tools.sources.paths import POLICY
from tools.sources.policy.text import Policy, find, in_order, read_policy

_RULE = re.compile(r"\|[\s:|-]+\|")


def counted() -> dict[str, int]:
    """How many paragraphs, items and rows each page has, by its lines."""
    return {name: len(list(_blocks(POLICY / name))) for name in in_order(POLICY)}


def _blocks(page: Path) -> Iterator[str]:
    lines = page.read_text(encoding="utf-8").splitlines()
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        no_words = not line.strip() or re.match(r"#|<!--|-->|\s*\{:", line) or _RULE.fullmatch(line)
        if not no_words and not _RULE.fullmatch(after) and "data-not-policy" not in after:
            yield line


def numbers(page: Tag) -> list[tuple[str, str]]:
    return [
        (element.attributes["id"], next(iter(element.with_class("para"))).text())
        for element in page.with_class("numbered")
    ]


def test_every_paragraph_item_and_row_of_a_page_has_its_number(policy: Policy) -> None:
    numbered: Counter[str] = Counter()
    for section in policy.sections:
        expected = [f"{section.key}.{n}" for n in range(1, len(section.paragraphs) + 1)]
        assert [paragraph.number for paragraph in section.paragraphs] == expected
        numbered[section.path.name] += len(section.paragraphs)
    assert dict(numbered) == counted()


def test_the_site_shows_the_numbers_that_the_checks_use(site: Path, policy: Policy) -> None:
    shown = [pair for address in PAGES for pair in numbers(article(site, address))]
    read = [(each.anchor, each.number) for section in policy.sections for each in section.paragraphs]
    assert shown == read


def test_the_whole_policy_has_the_same_numbers(site: Path) -> None:
    shown = [pair for address in PAGES for pair in numbers(article(site, address))]
    assert numbers(article(site, "policy/whole-policy")) == shown
    assert len(set(shown)) == len(shown) == sum(counted().values())


@pytest.mark.parametrize("address", [*PAGES, "policy/whole-policy", "about/notes-on-the-text"])
def test_no_id_is_used_twice_and_each_link_within_the_page_finds_its_place(site: Path, address: str) -> None:
    page = article(site, address)
    ids = [tag.attributes["id"] for tag in page.all() if "id" in tag.attributes]
    assert len(ids) == len(set(ids))
    inner = {tag.attributes["href"][1:] for tag in page.all("a") if tag.attributes.get("href", "").startswith("#")}
    assert inner <= set(ids)


@pytest.mark.parametrize("address", ["about/notes-on-the-text", *PAGES])
def test_each_link_to_another_place_on_the_site_finds_it(site: Path, address: str) -> None:
    for link in article(site, address).all("a"):
        target = link.attributes["href"]
        if re.match("[a-z]+:|#", target):
            continue
        path, _, anchor = target.partition("#")
        page = (site / address / path / "index.html").resolve()
        assert page.exists(), target
        if anchor:
            assert f'id="{anchor}"' in page.read_text(encoding="utf-8"), target


def test_each_number_says_its_name_to_a_screen_reader(site: Path, policy: Policy) -> None:
    for section in (each for each in policy.sections if each.key.isdigit()):
        links = article(site, f"policy/{section.path.stem}").with_class("para")
        names = [(link.attributes["aria-label"], link.attributes["href"]) for link in links]
        assert names == [(f"Paragraph {each.number}", f"#{each.anchor}") for each in section.paragraphs]


def test_every_heading_has_an_id_of_its_own_and_a_topic_uses_the_policys_words(policy: Policy) -> None:
    for path in sorted(POLICY.glob("*.md")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#") and line != "#-->" and path.name != "whole-policy.md":
                assert re.search(r"\{#[a-z0-9-]+( |\})", line), f"{path.name}: {line}"
    topics = 0
    for section in policy.sections:
        for anchor, words in section.anchors.items():
            under = [each for each in section.paragraphs if each.heading_anchor == anchor]
            topic = under and f'id="{anchor}"' and "{: #" + anchor + " " in section.path.read_text(encoding="utf-8")
            if topic:
                topics += 1
                assert words.casefold() in under[0].text.casefold(), anchor
    assert topics > 40


@pytest.mark.parametrize(
    ("file", "anchor"),
    [
        ("04-what-is-it.md", "sexual-violence-and-harassment"),
        ("04-what-is-it.md", "consent"),
        ("04-what-is-it.md", "sexting"),
        ("04-what-is-it.md", "bullying"),
        ("07-sexual-violence-and-harassment.md", "victim"),
        ("07-sexual-violence-and-harassment.md", "alleged-perpetrator"),
        ("12-post-incident-management.md", "safety-planning"),
    ],
)
def test_the_places_that_helpers_link_to_are_there(site: Path, policy: Policy, file: str, anchor: str) -> None:
    [section] = [section for section in policy.sections if section.path.name == file]
    assert anchor in section.anchors
    page = article(site, f"policy/{file.removesuffix('.md')}")
    assert [tag for tag in page.all() if tag.attributes.get("id") == anchor]


def test_a_quotation_is_found_under_the_heading_that_it_names(tmp_path: Path) -> None:
    write_2021(tmp_path)
    policy = read_policy(tmp_path)
    words, file = "The ages of the students involved", "07-sexual-violence-and-harassment.md"
    first, second = find(policy, words, file, "dsl-considerations"), find(policy, words, file, "victim")
    assert first and second
    assert (first.number, second.number) == ("7.11", "7.34")
    assert first.lead == "The Designated Safeguarding Lead will consider the following:"
    assert second.heading == "Victim"


def test_a_quotation_is_word_for_word_or_not_found(tmp_path: Path) -> None:
    write_2021(tmp_path)
    policy = read_policy(tmp_path)
    file = "02-our-staff.md"
    assert find(policy, "dismiss them as\n  ‘just banter’", file)
    assert not find(policy, "dismiss them as 'just banter'", file)
    assert not find(policy, "dismiss them as ‘just banter’", "01-purpose.md")
    assert not find(policy, "dismiss them as ‘just banter’", file, "no-such-heading")
    assert not find(policy, " ", file)
