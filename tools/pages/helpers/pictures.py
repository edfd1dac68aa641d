"""The pictures beside what a child reads: drawn for this project, and never the only thing that tells.

Runs while the site is built. A child who does not read well yet would miss them. They are in the page itself, so that
they are there as soon as the words. In the dark they stay on light paper: dark hair could not be seen on a dark page.
"""

from functools import cache

from tools.sources.paths import FLOWCHARTS

FOLDER = FLOWCHARTS / "pictures"
OF = {
    "yes-and-i-am-a-child": "phone-999",
    "no": "child",
    "not-sure": "question",
    "somebody-hurt-me-scares-me-touched-me-or-made-me-do-things": "plaster",
    "i-want-to-hurt-myself-or-not-be-here": "heart",
    "a-rude-picture-or-video": "tablet",
    "a-secret-or-a-promise": "lips",
    "i-hurt-somebody": "two-children",
    "i-am-worried-about-somebody-or-there-is-a-knife": "thinking",
    "somebody-told-me-to-keep-a-secret": "told-secret",
    "i-promised-a-friend-to-keep-a-secret": "friends",
    "somebody-wants-to-hurt-themself-or-not-be-here": "heart",
    "somebody-is-sad-scared-or-hurt": "one-child",
    "a-knife-or-something-else-to-hurt-people-with": "knife",
    "a-grown-up-i-trust": "grown-up",
    "i-would-rather-write-it-down": "box",
    "somebody-outside-school": "phone",
    "ring-999": "phone-999",
    "tell-a-grown-up-you-trust": "grown-up",
    "use-a-worry-box": "box",
    "talk-to-childline": "phone",
    "you-can-choose": "ways",
}
"""The picture of each answer and each ending on a child's way, by its id."""
ON_A_PLAN = {
    "own-who": "grown-up",
    "own-day": "school-day",
    "own-way": "there-and-back",
    "own-worry": "hand-up",
    "own-next": "talk-again",
}
"""The picture of each box of a child's own version of the safety plan, by the id of its field."""


@cache
def picture(key: str) -> str:
    """The drawing as SVG, or "" where there is none. The words beside it say the same: nobody is read it twice."""
    name = (OF | ON_A_PLAN).get(key)
    if name is None:
        return ""
    svg = (FOLDER / f"{name}.svg").read_text(encoding="utf-8").strip()
    return svg.replace("<svg ", '<svg class="picture" aria-hidden="true" focusable="false" ', 1)
