"""Writes several files: all of them or none, and so that it can be undone."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tools.sources.errors import PolicyToolsError
from tools.sources.paths import PROJECT


class WriteError(PolicyToolsError):
    """Nothing was written; the text says why."""


def write_all(texts: Mapping[Path, str | None], root: Path = PROJECT) -> None:
    """Writes every file, or takes it away where the text is None. What stood there is kept for `undo`.

    Raises WriteError when one lies outside the project that this is run in, or cannot be written.
    """
    root = root.resolve()
    if outside := [path for path in texts if not path.resolve().is_relative_to(root)]:
        raise WriteError(f"{outside[0]} is not in {root}. Run the command of the project that you are in.")
    before = {path: _text(path) for path in texts}
    beside = {path: path.with_name(f"{path.name}.new") for path, text in texts.items() if text is not None}
    try:
        for path, new in beside.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(texts[path] or "", encoding="utf-8")
    except OSError as error:
        for new in beside.values():
            new.unlink(missing_ok=True)
        raise WriteError(f"Nothing was written: {error.filename}: {error.strerror}.") from None
    kept = _kept(root)
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps({path.resolve().relative_to(root).as_posix(): was for path, was in before.items()}))
    for path, text in texts.items():
        if text is None:
            path.unlink(missing_ok=True)
        else:
            beside[path].replace(path)


@contextmanager
def or_put_back(texts: Mapping[Path, str | None], root: Path = PROJECT) -> Iterator[None]:
    """Writes every file. When something goes wrong within, all stands as before, and `undo` knows nothing of it."""
    before = _text(_kept(root))
    write_all(texts, root)
    try:
        yield
    except BaseException:
        undo(root)
        if before is None:
            _kept(root).unlink()
        else:
            _kept(root).write_text(before, encoding="utf-8")
        raise


@contextmanager
def standing(texts: Mapping[Path, str | None]) -> Iterator[None]:
    """The project with these files in the place of its own, to be looked at; afterwards all stands as before.

    At the desk that is a copy, in the memory of the browser's worker.
    """
    before = {path: path.read_bytes() if path.exists() else None for path in texts}
    try:
        for path, text in texts.items():
            if text is None:
                path.unlink(missing_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        yield
    finally:
        for path, content in before.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(content)


def undo(root: Path = PROJECT) -> list[str]:
    """Puts back what the last command that wrote has replaced; the files' paths. Said again, it does it anew."""
    try:
        before: dict[str, str | None] = json.loads(_kept(root).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise WriteError("There is nothing to undo: no command has written anything here.") from None
    write_all({root / path: text for path, text in before.items()}, root)
    return sorted(before)


def _kept(root: Path) -> Path:
    return root / ".cache" / "undo.json"


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
