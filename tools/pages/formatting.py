"""Small turns of phrase that pages share: inline Markdown, addresses between pages."""

import re
from html import escape

BOLD = re.compile(r"\*\*(.+?)\*\*")
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
UNSENT = (
    'autocomplete="off" autocorrect="off" spellcheck="false" writingsuggestions="false" translate="no" '
    'data-gramm="false" data-gramm_editor="false" data-enable-grammarly="false" data-lt-active="false" '
    'data-lpignore="true" data-1p-ignore data-bwignore data-form-type="other"'
)
"""The attributes of every box to type in. A browser then neither remembers what is typed nor sends it to a service that
checks spelling, suggests words or translates. The last two lines ask extensions to stay out, each by the name that its
maker gives: writing tools (Grammarly, LanguageTool), password managers (LastPass, 1Password, Bitwarden, Dashlane)."""


def inline(text: str) -> str:
    """A line of Markdown as HTML. It knows bold and links; everything else is shown as it is written."""
    shown = escape(text, quote=False)
    shown = BOLD.sub(r"<strong>\1</strong>", shown)
    return LINK.sub(_link, shown)


def _link(found: re.Match[str]) -> str:
    words, href = found.groups()
    # Print spells out what leads away from the site, and only that.
    away = ' rel="external"' if href.startswith("http") else ""
    return f'<a href="{escape(href, quote=True)}"{away}>{words}</a>'


def address(target: str, up: str) -> str:
    """A link of a flowchart file as an address on the site.

    ``../../docs/policy/06-responding.md#x`` leads to a page of docs, ``other.md`` to another helper.
    """
    path, hash_mark, anchor = target.partition("#")
    page = path.removeprefix("../../docs/") if path.startswith("../../docs/") else f"helpers/{path}"
    folder = re.sub(r"(^|/)index\.md$", r"\1", page).removesuffix(".md")
    return f"{up}{folder}{'/' if folder and not folder.endswith('/') else ''}{hash_mark}{anchor}"


def policy_page(file_name: str, up: str) -> str:
    """The address of the page of a file below docs/policy: its index page is the folder itself."""
    return address(f"../../docs/policy/{file_name}", up)
