"""Writes ways.json anew: every way through every helper, to be reviewed line by line with the flowcharts."""

import json

from tests.guide.test_safety import WAYS, ways_of
from tools.sources.flowcharts.flows import read_flows
from tools.sources.paths import FLOWCHARTS, POLICY
from tools.sources.policy.text import read_policy

if __name__ == "__main__":
    flows = read_flows(FLOWCHARTS, read_policy(POLICY))
    text = json.dumps({flow.name: ways_of(flow) for flow in flows}, indent=1, ensure_ascii=False)
    WAYS.write_text(text + "\n", encoding="utf-8")
