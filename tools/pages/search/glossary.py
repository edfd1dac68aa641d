"""Writes the page "Glossary", and what a term's explanation says wherever it stands."""

from html import escape

from tools.pages.formatting import policy_page
from tools.sources.glossary import Term

MARKER = "<!-- glossary -->"


def glossary_page(terms: tuple[Term, ...]) -> str:
    """HTML to stand in place of ``MARKER``."""
    return f'<dl class="glossary">{"".join(entry(term, "../", term.key) for term in terms)}</dl>'


def entry(term: Term, up: str, anchor: str) -> str:
    """The term and what it means, as <dt> and <dd>; `up` leads from the page to the top of the site."""
    says = [f"<strong>{escape(term.stands_for)}.</strong>"] if term.stands_for else []
    if term.policy:
        link = f"{policy_page(term.policy.file, up)}#{term.policy.anchor}"
        place = f"Paragraph {term.policy.number}" if term.policy.number else "The policy"
        says.append(f'The policy says: “{escape(term.policy.words, quote=False)}” <a href="{link}">{place}</a>.')
    if term.note:
        says.append(f'<span class="outside-note">Note, not the policy’s words: {escape(term.note, quote=False)}</span>')
    return f'<dt>{escape(term.term)}</dt><dd id="{anchor}">{" ".join(says)}</dd>'
