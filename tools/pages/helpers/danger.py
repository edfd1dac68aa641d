"""What every helper says before it asks anything: what to do when somebody is in danger now."""

from tools.browser.flow.model import Flow

SOURCE = """Not in this policy. Source:
<a href="https://www.gov.uk/report-child-abuse" rel="external">Report child abuse</a>, GOV.UK."""


def danger_now(flow: Flow) -> str:
    """A fold above the questions, in words for whom the helper is for."""
    head, then = _danger(flow)
    return f"""<details class="danger-now">
<summary>{head}</summary>
<p><strong>Ring <a href="tel:999">999</a>.</strong> {then} <a href="../../#urgent-help">More urgent help</a></p>
<p class="outside-note">{SOURCE} Close this to go back to
your question.</p>
</details>"""


def danger_words(flow: Flow) -> str:
    """The same to print."""
    head, then = _danger(flow)
    return f"<p><strong>{head}: ring 999.</strong> {then}</p><p><small>{SOURCE}</small></p>"


def _danger(flow: Flow) -> tuple[str, str]:
    """What it is called, and what to do besides ringing 999."""
    if is_for_a_child(flow):
        return "Somebody is in danger now", "Or ask any grown-up to ring. Then tell a grown-up at school."
    then = (
        "Then tell the school: ask for the Designated Safeguarding Lead (DSL) or a deputy."
        if is_for_parents(flow)
        else "Then tell the Designated Safeguarding Lead (DSL) or a deputy, and record what happened."
    )
    return "A child is in danger now", f"You do not need anybody’s permission. {then}"


def is_for_a_child(flow: Flow) -> bool:
    """Whether children themselves are to read it, by the flowchart's own words."""
    return flow.audience.startswith("children")


def is_for_parents(flow: Flow) -> bool:
    """Whether nobody but parents and carers is to read it."""
    return flow.audience == "parents and carers"
