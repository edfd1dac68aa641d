"""A browser context in which everything is recorded from the beginning."""

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.hosting import Host
from tests.browser.privacy.recorder import Recorder


@pytest.fixture
def recorder(context: BrowserContext, host: Host) -> Recorder:
    """To be asked for before the page. Printing is only counted: a dialog of the system would stay open."""
    context.add_init_script(
        "window.print = () => { const { dataset } = document.documentElement;"
        " dataset.prints = Number(dataset.prints ?? 0) + 1; };"
    )
    return Recorder(context, host)
