"""A browser context in which everything is recorded from the beginning."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType

from tests.browser.conftest import keeping_nothing
from tests.browser.hosting import Host
from tests.browser.privacy.recorder import Recorder
from tests.find_browser import launch_arguments

WORKED = (Path(__file__).parent / "worked.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def browser(browser_type: BrowserType) -> Iterator[Browser]:
    """Keeps the pages that were left for the Back button, as browsers do; Playwright switches that off."""
    wishes: Any = launch_arguments(with_window=True)
    launched = browser_type.launch(**wishes, ignore_default_args=["--disable-back-forward-cache"])
    yield keeping_nothing(launched)
    launched.close()


@pytest.fixture
def recorder(context: BrowserContext, host: Host) -> Recorder:
    """To be asked for before the page. Printing is only counted: a dialog of the system would stay open."""
    context.add_init_script(
        "window.print = () => { const { dataset } = document.documentElement;"
        " dataset.prints = Number(dataset.prints ?? 0) + 1; };"
        "addEventListener('pageshow', ({ persisted }) => { document.documentElement.dataset.cameBack = persisted; });"
    )
    context.add_init_script(WORKED)
    return Recorder(context, host)
