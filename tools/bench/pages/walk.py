"""The plainest walk through a flowchart: runs in the pages that stand beside ours."""

import json


def shown(flow: str, answers: str) -> str:
    """What to show after these answers (a list of ids of the steps that they lead to), as JSON."""
    steps = json.loads(flow)["steps"]
    step = next(iter(steps))
    for to in json.loads(answers):
        if to not in {answer["to"] for answer in steps[step]["answers"]}:
            raise ValueError(f"'{to}' is no answer of '{step}'.")
        step = to
    return json.dumps({"id": step, **steps[step]})
