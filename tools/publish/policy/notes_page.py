"""Write out all notes on the text as one page of Markdown, grouped, each beside the exact words it is about."""

from collections.abc import Sequence

from tools.publish.policy.notes import GROUPS, Note, Quote
from tools.publish.policy.text import Policy, find_in_section

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
    (`tools.publish.policy.quoted`): a quotation that is not in the policy raises `ValueError`.
    """
    parts = []
    for group, title in GROUPS.items():
        parts.append(f"## {group}. {title} {{#group-{group.lower()}}}")
        parts += [_note(note, policy) for note in notes if note.group == group]
    return "\n\n".join(parts) + "\n"


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
