"""What families come for, in Firefox and WebKit: a child's page, a parent's ending, a translated page, a hand-out."""

import json
from datetime import date, timedelta

import pytest

from tests.browser.hosting import Host
from tests.browser.whole_site.test_translated import TRANSLATE
from tests.engines.test_core import STOOD, answer, python_is_ready
from tests.engines.visit import Visit, see
from tools.browser.flow.duties import called, card, stated_on
from tools.browser.flow.model import Flow
from tools.browser.flow.walk import paths, walk
from tools.pages.helpers.childs_walk import childs_part

pytestmark = pytest.mark.thorough

PARENTS = "worried-about-my-child"
STAFF = "a-child-has-told-me-something"
LINES = "() => [...document.querySelectorAll('.step[data-current] .ending-card [data-card]')]"
CARD = f"{LINES}.filter((each) => each.checkVisibility()).map((each) => each.dataset.card)"
IN_SIGHT_OF = (
    "(all) => all.map((each) => [...document.querySelectorAll(each)].filter((it) => it.checkVisibility()).length)"
)
PICTURES = (".step[data-current] .give", ".step[data-current] .give svg")
LABELS = (".childs .strength", ".childs .source")
HOURS = """() => [...document.querySelectorAll(".step[data-current] .ending-card [data-hour]")]
    .filter((each) => each.checkVisibility())
    .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
    .map((each) => each.dataset.hour)"""


def test_a_child_has_a_picture_for_each_answer_and_an_ending_of_its_own(
    visit: Visit, host: Host, flows: list[Flow]
) -> None:
    part = childs_part(flows)
    way, ending = max(paths(part), key=lambda path: len(path[0]))
    visit.open(f"{host.address}for/children/")
    see(visit, ".childs[data-walking]")
    python_is_ready(visit)
    for given in way:
        see(visit, f'.step[data-current][data-step="{given[0]}"]')
        answers, pictures = visit.run(IN_SIGHT_OF, PICTURES)
        assert answers == pictures > 1
        answer(visit, part, given)
    see(visit, f'.step[data-current][data-step="{ending.id}"]')
    see(visit, STOOD)
    assert visit.run(CARD) == card(part.table, called(part.table, stated_on(part, way)))
    assert visit.run(IN_SIGHT_OF, LABELS) == [0, 0]


def test_a_parent_reads_first_what_holds_at_this_hour(visit: Visit, host: Host, flows: list[Flow]) -> None:
    flow = next(flow for flow in flows if flow.name == PARENTS)
    today = date.today()
    term = [[f"{today - timedelta(days=9)}", f"{today + timedelta(days=9)}"]]
    hours = {"opens": "08:45", "closes": "15:20", "terms": term, "shut": [f"{today}"]}
    told = json.dumps(hours).replace('"', "&quot;")
    page = f"helpers/{PARENTS}/"
    words = (host.folder / page / "index.html").read_text(encoding="utf-8")
    told_by_school = words.replace('class="card-part hours"', f'class="card-part hours" data-hours="{told}"')
    assert told_by_school != words
    host.replaced[page] = told_by_school.encode()
    host.types[page] = "text/html"
    visit.open(host.address + page)
    python_is_ready(visit)
    step = flow.steps[0]
    for wanted in ("no", "no", "no", "my-child-or-another-child-may-have-been-hurt", "none-of-these"):
        answer(visit, flow, (step.id, wanted))
        found = step.answer(wanted)
        step = next(each for each in flow.steps if found and each.id == found.to)
    see(visit, ".step[data-current] .by-the-clock", "the school is shut now")
    assert visit.run(HOURS) == ["shut", "next", "open"]


def test_a_page_that_the_browser_translates_leads_where_it_led(visit: Visit, host: Host, flows: list[Flow]) -> None:
    flow = next(flow for flow in flows if flow.name == STAFF)
    way, _ = max(paths(flow), key=lambda path: len(path[0]))
    visit.open(f"{host.address}helpers/{STAFF}/")
    python_is_ready(visit)
    visit.run(TRANSLATE)
    see(visit, "h1", flow.title[::-1])
    for given in way:
        answer(visit, flow, given)
    see(visit, f'.step[data-current][data-step="{walk(flow, way).step.id}"]')
    assert visit.run("() => document.documentElement.dataset.disagreement") is None


def test_what_is_handed_out_is_one_sheet_of_paper(visit: Visit, host: Host) -> None:
    for path in ("for/card/", "for/chair/"):
        assert len(visit.sheets(f"{host.address}{path}", "() => document.readyState === 'complete'")) <= 2
