"""What every test can ask for: the built site, the policy, the flowcharts."""

from pathlib import Path

import pytest

from tools.guide.model import Flow
from tools.publish.flows import read_flows
from tools.publish.places import DOCS, FLOWCHARTS, POLICY, ROOT
from tools.publish.policy import Policy, read_policy
from tools.publish.school import School, read_school


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--site", type=Path, default=ROOT / "site", help="the built site to test, if another generator wrote one"
    )


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
def school() -> School:
    return read_school(DOCS / "school.toml")
