"""In Firefox and in WebKit, too, a page shuts its own doors to a script that was slipped in."""

from pathlib import Path

import pytest

from tests.browser.hosting import Host, hosted
from tests.engines.visit import Visit, see, until

pytestmark = pytest.mark.thorough

PAGE = "who-to-tell/"
PARENTS = "for/parents/"
REPORT = "https://www.gov.uk/report-child-abuse"
LINK = ".md-content a[href^='https://']"


def test_no_way_to_another_network_window_or_frame_is_left(visit: Visit, host: Host) -> None:
    visit.open(host.address + PAGE)
    names = ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel", "WebTransport", "open"]
    assert visit.run("(names) => names.filter((name) => name in window)", names) == []
    assert visit.run("() => ['iframe', 'OBJECT'].map((name) => document.createElement(name))") == [None, None]


def test_text_becomes_part_of_the_page_by_our_policy_alone(visit: Visit, host: Host) -> None:
    visit.open(host.address + PAGE)
    if not visit.run("() => 'trustedTypes' in window"):
        return  # An older WebKit: the policy against inline scripts holds there, as it did before.
    refused = visit.run("""() => ["<iframe>", "<p>taken</p>"].map((words) => {
        try {
            document.createElement("div").innerHTML = words;
            return "taken";
        } catch (reason) {
            return reason.name;
        }
    })""")
    assert refused == ["TypeError", "taken"]


def test_a_link_leads_out_only_as_it_was_built_and_only_when_somebody_presses_it(
    visit: Visit, host: Host, site: Path
) -> None:
    with hosted(site) as elsewhere:
        visit.open(host.address + PAGE)
        visit.run(f"(to) => {{ document.querySelector({LINK!r}).href = to; }}", f"{elsewhere.address}?words")
        visit.press(".md-content a[href*='?words']")
        visit.run("() => { document.querySelector(\".md-content a[href*='?words']\").click(); }")
        visit.open(host.address)
        assert elsewhere.asked == []
        # As if the site linked that place, on a page that this browser has not opened yet.
        page = (site / PARENTS / "index.html").read_text(encoding="utf-8")
        host.replaced[PARENTS] = page.replace(REPORT, elsewhere.address).encode()
        host.types[PARENTS] = "text/html"
        visit.open(host.address + PARENTS)
        visit.press(f".md-content a[href='{elsewhere.address}']")
        until(lambda: visit.address() == elsewhere.address, "the other site")


def test_in_a_frame_of_another_site_nothing_is_shown(visit: Visit, host: Host, tmp_path: Path) -> None:
    with hosted(tmp_path) as elsewhere:
        frame = f"<h1>Elsewhere</h1><iframe src='{host.address}annex-a/' width=900 height=600></iframe>"
        elsewhere.replaced["index.html"] = frame.encode()
        visit.open(f"{elsewhere.address}index.html")
        see(visit, "h1", "Elsewhere")
        # Nothing of it has begun, and what there is to see is small: the other site cannot be asked, so its host is.
        assert not [path for path in host.asked if path.endswith((".wasm", "/worker.js", "form.js"))]
