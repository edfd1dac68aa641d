"""What Mozilla's HTTP Observatory would say of a site, worked out from its real answers.

Its rules: github.com/mdn/mdn-http-observatory, src/grader/charts.js and src/analyzer/tests/, as of August 2026
(94042bb). Left out is what a static site neither earns nor loses: cookies, CORS, a place in the browsers' preload
list. A criterion that is not met in its best form costs here what its worst form would, so that the score is never
higher than the Observatory's.
"""

import re
import ssl
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import urlsplit

SIX_MONTHS = 15_768_000
ENOUGH_FOR_EXTRA = 90
PERFECT = 100
"""From here on the grade is A+."""
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
BROAD = {"*", "http:", "https:", "ftp:", "data:", "'unsafe-inline'", "'unsafe-eval'"}


@dataclass(frozen=True)
class Answer:
    """A status, and headers by their names in small letters."""

    status: int
    headers: dict[str, str]
    body: str


def asked(address: str) -> Answer:
    """One answer, wherever it leads. A certificate that nobody has signed will do."""
    parts = urlsplit(address)
    host = parts.netloc
    unsigned = ssl.create_default_context()
    unsigned.check_hostname, unsigned.verify_mode = False, ssl.CERT_NONE
    line = HTTPSConnection(host, context=unsigned) if parts.scheme == "https" else HTTPConnection(host)
    line.request("GET", parts.path)
    answer = line.getresponse()
    headers = {name.lower(): value for name, value in answer.getheaders()}
    body = answer.read().decode("utf-8", "replace")
    line.close()
    return Answer(answer.status, headers, body)


def marks(plain: Answer, secure: Answer) -> dict[str, int]:
    """What each criterion adds to or takes from 100."""
    said = secure.headers
    age = re.match(r"max-age=(\d+)", said.get("strict-transport-security", ""))
    to = plain.headers.get("location", "")
    ancestors = _policy(said.get("content-security-policy", "")).get("frame-ancestors")
    frames = said.get("x-frame-options", "").lower() in {"deny", "sameorigin"} or ancestors == {"'none'"}
    return {
        "content-security-policy": _of_policy(said.get("content-security-policy", "")),
        "cross-origin-embedder-policy": 10 if said.get("cross-origin-embedder-policy") == "require-corp" else -5,
        "cross-origin-opener-policy": 10 if said.get("cross-origin-opener-policy") == "same-origin" else -5,
        "cross-origin-resource-policy": 10 if said.get("cross-origin-resource-policy") == "same-origin" else -5,
        "redirection": 0 if plain.status in {301, 302, 307, 308} and to.startswith("https://") else -20,
        "referrer-policy": 5 if said.get("referrer-policy") in PRIVATE else -5,
        "strict-transport-security": 0 if age and int(age[1]) >= SIX_MONTHS else -20,
        "subresource-integrity": 0 if not re.search(r'<script[^>]*src="(?:https?:)?//', secure.body) else -50,
        "x-content-type-options": 0 if said.get("x-content-type-options") == "nosniff" else -5,
        "x-frame-options": 5 if frames else -20,
    }


def score(found: dict[str, int]) -> int:
    """From 0; what is extra counts only where next to nothing was lost."""
    lost = 100 + sum(mark for mark in found.values() if mark < 0)
    return 100 + sum(found.values()) if lost >= ENOUGH_FOR_EXTRA else lost


def _of_policy(words: str) -> int:
    policy = _policy(words)
    scripts = policy.get("script-src", policy.get("default-src", {"*"}))
    others = [policy.get(name, policy.get("default-src", {"*"})) for name in ("style-src", "object-src", "img-src")]
    if not words or scripts & BROAD or any(each & (BROAD - {"data:"}) for each in others):
        return -25
    return 10 if policy.get("default-src") == {"'none'"} else 5


def _policy(words: str) -> dict[str, set[str]]:
    rules = [rule.split() for rule in words.split(";") if rule.strip()]
    return {name.lower(): set(values) for name, *values in rules}
