"""Write out all notes on the text as one page of Markdown, grouped, each beside the exact words it is about.

After them stands what is known of newer guidance and law: governors ask for both at once.
"""

from collections.abc import Sequence

from tools.sources.guidance import CHECK, Change, read_guidance
from tools.sources.paths import DOCS
from tools.sources.policy.notes import GROUPS, SLIPS, Note, Quote
from tools.sources.policy.text import Policy, find_in_section

MARKER = "<!-- notes-on-the-text -->"
_SECTION_NAMES = {
    "F": "the front page",
    "I": "the index",
    "S": "Additional support and guidance",
    "A": "Annex A",
}
_SPECIAL = str.maketrans({character: f"&#{ord(character)};" for character in "\\`*_{}[]<>#|!&"})


def notes_page(notes: Sequence[Note], policy: Policy) -> str:
    """Markdown to stand in place of `MARKER` on about/notes-on-the-text.md.

    Each note has the id `note-N`; its words link to the paragraph's number. The words must have been checked before
    (`tools.sources.policy.quoted`): a quotation that is not in the policy raises `ValueError`.
    """
    parts = []
    for group, title in GROUPS.items():
        if group != SLIPS:
            parts += [_heading(group, title), *(_note(note, policy) for note in notes if note.group == group)]
    changes = _changes()
    if changes:
        parts.append(newer_guidance(changes, policy))
    slips = [_note(note, policy) for note in notes if note.group == SLIPS]
    if slips:
        opening = f'<details markdown="1">\n<summary>Show these {len(slips)} slips</summary>'
        parts += [_heading(SLIPS, GROUPS[SLIPS]), opening, *slips, "</details>"]
    return "\n\n".join(parts) + "\n"


def _heading(group: str, title: str) -> str:
    return f"## {group}. {title} {{#group-{group.lower()}}}"


def _changes() -> tuple[Change, ...]:
    path = DOCS / "notes" / "guidance.toml"
    return read_guidance(path) if path.exists() else ()


def newer_guidance(changes: Sequence[Change], policy: Policy) -> str:
    """Markdown of what is known of newer guidance and law, the surest first, each with how sure it is."""
    parts = [
        "## Newer guidance and law {#newer-guidance}",
        "What is known of guidance and law that changed after the policy was agreed, and how sure it is. Nobody has "
        "read the documents themselves for this list, and it may lack something. The policy's words are as they were. "
        "Governors: see that each document is read before the next edition of the policy.",
    ]
    for title, sure in (
        ("Seen described on a public page", "seen"),
        ("Seen described in part: check before relying on this", "in part"),
        ("Reported only: check before relying on this", "reported"),
    ):
        lines = [_change(change, policy) for change in changes if how_sure(change) == sure]
        if lines:
            parts += [f"### {title} {{#guidance-{sure.replace(' ', '-')}}}", "\n".join(lines)]
    return "\n\n".join(parts)


def how_sure(change: Change) -> str:
    """seen: on a public page; in part: there is a page, but some of it has still to be checked; reported: no page."""
    if not change.seen_on:
        return "reported"
    return "in part" if CHECK in change.changed.lower() else "seen"


def _change(change: Change, policy: Policy) -> str:
    places = [find_in_section(policy, section, words) for section, words in change.cited]
    at = [f"[{place[0] or 'heading'}](../policy/{place[2].name}#{place[1]})" for place in places if place]
    # Not links: these pages are named as what somebody saw, and nobody vouches for what they say today.
    seen = _plain(", ".join(change.seen_on))
    told = f"- **{_plain(change.about)}.** {_plain(change.changed)}"
    told += f" In the policy: {', '.join(dict.fromkeys(at))}." if at else " The policy no longer names it."
    return f"{told} Said on: {seen}." if seen else told


def _note(note: Note, policy: Policy) -> str:
    lines = [
        f'<div class="note-entry note-entry--{note.group.lower()}" id="note-{note.number}" markdown="1">',
        f"**Note {note.number}.** {_plain(note.wrong)}",
        "\n".join(f"- {_quoted(quote, policy)}" for quote in note.quotes),
    ]
    if note.advice:
        lines.append(f"**Meanwhile:** {_plain(note.advice)}")
    if note.source:
        lines.append(f'Source: [{_plain(note.source)}]({note.address}){{rel="external"}}')
    return "\n\n".join([*lines, "</div>"])


def _quoted(quote: Quote, policy: Policy) -> str:
    words = f'<q class="policy-words">{_plain(quote.words)}</q>'
    name = _SECTION_NAMES.get(quote.section, f"section {quote.section}")
    if quote.adopted_only:
        return f"{words} (in {name} of the adopted document)"
    place = find_in_section(policy, quote.section, quote.words)
    if not place:
        raise ValueError(f"section {quote.section} does not have the words “{quote.words}”")
    number, anchor, path = place
    at = number or ("the heading" if quote.section in _SECTION_NAMES else f"the heading of section {quote.section}")
    if number and quote.section in _SECTION_NAMES:
        at = f"{number}, {name}"
    return f"{words} ([{at}](../policy/{path.name}#{anchor}))"


def _plain(words: str) -> str:
    """Words that Markdown must not read as mark-up."""
    return words.translate(_SPECIAL)
