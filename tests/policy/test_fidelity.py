"""The site says what the governors adopted: every word, in order, and nothing else that is not marked as ours."""

import re
from pathlib import Path

import pytest

from tests.policy import adopted as differences
from tests.policy.adopted import ADOPTED, Adopted, read_adopted
from tests.policy.page import Tag, article, blocks, policy_only, read_html
from tools.sources.paths import POLICY
from tools.sources.policy.text import in_order

PAGES = ["policy" if name == "index.md" else f"policy/{name.removesuffix('.md')}" for name in in_order(POLICY)]
# The policy points to its own sections in words. The site makes these few words links; the adopted text has none there.
OUR_LINKS = ["point 6", "Point 5", "Section 8", "Section 9", "section 12", "Point 12"]
# The index of the site leads to the sections: twelve, and Annex A.
INDEX_LINKS = 13


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
    assert [item.text() for page in pages for item in page.all("li")] == adopted.items
    assert len(adopted.items) == differences.LIST_MARKERS


def test_the_same_words_are_bold(adopted: Adopted, pages: list[Tag]) -> None:
    assert [strong.text() for page in pages for strong in page.all("strong")] == adopted.bold
    assert len(adopted.bold) == differences.BOLD


def test_the_same_words_are_links_but_for_those_that_are_ours(adopted: Adopted, pages: list[Tag]) -> None:
    links = [link for page in pages for link in page.all("a")]
    ours = [link.text() for link in links if not re.match("https:|tel:", link.attributes["href"])]
    theirs = [link.text() for link in links if re.match("https:|tel:", link.attributes["href"])]
    assert theirs == [words for words, _ in adopted.links]
    assert ours[INDEX_LINKS:] == OUR_LINKS
    assert len(adopted.links) == differences.LINKS
    assert sum(target == "#" for _, target in adopted.links) == differences.DEAD_LINKS
    assert adopted.escaped == differences.ESCAPED


def test_no_link_of_the_policy_leads_nowhere(pages: list[Tag], whole: Tag) -> None:
    hrefs = [link.attributes["href"] for page in [*pages, whole] for link in page.all("a")]
    assert len(hrefs) > 2 * differences.LINKS
    assert not [href for href in hrefs if href in {"", "#"}]


@pytest.mark.parametrize(
    ("address", "before", "after"),
    [
        ("policy/04-what-is-it", "<strong>must</strong> be referred", "<strong>should</strong> be referred"),
        ("policy/08-police", "may be made", "will be made"),
        ("policy/09-childrens-advice-and-support", "0300 1313 126", "0800 1313 126"),
        ("policy/annex-a", "Referral to MASH", "Referral"),
        ("policy/02-our-staff", "‘just banter’", "'just banter'"),
    ],
)
def test_one_changed_word_on_a_page_is_seen(
    site: Path, adopted: Adopted, address: str, before: str, after: str
) -> None:
    html = (site / address / "index.html").read_text(encoding="utf-8")
    [found] = list(read_html(html).all("article"))
    assert before in html
    [changed] = list(read_html(html.replace(before, after)).all("article"))
    same, other = blocks(policy_only(found)), blocks(policy_only(changed))
    assert "\n".join(same) in "\n".join(adopted.blocks)
    assert "\n".join(other) not in "\n".join(adopted.blocks)


def test_words_of_ours_that_are_not_marked_are_seen(site: Path, adopted: Adopted) -> None:
    html = (site / "policy/11-sanctions" / "index.html").read_text(encoding="utf-8")
    [found] = list(read_html(html.replace("</article>", "<p>Agreed by governors</p></article>")).all("article"))
    assert "\n".join(blocks(policy_only(found))) not in "\n".join(adopted.blocks)
