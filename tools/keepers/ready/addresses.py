"""Asks an outside address whether it answers. It is done only when somebody asks for it, never by a build."""

import urllib.error
import urllib.request
from http.client import HTTPException

SECONDS = 15


def answer(address: str, seconds: float = SECONDS) -> str:
    """What the address said: "" when it answered under that address, else why it could not be checked.

    That it answers does not mean that it is the right document: only a person can say that.
    """
    # Several public sites refuse a visitor that does not look like a browser.
    request = urllib.request.Request(address, headers={"User-Agent": "Mozilla/5.0 (policy-tools ready)"})
    try:
        with urllib.request.urlopen(request, timeout=seconds) as reply:
            arrived = reply.geturl()
    except urllib.error.HTTPError as error:
        return f"it answered {error.code} {error.reason}"
    except (OSError, HTTPException) as error:
        return f"it could not be reached ({getattr(error, 'reason', error)})"
    same = arrived.rstrip("/") == address.rstrip("/")
    return "" if same else f"it sends visitors on to {arrived}"
