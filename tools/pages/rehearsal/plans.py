"""The plans of a session: what it is made of, how long each thing takes, and which scenarios fit into the rest.

What is read aloud is counted, what is left is for a scenario, and the build is refused when one of the roles has no
scenario that fits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from tools.pages.rehearsal.lengths import Length
from tools.pages.rehearsal.quiz_screens import ROUND, quiz_screens
from tools.pages.rehearsal.screen import count_words, group_minutes
from tools.sources.paths import DOCS
from tools.sources.policy.text import Policy
from tools.sources.quiz import Question
from tools.sources.scenarios.facts import ROLES
from tools.sources.scenarios.moments import ALOUD
from tools.sources.scenarios.scenario import Scenario

GUIDE = "training/facilitators-guide.md"
SAY_FIRST = "## Say this first"
VICTIM_AND_SENTENCE = 170
"""Words of sections 4 and 7 that the plan has read aloud besides section 2."""
SUPPORT, SIGNS, ONE_THING, CLOSE = 1, 9, 3, 2
"""Minutes that are no reading: where to get support, the signs in pairs, what each person writes, the end."""
NONE = "None fits: take more time"
FEW = 3
"""So many suggestions for each role: a choice, no catalogue."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a plan. The scenario has what the others leave."""

    minutes: int
    what: str
    with_what: str
    scenario: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """A scenario, or the parts at its beginning, with the minutes that it takes in a group."""

    scenario: Scenario
    parts: int
    minutes: int

    @property
    def whole(self) -> bool:
        """Whether no part is left out."""
        return self.parts == len(self.scenario.parts)

    def __str__(self) -> str:
        upto = {1: ", part 1", 2: ", parts 1 and 2"}.get(self.parts, f", parts 1 to {self.parts}")
        return f"[{self.scenario.title}]({self.scenario.name}.md){'' if self.whole else upto} ({self.minutes} minutes)"


def plans(policy: Policy, quiz: Sequence[Question]) -> dict[str, list[Item]]:
    """Each plan by its marker in the guide."""
    first = Item(
        _aloud(_say_first()) + SUPPORT,
        "What we say first. Where to get support.",
        "[Say this first](#say-first), [Who to tell](../who-to-tell.md)",
    )
    section = " ".join(each.text for found in policy.sections if found.key == "2" for each in found.paragraphs)
    hour = [
        first,
        Item(
            group_minutes(quiz_screens(quiz, policy, ROUND["an hour"])),
            "Five quiz questions, by hands or cards. Choose “Five questions, for an hour” above “Show to a group”.",
            "[Quiz](quiz.md)",
        ),
        Item(
            _aloud(count_words(section) + VICTIM_AND_SENTENCE),
            "Read parts of the policy aloud: what all staff do, the sentence that says what is referred "
            "immediately, and how we speak to a victim. Do not read out the offences that are described after that "
            "sentence.",
            "[Section 2](../policy/02-our-staff.md), "
            "[section 4](../policy/04-what-is-it.md#sexual-violence-and-harassment), "
            "[section 7](../policy/07-sexual-violence-and-harassment.md#victim)",
        ),
        Item(
            SIGNS,
            "The signs, in pairs. What might each look like here, in Reception and in Year 6? No real children. Then "
            "read what signs cannot tell.",
            "[Section 5](../policy/05-indicators.md), [Signs in a child](../helpers/signs-in-a-child.md)",
        ),
    ]
    end = [
        Item(ONE_THING, "Each person writes down one thing that they will do from now on.", "Paper"),
        Item(
            CLOSE,
            "Completion records, the register. Where to get support, once more.",
            "[Completion record](record.md), [register](register.md)",
        ),
    ]
    return {
        "<!-- plan: one-hour -->": _filled(60, hour, end),
        "<!-- plan: twenty-minutes -->": _filled(20, [first], end),
    }


def slot(items: Sequence[Item]) -> int:
    """The minutes that a plan has for its scenario."""
    return next(item.minutes for item in items if item.scenario)


def fits(scenario: Scenario, length: Length, minutes: int) -> Fit | None:
    """As much of a scenario as the minutes hold, from its beginning; None when not even its first part fits."""
    parts = sum(each <= minutes for each in length.in_group)
    return Fit(scenario, parts, length.in_group[parts - 1]) if parts else None


