"""The facts at the head of a scenario file, and the lists that they come from."""

from tools.browser.flow.model import Problem

FIELDS = ("for", "setting", "age", "minutes", "harm", "warning", "sections", "owner", "reviewed")
ROLES = (
    "class teachers",
    "teaching assistants",
    "midday supervisors",
    "office staff",
    "volunteers and supply staff",
    "the DSL and deputies",
    "the headteacher and governors",
)
SETTINGS = (
    "classroom",
    "corridor",
    "dining hall",
    "playground",
    "staff room",
    "school office",
    "school gate",
    "online at home",
    "transport",
    "after-school club",
    "residential visit",
    "outside school",
)
MINUTES = ("3", "10", "25")
HARM = {
    "different-forms": "",
    "bullying": "Bullying",
    "online-bullying": "Online bullying",
    "prejudiced-related-bullying": "Prejudiced related bullying",
    "sexual-violence": "Sexual violence",
    "sexual-harassment": "Sexual harassment",
    "sexually-harmful-behaviour": "Sexually harmful behaviour",
    "consent": "Consent",
    "sexting": "Sexting",
    "initiation-hazing": "Initiation or hazing",
    "teenage-relationship-abuse": "Teenage relationship abuse",
    "hate-crime": "Hate crime",
    "child-criminal-exploitation": "Child criminal exploitation",
    "child-sexual-exploitation": "Child sexual exploitation",
    "county-lines": "Gangs and county lines",
    "radicalisation": "Radicalisation",
}
"""The topics of section 4, with a short name. The last four stand in its list of forms and have no part of their own;
``different-forms`` is that whole list, and names no one form."""


def listed(value: str) -> tuple[str, ...]:
    """The members of a list in one line, such as 'bullying, consent'."""
    return tuple(part.strip() for part in value.split(",") if part.strip())


def check_facts(facts: dict[str, str], path: str, problems: list[Problem]) -> None:
    """Adds what is wrong with facts that come from a list."""
    for key, known in (("for", ROLES), ("harm", tuple(HARM))):
        for member in listed(facts.get(key, "")):
            if member not in known:
                problems.append(_unknown(path, key, member, known))
        members = listed(facts.get(key, ""))
        if len(set(members)) < len(members):
            problems.append(Problem(path, 1, f"'{key}:' has a word twice.", "Keep one."))
    for key, known in (("setting", SETTINGS), ("minutes", MINUTES)):
        if key in facts and facts[key] not in known:
            problems.append(_unknown(path, key, facts[key], known))


def _unknown(path: str, key: str, member: str, known: tuple[str, ...]) -> Problem:
    return Problem(path, 1, f"'{key}: {member}' is not on the list.", f"Use one of: {', '.join(known)}.")
