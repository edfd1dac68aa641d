"""The helpers' pages, and what holds a flowchart to the policy."""
