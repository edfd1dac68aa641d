"""Names a page's scripts at its head, so that they are all on their way at once.

A browser looks ahead in a page for what to fetch while its style sheet comes. Chromium does not in a page that states
its own content security policy (https://crbug.com/1458493): there each script waited for what stood before it.
"""

import re

SCRIPT = re.compile(r'<script(?P<attributes>[^>]*)\bsrc="(?P<address>[^"]*)"')
MAIN = "js/main.js"
WORKER = tuple(f"js/python/{name}.js" for name in ("worker-sandbox", "interpreter", "runtime", "worker"))
"""What overrides/assets/js/python/python.js starts Python with."""
NEEDS_PYTHON = re.compile(r"<\w+ [^>]*\bdata-(helper|ticks|annex-a)\b")


def preloads(page: str) -> str:
    """The links for one page: its own scripts, and where Python will be asked the first of its worker's."""
    links = []
    for script in SCRIPT.finditer(page):
        address = script["address"]
        if 'type="module"' not in script["attributes"]:
            links.append(f'<link rel="preload" as="script" href="{address}">')
            continue
        links.append(f'<link rel="modulepreload" href="{address}">')
        if address.endswith(MAIN) and NEEDS_PYTHON.search(page):
            folder = address.removesuffix(MAIN)
            links += [f'<link rel="modulepreload" href="{folder}{part}">' for part in WORKER]
    return "".join(links)
