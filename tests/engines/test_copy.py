"""The kept copy in Firefox and in WebKit: when it ends, when it does not, and that nothing exchanged is shown."""

from pathlib import Path

import pytest

from tests.browser.hosting import hosted
from tests.browser.offline.test_age import COMPARED
from tests.browser.offline.test_altered import ALTER, FOREIGN
from tests.engines.visit import Visit, see

pytestmark = pytest.mark.thorough

FOOT = "[data-offline-told]"
COMPARED_TODAY = "Compared with the school’s site on"


def test_the_copy_goes_when_its_host_has_no_such_site_and_for_nothing_else(visit: Visit, site: Path) -> None:
    with hosted(site) as host:
        visit.open(host.address)
        see(visit, FOOT, COMPARED_TODAY)
        host.mood = "asks to sign in"
        visit.open(f"{host.address}who-to-tell/")
        see(visit, "h1", "Who to tell")
        see(visit, FOOT, "something else answers at its address")
        host.mood = "answers 500"
        visit.run(COMPARED, 1_700_000_000_000)
        visit.open(host.address)
        see(visit, "[data-copy-age]", "Old copy.")
        host.mood = "answers 404"
        visit.open(host.address)
        see(visit, "h1", "Error response")


def test_a_page_that_was_exchanged_is_not_shown_and_without_a_network_it_is_said_so(visit: Visit, site: Path) -> None:
    with hosted(site) as host:
        visit.open(host.address)
        see(visit, FOOT, COMPARED_TODAY)
        visit.run(ALTER, ["/annex-a/", FOREIGN, {}, []])
        visit.open(f"{host.address}annex-a/")
        see(visit, "[data-annex-a][data-live]")
        visit.run(ALTER, ["/who-to-tell/", FOREIGN, {}, []])
        host.mood = "answers 500"
        visit.open(f"{host.address}who-to-tell/")
        see(visit, "h1", "This page is not on this device")
        visit.open(f"{host.address}100%/")
        see(visit, "h1", "404")
