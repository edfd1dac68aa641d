"""Writes a report as one page to print and to sign: no script, nothing from elsewhere."""

import datetime
from collections.abc import Iterable
from html import escape

from tools.keepers.report import Report, Touched
from tools.keepers.report_text import (
    WORDS,
    counted,
    in_their_place,
    nothing_differs,
    place_name,
    reworded_name,
    route_in_words,
    strength_warning,
    what_changed,
    where_read,
)
from tools.keepers.routes import ChangedRoute
from tools.keepers.wording import Reworded
from tools.sources.review.content_lines import ContentLine
from tools.sources.review.shown import Shown
from tools.sources.taken.align import words

STYLE = """
body {
  font: 11pt/1.45 system-ui, sans-serif; color: #111; background: #fff;
  max-width: 46rem; margin: 1.5rem auto; padding: 0 1rem; overflow-wrap: anywhere;
}
h1 { font-size: 1.5rem; margin: 0 0 0.5rem }
h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem; border-bottom: 2px solid #111 }
h3 { font-size: 1rem; margin: 0.3rem 0 }
ul, ol { margin: 0.3rem 0; padding-left: 1.4rem }
article { border: 1px solid #777; border-radius: 4px; padding: 0.4rem 0.8rem 0.7rem; margin: 0.8rem 0 }
del { background: #fbdcd9; text-decoration: line-through }
ins { background: #d5eedc; text-decoration: underline }
.careful { border-left: 6px solid #a00; padding-left: 0.6rem; font-weight: 600 }
.sign { margin: 0.9rem 0 0; font-size: 0.85rem; break-before: avoid }
.signed { break-inside: avoid }
.people { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem }
.people p { margin: 2rem 0 0; border-top: 1px solid #111; padding-top: 0.15rem; font-size: 0.85rem }
@media print {
  body { max-width: none; margin: 0; padding: 0 }
  h2, h3 { break-after: avoid }
}
"""
# Sheets come apart. Each says which words it is about, and which of how many it is.
SHEET = """
@page {{
  size: A4; margin: 16mm;
  @bottom-left {{ content: "Fingerprint of the words: {fingerprint}"; font: 8pt system-ui, sans-serif }}
  @bottom-right {{ content: counter(page) " of " counter(pages); font: 8pt system-ui, sans-serif }}
}}
"""
SIGN = (
    '<p class="sign">☐ Read &nbsp; ☐ Agreed &nbsp; ☐ To be changed: ______________________ &nbsp; '
    "Initials: ________</p>"
)


def report_page(report: Report, today: datetime.date) -> str:
    """The whole report as a page. Whatever comes from a file is shown as text."""
    body = (
        f"<p>{escape(nothing_differs(report))}</p>"
        if report.is_empty
        else _changed_routes(report.changed_routes)
        + _changes(report)
        + _rewordings(report.rewordings)
        + signatures(report.fingerprint)
    )
    return document(report, body, today)


def document(report: Report, body: str, today: datetime.date) -> str:
    """A page with a head that says what was compared."""
    return f"""<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What changed, to read and to sign</title>
<style>{STYLE}{SHEET.format(fingerprint=report.fingerprint)}</style>
</head>
<body>
<main>
<h1>What changed, to read and to sign</h1>
<p>Before: <strong>{escape(report.old)}</strong>. Now: <strong>{escape(report.new)}</strong>.
Made on {today.day} {today:%B %Y}. Fingerprint of the present words: <code>{report.fingerprint}</code>.</p>
<p>This page shows what differs. It does not say whether a change is right: the Designated Safeguarding Lead (DSL)
reads it and decides. Keep the signed page with the record of the governors’ decision.</p>
{body}
</main>
</body>
</html>
"""


def _changed_routes(changed_routes: Iterable[ChangedRoute]) -> str:
    shown = "".join(route_html(route) for route in changed_routes)
    return f"<h2>Answers that now lead to another ending, or call for less</h2>\n{shown or '<p>None.</p>'}"


