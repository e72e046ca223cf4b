"""Journals in which there is something to tidy."""

from __future__ import annotations

import json
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.storage.random_journals import fill
from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.interactions import Channel, Direction
from whence.services.commands.interactions import LogInteraction
from whence.services.commands.people import AddPerson
from whence.services.handlers import handler_of
from whence.services.journal import Journal
from whence.storage.dump import write_dump
from whence.storage.store import create_store
from whence.system.clock import Clock

TODAY = date(2026, 3, 14)


def new_journal(folder: Path, today: date = TODAY) -> Journal:
    """An empty journal in a file of its own."""
    return Journal(create_store(folder / "journal.whence"), Clock(today), handler_of)


def added(journal: Journal, name: str, **parts: Any) -> PersonId:
    """Somebody new."""
    return PersonId(journal.do(AddPerson(name, **parts)).value)


def told(journal: Journal) -> dict[str, list[dict[str, Any]]]:
    """Everything in the journal, list by list, as the export tells it."""
    file = BytesIO()
    write_dump(journal.store.database, file)
    everything: dict[str, list[dict[str, Any]]] = json.loads(file.getvalue())
    return everything


def value_of(journal: Journal, sql: str, *values: object) -> Any:
    """The first value that a query finds."""
    return journal.store.database.value(sql, values)


def fill_sanely(journal: Journal, seed: int) -> None:
    """Random rows in every table, with words where the program knows only some."""
    fill(journal.store, seed, rows=10)
    with journal.store.gate.change("Sane", "Sane", "2026-03-14T10:00:00Z"):
        for table, column, words in (
            ("person", "shelf", ("people", "aside", "archived", "bin")),
            ("identity", "kind", ("profile", "email", "phone")),
            ("affiliation", "kind", ("employer", "school")),
            ("affiliation", "first_seen_on", ("2023-11-30", "2024-02-29", "")),
            ("affiliation", "last_seen_on", ("2024-11-30", "", "2025-02-28")),
            ("identity", "since", ("2023-11", "")),
            ("person", "shelved_on", ("2024-01-05", "")),
        ):
            for number, word in enumerate(words):
                values = (word, len(words), number)
                journal.store.database.write(f"UPDATE {table} SET {column} = ? WHERE id % ? = ?", values)
        journal.store.database.write("UPDATE merge SET taken = '{\"forms\": []}'")


def two(journal: Journal) -> tuple[PersonId, PersonId]:
    """Ada twice: as connected, and as somebody met."""
    kept = added(journal, "Ada Nair", title="Data lead", organisation="Tidal", profile_url="linkedin.com/in/ada-nair")
    taken = added(journal, "Ada M. Nair", organisation="Harbour", profile_url="linkedin.com/in/ada-m-nair")
    return kept, taken


def log(journal: Journal, *who: PersonId, line: str = "", lines: tuple[str, ...] = ()) -> int:
    command = LogInteraction(who, Channel.CALL, Direction.OUT, Day.on(date(2026, 2, 1)), line=line, lines=lines)
    return int(journal.do(command).value)
