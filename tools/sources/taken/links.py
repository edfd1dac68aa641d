"""Links from our pages into the policy: each goes on leading to the words that it led to."""

import re
from typing import TYPE_CHECKING

from tools.sources.taken.whereabouts import Whereabouts
from tools.sources.taken.written import quoted

if TYPE_CHECKING:
    from tools.sources.taken.follow import File

# In Markdown a page is named by its file, in the lists of the search by its address on the site.
_LINK = re.compile(
    r"(?:\[(?P<shown>[^\]\n]*)\]\()?(?P<to>[./\w-]*\bpolicy/)(?P<page>[\w-]+)(?P<end>\.md|/)(?:#(?P<anchor>[\w-]+))?"
)
_OF_QUIZ = re.compile(r'quote = "(?P<words>[^"\n]+)"\nsection = "(?P<file>[\w-]+\.md)"\nanchor = "(?P<anchor>[\w-]*)"')
_NUMBER = re.compile(r"(?:paragraph )?([A-Z0-9]+\.\d+)")
GONE = "gone-"
"""Before the id of what is no longer there: the build asks where such a link leads now (publish/policy/typed.py)."""
_OWN_PAGES = ("whole-policy.md",)


def of_links(file: "File", where: Whereabouts, numbers: Whereabouts) -> None:
    """Puts in where each link leads now, with the number of a paragraph where that is what it shows."""
    behind = {_after(file.text, each.end): each.words.strip() for each in quoted(file.path, file.text)}
    for found in _LINK.finditer(file.text):
        name, anchor = f"{found['page']}.md", found["anchor"] or ""
        if name in _OWN_PAGES or not any(each.path.name == name for each in numbers.old.sections):
            continue
        words = behind.get(found.start(), "")
        now = _of_quotation(where, numbers, words, name, anchor) or numbers.link(name, anchor)
        if now is None:
            # The number may be another paragraph's soon: what leads nowhere has to go on saying so.
            if anchor and not anchor.startswith(GONE):
                file.put(found.start("anchor"), found.end("anchor"), f"{GONE}{anchor}")
            continue
        page, place = now
        start = found.start("page")
        end = f"{page.removesuffix('.md')}{found['end']}{f'#{place}' if place else ''}"
        file.put(start, found.end(), end)
        if found["shown"] and (number := _NUMBER.search(found["shown"])) and place.startswith("p"):
            at = found.start("shown") + number.start(1)
            file.put(at, at + len(number[1]), place[1:].replace("-", "."))
    for found in _OF_QUIZ.finditer(file.text):
        now = _of_quotation(where, numbers, found["words"], found["file"], found["anchor"])
        now = now or numbers.link(found["file"], found["anchor"])
        if now:
            file.put(found.start("file"), found.end("file"), now[0])
            file.put(found.start("anchor"), found.end("anchor"), now[1])


def _after(text: str, at: int) -> int:
    """Where the link begins that stands right after a quotation, or -1."""
    found = re.compile(r'["”][\s.,>(]*(?=\[)').match(text, at)
    return found.end() if found else -1


def _of_quotation(
    where: Whereabouts, numbers: Whereabouts, words: str, file: str, anchor: str
) -> tuple[str, str] | None:
    """Where the words stand that a link is for: the place it leads to, if it is there, else the one that has them."""
    if not words:
        return None
    now = numbers.link(file, anchor)
    numbered = re.fullmatch(r"p[0-9A-Z]+-\d+", anchor)
    having = where.of_words(words)
    if not having:
        gone = {each.now for each in where.instead(words, file)}
        having = [each for each in gone if each] if len(gone) == 1 else []
    if not having or (now and any(now == (where.at(each)[0], each.anchor) for each in having if numbered)):
        return None
    if now and not numbered and any(where.at(each)[0] == now[0] for each in having):
        return None
    page, heading = where.at(having[0])
    return page, having[0].anchor if numbered else heading
