"""The words for what a person must settle: an open item, and the kind of it with why it matters and who settles it."""

import enum
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """What is the same for every item of a kind: its title, why it matters, who settles it, and how."""

    title: str
    why: str
    who: str
    how: str


class Kind(enum.Enum):
    """The kinds, in the order in which a head teacher should read them: what a child's safety hangs on comes first."""

    PERSON = About(
        "Nobody is named",
        "In an emergency, somebody who does not know the school has to find the Designated Safeguarding Lead (DSL). "
        "Whoever is worried about the headteacher has to reach the chair of governors without the headteacher's help.",
        "the headteacher; for the way to reach the chair, the chair of governors",
        "Write the name, and a number, into docs/school.toml. Every page that needs them then has them.",
    )
    CONTACT = About(
        "Telephone numbers and addresses that are missing, or that nobody has confirmed",
        "A number that is missing or out of use costs time when a child is in danger.",
        "the school office",
        "Look it up with the service itself, or ring it. Then fill in confirmed_by and confirmed_on in "
        "docs/school.toml. If the policy's number is wrong, put the right one into use_instead. If none is there, put "
        "it into number.",
    )
    MISDIRECTS = About(
        "Words of the policy that could misdirect somebody",
        "The site shows a note beside each, but cannot mend the school's words.",
        "the governing body, with the DSL",
        "Decide at the next review whether the words change. Until then the note stays.",
    )
    REVIEW = About(
        "The review of the policy",
        "The policy says that it is reviewed in full every year. People act on words that may be out of date.",
        "the governing body",
        "Review the policy. Then change agreed and due in docs/school.toml.",
    )
    GUIDANCE = About(
        "Guidance and law that may have changed since the policy was agreed",
        "The policy tells staff to act on guidance. An old edition may ask for less than the present one, or for "
        "something else.",
        "the DSL, with the governing body",
        "Read the present document itself. What is said here was read elsewhere, and some of it only reported. When "
        "the policy no longer has the words, the line goes away by itself.",
    )
    SIGNATURE = About(
        "People to sign",
        "The duties are what every helper tells a person in a hurry to do. A slip in one stands wherever it is shown.",
        "a named DSL, and a first-aider",
        "Each reads what is named here, says what is wrong, and signs on the printed list (policy-tools ready --page "
        'FILE). Keep the signed list. Then record it: policy-tools reviewed --by "the Designated Safeguarding Lead" '
        'and the names below. What a first-aider has read too is recorded last, with --by "the Designated Safeguarding '
        'Lead and a first-aider". When a duty changes, it is read and signed again.',
    )
    SIGN_OFF = About(
        "Words that the school has not signed off",
        "Helpers, scenarios, moments, questions, form rows and notes are ours, not the policy's. So far only their "
        "makers have read them beside the policy, or they have changed since they were read.",
        "the DSL",
        'Read each beside the policy. Then record it: policy-tools reviewed --by "the Designated Safeguarding Lead" '
        "and the names below. docs/contributing/changing-the-policy.md, “Sign off”, says how.",
    )
    HELPER = About(
        "Helpers and scenarios whose review is due",
        "A helper that nobody has read for a year may no longer say what the policy, or good practice, says.",
        "the person named as its owner",
        "Read it step by step. Then write the day into reviewed, at the top of its file.",
    )
    FACT = About(
        "Facts marked “check before relying on this”",
        "Nobody has checked them at their source. Readers are told so, but a reader in a hurry may rely on them.",
        "the DSL",
        "Look each up at its source. If it is right, take the mark away. If it is wrong, mend it.",
    )
    OWNER = About(
        "Nobody is asked before words that people rely on are changed",
        "Whoever can change the project's files can change a helper, and the DSL does not hear of it.",
        "whoever hosts the project",
        "Follow the lines at the top of CODEOWNERS. They name the DSL's account or team.",
    )
    REPORTS = About(
        "Where somebody can report a hole in this site's safety",
        "Whoever finds one looks for an address at /.well-known/security.txt. Where there is none they tell nobody, or "
        "everybody.",
        "the headteacher, with whoever looks after the school's computers",
        "Put an e-mail address that somebody reads, or a page with a form, into report_holes_to in docs/school.toml.",
    )
    LINK = About(
        "Links of the policy that nobody has opened",
        "The policy printed most of its links without an address. The addresses are the site's own, and lead to "
        "another document when one of them is wrong.",
        "the school office, with the DSL",
        "Open the link and look whether it is the document that the policy means. Then fill in checked_by and "
        "checked_on in docs/notes/links.toml.",
    )


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One thing to settle: what it is, in a sentence or two, and where it stands (`path:line`, or a paragraph)."""

    kind: Kind
    what: str
    where: tuple[str, ...]
