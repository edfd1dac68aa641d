"""What the tests of offline use ask for: a browser that may keep the site, and a host that is published to anew."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.hosting import Host, hosted
from tests.browser.offline.keeping import FIRST, published


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "service_workers": "allow"}


@pytest.fixture
def moving(site: Path, tmp_path: Path) -> Iterator[Host]:
    """A host with the first version of several."""
    published(site, tmp_path / "site", FIRST)
    with hosted(tmp_path / "site") as host:
        yield host
