"""The kinds of parts that a page is made of, so that a few pages can stand for all that are made alike."""

from html.parser import HTMLParser
from pathlib import Path


def kinds_of_parts(page: Path) -> set[str]:
    """Every element with each of its classes, as `ul.duties`, that stands in the page's own part."""
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    assert reader.kinds, f"{page} has no <main>."
    return reader.kinds


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.kinds: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or tag == "main"
        if self.inside:
            names = (dict(attrs).get("class") or "").split()
            self.kinds |= {f"{tag}.{name}" for name in names} or {tag}

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "main"
