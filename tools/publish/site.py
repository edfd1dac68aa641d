"""Puts the site together out of plain functions: what is made from data, and where on a page it goes."""

import datetime
import shutil
from dataclasses import dataclass
from pathlib import Path

from tools.guide.model import Flow
from tools.publish.contacts import MARKER as CONTACTS
from tools.publish.contacts import contacts_page
from tools.publish.coverage import coverage_problems, points, sentences
from tools.publish.coverage_page import MARKER as COVERAGE
from tools.publish.coverage_page import coverage_page
from tools.publish.drawing import as_inline, drawings
from tools.publish.flows import FlowchartsWrong, fingerprint, read_flows
from tools.publish.form import check_form, form_html
from tools.publish.helper_page import helper_page
from tools.publish.links_to_helpers import helper_list, helpers_of_section, marks
from tools.publish.notes import read_notes
from tools.publish.notes_page import MARKER as NOTES
from tools.publish.notes_page import notes_page
from tools.publish.paragraphs import set_marks
from tools.publish.places import DOCS, FLOWCHARTS, POLICY, ROOT
from tools.publish.policy import Policy, read_policy
from tools.publish.quoted import docs_problems
from tools.publish.runtime import runtime
from tools.publish.school import School, read_school
from tools.publish.toml_file import BadFile
from tools.publish.words import on_day


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that the pages are made from, read and checked."""

    school: School
    policy: Policy
    flows: tuple[Flow, ...]


def prepare() -> Site:
    """Reads and checks all sources. Raises BadFile with every mistake in all of them at once."""
    policy = read_policy(POLICY)
    problems = docs_problems(DOCS, policy)
    problems += check_form((POLICY / "annex-a.md").read_text(encoding="utf-8"))
    flows: tuple[Flow, ...] = ()
    try:
        flows = tuple(read_flows(FLOWCHARTS, policy))
    except FlowchartsWrong as wrong:
        problems += [str(problem) for problem in wrong.problems]
    else:
        problems += coverage_problems(policy, flows)
    if problems:
        raise BadFile(problems)
    set_marks(marks(flows, policy))
    return Site(read_school(DOCS / "school.toml"), policy, flows)


def facts(site: Site) -> dict[str, object]:
    """What the templates say on every page: when the policy was agreed, and when its review is due."""
    return {
        "agreed": on_day(site.school.agreed.isoformat()),
        "due": on_day(site.school.due.isoformat()),
        "due_iso": site.school.due.isoformat(),
        "overdue": datetime.date.today() > site.school.due,
    }


def helper_pages(site: Site) -> dict[str, str]:
    """The path of each helper's page below docs, with its Markdown."""
    drawn = drawings(site.flows)
    return {
        f"helpers/{flow.name}.md": helper_page(
            flow, site.policy, as_inline(drawn[flow.name], f"Drawing of “{flow.title}”"), fingerprint(flow)
        )
        for flow in site.flows
    }


def fill_in(site: Site, path: str, markdown: str) -> str:
    """The page's Markdown with what stands in the place of its marker, or beside its heading."""
    school = site.school
    if path == "helpers/index.md":
        return markdown.replace("<!-- helpers -->", helper_list(site.flows, site.policy))
    if path == "who-to-tell.md":
        return markdown.replace(CONTACTS, contacts_page(school))
    if path == "about/notes-on-the-text.md":
        return markdown.replace(NOTES, notes_page(read_notes(DOCS / "notes" / "notes.toml"), site.policy))
    if path == "about/how-the-helpers-follow-the-policy.md":
        return markdown.replace(COVERAGE, coverage_page(points(), sentences(site.policy, site.flows), site.flows))
    if path == "annex-a/index.md":
        form = form_html(school=school.name, policy=school.policy, agreed=school.agreed, due=school.due)
        return markdown.replace("<!-- annex-a-form -->", form)
    if path.startswith("policy/"):
        return helpers_of_section(site.flows, site.policy, path.removeprefix("policy/"), markdown)
    return markdown


def add_runtime(site_folder: Path) -> None:
    """Copies the Python runtime into the built site."""
    shutil.copytree(runtime(), site_folder / "assets" / "runtime", dirs_exist_ok=True)


def watched() -> tuple[Path, ...]:
    """What else than docs the site is made from."""
    return (ROOT / "tools", ROOT / "overrides")
