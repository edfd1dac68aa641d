"""The command `policy-tools publish`: puts the built site into a folder, and keeps what was there."""

import argparse
import datetime
import sys
from pathlib import Path
from typing import Any

from tools.publish.places import PROJECT
from tools.publish.release.versions import CannotPublish, publish


def add_publish(jobs: Any) -> None:
    """Adds the command to the parser's ``jobs``."""
    job = jobs.add_parser("publish", help="put the built site into a folder, and keep the version that was there")
    job.add_argument("folder", type=Path, help="the folder to publish; a new one is made")
    job.add_argument("--changed", required=True, metavar="WORDS", help="what is new, in a sentence for staff")
    job.add_argument("--site", type=Path, default=PROJECT / "site", help="the built site")


def publish_site(asked: argparse.Namespace, today: datetime.date | None = None) -> int:
    """Runs the command; 1 when the folder was left as it was."""
    try:
        new = publish(asked.site, asked.folder.resolve(), asked.changed, today or datetime.date.today())
    except CannotPublish as why:
        print(why, file=sys.stderr)
        return 1
    print(f"{asked.folder} is now site version {new.version}. Publish the whole folder.")
    return 0
