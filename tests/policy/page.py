"""Read a built page as a reader sees it: the blocks of the policy's words, without what is marked as not policy."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_BLOCKS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "tr"}


@dataclass
class Tag:
    """An element of the page; `inside` holds elements and text in order."""

    name: str
    attributes: dict[str, str]
    inside: list["Tag | str"] = field(default_factory=list)

    def all(self, *names: str) -> Iterator["Tag"]:
        """Each element below this one, and itself, that has one of the names (any, when none is given)."""
        if not names or self.name in names:
            yield self
        for each in self.inside:
            if isinstance(each, Tag):
                yield from each.all(*names)

    def text(self) -> str:
        """All words below, white space folded."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self) -> Iterator[str]:
        for each in self.inside:
            if isinstance(each, str):
                yield each
            else:
                yield from each._pieces()
                yield " " if each.name in {"td", "th", "br", "p", "li", "tr"} else ""

    def with_class(self, name: str) -> list["Tag"]:
        """Each element below that has the class."""
        return [tag for tag in self.all() if name in tag.attributes.get("class", "").split()]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Tag("page", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        new = Tag(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(new)
        if tag not in _VOID:
            self.open.append(new)

    def handle_endtag(self, tag: str) -> None:
        if any(each.name == tag for each in self.open):
            while self.open.pop().name != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read_html(html: str) -> Tag:
    """The page as a tree."""
    reader = _Reader()
    reader.feed(html)
    return reader.root


@lru_cache(maxsize=32)
def article(site: Path, address: str) -> Tag:
    """The article of a built page, such as "policy/01-purpose": the part that is not the theme's navigation."""
    page = read_html((site / address / "index.html").read_text(encoding="utf-8"))
    [found] = list(page.all("article"))
    return found


def policy_only(tag: Tag) -> Tag:
    """The same without everything that carries `data-not-policy`, and without scripts and styles."""
    kept: list[Tag | str] = []
    for each in tag.inside:
        if isinstance(each, str):
            kept.append(each)
        elif "data-not-policy" not in each.attributes and each.name not in {"script", "style"}:
            kept.append(policy_only(each))
    return Tag(tag.name, tag.attributes, kept)


def blocks(tag: Tag) -> list[str]:
    """The words of each heading, paragraph, list item and row, in order; words outside any of these are an error."""
    found: list[str] = []
    for each in tag.inside:
        if isinstance(each, str):
            assert not each.strip(), f"words outside a paragraph: {each.strip()}"
        elif each.name in _BLOCKS:
            found.append(each.text())
        else:
            found += blocks(each)
    return [words for words in found if words]
