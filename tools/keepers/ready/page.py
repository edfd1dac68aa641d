"""The list as a page to print for the head teacher: one file, no script, a line to sign under each item."""

import datetime
from collections.abc import Sequence
from html import escape
from itertools import groupby

from tools.keepers.ready.open_items import About, OpenItem
from tools.sources.days import on_day
from tools.sources.school import School

_LOOK = """
body { font: 11pt/1.45 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; color: #111; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; break-after: avoid; }
li { margin: 0 0 .9rem; break-inside: avoid; } .where { color: #444; font-size: .85em; overflow-wrap: anywhere; }
.sign { display: flex; gap: 1rem; margin-top: .4rem; font-size: .85em; }
.sign span { flex: 1; border-bottom: 1px solid #555; padding-top: 1rem; }
.short { border-collapse: collapse; width: 100%; }
.short :is(th, td) { border-bottom: 1px solid #999; padding: .2rem .5rem .2rem 0; }
.short :is(th, td) { text-align: left; vertical-align: top; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; break-after: avoid; } dd { margin: 0; }
@page {
  size: A4; margin: 18mm;
  @bottom-right { content: counter(page) " of " counter(pages); font: 8pt system-ui, sans-serif; }
}
"""


def page(found: Sequence[OpenItem], school: School, today: datetime.date) -> str:
    """A whole HTML document. Everything that comes from a file is escaped."""
    many = "1 thing" if len(found) == 1 else f"{len(found)} things"
    kinds = [(kind.value, list(group)) for kind, group in groupby(found, key=lambda item: item.kind)]
    title = f"Before publishing: {school.policy}"
    return f"""<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>{_LOOK}</style>
<h1>{escape(title)}</h1>
<p>{escape(school.name)}. Listed on {on_day(today.isoformat())}: {many} for a person to settle.</p>
<p>A program made this list from the site's own files. It knows only what is written there. It has rung no number and
judged no document, and what is not on this list may still be wrong.</p>
{_in_short(kinds) if kinds else ""}{"".join(_kind(about, own) for about, own in kinds)}</html>
"""


def _in_short(kinds: Sequence[tuple[About, list[OpenItem]]]) -> str:
    """One line a kind: how many there are and who settles them, so that the list can be shared out."""
    rows = "".join(
        f"<tr><td>{escape(about.title)}</td><td>{len(own)}</td><td>{escape(about.who)}</td></tr>\n"
        for about, own in kinds
    )
    head = "<tr><th>What</th><th>How many</th><th>Who settles it</th></tr>"
    return f'<table class="short">\n<thead>{head}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n'


def _kind(about: About, found: list[OpenItem]) -> str:
    told = (("Why it matters", about.why), ("Who settles it", about.who), ("How", about.how))
    facts = "".join(f"<dt>{name}</dt><dd>{escape(words)}</dd>" for name, words in told)
    items = "".join(
        f'<li>{escape(item.what)}<div class="where">Where: {escape("; ".join(item.where))}</div>'
        '<div class="sign"><span>Settled by</span><span>On</span><span>Signature</span></div></li>\n'
        for item in found
    )
    return f"<h2>{escape(about.title)} ({len(found)})</h2>\n<dl>{facts}</dl>\n<ol>\n{items}</ol>\n"
