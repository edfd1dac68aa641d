"""Finishes a page: the browser is told to refuse what the site does not need.

A page may run and fetch only what comes from its own site. The theme's few inline scripts are allowed by the hash
of their exact words, worked out here, so that no other inline script can ever run.
"""

import base64
import hashlib
import re

from tools.release.preload import preloads

SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<words>.*?)</script>", re.S)
CHARSET = re.compile(r"<meta charset=[^>]*>")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">')


AS_IT_STANDS = re.compile(r"(<(pre|textarea|script)\b.*?</\2>)", re.S)
INDENTED = re.compile(r"\n\s+")


def finish(page: str) -> str:
    """The page without indented lines; the first things after the character set are its policy, and what to fetch."""
    page = _flush_left(page)
    return CHARSET.sub(lambda charset: charset[0] + _policy(page) + preloads(page), page, count=1)


def put_first(page: str, words: str) -> str:
    """The finished page with something more at its head, before any script, and with the policy that this needs."""
    page = POLICY.sub(lambda policy: policy[0] + words, page, count=1)
    return POLICY.sub(lambda _: _policy(page), page, count=1)


def _policy(page: str) -> str:
    return f'<meta http-equiv="Content-Security-Policy" content="{content_security_policy(page)}">'


def _flush_left(page: str) -> str:
    """The page without the room before its lines, a fiftieth of what is sent; where room is shown it stays."""
    pieces = AS_IT_STANDS.split(page)
    # Each piece between is followed by one that stays and the name of its element.
    return "".join(
        INDENTED.sub("\n", piece) if at % 3 == 0 else piece for at, piece in enumerate(pieces) if at % 3 != 2
    )


def content_security_policy(page: str) -> str:
    """The policy for one page, with the hashes of the inline scripts that this page holds."""
    hashes = " ".join(f"'sha256-{digest}'" for digest in sorted(_inline_scripts(page)))
    rules = {
        "default-src": "'none'",
        "script-src": f"'self' 'wasm-unsafe-eval' {hashes}".strip(),
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        # From a blob a worker takes on this very policy; from an address, on a plain host, it would have none.
        "worker-src": "'self' blob:",
        "manifest-src": "'self'",
        "base-uri": "'self'",
        "form-action": "'none'",
        "object-src": "'none'",
        # Text becomes a part of the page, or a script, by way of one policy of ours alone (release/doors.js).
        "require-trusted-types-for": "'script'",
        "trusted-types": "default",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _inline_scripts(page: str) -> set[str]:
    return {
        base64.b64encode(hashlib.sha256(script["words"].encode()).digest()).decode()
        for script in SCRIPT.finditer(page)
        # A block of data is not run, so it needs no leave to.
        if "src=" not in script["attributes"] and "application/json" not in script["attributes"]
    }
