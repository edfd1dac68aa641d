"""Goes through everything that is published and collects what a person has still to settle. It never guesses."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path

from tools.browser.flow.model import Duty, Flow
from tools.keepers.ready.facts import marked_facts
from tools.keepers.ready.open_items import Kind, OpenItem
from tools.sources.days import on_day
from tools.sources.flowcharts.flows import read_flows
from tools.sources.guidance import Change, read_guidance
from tools.sources.paths import DOCS, DUTIES, FLOWCHARTS, MOMENTS, POLICY, PROJECT, QUIZ, SCENARIOS
from tools.sources.policy.links import Link, read_links
from tools.sources.policy.notes import read_notes
from tools.sources.policy.text import Policy, find_in_section, read_policy
from tools.sources.review.record import Record, read_record
from tools.sources.review.reviewing import MAKERS, signed_by, wanted
from tools.sources.review.snapshot import Snapshot, read_snapshot
from tools.sources.review.units import KINDS, reviewable
from tools.sources.scenarios.moments import Moment, read_moments
from tools.sources.scenarios.scenario import Scenario
from tools.sources.scenarios.scenarios import read_scenarios
from tools.sources.school import DSL, Contact, School, read_school, unsettled
from tools.sources.toml_file import read_toml

NOTES = DOCS / "notes"
DUTIES_FILE = "tools/duties/duties.md"
FIRST_AIDER = "first-aider"
"""How the record names one: `--by "the Designated Safeguarding Lead and a first-aider"`."""
FIRST_AID = ("hurt", "self-harm-now", "accident")
"""Facts of a child who is hurt: what rests on them, a first-aider reads too."""
# The policy is reviewed every year (F.9), so what follows it is read again every year too.
YEARLY = datetime.timedelta(days=365)


def open_items(today: datetime.date, ask: Callable[[str], str] | None = None) -> list[OpenItem]:
    """Everything to settle, kind by kind. ``ask`` tries an outside address ("" when it answers); None tries none.

    Raises SourceError or SourceError when the sources themselves have mistakes: those come first.
    """
    policy = read_policy(POLICY)
    school = read_school(DOCS / "school.toml")
    flows = read_flows(FLOWCHARTS, policy)
    snapshot, record = read_snapshot(PROJECT, "now"), read_record()
    found = [
        *of_school(school, policy, today),
        *misdirecting(policy),
        *of_guidance(read_guidance(NOTES / "guidance.toml"), policy),
        *of_reviews(
            [*flows, *read_scenarios(SCENARIOS, flows, policy), *read_moments(MOMENTS, snapshot.table)], school, today
        ),
        *of_signatures(school, snapshot, record),
        *of_sign_off(snapshot, record),
        *of_facts(_written()),
        *of_owners(PROJECT / "CODEOWNERS"),
        *of_reports(school),
        *of_links(read_links(NOTES / "links.toml").values(), ask),
    ]
    order = list(Kind)
    return sorted(found, key=lambda item: order.index(item.kind))


def of_school(school: School, policy: Policy, today: datetime.date) -> list[OpenItem]:
    """Names, numbers and the review: what the build warns about, with the place of each."""
    file = read_toml(DOCS / "school.toml", "docs/school.toml")
    contacts = {contact.key: contact for contact in school.contacts}
    found = []
    for each in unsettled(school, today):
        contact = contacts.get(each.key)
        pattern = rf'^key\s*=\s*"{each.key}"' if contact else rf"^#?\s*{each.key or 'due'}\s*="
        where = [f"{file.shown}:{file.line_of(pattern)}"]
        if contact:
            where += [f"policy, {_paragraph(policy, place.section, place.words)}" for place in contact.printed]
        about_people = contact.person if contact else bool(each.key)
        kind = Kind.PERSON if about_people else Kind.CONTACT if contact else Kind.REVIEW
        found.append(OpenItem(kind, " ".join([each.text, *(_known(contact) if contact else ())]), tuple(where)))
    return found


def _known(contact: Contact) -> list[str]:
    """What helps to settle a contact. The note of a person is for readers: the head teacher does not need it."""
    seen = [f"Seen, but nobody has rung it: {each.number} ({each.where})." for each in contact.seen]
    return [] if contact.person else [words for words in (contact.doubt, contact.note, *seen) if words]


def misdirecting(policy: Policy) -> list[OpenItem]:
    """The notes of group A: errors in the policy that could send somebody the wrong way."""
    return [
        OpenItem(
            Kind.MISDIRECTS,
            f"Note {note.number}. {note.wrong}",
            tuple(f"policy, {_paragraph(policy, quote.section, quote.words)}" for quote in note.quotes),
        )
        for note in read_notes(NOTES / "notes.toml")
        if note.group == "A"
    ]


def of_guidance(changes: Iterable[Change], policy: Policy) -> list[OpenItem]:
    """Each change that the policy's words still lean on, with the paragraphs that do."""
    found = []
    for change in changes:
        places = [
            _paragraph(policy, section, words)
            for section, words in change.cited
            if find_in_section(policy, section, words)
        ]
        if places:
            seen = f" Said on: {', '.join(change.seen_on)}." if change.seen_on else ""
            where = (*(f"policy, {place}" for place in places), f"docs/notes/guidance.toml:{change.line}")
            found.append(OpenItem(Kind.GUIDANCE, f"{change.about}. {change.changed}{seen}", where))
    return found


