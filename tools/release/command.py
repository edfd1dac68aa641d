"""The command `policy-tools publish`: puts the built site into a folder, and keeps what was there; or takes it down."""

import argparse
import datetime
import sys
from pathlib import Path
from typing import Any

from tools.release.archive import PublishError, publish
from tools.release.withdraw import withdraw
from tools.sources.errors import SourceError
from tools.sources.paths import DOCS, PROJECT
from tools.sources.school import placeholders, read_school


def add_publish(jobs: Any) -> None:
    """Adds the command to the parser's ``jobs``."""
    job = jobs.add_parser("publish", help="put the built site into a folder, and keep the version that was there")
    job.add_argument("folder", type=Path, help="the folder to publish; a new one is made")
    what = job.add_mutually_exclusive_group(required=True)
    what.add_argument("--changed", metavar="WORDS", help="what is new, in a sentence for staff")
    what.add_argument("--withdraw", action="store_true", help="take the site down: the folder then says so")
    job.add_argument("--moved-to", default="", metavar="ADDRESS", help="with --withdraw: where the site is now")
    job.add_argument("--site", type=Path, default=PROJECT / "site", help="the built site")


def publish_site(asked: argparse.Namespace, today: datetime.date | None = None) -> int:
    """Runs the command; 1 when the folder was left as it was."""
    folder = asked.folder.resolve()
    try:
        if asked.withdraw:
            _tell_withdrawn(folder, withdraw(folder, asked.moved_to, read_school(DOCS / "school.toml")))
            return 0
        if asked.moved_to:
            raise PublishError("--moved-to is for a site that is taken down: give --withdraw in place of --changed.")
        if nobody := placeholders(read_school(DOCS / "school.toml")):
            said = f"{', '.join(nobody)} in docs/school.toml: a number or address that nobody can have stands there."
            raise PublishError(f"{said} Put in the real one, and build again.")
        new = publish(asked.site, folder, asked.changed, today or datetime.date.today())
    except (PublishError, SourceError) as why:
        print(why, file=sys.stderr)
        return 1
    print(f"{asked.folder} is now site version {new.version}. Publish the whole folder.")
    return 0


def _tell_withdrawn(folder: Path, aside: Path | None) -> None:
    print(f"{folder} now says that the site was taken down. Publish it at the old address, in place of what is there.")
    if aside:
        print(f"What was there is in {aside}. Keep it: the earlier versions are only there.")
