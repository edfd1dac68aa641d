"""Finds a Chromium for the tests: Playwright's own, else the machine's, else Debian's package. Never skips silently."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

WITHOUT_WINDOW = ("chromium-headless-shell", "chrome-headless-shell")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def found(*, with_window: bool = False) -> str | None:
    """The browser's path: what BROWSER_PATH names, Playwright's own, or one that the machine has.

    The same engine without any window (Chromium's "headless shell") needs a third less of the processor. It is taken
    where it is there, unless `with_window` asks for a browser as readers have it: one that keeps pages for the Back
    button, reads a person's settings, and locks its profile.
    """
    named = os.environ.get("BROWSER_PATH")
    if named:
        return named
    names = NAMES if with_window else (*WITHOUT_WINDOW, *NAMES)
    return playwrights_own("chromium") or next((path for name in names if (path := shutil.which(name))), None)


def launch_arguments(*, with_window: bool = False) -> dict[str, object]:
    """How to start it. Background networking is off: the tests count every request that a page makes."""
    path = found(with_window=with_window)
    if not path:
        raise FileNotFoundError("No Chromium is here. Run 'make browser', or name one in BROWSER_PATH.")
    words = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        words.append("--no-sandbox")  # Chromium refuses to run its sandbox as root.
    if path == playwrights_own("chromium"):
        # Playwright has both, and starts the one without a window unless it is asked for the other.
        return {"channel": "chromium", "args": words} if with_window else {"args": words}
    return {"executable_path": path, "args": words}


def install() -> str | None:
    """Tries Playwright's own browser first, then Debian's package; gives the path, or None."""
    _make_playwright_start()
    if found(with_window=True):
        return found()
    try_command(sys.executable, "-m", "playwright", "install", "chromium")
    playwrights_own.cache_clear()
    if not found(with_window=True) and may_install_packages():
        install_packages("chromium")
        # Not every Debian has it; the tests take longer without.
        install_packages("chromium-headless-shell")
    return found(with_window=True) and found()


def _make_playwright_start() -> None:
    """Its own Node needs a library that the smallest Debian does not have."""
    starts = [sys.executable, "-m", "playwright", "--version"]
    if subprocess.run(starts, capture_output=True).returncode and may_install_packages():
        install_packages("libatomic1")
    try_command(*starts)


def may_install_packages() -> bool:
    """Whether this is a Debian, or one like it, and we are its root."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def install_packages(*names: str) -> None:
    """Installs Debian's packages, and a typeface with them: a new machine may have none."""
    print(f"Installing Debian's {', '.join(names)}.", file=sys.stderr)
    try_command("apt-get", "update", "-qq")
    try_command("apt-get", "install", "-y", "-qq", "--no-install-recommends", *names, "fonts-liberation")


@cache
def playwrights_own(engine: str) -> str | None:
    """Where Playwright has put its own browser of this kind, if it has."""
    # In a process of its own: Playwright does not start twice in one, and the tests have it running.
    ask = f"from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.{engine}.executable_path)"
    path = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True).stdout.strip()
    return path if Path(path).is_file() else None


def try_command(*command: str) -> None:
    """Runs a command that may not work here; if it does not, says how it ended."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, capture_output=True, text=True, env=quiet)
    if done.returncode:
        print(
            f"'{' '.join(command)}' did not work here: {(done.stderr or done.stdout).strip()[-300:]}", file=sys.stderr
        )


if __name__ == "__main__":
    path = install()
    if not path:
        sys.exit("No browser could be had. Install Chromium or Chrome, or name one in BROWSER_PATH.")
    print(f"Browser for the tests: {path}")
