"""Who has signed the names, numbers and dates of school.toml as they stand: the file carries it wherever it goes.

`signed_words` is a fingerprint of all other values. Where it is another one, or nobody is named beside it, what stands
there has been changed since, and nobody has signed the change.
"""

import json
from collections.abc import Mapping
from typing import Any

from tools.sources.digest import SHOWN, digest

BY, ON, WORDS = "signed_by", "signed_on", "signed_words"
UNSIGNED = (
    "Names, numbers and dates have changed, and nobody has signed them as they stand now. "
    "Read them, and sign them at the keepers' desk (/keepers/)."
)


def fingerprint(values: Mapping[str, Any]) -> str:
    """Of everything in the file but the signature, whatever the order and the comments."""
    told = {name: value for name, value in values.items() if name not in (BY, ON, WORDS)}
    return digest(json.dumps(told, sort_keys=True, default=str).encode(), digits=SHOWN)


def is_signed(values: Mapping[str, Any]) -> bool | None:
    """Whether it is signed as it stands; None where it has never been through the desk."""
    if not values.get(WORDS):
        return None
    return bool(values.get(BY)) and values[WORDS] == fingerprint(values)
