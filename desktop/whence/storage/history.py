"""The stack of what was done, kept in the journal itself: each command's changeset, compressed, oldest first."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from whence.storage.database import Database

MOST_COMMANDS = 200
MOST_BYTES = 32 * 1024 * 1024
PART_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One command that was done: its words, its name, when, and whether it is undone at present."""

    seq: int
    label: str
    command: str
    done_at: str
    is_undone: bool
    is_import: bool
    size: int


def pack(changeset: bytes) -> bytes:
    """A piece of a changeset as it is kept."""
    return zlib.compress(changeset, 1)


def push(database: Database, label: str, command: str, done_at: str, parts: Sequence[bytes], *, is_import: bool) -> int:
    """Put a command with its packed changeset on the stack; what was undone before can't be redone any more.

    Gives the number of its entry.
    """
    database.write("DELETE FROM history WHERE is_undone = 1")
    seq = database.write(
        "INSERT INTO history (seq, label, command, done_at, is_import, size) "
        "VALUES ((SELECT coalesce(max(seq), 0) + 1 FROM history), ?, ?, ?, ?, ?)",
        (label, command, done_at, int(is_import), sum(len(part) for part in parts)),
    )
    rows = ((seq, number, part) for number, part in enumerate(parts))
    database.write_many("INSERT INTO history_part (seq, part, bytes) VALUES (?, ?, ?)", rows)
    _trim(database)
    return seq


def entries(database: Database) -> list[HistoryEntry]:
    """Everything on the stack, newest first."""
    rows = database.rows(
        "SELECT seq, label, command, done_at, is_undone, is_import, size FROM history ORDER BY seq DESC"
    )
    return [HistoryEntry(r[0], r[1], r[2], r[3], bool(r[4]), bool(r[5]), r[6]) for r in rows]


def next_undo(database: Database) -> HistoryEntry | None:
    """The newest command that is not undone."""
    return next((entry for entry in entries(database) if not entry.is_undone), None)


def next_redo(database: Database) -> HistoryEntry | None:
    """The oldest command that is undone."""
    return next((entry for entry in reversed(entries(database)) if entry.is_undone), None)


def mark(database: Database, seq: int, *, is_undone: bool) -> None:
    """Note that a command has been undone or done again."""
    database.write("UPDATE history SET is_undone = ? WHERE seq = ?", (int(is_undone), seq))


def forget(database: Database, seq: int) -> None:
    """Take a command off the stack."""
    database.write("DELETE FROM history WHERE seq = ?", (seq,))


def clear(database: Database) -> None:
    """Forget everything that was done, as after a migration, a restore or an erasure.

    What belongs to it goes by name: a migration has foreign keys switched off, and starts without some of the tables.
    """
    present = database.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'history*'")
    for table in sorted((row[0] for row in present), reverse=True):
        database.write(f"DELETE FROM {table}")


def reader(database: Database, seq: int) -> Callable[[int], bytes]:
    """The changeset of a command as a stream: a function that gives at most that many bytes, none at the end."""
    parts = _parts(database, seq)
    part, read_so_far = b"", 0

    def read(amount: int) -> bytes:
        nonlocal part, read_so_far
        if read_so_far >= len(part):
            part, read_so_far = next(parts, b""), 0
        piece = part[read_so_far : read_so_far + amount]
        read_so_far += len(piece)
        return piece

    return read


def _parts(database: Database, seq: int) -> Iterator[bytes]:
    numbers = [row[0] for row in database.rows("SELECT part FROM history_part WHERE seq = ? ORDER BY part", (seq,))]
    for number in numbers:
        packed = database.value("SELECT bytes FROM history_part WHERE seq = ? AND part = ?", (seq, number))
        yield zlib.decompress(packed)


def _trim(database: Database) -> None:
    newest_import = database.value("SELECT max(seq) FROM history WHERE is_import = 1")
    kept = total = 0
    for entry in entries(database):
        if entry.seq == newest_import:
            continue
        kept += 1
        total += entry.size
        if kept > MOST_COMMANDS or (total > MOST_BYTES and kept > 1):
            forget(database, entry.seq)