def route_html(route: ChangedRoute, ways: int | None = None) -> str:
    """A way that now ends elsewhere; its questions and answers up to so many of them."""
    less = '<p class="careful">This calls for less than before.</p>' if route.less_urgent else ""
    told = "".join(f'<li class="way">{_way(way)}</li>' for way in route.ways[:ways])
    return f"""<article>
<h3>{escape(route.helper)}</h3>
{less}<p>{escape(route_in_words(route))}</p>
<p>{counted(len(route.ways), "way")} through:</p>
<ol>{told}</ol>
{SIGN}
</article>
"""


def _way(way: Iterable[tuple[str, str]]) -> str:
    return " → ".join(f"{escape(step)}: <strong>{escape(answer)}</strong>" for step, answer in way)


def _changes(report: Report) -> str:
    shown = []
    for change, touched in report.changes:
        before, now = (change.before.text if change.before else "", change.now.text if change.now else "")
        if change.what == "introduced differently" and change.before and change.now:
            told = f"<p>{escape(now)}</p><p>Introduced by: {marked(change.before.lead, change.now.lead)}</p>"
        else:
            told = f"<p>{marked(before, now)}</p>"
        warning = strength_warning(change)
        careful = f'<p class="careful">{escape(warning)}</p>' if warning else ""
        places = "".join(f"<li>{_place(each)}</li>" for each in touched) or "<li>Nothing quotes it.</li>"
        shown.append(
            f"<article>\n<h3>{escape(what_changed(change))}</h3>\n{told}\n{careful}<ul>{places}</ul>\n{SIGN}\n"
            "</article>\n"
        )
    if report.headings:
        rows = "".join(f"<li>{marked(before, now)}</li>" for before, now in report.headings)
        shown.append(f"<article>\n<h3>Headings and topics</h3>\n<ul>{rows}</ul>\n{SIGN}\n</article>\n")
    if report.renumbered:
        rows = ", ".join(f"{escape(old)} is now {escape(new)}" for old, new in report.renumbered)
        shown.append(f"<p>Only their numbers differ: {rows}. Numbers that people wrote down do not follow.</p>")
    return f"<h2>The policy’s paragraphs</h2>\n{''.join(shown) or '<p>None.</p>'}"


def _place(touched: Touched) -> str:
    stands = "quotes" if touched.stands else "<strong>quotes words that are gone:</strong>"
    return f"{escape(place_name(touched))} {stands} “{escape(touched.words)}”{escape(in_their_place(touched))}"


def _rewordings(rewordings: Iterable[Reworded]) -> str:
    shown = "".join(_reworded(each) for each in rewordings)
    return f"<h2>{WORDS}</h2>\n{shown or '<p>None.</p>'}"


def _reworded(each: Reworded) -> str:
    lines = "".join(f"<li>{_line(before, now)}</li>" for before, now in each.lines)
    careful = f'<p class="careful">{escape(each.warning)}</p>' if each.warning else ""
    read = "".join(f"<p>{escape(heading)}</p>\n{_endings(places)}" for heading, places in where_read(each))
    return f"<article>\n<h3>{escape(reworded_name(each))}</h3>\n{careful}<ul>{lines}</ul>\n{read}{SIGN}\n</article>\n"


def _endings(places: Iterable[Shown]) -> str:
    rows = "".join(f"<li>{escape(place.title)}: {escape(', '.join(place.endings))}</li>" for place in places)
    return f'<ul class="read">{rows}</ul>\n' if rows else ""


def _line(before: ContentLine | None, now: ContentLine | None) -> str:
    line = now or before
    what = escape(line.what) if line else ""
    return f"{what}: {marked(before.words if before else '', now.words if now else '')}"


def marked(before: str, now: str) -> str:
    """Both in one: taken out is struck through, put in is underlined; so it reads in black and white too."""
    tags = {"same": "{}", "out": "<del>{}</del>", "in": "<ins>{}</ins>"}
    return " ".join(tags[fate].format(escape(run)) for fate, run in words(before, now))


def signatures(fingerprint: str) -> str:
    """Where it is signed, on one sheet."""
    people = "".join(
        f"<div><p>{who}: name</p><p>Signature</p><p>Date</p></div>"
        for who in ("Designated Safeguarding Lead", "Headteacher, or for the governors")
    )
    return f"""<section class="signed"><h2>Signed</h2>
<p>I have read every change above. What is to be changed is marked. Fingerprint of the words:
<code>{fingerprint}</code>.</p>
<div class="people">{people}</div></section>"""
