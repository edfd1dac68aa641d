"""Puts the site together out of plain functions: what is made from data, and where on a page it goes."""

import datetime
from pathlib import Path

from tools.pages.formatting import UNSENT
from tools.pages.helpers.drawing import drawings
from tools.pages.helpers.links_to_helpers import step_links
from tools.pages.helpers.page import helper_page
from tools.pages.helpers.record import Version
from tools.pages.helpers.tick_list import tick_list_page
from tools.pages.policy.annotations import read_annotations
from tools.pages.policy.paragraphs import set_step_links
from tools.pages.rehearsal.lengths import lengths_of
from tools.pages.rehearsal.plans import GUIDE, roles_without
from tools.pages.rehearsal.scenario_page import scenario_page
from tools.pages.rehearsal.training import practise_html
from tools.pages.review_page import by_makers_only
from tools.pages.search.index import write_search_index
from tools.sources.days import on_day
from tools.sources.flowcharts.tick_list import NAME as TICK_LIST
from tools.sources.load import Sources, load
from tools.sources.paths import DOCS, PROJECT, ROOT
from tools.sources.review.record import read_record
from tools.sources.review.reviewing import not_read, signed_by, wanted
from tools.sources.review.units import all_words, reviewable
from tools.sources.scenarios.rehearsed import rehearsed
from tools.sources.school import School
from tools.sources.taken import in_line


def prepare(address: str = "") -> Sources:
    """All sources of the site to be at `address`, read and checked.

    What the policy's pages show beside the policy is made known to the extension. Raises SourceError with every
    mistake in all of them at once.
    """
    sources = load(address)
    set_step_links(step_links(sources.flows, sources.policy))
    return sources


def to_plan(sources: Sources) -> list[str]:
    """Which sessions leave somebody without a story that fits."""
    if not (DOCS / GUIDE).exists():
        return []
    lengths = lengths_of(sources.scenarios, sources.flows, sources.policy)
    return roles_without(sources.scenarios, lengths, sources.policy, sources.quiz)


def to_review(sources: Sources) -> list[str]:
    """What somebody has to review before the site is published. Raises SourceError when the record cannot be read."""
    wants = [str(problem) for _, problem in wanted(sources.snapshot, read_record())]
    return wants or not_read(in_line.is_read(sources.policy))


def to_sign_off(sources: Sources) -> str:
    """How much of it the school has not signed off yet, in a sentence; "" when it has signed off all."""
    left = by_makers_only(reviewable(sources.snapshot), read_record())
    if not left:
        return ""
    return (
        f"No sign-off by the school is recorded for {left} helpers, duties, scenarios, moments, questions, form rows "
        "and notes."
    )


def facts(sources: Sources) -> dict[str, object]:
    """What the templates say on every page: when the policy was agreed, when its review is due, what boxes ask."""
    return {
        "agreed": on_day(sources.school.agreed.isoformat()),
        "due": on_day(sources.school.due.isoformat()),
        "due_iso": sources.school.due.isoformat(),
        "overdue": is_overdue(sources.school),
        "unsent": UNSENT,
    }


def is_overdue(school: School) -> bool:
    """Whether the review was due before the day of the build; the reader's browser looks again."""
    return datetime.date.today() > school.due


def stands_around(sources: Sources) -> list[str]:
    """All that the policy's pages show beside their own words: links to helper steps, notes, links, contacts."""
    return [repr(step_links(sources.flows, sources.policy)), repr(read_annotations(DOCS))]


def found_by_us(path: str) -> bool:
    """Whether tools/pages/search/index.py says what the search finds on a page: MkDocs need not look through it."""
    return path.startswith(("policy/", "helpers/")) and path != "helpers/index.md"


def versions_of(sources: Sources) -> dict[str, Version]:
    """What the words of each review unit are known by: "helper/the-police", "fact/what-is-it"."""
    found = reviewable(sources.snapshot)
    duties = all_words(found, "duty", "fact")
    return {unit.key: Version(unit.fingerprint, duties) for unit in found}


def helper_pages(sources: Sources) -> dict[str, str]:
    """The path of each helper's page below docs, with its Markdown."""
    drawn = drawings(sources.flows)
    parts = rehearsed(sources.scenarios, sources.flows)
    signed = signed_by(sources.snapshot, read_record())
    versions = versions_of(sources)
    made = {
        f"helpers/{flow.name}.md": helper_page(
            flow,
            sources.policy,
            sources.school,
            drawn[flow.name],
            versions[f"helper/{flow.name}"],
            signed.get(f"helper/{flow.name}", ""),
            practise_html(flow, parts, "../../"),
        )
        for flow in sources.flows
    }
    if sources.tick_list:
        by = signed.get("fact/all", "")
        made[f"helpers/{TICK_LIST}.md"] = tick_list_page(
            sources.tick_list, sources.policy, sources.school, versions["fact/what-is-it"], by
        )
    return made


def scenario_pages(sources: Sources) -> dict[str, str]:
    """The path of each scenario's page below docs, with its Markdown."""
    versions = versions_of(sources)
    return {
        f"training/{scenario.name}.md": scenario_page(
            scenario, sources.flows, sources.policy, versions[f"scenario/{scenario.name}"].words
        )
        for scenario in sources.scenarios
    }


def add_search(sources: Sources, site_folder: Path) -> None:
    """Rewrites what the search looks through. Raises SourceError when a list of words in tools/ is not right."""
    flows = (*sources.flows, sources.tick_list) if sources.tick_list else sources.flows
    write_search_index(site_folder / "search" / "search_index.json", PROJECT, sources.policy, flows, sources.terms)


def watched() -> tuple[Path, ...]:
    """What else than docs the site is made from."""
    return tuple({ROOT / "tools", ROOT / "overrides", PROJECT / "tools"})
