// Tells which files of the library are read when our Python starts and answers: one name a line.
import { started } from "./pyodide.mjs";

const pyodide = await started(process.argv[2]);
// Answers of each kind, and one that fails, so that what is imported late is counted too.
const told = pyodide.runPython(`
import json, sys
from tools.browser.api import handle
flow = {"name": "a", "steps": {"one": {"yes": "two"}, "two": {}}}
assert json.loads(handle(json.dumps({"do": "walk", "flow": flow, "answers": [["one", "yes"]]})))["step"] == "two"
sheet = json.loads(handle(json.dumps({"do": "open", "text": json.dumps({"document": "annex-a", "version": 1, "children": [{}]})})))["document"]
assert json.loads(handle(json.dumps({"do": "missing", "document": sheet, "today": "2026-11-23"})))["missing"]
handle(json.dumps({"do": "missing", "document": {}, "today": "2026-11-23"}))
handle(json.dumps({"do": "open", "text": "[" * 100}))
handle(json.dumps({"do": "compare", "document": sheet, "other": sheet, "base": None}))
handle(json.dumps({"do": "extract", "document": sheet, "kind": "family", "child": 1}))
handle(json.dumps({"do": "tie", "document": sheet, "before": "A", "after": "B"}))
handle(json.dumps({"do": "date", "text": "3 Dec", "today": "2026-11-23"}))
sheet["entries"]["review"] = "07/12/2026"
assert "BEGIN" in json.loads(handle(json.dumps({"do": "calendar", "document": sheet, "now": "2026-11-24T10:15:00.000Z"})))["calendar"]
assert json.loads(handle(json.dumps({"do": "mark", "flow": flow, "answers": [], "accepted": {"one": ["yes"]}})))["expected"] == "two"
handle("not json")
"\\n".join(sorted({
    module.__spec__.origin.split(".zip/", 1)[1]
    for module in list(sys.modules.values())
    if getattr(module, "__spec__", None) and ".zip/" in (module.__spec__.origin or "")
}))
`);
process.stdout.write(told);
