"""Names for what something holds: the first digits of a SHA-256, in hexadecimal.

Build time only. How many digits there are says what hangs on them.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

SHOWN = 12
"""What people compare, and what addresses carry: a version of the site, of a helper. 48 bits keep apart the
few thousand that there will ever be; nobody gains by forging one."""
CACHED = 32
"""What a build goes by while nobody looks, a name in the cache: two contents under one would be published unseen."""


def digest(*parts: bytes, digits: int) -> str:
    """Of these bytes, as if they were one."""
    marked = hashlib.sha256()
    for part in parts:
        marked.update(part)
    return marked.hexdigest()[:digits]


def of_files(files: Iterable[tuple[str, Path]], *more: bytes, digits: int) -> str:
    """Of files, each with its name and length before it: a byte that moves from one to the next changes it too."""
    marked = hashlib.sha256(b"".join(more))
    for name, path in files:
        content = path.read_bytes()
        marked.update(f"{name} {len(content)} ".encode() + content)
    return marked.hexdigest()[:digits]
