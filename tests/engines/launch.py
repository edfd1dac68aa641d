"""Starts Firefox and WebKit: Playwright's own where it has them, else the machine's."""

import json
import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Playwright

from tests.engines.find import DEBIANS_PYTHON, Engine, found
from tests.engines.visit import PlaywrightVisit, Visit, until
from tests.engines.webdriver import Http, Marionette, WebDriverVisit
from tests.patience import SECONDS

type Wishes = dict[str, str | float | bool]
WEBKIT_PRINT = Path(__file__).with_name("webkit_print.py")
FIREFOX_WISHES = {
    "marionette.port": 0,
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.download.alwaysOpenPanel": False,
    # The tests have no use for what Firefox asks of its makers, and count what the site asks of its host.
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.provider.mozilla.updateURL": "",
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.systemAddon.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.server": "",
}


@contextmanager
def visit(engine: Engine, playwright: Playwright, folder: Path, wishes: Wishes | None = None) -> Iterator[Visit]:
    """A window of this engine, with nothing in it from before. ``folder`` holds its profile and what it saves.

    ``wishes`` are settings that somebody may have made, by Firefox's names for them; WebKit has none.
    """
    downloads = folder / "downloads"
    downloads.mkdir()
    program = found(engine)
    if program is None:
        raise FileNotFoundError(f"{engine} is not here. Run 'make browser', which says what to install.")
    if program.playwrights_own:
        browser = playwright[engine].launch(firefox_user_prefs=wishes or None)
        yield PlaywrightVisit(browser.new_page(), downloads)
        browser.close()
    elif engine == "firefox":
        with _firefox(program.path, folder, downloads, wishes or {}) as road:
            yield WebDriverVisit(road, downloads)
    else:
        with _webkit(program.path, folder, downloads) as (road, printer):
            yield WebDriverVisit(road, downloads, printer)


@contextmanager
def _firefox(path: Path, folder: Path, downloads: Path, own: Wishes) -> Iterator[Marionette]:
    profile = folder / "profile"
    profile.mkdir()
    wishes = {**FIREFOX_WISHES, "browser.download.dir": str(downloads), **own}
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wishes.items()]
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    # Firefox refuses a home that is another person's.
    home = {**os.environ, "HOME": str(folder)}
    with _running([str(path), "--headless", "--marionette", "--profile", str(profile)], home):
        port = profile / "MarionetteActivePort"
        road = Marionette(int(until(lambda: port.exists() and port.read_text(), "Firefox")))
        yield road
        road.end()


@contextmanager
def _webkit(driver: Path, folder: Path, downloads: Path) -> Iterator[tuple[Http, Callable[[str, str], bytes]]]:
    # What it saves goes where the desktop's own settings say.
    (folder / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{downloads}"\n', encoding="utf-8")
    with _screen() as display:
        own = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "DISPLAY": display, "GDK_BACKEND": "x11"}
        environment = {**os.environ, **own}

        def printed(url: str, expression: str) -> bytes:
            file = folder / "printed.pdf"
            words = [url, str(file), expression, str(SECONDS)]
            subprocess.run([DEBIANS_PYTHON, WEBKIT_PRINT, *words], env=environment, check=True)
            return file.read_bytes()

        port = _free_port()
        with _running([str(driver), f"--port={port}"], environment):
            until(lambda: _listens(port), "WebKitWebDriver")
            road = Http(port, {})
            yield road, printed
            road.end()


@contextmanager
def _screen() -> Iterator[str]:
    words = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x1100x24", "-nolisten", "tcp"]
    server = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout is not None
    try:
        yield f":{server.stdout.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


@contextmanager
def _running(words: list[str], environment: dict[str, str]) -> Iterator[None]:
    program = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        program.terminate()
        program.wait()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _listens(port: int) -> bool:
    with socket.socket() as asked:
        return asked.connect_ex(("127.0.0.1", port)) == 0
