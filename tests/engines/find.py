"""Finds Firefox and WebKit for the tests: Playwright's own, else the machine's, else Debian's packages. Never skips."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from tests.find_browser import install_packages, may_install_packages, playwrights_own, try_command

Engine = Literal["firefox", "webkit"]
ENGINES: tuple[Engine, ...] = ("firefox", "webkit")

PROGRAMS: dict[Engine, tuple[str, ...]] = {"firefox": ("firefox-esr", "firefox"), "webkit": ("WebKitWebDriver",)}
"""What stands for an engine where Playwright has no browser of its kind. WebKit's driver starts MiniBrowser itself."""
PACKAGES: dict[Engine, tuple[str, ...]] = {
    "firefox": ("firefox-esr",),
    "webkit": ("webkit2gtk-driver", "xvfb", "python3-gi", "gir1.2-webkit2-4.1"),
}
"""The Debian packages that bring it, with a screen for it and what prints."""
DEBIANS_PYTHON = "/usr/bin/python3"
"""Only this one can use WebKit's library; see `webkit_print.py`."""


@dataclass(frozen=True)
class Program:
    """Where an engine is, and which kind of driver it understands."""

    path: Path
    playwrights_own: bool


@cache
def found(engine: Engine) -> Program | None:
    """The engine on this machine, if it is there."""
    own = playwrights_own(engine)
    if own:
        return Program(Path(own), playwrights_own=True)
    path = next((path for name in PROGRAMS[engine] if (path := shutil.which(name))), None)
    if not path or (engine == "webkit" and not (shutil.which("Xvfb") and _webkit_prints())):
        return None
    return Program(Path(path), playwrights_own=False)


def _webkit_prints() -> bool:
    ask = [DEBIANS_PYTHON, "-c", "import gi; gi.require_version('WebKit2', '4.1')"]
    return shutil.which(DEBIANS_PYTHON) is not None and subprocess.run(ask, capture_output=True).returncode == 0


def install() -> list[Engine]:
    """Tries Playwright's own engines first, then Debian's packages; gives those that are still missing."""
    for way in (_from_playwright, _from_debian):
        missing = [engine for engine in ENGINES if not found(engine)]
        if missing:
            way(missing)
            found.cache_clear()
    return [engine for engine in ENGINES if not found(engine)]


def _from_playwright(engines: list[Engine]) -> None:
    try_command(sys.executable, "-m", "playwright", "install", *engines)


def _from_debian(engines: list[Engine]) -> None:
    if may_install_packages():
        install_packages(*(package for engine in engines for package in PACKAGES[engine]))


def advice(engine: Engine) -> str:
    """What a person can do who has no such engine."""
    return (
        f"{engine} could not be had. Run 'playwright install --with-deps {engine}', "
        f"or on Debian 'apt-get install {' '.join(PACKAGES[engine])}'."
    )


if __name__ == "__main__":
    missing = install()
    if missing:
        sys.exit("\n".join(advice(engine) for engine in missing))
    for engine in ENGINES:
        program = found(engine)
        assert program is not None
        print(f"{engine} for the tests: {program.path}")
