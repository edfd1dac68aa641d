"""The section on what follows an incident, which asks for more than Annex A has room for: its number and its words.

`policy-tools requote` follows both to the next edition, so each quotation stands here alone, on one line.
`tools.sources.annex_a.check_further` holds them to the policy.
"""

AFTERWARDS = "12"
"""The number of that section."""

RECORD_THE_RATIONALE = (
    "In all cases, we will record our decision making together with the rationale behind those decisions."
)
UNDER_REVIEW = "Our safety plan/risk assessment will be kept under review."
REGULAR_REVIEWS = (
    "For this reason, regular reviews with the young people following the incident(s) will happen as part of this plan."
)
MOVEMENT = "what measures need to be put in place when children move between lessons/classes"
ARRIVAL = "what measures need to be put in place for the arrival at the start of the school day and leaving at the end of the school day"
VICTIMS_EDUCATION = "the importance in ensuring that the victim can continue in their normal routine, including continuing to receive a suitable education"
ALLEGED_PERPETRATORS_EDUCATION = (
    "the importance of the alleged perpetrator in continuing to access education and support"
)
STAFF_TOLD = "appropriate information sharing with staff in our setting in order that the plan is manageable and as successful as possible"
POLICE_PROGRESS = "if this is an ongoing police investigation, we will ask the police if we have any questions about the progress of the matter for example, are there any bail conditions in place or has there been a charging decision."
POLICE_CONTACT = "It is key to have a central point of contact with the police for updates and progress."
MOVING_SCHOOL = "if it is the case that the alleged perpetrator is moved to another educational institution (for any reason), then we will ensure that the new educational institution is made aware of any ongoing support needs."
AT_THE_HEART = "All the above will be considered with the needs and wishes of the victim at the heart of all that we do as part of this process (supported by parents and carers as required)."
