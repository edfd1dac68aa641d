"""Takes the site down: the folder then says so, and has every browser let go of the copy that it keeps."""

import html
import shutil
from pathlib import Path
from urllib.parse import urlsplit

from tools.release.archive import OF_THE_HOST, PublishError, published, version_of
from tools.release.offline import write_withdrawn_worker
from tools.sources.school import School

OF_THE_SERVER = ("_headers", ".htaccess", "hosting")
"""What a web server reads from the folder: without a file that it includes, it would not start again."""
WITHDRAWN = "withdrawn"
"""The site version that its pages say."""
PAGES = ("index.html", "404.html")
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="site-version" content="{version}">
<title>{said}</title>
</head>
<body>
<h1>{said}</h1>
<p>The {policy} of {school} is no longer at this address.</p>
<p>{now}</p>
<p>Do not act on a copy that you still have: names, numbers and the policy itself may have changed.</p>
<p>If a child is in immediate danger, ring 999 (not in this policy).</p>
</body>
</html>
"""


def withdraw(folder: Path, moved_to: str, school: School) -> Path | None:
    """Makes the folder say that the site was taken down, or has moved to the address `moved_to` unless that is "".

    What was there is moved to a folder beside it: gives that, or None when there was nothing. The earlier versions are
    only there. Raises PublishError when the address is none, or when the folder holds something else.
    """
    _check(moved_to)
    again = version_of(folder) == WITHDRAWN
    moves = not again and bool(published(folder) or version_of(folder))
    aside = folder.with_name(f"{folder.name}.taken-down")
    following = folder.with_name(f"{folder.name}.next")
    for place in (following, *([aside] if moves else [])):
        if place.exists():
            raise PublishError(f"{place} is there already. Look into it, then move it away.")
    try:
        _write(folder, following, _page(moved_to, school))
    except BaseException:
        shutil.rmtree(following, ignore_errors=True)
        raise
    for name in OF_THE_HOST:
        if (folder / name).exists():
            shutil.move(folder / name, following / name)
    if moves:
        folder.rename(aside)
    else:
        shutil.rmtree(folder, ignore_errors=True)
    following.rename(folder)
    return aside if moves else None


def _check(moved_to: str) -> None:
    try:
        parts = urlsplit(moved_to)
        whole = parts.scheme == "https" and "." in (parts.hostname or "") and not parts.username
    except ValueError:
        whole = False
    if moved_to and (not whole or any(sign.isspace() for sign in moved_to)):
        raise PublishError(
            f"'{moved_to}' is not a whole https address. Give it as in --moved-to https://policy.example.org/"
        )


def _write(folder: Path, following: Path, page: str) -> None:
    following.mkdir(parents=True)
    for name in OF_THE_SERVER:
        path = folder / name
        if path.is_dir():
            shutil.copytree(path, following / name)
        elif path.exists():
            shutil.copy(path, following / name)
    for name in PAGES:
        (following / name).write_text(page, encoding="utf-8")
    write_withdrawn_worker(following)


def _page(moved_to: str, school: School) -> str:
    address = html.escape(moved_to, quote=True)
    return PAGE.format(
        version=WITHDRAWN,
        said="This site has moved" if moved_to else "This site has been taken down",
        policy=html.escape(school.policy),
        school=html.escape(school.name),
        now=f'It is now at <a href="{address}">{address}</a>.' if moved_to else "Ask the school for the policy.",
    )
