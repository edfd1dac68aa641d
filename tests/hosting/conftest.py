"""The same browser as in tests/browser."""

from tests.browser.conftest import browser, browser_type_launch_args

__all__ = ["browser", "browser_type_launch_args"]
