"""Ties, derived from the interactions."""

from __future__ import annotations

from collections.abc import Iterable

from whence.storage.database import Database


def drop(database: Database) -> None:
    """Take the table of ties away, to be made anew."""
    database.write("DROP TABLE IF EXISTS tie")


def refresh(database: Database, people: Iterable[int]) -> None:
    """Work out again the ties of some people."""


def rebuild(database: Database) -> None:
    """Work every tie out again from the facts."""
