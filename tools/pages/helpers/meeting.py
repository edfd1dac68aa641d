"""The sheet that a parent takes to a meeting with the school: what to ask, what was agreed. One side of A4, for a pen.

Runs while the site is built. A parent who is rung on Friday and asked in on Monday would miss it.
"""

from tools.sources.numbers import number_of
from tools.sources.school import School

ASK = (
    "Who leads on this? How do I reach them?",
    "What happens next, and when will I hear?",
    "What has been decided about my child, and why?",
    "How is my child kept safe, in class, at break and on the way?",
    "What help can my child have, and for how long? How is what my child wants heard?",
    "What will my child be told? What may my child say to others?",
    "Who else has been told, or may be told?",
    "What can you not tell me yet, and why?",
    "What do we do if it happens again, also at night or at a weekend?",
)
AGREED = ("What was agreed", "Who does it", "By when")
ROWS = 4


def meeting_html(school: School) -> str:
    """The button and the sheet, which is there on paper only."""
    asked = "".join(f"<li>{question}</li>" for question in ASK)
    head = "".join(f'<th scope="col">{words}</th>' for words in AGREED)
    rows = f"<tr>{'<td></td>' * len(AGREED)}</tr>" * ROWS
    nspcc = number_of(school, "nspcc")
    to_talk = f"To talk to somebody: NSPCC Helpline, {nspcc}. " if nspcc else ""
    return f"""<p><button type="button" class="quiet" data-prints="meeting">Print a sheet for the meeting</button></p>
<div class="meeting">
<h2>For my meeting with {school.name}</h2>
<p>You can ask to bring somebody with you. You can ask for an interpreter, and for what is agreed in writing. The school
may not be able to tell you everything yet. Ask when you will hear more.</p>
<p class="to-fill">Date, and who was there</p>
<h3>What I want to ask</h3>
<ul>{asked}</ul>
<p class="to-fill">Also</p>
<h3>What was agreed</h3>
<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
<p class="to-fill">We speak again on</p>
<p>Is a child still not safe? You can tell children’s social care at your council, or the police on 101, yourself. In
danger: 999. {to_talk}(Advice of this site, not in the policy.)</p>
</div>"""
