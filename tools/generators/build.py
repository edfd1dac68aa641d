"""The steps of a build, in order, whatever generates the pages: mkdocs_plugin.py takes them, and zensical/."""

import datetime
import sys
from pathlib import Path

from tools.pages import site_pages
from tools.release import release
from tools.release.home_screen import write_home_screen
from tools.release.security_txt import write_security_txt
from tools.release.vendor import add_vendor
from tools.runtime import runtime, write_runtime
from tools.runtime.desk import write_desk
from tools.runtime.optional import say, unwanted
from tools.sources.errors import PolicyToolsError, SourceError
from tools.sources.families import unchecked
from tools.sources.left import in_groups
from tools.sources.load import Sources
from tools.sources.school import warnings


class BuildError(PolicyToolsError):
    """Why there is no site: every mistake, or everything that has to be reviewed, a line each."""


def read_sources(address: str, *, to_publish: bool) -> Sources:
    """Reads and checks every source of the site to be at `address`; says on the error stream what is left to settle.

    Raises BuildError with every mistake at once. A site to publish is also refused while a review is missing: somebody
    who works on the words has to see them first.
    """
    try:
        unwanted()
    except ValueError as wrong:
        raise BuildError(str(wrong)) from None
    try:
        sources = site_pages.prepare(address)
        unreviewed = site_pages.to_review(sources)
    except SourceError as bad:
        raise _wrong(bad) from None
    if unreviewed and to_publish:
        raise BuildError("A person has to review these before the site is published:\n" + "\n".join(unreviewed))
    for line in unreviewed:
        print(f"To review before publishing: {line}", file=sys.stderr)
    to_settle = [*warnings(sources.school), *unchecked(sources.families), *site_pages.to_plan(sources)]
    to_settle.append(site_pages.to_sign_off(sources))
    for warning in filter(None, to_settle):
        # Never through the generator's own log: '--strict' would refuse to build a site for want of a telephone call.
        print(f"To settle by a person: {warning}", file=sys.stderr)
    return sources


def generated_pages(sources: Sources) -> dict[str, str]:
    """The pages that are made from flowcharts and scenarios: path below docs, and Markdown."""
    return site_pages.helper_pages(sources) | site_pages.scenario_pages(sources)


def finish_site(sources: Sources, folder: Path, address: str, *, to_publish: bool) -> None:
    """Puts search and Python beside the pages in `folder`, and makes the whole ready for its host at `address`.

    Raises BuildError when the synonyms name what is not on the site.
    """
    try:
        site_pages.add_search(sources, folder)
    except SourceError as bad:
        raise _wrong(bad) from None
    left_out = _add_runtime(folder)
    write_home_screen(folder, sources.school.name)
    say([*left_out, *release(folder, address, to_publish=to_publish)])
    write_security_txt(folder, sources.school.report_holes_to, address, datetime.date.today())


def _add_runtime(site_folder: Path) -> tuple[str, ...]:
    """Copies the Python runtime, and what is fetched when asked for, into the site. Gives what to say of it."""
    add_vendor(site_folder)
    made = runtime()
    write_runtime(made, site_folder / "assets")
    write_desk(site_folder)
    return made.left_out


def _wrong(bad: SourceError) -> BuildError:
    return BuildError(f"Some files are not right:\n{in_groups(bad.problems)}")
