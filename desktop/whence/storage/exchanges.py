"""The interactions of an import, recorded in the history beside its changeset: they are nearly all of its rows.

A changeset would hold each of them a second time, and would have to be put together in memory. Instead a mark of each
row is kept, by which undo sees whether it is still as the import left it, and who took part in it. Interactions that
were taken out are kept as JSON until they are put back.
"""

from __future__ import annotations

import json
import marshal
import sys
import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from whence.storage.database import Database

_COLUMNS = "id, day, precision, at, channel, direction, line, thread, source, source_key, import_id, created_at"
_KEY = 9
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
_MARSHAL_VERSION = 2  # the newest that writes equal values alike, whichever objects they share

Row = tuple[Any, ...]
"""The values of _COLUMNS."""
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
        array("q", [row[0] for row in interactions]),
        array("Q", map(_mark, interactions)),
        array("q", [number for row in people for number in row[:2]]),
    )


def present(database: Database, piece: Piece) -> list[Row]:
    """The interactions of a piece as they are now; those that an import can't have left so are not among them."""
    return list(database.rows(_PRESENT, piece.span))


def differences(database: Database, piece: Piece, rows: Sequence[Row]) -> Differences:
    """What of a piece was changed or deleted since it was recorded; `rows` are those `present`."""
    marks = {row[0]: _mark(row) for row in rows}
    changed = sum(marks.get(one) != mark for one, mark in zip(piece.ids, piece.marks, strict=True))
    return Differences(changed, len(frozenset(piece.pairs).difference(database.rows(_TOOK_PART, piece.span))))


def take_out(database: Database, piece: Piece, rows: Sequence[Row]) -> Piece:
    """Delete the interactions of a piece, which are `rows`; gives what brings them back."""
    database.write_many("DELETE FROM participation WHERE interaction_id = ? AND person_id = ?", piece.pairs)
    database.write_many("DELETE FROM interaction WHERE id = ?", ((one,) for one in piece.ids))
    return Piece(piece.ids, piece.marks, piece.people, _packed(rows))


def put_back(database: Database, piece: Piece) -> Piece:
    """Write the interactions of a piece again. Raises apsw.ConstraintError when others have taken their place."""
    rows = _unpacked(piece.rows or b"")
    days = {row[0]: row[1] for row in rows}
    database.write_many(_INSERT, rows)
    database.write_many(_INSERT_PEOPLE, ((one, person, days[one]) for one, person in piece.pairs))
    return Piece(piece.ids, piece.marks, piece.people)


def keep(database: Database, seq: int, number: int, piece: Piece) -> None:
    """Keep a piece of a command, in place of the one of that number if there is one."""
    numbers = (_bytes(piece.ids), _bytes(piece.marks), _bytes(piece.people))
    sql = "INSERT OR REPLACE INTO history_exchange VALUES (?,?,?,?,?,?)"
    database.write(sql, (seq, number, *numbers, piece.rows))


def kept(database: Database, seq: int) -> Iterator[tuple[int, Piece]]:
    """The pieces of a command with their numbers, in order, read one at a time."""
    numbers = [row[0] for row in database.rows("SELECT piece FROM history_exchange WHERE seq = ? ORDER BY 1", (seq,))]
    for number in numbers:
        sql = "SELECT ids, marks, people, rows FROM history_exchange WHERE seq = ? AND piece = ?"
        ids, marks, people, rows = database.row(sql, (seq, number)) or (b"", b"", b"", None)
        yield number, Piece(_numbers("q", ids), _numbers("Q", marks), _numbers("q", people), rows)


def _mark(row: Row) -> int:
    """A number that differs, but for one in billions, when anything about the row does."""
    written = marshal.dumps(row, _MARSHAL_VERSION)
    return zlib.crc32(written) << 32 | zlib.adler32(written)


def _packed(rows: Sequence[Row]) -> bytes:
    written = json.dumps([(*row[:_KEY], row[_KEY].hex(), *row[_KEY + 1 :]) for row in rows], ensure_ascii=False)
    return zlib.compress(written.encode(), 1)


def _unpacked(packed: bytes) -> list[Row]:
    rows = json.loads(zlib.decompress(packed))
    return [(*row[:_KEY], bytes.fromhex(row[_KEY]), *row[_KEY + 1 :]) for row in rows]


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
