"""Writes `.well-known/security.txt` (RFC 9116): where somebody who finds a hole in the site's safety can tell it."""

import datetime
from pathlib import Path

PLACE = ".well-known/security.txt"
DAYS = 360
"""RFC 9116 (2.5.5): less than a year, so that an address that nobody reads any more does not stand for ever."""


def write_security_txt(site_folder: Path, contact: str, address: str, today: datetime.date) -> None:
    """Writes the file where the school has said who reads such reports; an address is never made up.

    `address` is where the site will be (SITE_URL). In a folder of a larger site nobody would look for the file.
    """
    host = address.partition("://")[2]
    if not contact or host.rstrip("/") != host.partition("/")[0]:
        return
    until = today + datetime.timedelta(days=DAYS)
    lines = [
        f"Contact: {contact if contact.startswith('https://') else f'mailto:{contact}'}",
        f"Expires: {until.isoformat()}T00:00:00Z",
        "Preferred-Languages: en",
        f"Canonical: {address.rstrip('/')}/{PLACE}",
    ]
    path = site_folder / PLACE
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
