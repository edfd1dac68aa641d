"""What every test can ask for: the built site, the policy, the flowcharts, the scenarios."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tools.browser.flow.model import Flow
from tools.runtime.optional import unwanted
from tools.sources.flowcharts.flows import read_flows
from tools.sources.flowcharts.tick_list import read_tick_list
from tools.sources.paths import DOCS, FLOWCHARTS, MOMENTS, POLICY, ROOT, SCENARIOS
from tools.sources.policy.text import Policy, read_policy
from tools.sources.scenarios.moments import Moment, read_moments
from tools.sources.scenarios.rehearsed import Rehearsed, rehearsed
from tools.sources.scenarios.scenario import Scenario
from tools.sources.scenarios.scenarios import read_scenarios
from tools.sources.school import School, read_school

# A busy machine makes a property test slow, and that is no fault of what it tests.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

# What people write and review, and what other tests read while one runs.
WRITTEN = tuple(str(ROOT / name) for name in ("docs", "tools", "overrides", "mkdocs.yml"))
WRITING = os.O_WRONLY | os.O_RDWR


def only_read(event: str, given: tuple[Any, ...]) -> None:
    """Refuses to write, rename or delete what people wrote: the other worker's tests read it at the same moment.

    A test takes a copy (`copied` in tests/keep/conftest.py), and asks the desk over it (tests/keep/desk.py).
    """
    if event == "open" and given[2] & WRITING:
        paths = given[:1]
    elif event in ("os.remove", "os.rename"):
        paths = given[:2]
    else:
        return
    for path in map(str, paths):
        if path.startswith(WRITTEN) and "__pycache__" not in path:
            raise AssertionError(f"A test would change {path}, which other tests read. Take a copy of the project.")


def pytest_configure() -> None:
    sys.addaudithook(only_read)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--site", type=Path, default=ROOT / "site", help="the built site to test, if another generator wrote one"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """`make test PLAIN=1`: what only holds how light the site is has nothing to hold then."""
    if unwanted():
        for item in items:
            if item.get_closest_marker("lighter"):
                item.add_marker(pytest.mark.skip(reason="PLAIN leaves out what this test is about"))


@pytest.fixture(scope="session")
def site(pytestconfig: pytest.Config) -> Path:
    """The folder of the built site. `make test` builds it first."""
    folder: Path = pytestconfig.getoption("--site").resolve()
    if not (folder / "index.html").exists():
        pytest.fail(f"No site is built in {folder}. Run 'make build' first, or 'make test', which does it.")
    return folder


@pytest.fixture(scope="session")
def policy() -> Policy:
    return read_policy(POLICY)


@pytest.fixture(scope="session")
def flows(policy: Policy) -> list[Flow]:
    return read_flows(FLOWCHARTS, policy)


@pytest.fixture(scope="session")
def tick_list(flows: list[Flow]) -> Flow:
    """The list to tick of this school."""
    flow, problems = read_tick_list(flows[0].table)
    assert flow is not None, problems
    return flow


@pytest.fixture(scope="session")
def scenarios(flows: list[Flow], policy: Policy) -> tuple[Scenario, ...]:
    return read_scenarios(SCENARIOS, flows, policy)


@pytest.fixture(scope="session")
def moments(flows: list[Flow]) -> tuple[Moment, ...]:
    return read_moments(MOMENTS, flows[0].table)


@pytest.fixture(scope="session")
def parts(scenarios: tuple[Scenario, ...], flows: list[Flow]) -> list[Rehearsed]:
    """Every part of every scenario, as its table walks it."""
    return rehearsed(scenarios, flows)


@pytest.fixture(scope="session")
def school() -> School:
    return read_school(DOCS / "school.toml")
