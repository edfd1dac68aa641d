"""The keepers' desk in Firefox and in WebKit: Python comes, a name is checked, and the file that is saved holds it."""

from tests.browser.hosting import Host
from tests.engines.visit import Visit, see, until
from tools.keepers.desk.changes import SCHOOL, unpacked

STATE = "() => document.querySelector('[data-desk]')?.dataset.python ?? ''"
LEAVE = "() => document.activeElement.blur()"


def test_at_the_desk_a_name_is_checked_and_saved_as_a_file(visit: Visit, host: Host) -> None:
    visit.open(f"{host.address}keepers/")
    until(lambda: visit.run(STATE) == "ready", "Python at the desk")
    visit.write("[data-field='dsl.name']", "A. Name")
    visit.run(LEAVE)
    see(visit, "[id='desk-dsl.name-then']", "A. Name")
    changes = unpacked(visit.save("[data-desk-take=unsigned]").read_bytes())
    assert 'name = "A. Name"' in changes.files[SCHOOL]
    assert "NOT SIGNED." in changes.sheet
