"""The interactions of an import, recorded in the history beside its changeset: they are nearly all of its rows.

A changeset would hold each of them a second time, and would have to be put together in memory. Instead a mark of each
row is kept, by which undo sees whether it is still as the import left it, and who took part in it. Interactions that
were taken out are kept as JSON until they are put back.
"""

from __future__ import annotations

import marshal
import sys
import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from operator import itemgetter
from typing import NamedTuple

from whence.storage import packed_rows
from whence.storage.database import Database
from whence.storage.packed_rows import Row

_COLUMNS = "id, day, precision, at, channel, direction, line, thread, source, source_key, import_id, created_at"
_INSERT = f"INSERT INTO interaction ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
_INSERT_PEOPLE = "INSERT INTO participation (interaction_id, person_id, day) VALUES (?,?,?)"
_PRESENT = (
    f"SELECT {_COLUMNS} FROM interaction WHERE id BETWEEN ? AND ? "
    "AND minutes IS NULL AND event_id IS NULL AND source_key IS NOT NULL"
)
_TOOK_PART = (
    "SELECT interaction_id, person_id FROM participation p JOIN interaction i ON i.id = interaction_id "
    "WHERE interaction_id BETWEEN ? AND ? AND p.day IS i.day AND p.line = ''"
)
_ID = itemgetter(0)
_WHO = itemgetter(0, 1)
_MARSHAL_VERSION = 2  # the newest that writes equal values alike, whichever objects they share

Participation = tuple[int, int, int | None]
"""Interaction, person, day."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some interactions as recorded: their ids, one after the other, a mark of each, and who took part in which.

    `rows` are the interactions themselves while they are not in their table, packed.
    """

    ids: array[int]
    marks: array[int]
    people: array[int]
    rows: bytes | None = None

    @property
    def pairs(self) -> Iterator[tuple[int, int]]:
        """Interaction and person of each participation; `people` holds them one after the other."""
        flat = iter(self.people)
        return zip(flat, flat, strict=True)

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last id."""
        return (self.ids[0], self.ids[-1])


class Differences(NamedTuple):
    """How many interactions of a piece differ or are gone, and how many participations."""

    interactions: int
    people: int


def write(database: Database, interactions: Sequence[Row], people: Sequence[Participation]) -> Piece:
    """Write new interactions, each with the values of the columns recorded, and who took part in them."""
    database.write_many(_INSERT, interactions)
    database.write_many(_INSERT_PEOPLE, people)
    return Piece(
        array("q", map(_ID, interactions)),
        array("Q", _marks(interactions)),
        array("q", chain.from_iterable(map(_WHO, people))),
    )


def present(database: Database, piece: Piece) -> list[Row]:
    """The interactions of a piece as they are now; those that an import can't have left so are not among them."""
    return list(database.rows(_PRESENT, piece.span))


def differences(database: Database, piece: Piece, rows: Sequence[Row]) -> Differences:
    """What of a piece was changed or deleted since it was recorded; `rows` are those `present`."""
    marks = dict(zip(map(_ID, rows), _marks(rows), strict=True))
    changed = sum(marks.get(one) != mark for one, mark in zip(piece.ids, piece.marks, strict=True))
    return Differences(changed, len(frozenset(piece.pairs).difference(database.rows(_TOOK_PART, piece.span))))


def take_out(database: Database, piece: Piece, rows: Sequence[Row]) -> Piece:
    """Delete the interactions of a piece, which are `rows`; gives what brings them back."""
    if _is_alone(database, piece):
        database.write("DELETE FROM participation WHERE interaction_id BETWEEN ? AND ?", piece.span)
        database.write("DELETE FROM interaction WHERE id BETWEEN ? AND ?", piece.span)
    else:
        database.write_many("DELETE FROM participation WHERE interaction_id = ? AND person_id = ?", piece.pairs)
        database.write_many("DELETE FROM interaction WHERE id = ?", ((one,) for one in piece.ids))
    return Piece(piece.ids, piece.marks, piece.people, packed_rows.pack(rows))


def put_back(database: Database, piece: Piece) -> Piece:
    """Write the interactions of a piece again. Raises apsw.ConstraintError when others have taken their place."""
    rows = packed_rows.unpack(piece.rows or b"")
    days = {row[0]: row[1] for row in rows}
    database.write_many(_INSERT, rows)
    database.write_many(_INSERT_PEOPLE, ((one, person, days[one]) for one, person in piece.pairs))
    return Piece(piece.ids, piece.marks, piece.people)


def keep(database: Database, seq: int, number: int, piece: Piece) -> None:
    """Keep a piece of a command, in place of the one of that number if there is one."""
    numbers = (_bytes(piece.ids), _bytes(piece.marks), _bytes(piece.people))
    sql = "INSERT OR REPLACE INTO history_exchange VALUES (?,?,?,?,?,?)"
    database.write(sql, (seq, number, *numbers, piece.rows))


def count(database: Database, seq: int) -> int:
    """How many interactions the pieces of a command record."""
    rows = database.rows("SELECT ids FROM history_exchange WHERE seq = ?", (seq,))
    return sum(len(_numbers("q", ids)) for (ids,) in rows)


def kept(database: Database, seq: int) -> Iterator[tuple[int, Piece]]:
    """The pieces of a command with their numbers, in order, read one at a time."""
    numbers = [row[0] for row in database.rows("SELECT piece FROM history_exchange WHERE seq = ? ORDER BY 1", (seq,))]
    for number in numbers:
        sql = "SELECT ids, marks, people, rows FROM history_exchange WHERE seq = ? AND piece = ?"
        ids, marks, people, rows = database.row(sql, (seq, number)) or (b"", b"", b"", None)
        yield number, Piece(_numbers("q", ids), _numbers("Q", marks), _numbers("q", people), rows)


def _is_alone(database: Database, piece: Piece) -> bool:
    """Whether nothing stands between the first and the last row of a piece but its own."""
    first, last = piece.span
    took_part = database.value("SELECT count(*) FROM participation WHERE interaction_id BETWEEN ? AND ?", (first, last))
    return last - first + 1 == len(piece.ids) and took_part * 2 == len(piece.people)


def _marks(rows: Sequence[Row]) -> Iterator[int]:
    """For each row a number that differs, but for one in billions, when anything about it does."""
    written = list(map(marshal.dumps, rows, repeat(_MARSHAL_VERSION)))
    return (high << 32 | low for high, low in zip(map(zlib.crc32, written), map(zlib.adler32, written), strict=True))


def _bytes(numbers: array[int]) -> bytes:
    return zlib.compress(_little_endian(numbers).tobytes(), 1)


def _numbers(kind: str, packed: bytes) -> array[int]:
    return _little_endian(array(kind, zlib.decompress(packed)))


def _little_endian(numbers: array[int]) -> array[int]:
    """The numbers as journals keep them on every machine, and back."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers
