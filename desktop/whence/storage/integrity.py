"""Checking a journal file: its structure, what its rows refer to, its search indexes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import apsw

from whence.domain.amounts import counted
from whence.domain.errors import JournalTrouble, Trouble
from whence.storage.database import Database, open_database
from whence.storage.troubles import as_trouble, trouble_of

_MOST_MESSAGES = 100
_SEARCH_INDEX = re.compile(r".*FTS5 table (?:\w+\.)?(\w+).*")


class FindingKind(StrEnum):
    """What is wrong, and so what mends it."""

    UNREADABLE = "unreadable"
    STRUCTURE = "structure"
    REFERENCE = "reference"
    REPEATED = "repeated"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a journal file, as a sentence with what to do."""

    kind: FindingKind
    table: str
    sentence: str


def check(path: Path, raw_key: bytes | None = None) -> list[Finding]:
    """Everything that is wrong with the journal at `path`; nothing when it is sound. The file is not changed.

    Raises JournalTrouble when the file is missing, locked, of a newer version or its key is wrong: then nothing can
    be said about it.
    """
    try:
        database = _opened(path, raw_key)
    except JournalTrouble as error:
        if error.trouble in (Trouble.DAMAGED, Trouble.NOT_A_JOURNAL, Trouble.EMPTY):
            return [Finding(FindingKind.UNREADABLE, "", error.sentence)]
        raise
    try:
        return list(_findings(database))
    finally:
        database.close()


def _opened(path: Path, raw_key: bytes | None) -> Database:
    try:
        return open_database(path, raw_key=raw_key)
    except JournalTrouble as error:
        if error.trouble is not Trouble.READ_ONLY:
            raise
        return open_database(path, raw_key=raw_key, is_read_only=True)


def _findings(database: Database) -> Iterator[Finding]:
    for part in (_structure, _references, _repeated_days):
        try:
            yield from part(database)
        except apsw.Error as error:
            refusal = trouble_of(error, database.path)
            if refusal is None or refusal.trouble not in (Trouble.DAMAGED, Trouble.NOT_A_JOURNAL):
                with as_trouble(database.path):
                    raise
            yield Finding(FindingKind.STRUCTURE, "", _damaged(database, str(error)))


def _structure(database: Database) -> Iterator[Finding]:
    messages = [str(row[0]) for row in database.rows(f"PRAGMA integrity_check({_MOST_MESSAGES})")]
    about_search = {found[1]: found[0] for found in map(_SEARCH_INDEX.search, messages) if found}
    for name, message in about_search.items():
        yield Finding(
            FindingKind.SEARCH,
            name,
            f"The search index “{name}” of {database.path} is damaged ({message}). It can be built again from the "
            "journal; nothing you entered is affected.",
        )
    others = [message for message in messages if message != "ok" and not _SEARCH_INDEX.search(message)]
    if others:
        told = f"{counted(len(others), 'finding')}, first: {others[0]}"
        yield Finding(FindingKind.STRUCTURE, "", _damaged(database, told))


def _damaged(database: Database, what: str) -> str:
    return (
        f"The journal {database.path} is damaged ({what}). Restore a backup with `whence restore`, or save what can "
        "be read into a new file."
    )


def _references(database: Database) -> Iterator[Finding]:
    found = Counter((row[0], row[2]) for row in database.rows("PRAGMA foreign_key_check"))
    for (table, target), count in sorted(found.items()):
        yield Finding(
            FindingKind.REFERENCE,
            table,
            f"{counted(count, 'row')} of “{table}” in {database.path} {'refers' if count == 1 else 'refer'} to rows of "
            f"“{target}” that are not there. Save what can be read into a new file: they are left out there.",
        )


def _repeated_days(database: Database) -> Iterator[Finding]:
    count = database.value(
        "SELECT count(*) FROM participation p JOIN interaction i ON i.id = p.interaction_id WHERE p.day IS NOT i.day"
    )
    if count:
        yield Finding(
            FindingKind.REPEATED,
            "participation",
            f"{counted(count, 'person stands', 'people stand')} at an interaction in {database.path} under another day "
            "than its own. Export the journal and import it into a new file: the interaction's day is taken there.",
        )
