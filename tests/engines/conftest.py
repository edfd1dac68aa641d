"""Firefox and WebKit in front of the built site. Each test runs in both."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.conftest import locks_at_once
from tests.browser.hosting import Host, hosted
from tests.engines.find import ENGINES
from tests.engines.launch import visit as begin
from tests.engines.visit import Visit


@pytest.fixture(scope="module", params=ENGINES)
def visit(
    request: pytest.FixtureRequest, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visit]:
    """One window for all tests: each has a host of its own, so that nothing kept for one is there for another."""
    with begin(request.param, playwright, tmp_path_factory.mktemp(request.param)) as visit:
        yield visit


@pytest.fixture
def host(site: Path) -> Iterator[Host]:
    """A host for one test. Nothing is kept for offline use unless the test asks for it: that fetches the whole site."""
    with hosted(site) as host:
        host.missing.add("service-worker.js")
        locks_at_once(host)
        yield host
