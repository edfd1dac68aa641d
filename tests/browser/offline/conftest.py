"""What the tests of offline use ask for: a browser that may keep the site, and a host that is published to anew."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.hosting import Host, hosted
from tests.browser.offline.keeping import FIRST, published, with_few_pages


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "service_workers": "allow"}


@pytest.fixture(scope="session")
def site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site with a few of its pages: these tests keep it a hundred times."""
    few = tmp_path_factory.mktemp("few") / "site"
    with_few_pages(site, few)
    return few


@pytest.fixture(scope="session")
def whole_site(pytestconfig: pytest.Config) -> Path:
    folder: Path = pytestconfig.getoption("--site").resolve()
    return folder


@pytest.fixture
def moving(site: Path, tmp_path: Path) -> Iterator[Host]:
    """A host with the first version of several."""
    published(site, tmp_path / "site", FIRST)
    with hosted(tmp_path / "site") as host:
        yield host