def of_reviews(written: Sequence[Flow | Scenario | Moment], school: School, today: datetime.date) -> list[OpenItem]:
    """Helpers, scenarios and moments read more than a year ago, or before the policy of today was agreed."""
    found = []
    for each in written:
        day = datetime.date.fromisoformat(each.reviewed)
        if day < school.agreed:
            why = f"before the policy was agreed on {on_day(school.agreed.isoformat())}"
        elif today - day > YEARLY:
            why = "more than a year ago"
        else:
            continue
        said = f"“{each.title}” was last reviewed on {on_day(each.reviewed)}, {why}. Its owner: {each.owner}."
        found.append(OpenItem(Kind.HELPER, said, (each.path,)))
    return found


def of_signatures(school: School, snapshot: Snapshot, record: Record) -> list[OpenItem]:
    """What a named DSL and a first-aider have to read and sign, until it is recorded that they did."""
    signed = signed_by(snapshot, record)
    # What a fact means, and how a duty begins that nobody is sure of, stands with the facts.
    keys = [unit.key for unit in reviewable(snapshot) if unit.kind in ("duty", "fact")]
    unread = [key for key in keys if key not in signed]
    own = [f"duty/{duty.id}" for duty in snapshot.table.duties if _is_first_aid(duty)]
    no_first_aider = [key for key in own if FIRST_AIDER not in signed.get(key, "").lower().replace(" ", "-")]
    dsl = school.contact(DSL)
    named = dsl.name if dsl and dsl.name else ""
    first = f" ({named})" if named else ", who has to be named first,"
    told = []
    if unread:
        names = "duty fact" if len(unread) == len(keys) else " ".join(unread)
        told.append(f"The DSL{first} reads all of {DUTIES_FILE} beside the policy, and signs. To record: {names}.")
    if no_first_aider:
        read = f"A {FIRST_AIDER} reads the first-aid duties in {DUTIES_FILE}, and signs. They are no medical advice."
        told.append(f"{read} To record: {' '.join(no_first_aider)}.")
    return [OpenItem(Kind.SIGNATURE, said, (DUTIES_FILE,)) for said in told]


def _is_first_aid(duty: Duty) -> bool:
    return any(term in FIRST_AID for terms in duty.when for term in terms)


def of_sign_off(snapshot: Snapshot, record: Record) -> list[OpenItem]:
    """What nobody at the school has read as it is now: one item for each helper and scenario, one for each group."""
    units = reviewable(snapshot)
    stale = {unit.key for unit, _ in wanted(snapshot, record)}
    open_ = [unit for unit in units if unit.key in stale or record[unit.key].by == MAKERS]
    found = []
    for kind, group in groupby(open_, key=lambda unit: unit.kind):
        own = list(group)
        if kind in ("helper", "scenario"):
            found += [OpenItem(Kind.SIGN_OFF, f"“{each.title}” ({each.key})", (each.path,)) for each in own]
        else:
            whole = sum(1 for unit in units if unit.kind == kind)
            names = kind if len(own) == whole else ", ".join(each.key for each in own)
            said = f"{KINDS[kind].capitalize()}: {len(own)} of {whole} ({names})"
            found.append(OpenItem(Kind.SIGN_OFF, said, tuple(dict.fromkeys(each.path for each in own))))
    return found


def of_owners(path: Path) -> list[OpenItem]:
    """CODEOWNERS, while it still names nobody. Without the file there is nobody either."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    empty = [at for at, line in enumerate(lines, 1) if line.startswith("/") and "@to-be-filled-in/" in line]
    if lines and not empty:
        return []
    what = f"{len(empty)} of its lines name nobody yet" if lines else "There is no such file"
    return [OpenItem(Kind.OWNER, f"CODEOWNERS: {what}.", (f"CODEOWNERS:{empty[0] if empty else 1}",))]


def of_reports(school: School) -> list[OpenItem]:
    """Whether anybody can be told of a hole in the site's safety."""
    if school.report_holes_to:
        return []
    at = read_toml(DOCS / "school.toml", "docs/school.toml").line_of(r"^report_holes_to\s*=")
    return [OpenItem(Kind.REPORTS, "Nobody is named who reads such reports.", (f"docs/school.toml:{at}",))]


def of_facts(files: dict[str, Path]) -> list[OpenItem]:
    """Each fact that says of itself that nobody has checked it."""
    return [OpenItem(Kind.FACT, words, tuple(places)) for words, places in marked_facts(files).items()]


def of_links(links: Iterable[Link], ask: Callable[[str], str] | None) -> list[OpenItem]:
    """Links that nobody has opened and, when ``ask`` is given, those that do not answer as they did."""
    found = []
    for link in links:
        outside = link.address.startswith("http")
        heard = ask(link.address) if ask and outside else ""
        if link.checked_by and not heard:
            continue
        said = f"“{link.words}”: {link.address}"
        said += f" {link.note}" if link.note else ""
        said += f" Today {heard}." if heard else ""
        said += f" {link.checked_by} opened it on {on_day(str(link.checked_on))}." if link.checked_by else ""
        found.append(OpenItem(Kind.LINK, said, (f"docs/notes/links.toml:{link.line}",)))
    return found


def _paragraph(policy: Policy, section: str, words: str) -> str:
    """The number of the paragraph that has the words, or the heading of its section."""
    place = find_in_section(policy, section, words)
    return place[0] or f"heading of section {section}" if place else f"section {section}"


def _written() -> dict[str, Path]:
    """Every file with words of our own. links.toml is left out: its notes stand with the links themselves."""
    pages = [path for path in DOCS.rglob("*.md") if not {"contributing", "policy"} & set(path.relative_to(DOCS).parts)]
    data = [path for path in (NOTES / "notes.toml", DOCS / "school.toml", QUIZ) if path.exists()]
    words = [path for folder in (DUTIES, FLOWCHARTS, SCENARIOS, MOMENTS) for path in folder.glob("*.md")]
    files = sorted([*pages, *data, *words])
    return {path.relative_to(PROJECT).as_posix(): path for path in files}
