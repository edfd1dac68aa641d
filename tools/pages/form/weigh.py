"""What stands beside rows of Annex A that the policy leaves bare: what to weigh there, never a level.

Runs while the site is built. A DSL who opens the form and no helper would miss it.
"""

from html import escape

from tools.pages.formatting import inline, policy_page
from tools.sources.paths import POLICY
from tools.sources.policy.text import read_policy
from tools.sources.weigh import read_weigh, standing


def weigh_html(row: str, name: str) -> str:
    """The fold beside a row, or ""."""
    found = next((each for each in read_weigh() if each.row == row), None)
    if found is None:
        return ""
    said = ""
    if found.quote and (place := standing(read_policy(POLICY), found.quote)):
        key, file, anchor = place
        page = policy_page(file, "../")
        said = f'<p>“{escape(found.quote)}” <a href="{page}#{anchor}">Section {key}</a></p>'
    return (
        '<details class="annex-weigh annex-on-screen" data-search-exclude><summary>What to weigh here'
        f'<span class="annex-unseen">: {escape(name)}</span></summary>{said}<p>{escape(found.ours)}</p>'
        f"<p>Source: {inline(found.source)}.</p></details>"
    )
