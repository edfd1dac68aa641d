"""Says what one line of each list is that grows with the plan: the log of reviews, and the list of actions."""

from tools.browser.assessment.fields import Field

# One line of the log. Section 12: "regular reviews with the young people following the incident(s) will happen".
REVIEW = (
    Field("date", "Date of this review", "date", "section-12"),
    Field("who", "Who took part", "text", "section-12", may_name=True),
    Field("changed", "What changed", "text", "section-12", may_name=True),
    Field("next", "Date of the next review", "date", "section-12"),
    Field("levels", "Levels before this review", "text", "not-in-this-policy"),
)

# One line of the list of actions, which is no part of the policy's form: that has one box for all actions of a row.
TASK = (
    Field("what", "What is done", "text", "not-in-this-policy", may_name=True),
    Field("owner", "Who sees to it", "text", "not-in-this-policy"),
    Field("due", "By when", "date", "not-in-this-policy"),
    Field("done", "Done on", "date", "not-in-this-policy"),
    Field("relax", "What must be true to relax it", "text", "not-in-this-policy", may_name=True),
)
