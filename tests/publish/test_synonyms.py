"""The list of synonyms is held to the site, and the search index is small, whole and safe to show."""

import json
from pathlib import Path

import pytest

from tools.pages.search.index import policy_address
from tools.sources.errors import SourceError
from tools.sources.policy.text import Policy
from tools.sources.synonyms import read_synonyms

BAD = Path(__file__).parent / "bad"
MOST_BYTES = 300_000
"""What somebody who searches fetches in all, compressed."""


def test_a_list_with_mistakes_is_refused_with_all_of_them() -> None:
    with pytest.raises(SourceError) as error:
        read_synonyms(BAD / "synonyms.toml", {"policy/04-what-is-it/"}, {"sexting"}, "synonyms.toml")
    assert list(map(str, error.value.problems)) == (BAD / "synonyms.txt").read_text(encoding="utf-8").splitlines()


def test_every_paragraph_of_the_policy_can_be_found_with_its_number(site: Path, policy: Policy) -> None:
    docs = {doc["location"]: doc for doc in index(site)["docs"]}
    paragraphs = [(section, paragraph) for section in policy.sections for paragraph in section.paragraphs]
    assert len(paragraphs) > 200
    for section, paragraph in paragraphs:
        entry = docs[f"{policy_address(section)}#{paragraph.anchor}"]
        assert entry["title"].startswith(f"Paragraph {paragraph.number}")
        assert entry["text"] == paragraph.text


def test_every_hit_leads_to_a_page_of_the_site(site: Path) -> None:
    for doc in index(site)["docs"]:
        assert (site / doc["location"].partition("#")[0] / "index.html").is_file(), doc["location"]


@pytest.mark.lighter
def test_all_that_a_search_fetches_is_small(site: Path) -> None:
    [scripts] = site.glob("assets/*/js/search")
    parts = [
        site / "search" / "list.json",
        scripts.parents[1] / "vendor" / "stemmer.js",
        scripts.parent / "python" / "worker-sandbox.js",
    ]
    assert sum(_sent(path) for path in [*parts, *scripts.glob("*.js")]) < MOST_BYTES


def _sent(path: Path) -> int:
    """What a host sends of a file. What is too small to gain by it is not compressed."""
    smaller = path.with_name(f"{path.name}.br")
    return (smaller if smaller.exists() else path).stat().st_size


def index(site: Path) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = json.loads((site / "search" / "list.json").read_text("utf-8"))
    return found
