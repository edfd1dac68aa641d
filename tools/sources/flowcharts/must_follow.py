"""What must be shown to whom, by the facts, once more and by hand: a duty or a fact that somebody takes away is missed.

The rules that hold every way of every helper to it are in safety.py.
"""

STAFF_ALWAYS = (
    *("do-not-ring-home-yourself", "do-not-question-children", "ask-once-then-stop", "no-promise-of-secrecy"),
    *("at-the-door", "not-put-down-to-a-disability"),
)
IF_A_CHILD_TALKS = (
    "listen-to-the-child",
    "never-a-problem-never-ashamed",
    "reassure-the-child",
    "hard-to-say-in-words",
)
MUST_FOLLOW: dict[tuple[str, str], tuple[str, ...]] = {
    ("staff", "danger"): ("ring-999",),
    ("staff", "hurt"): (
        "ring-999",
        "send-another-adult",
        "first-aid-first",
        "not-responding",
        "do-not-move-a-badly-hurt-child",
    ),
    ("staff", "attack"): ("ring-999", "stop-it-if-you-safely-can", "call-an-adult-to-each-child"),
    ("staff", "weapon-now"): ("ring-999", "send-another-adult", "keep-children-away-from-a-weapon", "do-not-search"),
    ("staff", "self-harm-now"): ("ring-999", "stay-with-a-child-who-may-hurt-themself", "first-aid-first"),
    ("staff", "missing"): ("ring-999", "find-a-missing-child"),
    ("staff", "self-harm"): ("stay-with-a-child-who-may-hurt-themself", "do-not-leave-the-child"),
    ("staff", "weapon"): ("do-not-search", "do-not-confront-over-a-weapon"),
    ("staff", "threatened"): ("do-not-leave-the-child",),
    ("staff", "home"): ("do-not-let-the-child-go-home-to-it", "at-the-door", "every-child-at-home"),
    ("staff", "adult"): ("do-not-tell-that-adult",),
    ("staff", "adult-here"): (
        *("tell-about-an-adult-who-works-here", "you-are-the-headteacher-yourself"),
        *("if-it-may-be-the-dsl", "nobody-safe-to-tell"),
    ),
    ("staff", "adult-elsewhere"): ("tell-about-any-other-adult",),
    ("staff", "image"): (
        *("never-look", "do-not-delete-it-yet", "face-down-out-of-reach", "already-seen-it"),
        *("leave-the-device-as-it-is", "do-not-ask-about-the-picture"),
    ),
    ("staff", "exploitation"): ("exploitation", "do-not-search"),
    ("staff", "extreme-views"): ("extreme-views-a-threat-or-a-plan",),
    ("staff", "honour"): ("honour-marriage-being-taken-abroad", "genital-mutilation-teachers-ring-the-police"),
    ("staff", "prejudice"): ("prejudice-is-written-down",),
    ("staff", "recording"): ("other-recordings-and-chats",),
    ("staff", "online"): ("other-recordings-and-chats", "online-bullying-the-policys-examples"),
    ("staff", "accident"): ("first-aid-and-the-class-teacher", "what-makes-it-more", "report-it-today"),
    ("staff", "with-child"): ("tell-the-child-what-happens-next",),
    ("staff", "offence"): ("police-starting-point",),
    ("dsl", "danger"): ("ring-999",),
    ("dsl", "offence"): ("start-from-the-police", "ask-the-agencies-before-you-question"),
    ("dsl", "adult"): ("do-not-tell-that-adult",),
    ("dsl", "adult-here"): ("an-adult-here-the-designated-officer",),
    ("dsl", "adult-elsewhere"): ("another-adult-police-and-social-care",),
    ("dsl", "image"): ("never-look", "an-image-some-go-to-the-police-at-once", "leave-the-device-as-it-is"),
    ("dsl", "not-reported"): ("record-decisions-and-reasons",),
    ("dsl", "agencies"): ("speak-to-the-agencies-first",),
    ("dsl", "refused"): ("refer-again", "if-you-disagree-with-social-care"),
    ("dsl", "family-risk"): ("never-alone-with-the-family-as-the-danger",),
    ("dsl", "witnesses"): ("those-who-saw-it",),
    ("dsl", "recent"): ("medical-help-for-a-recent-assault", "comfort-is-not-refused"),
    ("parent", "danger"): ("ring-999",),
    ("parent", "adult"): ("do-not-tell-that-adult",),
    ("parent", "adult-here"): ("an-adult-at-the-school-parents",),
    ("parent", "adult-elsewhere"): ("another-adult-parents",),
    ("parent", "image"): ("never-look", "do-not-delete-it-yet"),
    ("parent", "own-hurt"): ("listen-once", "they-were-right-to-tell", "your-child-begs-you-not-to-tell"),
    ("parent", "own-hurt-another"): (
        *("your-child-may-have-hurt-somebody", "listened-to-not-dismissed"),
        *("not-about-criminalising", "sanctions-case-by-case", "your-child-begs-you-not-to-tell"),
    ),
    ("parent", "school-rang"): ("ask-the-school",),
    ("child", "danger"): ("ring-999-child",),
    ("child", "image"): ("a-rude-picture", "you-sent-a-picture-or-were-sent-one"),
    ("child", "hurt-somebody"): ("you-hurt-somebody", "what-happens-then-is-not-the-same-each-time"),
    ("child", "told-secret"): ("told-to-keep-a-secret",),
    ("child", "friend"): ("worried-about-somebody",),
    ("child", "friends-secret"): ("a-friends-secret",),
}
"""What must be shown to this reader where this fact is so, or where they are not sure of it."""

ALWAYS: dict[str, tuple[str, ...]] = {
    "staff": ("no-dsl-to-be-found", "write-it-down", "no-promise-of-secrecy", "no-chats-among-staff"),
    "dsl": (
        "consider-danger-and-risk-of-harm",
        "ask-if-you-are-not-sure",
        "record-decisions-and-reasons",
        "write-it-down",
    ),
    "parent": ("do-not-post", "leave-the-other-family-to-the-school", "tonight-with-the-school-shut", "still-not-safe"),
    "child": ("tell-one-more", "childline"),
}
"""What is shown to this reader whatever the worry is."""
