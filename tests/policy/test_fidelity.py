"""The site says what the governors adopted: every word, in order, and nothing else that is not marked as ours."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.policy.adopted import ADOPTED, DIFFERENCES_OF_2021, OF_2021, Adopted, read_adopted
from tests.policy.page import Tag, article, blocks, policy_only, read_html
from tools.sources.paths import POLICY
from tools.sources.policy.text import Policy, in_order

PAGES = ["policy" if name == "index.md" else f"policy/{name.removesuffix('.md')}" for name in in_order(POLICY)]
# The policy points to its own sections in words. The site makes these few words links; the adopted text has none there.
OUR_LINK = re.compile(r"\[((?:point|section) \d+)\]\(\d\d-[\w-]+\.md\)", re.I)


@pytest.fixture(scope="module")
def adopted() -> Adopted:
    return read_adopted(ADOPTED.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pages(site: Path) -> list[Tag]:
    return [policy_only(article(site, address)) for address in PAGES]


@pytest.fixture(scope="module")
def whole(site: Path) -> Tag:
    return policy_only(article(site, "policy/whole-policy"))


def words_of(found: list[str]) -> list[str]:
    return " ".join(found).split()


def test_of_the_text_of_2021_the_rules_touch_these_places_and_no_other() -> None:
    of_2021 = read_adopted(OF_2021.read_text(encoding="utf-8"))
    assert of_2021.differences == DIFFERENCES_OF_2021
    assert (len(of_2021.items), len(of_2021.bold), len(of_2021.links), of_2021.escaped) == (186, 19, 32, 6)
    assert sum(target == "#" for _, target in of_2021.links) == 30


def test_the_pages_have_every_word_of_the_adopted_text_in_order(adopted: Adopted, pages: list[Tag]) -> None:
    assert words_of([block for page in pages for block in blocks(page)]) == words_of(adopted.blocks)


def test_the_whole_policy_has_every_word_of_the_adopted_text_in_order(adopted: Adopted, whole: Tag) -> None:
    assert words_of(blocks(whole)) == words_of(adopted.blocks)


def test_the_pages_break_paragraphs_items_and_rows_where_the_adopted_text_does(
    adopted: Adopted, pages: list[Tag]
) -> None:
    assert [block for page in pages for block in blocks(page)] == adopted.blocks


def test_the_whole_policy_breaks_them_there_too(adopted: Adopted, whole: Tag) -> None:
    assert blocks(whole) == adopted.blocks


def test_what_is_a_list_item_in_the_adopted_text_is_one_on_the_site(adopted: Adopted, pages: list[Tag]) -> None:
    assert adopted.items
    assert [item.text() for page in pages for item in page.all("li")] == adopted.items


def test_the_same_words_are_bold(adopted: Adopted, pages: list[Tag]) -> None:
    assert adopted.bold
    assert [strong.text() for page in pages for strong in page.all("strong")] == adopted.bold


def test_the_same_words_are_links_but_for_those_that_are_ours(
    adopted: Adopted, pages: list[Tag], policy: Policy
) -> None:
    links = [link for page in pages for link in page.all("a")]
    ours = [link.text() for link in links if not re.match("https:|tel:", link.attributes["href"])]
    theirs = [link.text() for link in links if re.match("https:|tel:", link.attributes["href"])]
    assert theirs == [words for words, _ in adopted.links]
    written = [(POLICY / name).read_text(encoding="utf-8") for name in in_order(POLICY)]
    # The index of the site leads to each section that has a number, and to Annex A.
    in_the_index = sum(section.key.isdigit() for section in policy.sections) + 1
    assert ours[in_the_index:] == [words for text in written for words in OUR_LINK.findall(text)]


def test_no_link_of_the_policy_leads_nowhere(adopted: Adopted, pages: list[Tag], whole: Tag) -> None:
    hrefs = [link.attributes["href"] for page in [*pages, whole] for link in page.all("a")]
    assert len(hrefs) > 2 * len(adopted.links)
    assert not [href for href in hrefs if href in {"", "#"}]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (r"<strong>\w+</strong>", "<strong>other</strong>"),
        (r"\bmay be\b", "will be"),
        (r"\b(0\d{3} [\d ]+)\d\b", r"\1x"),
        (r"\bReferral to \w+", "Referral"),
        ("[‘’]", "'"),
    ],
)
def test_one_changed_word_on_a_page_is_seen(site: Path, adopted: Adopted, before: str, after: str) -> None:
    same, other = next(changed_in_a_page(site, before, after))
    assert "\n".join(same) in "\n".join(adopted.blocks)
    assert "\n".join(other) not in "\n".join(adopted.blocks)


def changed_in_a_page(site: Path, before: str, after: str) -> Iterator[tuple[list[str], list[str]]]:
    """The policy's blocks on each page where one such change is in the policy's own words, before it and after."""
    for address in PAGES:
        html = (site / address / "index.html").read_text(encoding="utf-8")
        [found] = list(read_html(html).all("article"))
        same = blocks(policy_only(found))
        for place in re.finditer(before, html):
            changed = html[: place.start()] + place.expand(after) + html[place.end() :]
            [tag] = list(read_html(changed).all("article"))
            if (other := blocks(policy_only(tag))) != same:
                yield same, other
                break


def test_words_of_ours_that_are_not_marked_are_seen(site: Path, adopted: Adopted) -> None:
    html = (site / PAGES[-1] / "index.html").read_text(encoding="utf-8")
    [found] = list(read_html(html.replace("</article>", "<p>Agreed by governors</p></article>")).all("article"))
    assert "\n".join(blocks(policy_only(found))) not in "\n".join(adopted.blocks)
