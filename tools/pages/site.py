"""Puts the site together out of plain functions: what is made from data, and where on a page it goes."""

import datetime
from pathlib import Path

from tools.pages.helpers.drawing import drawings
from tools.pages.helpers.links_to_helpers import marks
from tools.pages.helpers.page import helper_page
from tools.pages.helpers.record import Version
from tools.pages.helpers.tick_list import tick_list_page
from tools.pages.policy.beside import read_beside
from tools.pages.policy.paragraphs import set_marks
from tools.pages.rehearsal.lengths import lengths_of
from tools.pages.rehearsal.plans import GUIDE, check_plans
from tools.pages.rehearsal.scenario_page import scenario_page
from tools.pages.rehearsal.training import practise_html
from tools.pages.review_page import by_makers_only
from tools.pages.search.index import write_search_index
from tools.pages.words import UNSENT
from tools.sources.days import on_day
from tools.sources.flowcharts.tick_list import NAME as TICK_LIST
from tools.sources.load import Site, load
from tools.sources.paths import DOCS, PROJECT, ROOT
from tools.sources.review.pieces import all_words, reviewable
from tools.sources.review.record import read_record
from tools.sources.review.reviewing import not_read, signed_by, wanted
from tools.sources.scenarios.rehearsed import rehearsed
from tools.sources.school import School
from tools.sources.taken import in_line


def prepare(address: str = "") -> Site:
    """All sources of the site to be at `address`, read and checked.

    What the policy's pages show beside the policy is made known to the extension. Raises SourceError with every
    mistake in all of them at once.
    """
    site = load(address)
    if (DOCS / GUIDE).exists():
        check_plans(site.scenarios, lengths_of(site.scenarios, site.flows, site.policy), site.policy, site.quiz)
    set_marks(marks(site.flows, site.policy))
    return site


def to_review(site: Site) -> list[str]:
    """What somebody has to review before the site is published. Raises SourceError when the record cannot be read."""
    wants = [str(problem) for _, problem in wanted(site.edition, read_record())]
    return wants or not_read(in_line.is_read(site.policy))


def to_sign_off(site: Site) -> str:
    """How much of it the school has not signed off yet, in a sentence; "" when it has signed off all."""
    left = by_makers_only(reviewable(site.edition), read_record())
    if not left:
        return ""
    return (
        f"No sign-off by the school is recorded for {left} helpers, duties, scenarios, questions, form rows and notes."
    )


def facts(site: Site) -> dict[str, object]:
    """What the templates say on every page: when the policy was agreed, when its review is due, what boxes ask."""
    return {
        "agreed": on_day(site.school.agreed.isoformat()),
        "due": on_day(site.school.due.isoformat()),
        "due_iso": site.school.due.isoformat(),
        "overdue": is_overdue(site.school),
        "unsent": UNSENT,
    }


def is_overdue(school: School) -> bool:
    """Whether the review was due before the day of the build; the reader's browser looks again."""
    return datetime.date.today() > school.due


def stands_around(site: Site) -> list[str]:
    """All that the policy's pages show beside their own words: marks of helper steps, notes, links, contacts."""
    return [repr(marks(site.flows, site.policy)), repr(read_beside(DOCS))]


def found_by_us(path: str) -> bool:
    """Whether tools/pages/search/index.py says what the search finds on a page: MkDocs need not look through it."""
    return path.startswith(("policy/", "helpers/")) and path != "helpers/index.md"


def versions_of(site: Site) -> dict[str, Version]:
    """What the words of each piece that somebody reviews are known by: "helper/the-police", "fact/what-is-it"."""
    found = reviewable(site.edition)
    duties = all_words(found, "duty", "fact")
    return {piece.key: Version(piece.fingerprint, duties) for piece in found}


def helper_pages(site: Site) -> dict[str, str]:
    """The path of each helper's page below docs, with its Markdown."""
    drawn = drawings(site.flows)
    parts = rehearsed(site.scenarios, site.flows)
    signed = signed_by(site.edition, read_record())
    versions = versions_of(site)
    made = {
        f"helpers/{flow.name}.md": helper_page(
            flow,
            site.policy,
            site.school,
            drawn[flow.name],
            versions[f"helper/{flow.name}"],
            signed.get(f"helper/{flow.name}", ""),
            practise_html(flow, parts, "../../"),
        )
        for flow in site.flows
    }
    if site.tick_list:
        by = signed.get("fact/all", "")
        made[f"helpers/{TICK_LIST}.md"] = tick_list_page(
            site.tick_list, site.policy, site.school, versions["fact/what-is-it"], by
        )
    return made


def scenario_pages(site: Site) -> dict[str, str]:
    """The path of each scenario's page below docs, with its Markdown."""
    versions = versions_of(site)
    return {
        f"training/{scenario.name}.md": scenario_page(
            scenario, site.flows, site.policy, versions[f"scenario/{scenario.name}"].words
        )
        for scenario in site.scenarios
    }


def add_search(site: Site, site_folder: Path) -> None:
    """Rewrites what the search looks through. Raises SourceError when a list of words in tools/ is not right."""
    flows = (*site.flows, site.tick_list) if site.tick_list else site.flows
    write_search_index(site_folder / "search" / "search_index.json", PROJECT, site.policy, flows, site.terms)


def watched() -> tuple[Path, ...]:
    """What else than docs the site is made from."""
    return tuple({ROOT / "tools", ROOT / "overrides", PROJECT / "tools"})
