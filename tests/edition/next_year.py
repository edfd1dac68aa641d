"""Next year's policy as the governors might agree it: the adopted text of 2021, changed in every way that does harm.

It is made for tests and is no policy of any school. The 2021 text is a fixture that never changes, so what is expected
of this edition can be worked out from the changes below.
"""

import re

from tests.policy.adopted import ADOPTED

ORDER = ("1", "2", "3", "4", "new", "5", "6", "7", "split", "8", "9", "11", "10", "12")
"""The sections of 2021 in the order of this edition: one is new, one was split, two have changed places."""
NEW = """Pictures made by machines

A picture of a child that a machine has made must be treated as any other picture."""
SPLIT = "Victim - When we speak to the 'victim' we will:"
SPLIT_TITLE = "Speaking to the children concerned"
WEAKER = ("Sexual Harassment **must** be referred", "Sexual Harassment **should** be referred")
NUMBER = ("0300 1313 126", "01785 277000")
GONE = "- ascertain if there were there any witnesses to the abuse\n"
REWORDED = (
    "We will not wait for the outcome, or even the start of",
    "We will never wait for the outcome, or the start of",
)
ROW_GONE = '<ul style="list-style-type: none"> • Do they share transport to/from school? \t\t\t\t\n'
ROW_NEW = "• Do they share groups or games online? \t\t\t\t\n"
DATES = (
    ("September 2021", "September 2026"),
    ("15 Nov 2021", "16 Nov 2026"),
    ("Nov 2021", "Nov 2026"),
    ("Nov 2022", "Nov 2027"),
)


def next_year() -> str:
    """The whole text, as plain lines."""
    text = ADOPTED.read_text(encoding="utf-8")
    for old, new in (WEAKER, NUMBER, (GONE, ""), REWORDED, (ROW_GONE, ROW_NEW)):
        assert old in text, old
        text = text.replace(old, new)
    for old, new in DATES:
        text = text.replace(old, new)
    text = text.replace("children and is\n\nexercised", "children and is exercised")
    text = re.sub(r"Peer[ -]on[ -]Peer", "Child on Child", text)
    text = re.sub(r"(?i)peer[ -]on[ -]peer", "child on child", text)
    text = text.replace("Policy 2021", "Policy 2026")
    return _in_order(text)


def _in_order(text: str) -> str:
    head, *rest = re.split(r"(?m)^(?=\d+\. [A-Z])", text)
    sections = {found[1]: found[2] for each in rest if (found := re.match(r"(\d+)\. ((?s:.+))", each))}
    last = re.search(r"(?m)^Additional support and guidance", sections["12"])
    assert last
    sections["12"], tail = sections["12"][: last.start()], sections["12"][last.start() :]
    sections["7"], split = sections["7"].split(SPLIT)
    sections |= {"new": f"{NEW}\n\n", "split": f"{SPLIT_TITLE}\n\n{SPLIT}{split}"}
    assert sorted(sections) == sorted(ORDER)
    titles = dict(re.findall(r"(?m)^(\d+)\t([^\t]+)\t", head)) | {"new": NEW.partition("\n")[0], "split": SPLIT_TITLE}
    index = "".join(f"{at}\t{titles[key]}\t{at + 2}\n" for at, key in enumerate(ORDER, 1))
    head = re.sub(r"(?m)(?:^\d+\t.*\n)+", lambda _: index, head, count=1)
    body = "".join(f"{at}. {sections[key]}" for at, key in enumerate(ORDER, 1))
    return head + body + tail