def for_role(role: str, scenarios: Sequence[Scenario], lengths: dict[str, Length], minutes: int) -> list[Fit]:
    """A few that fill the time: whole ones first, then the fullest, each of another form of harm where it can be."""
    found = [fits(each, lengths[each.name], minutes) for each in scenarios if role in each.audience]
    ordered = sorted(filter(None, found), key=lambda fit: (not fit.whole, -fit.minutes, fit.scenario.name))
    chosen: list[Fit] = []
    for other_harm in (True, False):
        for fit in ordered:
            met = {form for each in chosen for form in each.scenario.harm}
            if len(chosen) < FEW and fit not in chosen and (not other_harm or not met & set(fit.scenario.harm)):
                chosen.append(fit)
    return chosen


def at_tables(scenarios: Sequence[Scenario], lengths: dict[str, Length], minutes: int) -> list[tuple[Fit, list[str]]]:
    """For a mixed staff: as few scenarios as give every role a story of its own, with who sits at each one's table."""
    left, tables = list(ROLES), list[tuple[Fit, list[str]]]()
    found = [fit for each in scenarios if (fit := fits(each, lengths[each.name], minutes))]
    while left and found:
        best = max(found, key=lambda fit: (len(set(left) & set(fit.scenario.audience)), fit.whole, fit.minutes))
        seated = [role for role in left if role in best.scenario.audience]
        if not seated:
            break
        tables.append((best, seated))
        left = [role for role in left if role not in seated]
    return tables


def plan_markdown(items: Sequence[Item], scenarios: Sequence[Scenario], lengths: dict[str, Length]) -> str:
    """A plan as tables: its minutes, what fits for each role, and who sits where when all are there."""
    ends = list(accumulate(item.minutes for item in items))
    rows = [
        f"| {end - item.minutes} to {end} | {item.what} | {item.with_what} |"
        for item, end in zip(items, ends, strict=True)
    ]
    minutes = slot(items)
    suggested = [
        f"| {_first_up(role)} | {'; '.join(map(str, for_role(role, scenarios, lengths, minutes))) or NONE} |"
        for role in ROLES
    ]
    seated = [
        f"| {number} | {_first_up(', '.join(roles))} | {fit} |"
        for number, (fit, roles) in enumerate(at_tables(scenarios, lengths, minutes), 1)
    ]
    return "\n".join(
        [
            "", "| Minutes | What | With what |", "| --- | --- | --- |", *rows, "",
            f"**All of one role.** These fit into {minutes} minutes:", "",
            "| For | Scenarios that fit |", "| --- | --- |", *suggested, "",
            "**A mixed staff.** Each table plays the story of its own roles, from its printed sheet, all at the same "
            "time. Leave out the tables of roles that are not in the room.",
            "", "| Table | Who sits there | What it plays |", "| --- | --- | --- |", *seated, "",
        ]
    )  # fmt: skip


def roles_without(
    scenarios: Sequence[Scenario], lengths: dict[str, Length], policy: Policy, quiz: Sequence[Question]
) -> list[str]:
    """For each plan that has no time for a scenario of somebody's, a sentence to whoever keeps the training.

    It stops no build: how long a story takes follows the policy's words, and the policy has to come out all the same.
    """
    said: list[str] = []
    for marker, items in plans(policy, quiz).items():
        minutes, name = slot(items), marker.removeprefix("<!-- plan: ").removesuffix(" -->")
        said += [
            f"The plan {name} leaves {minutes} minutes for a scenario, and none for {role} fits. Shorten the "
            f"first part of one, or what the plan has around it (docs/{GUIDE})."
            for role in ROLES
            if not for_role(role, scenarios, lengths, minutes)
        ]
    return said


def _filled(total: int, before: list[Item], after: list[Item]) -> list[Item]:
    left = total - sum(item.minutes for item in (*before, *after))
    scenario = Item(left, "One scenario, or the parts of it that fit.", "The suggestions below", scenario=True)
    return [*before, scenario, *after]


def _aloud(words: int) -> int:
    return -(-words // ALOUD)


def _say_first() -> int:
    text = (DOCS / GUIDE).read_text(encoding="utf-8")
    return len(text.partition(SAY_FIRST)[2].partition("\n## ")[0].split())


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]
