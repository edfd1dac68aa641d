"""Brings a saved document of any past version up to the present one, a version at a time.

A file of every past version is kept in tests/assessment/files/ and must open for ever. Version 1 was the form
without further parts, reviews and reasons. Version 2 had no proof beside the answers. Version 3 had no
list of actions, and did not say who saved it.
"""

from collections.abc import Callable, Mapping

from tools.browser.assessment.document import KIND, VERSION, DocumentError, Problem


def _from_1(value: Mapping[str, object]) -> dict[str, object]:
    """Version 2 adds parts that can be switched on, a log of reviews and reasons: all blank in an older file."""
    return {**value, "version": 2}


def _from_2(value: Mapping[str, object]) -> dict[str, object]:
    """Version 3 has the same answers. Its files carry a proof, which is held against them before they get here."""
    return {**value, "version": 3}


def _from_3(value: Mapping[str, object]) -> dict[str, object]:
    """Version 4 adds who saved the file, a list of actions and more parts: all blank in an older one."""
    return {**value, "version": 4}


MIGRATIONS: dict[int, Callable[[Mapping[str, object]], dict[str, object]]] = {1: _from_1, 2: _from_2, 3: _from_3}


def up_to_date(value: object) -> object:
    """The document as the present version writes it. What is no document at all is given back as it is.

    Raises `DocumentError` for a version that is not known, with a word for one that is newer than this page.
    """
    if not isinstance(value, dict) or value.get("document") != KIND:
        return value
    version = value.get("version")
    if type(version) is not int or version < 1:
        detail = "version: the file does not say which version of the form wrote it."
        raise DocumentError([Problem(detail, "It does not say which version of this form saved it.")])
    if version > VERSION:
        detail = f"version: this is version {version}, and this page reads up to version {VERSION}."
        said = "A newer form saved it. Reload this page when you are online, or open the file where it was saved."
        raise DocumentError([Problem(detail, said)])
    while version < VERSION:
        value = MIGRATIONS[version](value)
        version += 1
    return value
