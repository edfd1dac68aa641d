"""How pages for families in other languages stand on the site: marked, and listed by their languages' own names."""

import re
from collections.abc import Iterable
from html import escape

from tools.sources.families import FamilyPage

LIST = "<!-- languages -->"
NUMBERS = re.compile(r"<!-- (?:number|name): [a-z-]+ -->")
SPEECH = (
    '<svg class="languages-sign" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" '
    'stroke-width="2" stroke-linejoin="round" aria-hidden="true">'
    '<path d="M3 4h11v8H8l-3 3v-3H3z"/><path d="M17 9h4v8h-2v3l-3-3h-6v-2"/></svg>'
)
INTERPRETER = (
    "<strong>You speak another language at home?</strong> You can ask the school office for an interpreter, or for a "
    "letter to be read out to you. Say: “I need an interpreter”, and which language you speak. No child or relative "
    "should have to interpret."
)


def in_its_language(page: FamilyPage, markdown: str) -> str:
    """The page's words, marked with their language and the way that its lines run. The school's file is English."""
    words = NUMBERS.sub(lambda found: f'<span lang="en" dir="ltr">{found[0]}</span>', markdown)
    return f'<div class="family-page" lang="{page.lang}" dir="{page.direction}" markdown="1">\n\n{words}\n\n</div>\n'


def languages_html(pages: Iterable[FamilyPage], up: str = "../../") -> str:
    """HTML to stand in place of ``LIST``: how to get an interpreter, and each language in its own name."""
    links = " ".join(
        f'<a href="{up}for/families.{page.lang}/" lang="{page.lang}" dir="{page.direction}" hreflang="{page.lang}">'
        f"{escape(page.language)}</a>"
        for page in pages
        if page.shown
    )
    listed = f'<span class="languages-list">{links}</span>' if links else ""
    told = f"<span>{INTERPRETER} (Not in this policy. Advice of this site.)</span>"
    return f'<p class="languages">{SPEECH}{told}{listed}</p>'
