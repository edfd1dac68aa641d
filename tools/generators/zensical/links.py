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
_FROM_TOP = re.compile(r'href="/(?P<page>[^"#]*?)(?:index)?\.md(?P<place>#[^"]*)?"')


class KeepAddresses(Extension):
    """Hides relative addresses that are no source files; `restored` shows them again."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Run when everything else has: HTML is put back into the page at 30."""
        md.postprocessors.register(_Hide(md), "keep_addresses", -10)


class _Hide(Postprocessor):
    def run(self, text: str) -> str:
        return _ADDRESS.sub(lambda link: link[0] if link[1].endswith(".md") else f"{KEPT}{link[0][4:]}", text)


def restored(page: str, name: str) -> str:
    """A written page whose path below the site is `name`, with every link as MkDocs would have written it.

    A link that begins with `/` counts from the docs folder, as mkdocs.yml says of it (relative_to_docs).
    """
    up = "../" * name.count("/")

    def from_top(link: re.Match[str]) -> str:
        place = f"{up}{link['page']}{'/' if link['page'] and not link['page'].endswith('/') else ''}"
        return f'href="{place or "./"}{link["place"] or ""}"'

    return _FROM_TOP.sub(from_top, page.replace(f"{KEPT}=", "href="))


def makeExtension(**options: Any) -> KeepAddresses:
    """Python-Markdown's way in."""
    return KeepAddresses(**options)
