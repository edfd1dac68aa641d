/**
 * Every message between a page and Python: types alone, nothing that runs.
 *
 * tools/browser/protocol.py says what each is for; tests/guide/test_protocol.py holds the two equal, so write each type as it is there.
 *
 * @typedef {[string, string]} Given the step and the answer
 * @typedef {[string, number]} StatedFact
 * @typedef {[string, boolean]} Due the duty, and whether it is sure
 * @typedef {"question" | "pause" | "ending"} StepKind
 * @typedef {"same" | "judgement" | "more-careful" | "parted" | "beyond"} MarkName
 * @typedef {"family" | "staff" | "own"} ReaderKind
 * @typedef {"box" | "child-here" | "child-there" | "review-here" | "review-there" | "task-here" | "task-there"} ChangeKind
 * @typedef {"" | "here" | "there" | "both"} ChangedBy
 * @typedef {[string, string]} TextAt the id of a box, and a text from it
 * @typedef {"unknown-request" | "unreadable-request" | "python-failed"} ErrorCode
 *
 * @typedef {object} FlowShape
 * @property {string} name
 * @property {Record<string, Record<string, string>>} steps
 * @property {Record<string, Record<string, StatedFact[]>>} [says]
 * @property {StatedFact[]} [holds]
 * @property {Record<string, [number, string, string[]]>} [facts]
 * @property {Record<string, [string[][], boolean, number, boolean]>} [duties]
 *
 * @typedef {object} Sheet
 * @property {string} document
 * @property {number} version
 * @property {string} saved
 * @property {string} author
 * @property {string} policy
 * @property {string} plan
 * @property {string[]} parts
 * @property {Record<string, string>} entries
 * @property {Record<string, string>[]} children
 * @property {Record<string, string>[]} reviews
 * @property {Record<string, string>[]} tasks
 * @property {string} key
 *
 * @typedef {object} WalkRequest
 * @property {"walk"} do
 * @property {FlowShape | string} flow
 * @property {Given[]} answers
 *
 * @typedef {object} Alternative
 * @property {string} step
 * @property {string} answer
 * @property {string} leads_to
 * @property {StepKind} kind
 *
 * @typedef {object} WalkReply
 * @property {string} step
 * @property {StepKind} kind
 * @property {Given[]} taken
 * @property {Given[]} dropped
 * @property {number} left
 * @property {Alternative[]} alternatives
 * @property {Due[]} duties
 * @property {string[]} card
 *
 * @typedef {object} TicksRequest
 * @property {"ticks"} do
 * @property {FlowShape | string} flow
 * @property {Given[]} answers
 *
 * @typedef {object} TicksReply
 * @property {Due[]} duties
 * @property {string[]} card
 *
 * @typedef {object} MarkRequest
 * @property {"mark"} do
 * @property {FlowShape | string} flow
 * @property {Given[]} answers
 * @property {Record<string, string[]>} accepted
 *
 * @typedef {object} MarkReply
 * @property {[string, MarkName][]} marks
 * @property {string | null} parted
 * @property {string} step
 * @property {StepKind} kind
 * @property {string} expected
 * @property {string[]} missed
 *
 * @typedef {object} MissingRequest
 * @property {"missing"} do
 * @property {Sheet} document
 * @property {string} today
 *
 * @typedef {object} Gap
 * @property {string} field
 * @property {string} problem
 * @property {boolean} wrong
 *
 * @typedef {object} MissingReply
 * @property {Gap[]} missing
 *
 * @typedef {object} OpenRequest
 * @property {"open"} do
 * @property {string} text
 *
 * @typedef {object} OpenedReply
 * @property {Sheet} document
 * @property {"kept" | "broken" | "none"} proof
 * @property {string[]} altered
 *
 * @typedef {object} Fault
 * @property {string} place
 * @property {string} said
 *
 * @typedef {object} NoSheetReply
 * @property {Fault[]} problems
 * @property {string[]} details
 *
 * @typedef {OpenedReply | NoSheetReply} OpenReply
 *
 * @typedef {object} CompareRequest
 * @property {"compare"} do
 * @property {Sheet} document
 * @property {Sheet} other
 * @property {Sheet | null} base
 *
 * @typedef {object} Change
 * @property {string} place
 * @property {ChangeKind} kind
 * @property {string} here
 * @property {string} there
 * @property {ChangedBy} by
 *
 * @typedef {object} CompareReply
 * @property {Change[]} changes
 *
 * @typedef {object} CalendarRequest
 * @property {"calendar"} do
 * @property {Sheet} document
 * @property {string} now
 *
 * @typedef {object} CalendarReply
 * @property {string} calendar
 *
 * @typedef {object} ExtractRequest
 * @property {"extract"} do
 * @property {Sheet} document
 * @property {ReaderKind} kind
 * @property {number} child
 *
 * @typedef {object} ExtractReply
 * @property {ReaderKind} kind
 * @property {TextAt[]} pieces
 * @property {string[]} left_out
 * @property {string[]} unknown
 * @property {string} problem
 *
 * @typedef {object} TieAnewRequest
 * @property {"tie"} do
 * @property {Sheet} document
 * @property {string} before
 * @property {string} after
 *
 * @typedef {object} TieAnewReply
 * @property {Record<string, string>} texts
 *
 * @typedef {object} DateRequest
 * @property {"date"} do
 * @property {string} text
 * @property {string} today
 *
 * @typedef {object} DateReply
 * @property {string} words
 * @property {string} problem
 * @property {string[]} offers
 *
 * @typedef {object} ErrorReply
 * @property {ErrorCode} error
 * @property {string[]} [trace]
 *
 * @typedef {object} Requests
 * @property {WalkRequest} walk
 * @property {TicksRequest} ticks
 * @property {MarkRequest} mark
 * @property {MissingRequest} missing
 * @property {OpenRequest} open
 * @property {CompareRequest} compare
 * @property {CalendarRequest} calendar
 * @property {DateRequest} date
 * @property {ExtractRequest} extract
 * @property {TieAnewRequest} tie
 *
 * @typedef {object} Replies
 * @property {WalkReply} walk
 * @property {TicksReply} ticks
 * @property {MarkReply} mark
 * @property {MissingReply} missing
 * @property {OpenReply} open
 * @property {CompareReply} compare
 * @property {CalendarReply} calendar
 * @property {DateReply} date
 * @property {ExtractReply} extract
 * @property {TieAnewReply} tie
 */

export {};
