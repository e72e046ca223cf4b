"""The search indexes: names, texts and misspellings."""

from __future__ import annotations

from collections.abc import Iterable

from whence.storage.database import Database


def drop(database: Database) -> None:
    """Take the search tables away, to be made anew."""


def refresh(database: Database, people: Iterable[int]) -> None:
    """Bring the indexes up to date for some people."""


def rebuild(database: Database) -> None:
    """Work the indexes out again from the facts."""
