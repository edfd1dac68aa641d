"""Links as MkDocs treats them. A Python-Markdown extension, and its other half for the written page.

Zensical takes every link for one between source files, also in HTML: `../../helpers/` on a page becomes
`../../../helpers/`. Links of ours that already name an address are put out of its sight.
"""

import re
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

KEPT = "data-kept-href"
_ADDRESS = re.compile(r'(?<=\s)href="(?![a-z]+:|/|#)([^"#]*)(#[^"]*)?"')
_FROM_TOP = re.compile(r"\]\(/(?=[^)\s]*\.md\b)")


class KeepAddresses(Extension):
    """Hides relative addresses that are no source files; `restored` shows them again."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run when everything else has: HTML is put back into the page at 30."""
        md.postprocessors.register(_Hide(md), "keep_addresses", -10)


class _Hide(Postprocessor):
    def run(self, text: str) -> str:
        return _ADDRESS.sub(lambda link: link[0] if link[1].endswith(".md") else f"{KEPT}{link[0][4:]}", text)


def restored(page: str) -> str:
    """A written page with every link as MkDocs would have written it."""
    return page.replace(f"{KEPT}=", "href=")


def from_the_page(text: str, name: str) -> str:
    """A page's source, `name` below docs/, with its links from there (`/who-to-tell.md`) as links from the page.

    mkdocs.yml has the former (relative_to_docs), for words that several pages include; Zensical knows no such links.
    """
    return _FROM_TOP.sub("](" + "../" * name.count("/"), text)


def makeExtension(**options: Any) -> KeepAddresses:
    """Python-Markdown's way in."""
    return KeepAddresses(**options)
