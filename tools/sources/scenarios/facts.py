"""The facts at the head of a scenario file, and the lists that they come from."""

from tools.browser.flow.model import Problem

FIELDS = ("for", "setting", "age", "harm", "warning", "sections", "owner", "reviewed")
HERE = f"{__name__.replace('.', '/')}.py"
"""Where a new role, place or form of harm is added: one line in its list below."""
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
    for key, name, known in (("for", "ROLES", ROLES), ("harm", "HARM", tuple(HARM))):
        for member in listed(facts.get(key, "")):
            if member not in known:
                problems.append(_unknown(path, key, member, name, known))
        members = listed(facts.get(key, ""))
        if len(set(members)) < len(members):
            problems.append(Problem(path, 1, f"'{key}:' has a word twice.", "Keep one."))
    if "setting" in facts and facts["setting"] not in SETTINGS:
        problems.append(_unknown(path, "setting", facts["setting"], "SETTINGS", SETTINGS))


def _unknown(path: str, key: str, member: str, name: str, known: tuple[str, ...]) -> Problem:
    todo = f"Use one of: {', '.join(known)}. A new one is added to {name} in {HERE}."
    return Problem(path, 1, f"'{key}: {member}' is not on the list.", todo)
