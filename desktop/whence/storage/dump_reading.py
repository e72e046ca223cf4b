"""Reading the canonical export back into an empty journal, everything checked, as one change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import IO, Any

import apsw

from whence.domain.dates import day_number
from whence.domain.errors import Refusal, UnreadableInput
from whence.storage.database import Database
from whence.storage.dump import encode
from whence.storage.dump_shape import Column, Kind, TableShape, is_day, shapes
from whence.storage.dump_source import Row, Source, shown
from whence.storage.gate import tracked_tables
from whence.storage.store import Store

_BATCH = 1_000
_LARGEST = 2**63
Placed = tuple[str, list[Any]]


def read_dump(
    store: Store, file: IO[bytes], *, name: str, done_at: str, progress: Callable[[int], None] = lambda _: None
) -> int:
    """Read an export into the empty journal `store` as one change and give the number of rows.

    `name` is what the file is called in sentences, `done_at` the ISO time that the history shows. Raises Refusal
    when the journal is not empty, UnreadableInput with what is wrong and where when the file is not as it should
    be; the journal is as before then.
    """
    refuse_unless_empty(store.database)
    source = Source(file, name)
    try:
        with store.gate.change(f"Import of {name}", "ImportJournal", done_at, is_import=True):
            for _ in store.database.rows("PRAGMA defer_foreign_keys = 1"):
                pass
            return _Reader(store.database, source, progress).read()
    except (ValueError, KeyError) as error:
        raise source.refusal(f"something in it cannot be reckoned with ({error})") from error


def refuse_unless_empty(database: Database) -> None:
    """Raise Refusal when the journal holds any fact."""
    for table in tracked_tables(database):
        if database.row(f"SELECT 1 FROM {table} LIMIT 1") is not None:
            raise Refusal(
                f"The journal {database.path} is not empty, so a whole journal cannot be read into it. Choose a new "
                "file with --journal and import there."
            )


class _Reader:
    """Turns fields back into rows and writes them."""

    def __init__(self, database: Database, source: Source, progress: Callable[[int], None]) -> None:
        self._database = database
        self._source = source
        self._progress = progress
        self._ids: dict[str, dict[Any, int]] = {}
        self._defined: dict[str, int] = {}
        self._awaited: dict[tuple[str, Any], str] = {}
        self._shapes = shapes(database)
        self._keys = {shape.table: shape.key for shape in self._shapes}
        self._where = ""

    def read(self) -> int:
        """Write every row; gives how many there were."""
        for shape in self._shapes:
            self._read_list(shape)
        self._source.close()
        for (table, key), where in self._awaited.items():
            if self._keys[table] or not 1 <= key <= self._defined.get(table, 0):
                raise self._source.refusal(f"{shown(key)} is referred to, but is not in the file", where)
        return sum(self._defined.values())

    def _read_list(self, shape: TableShape) -> None:
        rows = self._source.rows(shape.list_name)
        place = 0
        while batch := list(islice(rows, _BATCH)):
            above: list[Placed] = []
            below: list[Placed] = []
            for row in batch:
                place += 1
                self._where = f"“{shape.list_name}”, entry {place}"
                self._take_row(shape, row, place, above, below)
            self._insert(shape, ["id"] if shape.has_id else [], above)
            if shape.nested is not None:
                self._insert(shape.nested, list(shape.nested.above), below)
            self._defined[shape.table] = place
            self._progress(sum(self._defined.values()))

    def _take_row(self, shape: TableShape, row: Row, place: int, above: list[Placed], below: list[Placed]) -> None:
        nested = row.pop(shape.nested.list_name, []) if shape.nested else []
        row_id = place
        if shape.key:
            row_id = self._define(shape, row.get(shape.key))
        values = self._values(shape, row)
        above.append((self._where, [row_id, *values] if shape.has_id else values))
        if shape.nested is not None:
            repeated = [values[shape.place_of(name)] for name in shape.nested.above[1:]]
            inside = [self._values(shape.nested, inner) for inner in self._inner_rows(nested)]
            below.extend((self._where, [row_id, *repeated, *inner]) for inner in inside)

    def _inner_rows(self, nested: Any) -> list[Row]:
        if isinstance(nested, list) and all(isinstance(inner, dict) for inner in nested):
            return nested
        raise self._refusal("“with” is not a list of objects")

    def _define(self, shape: TableShape, key: Any) -> int:
        if not isinstance(key, str) or not key:
            raise self._refusal(f"“{shape.key}” is missing")
        self._awaited.pop((shape.table, key), None)
        known = self._ids.setdefault(shape.table, {})
        return known.setdefault(key, len(known) + 1)

    def _values(self, shape: TableShape, row: Row) -> list[Any]:
        values = [self._value(column, row.pop(column.field, None)) for column in shape.columns]
        if row:
            raise self._refusal(f"the field “{next(iter(row))}” is not known to this version of Whence")
        if shape.pair is not None:
            first, second = shape.pair
            values[first], values[second] = sorted((values[first], values[second]))
        return values

    def _value(self, column: Column, told: Any) -> Any:
        if told is None:
            if column.is_required and column.kind not in (Kind.TEXT, Kind.STRUCTURE):
                raise self._refusal(f"“{column.field}” is missing")
            return "" if column.is_required else None
        try:
            value = self._refer(column, told) if column.kind is Kind.REFERENCE else _READ[column.kind](told)
        except (ValueError, TypeError, OverflowError) as error:
            raise self._refusal(f"“{column.field}” cannot be {shown(told)}") from error
        if column.is_day and not is_day(str(value)):
            raise self._refusal(f"“{column.field}” cannot be {shown(told)}; a day looks like 2024-03-12")
        if column.is_time and not is_day(str(value)[:10]):
            raise self._refusal(f"“{column.field}” cannot be {shown(told)}; a time looks like 2024-03-12T18:30:00Z")
        if column.words and value not in column.words:
            raise self._refusal(
                f"“{column.field}” cannot be {shown(told)}; it is one of {', '.join(sorted(column.words))}"
            )
        return value

    def _refer(self, column: Column, told: Any) -> int:
        if not self._keys[column.target]:
            place = _integer(told)
            self._awaited.setdefault((column.target, place), self._where)
            return place
        known = self._ids.setdefault(column.target, {})
        key = _text(told)
        if key not in known:
            self._awaited.setdefault((column.target, key), self._where)
            known[key] = len(known) + 1
        return known[key]

    def _insert(self, shape: TableShape, first: list[str], rows: list[Placed]) -> None:
        names = [*first, *(column.name for column in shape.columns)]
        sql = f"INSERT INTO {shape.table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        try:
            self._database.write_many(sql, self._followed(rows))
        except apsw.ConstraintError as error:
            raise self._refusal(f"it stands there twice, or cannot be ({error})") from error

    def _followed(self, rows: list[Placed]) -> Iterator[list[Any]]:
        for self._where, values in rows:
            yield values

    def _refusal(self, what: str) -> UnreadableInput:
        return self._source.refusal(what, self._where)


def _text(told: Any) -> str:
    if not isinstance(told, str) or "\0" in told:
        raise ValueError
    told.encode()
    return told


def _integer(told: Any) -> int:
    if isinstance(told, bool) or not isinstance(told, int) or not -_LARGEST <= told < _LARGEST:
        raise ValueError
    return told


def _real(told: Any) -> float:
    if isinstance(told, bool) or not isinstance(told, (int, float)):
        raise TypeError
    return float(told)


def _structure(told: Any) -> str:
    return _text(encode(told) if isinstance(told, (dict, list)) else told)


_READ: dict[Kind, Callable[[Any], Any]] = {
    Kind.TEXT: _text,
    Kind.DAY: lambda told: day_number(date.fromisoformat(_text(told))),
    Kind.INTEGER: _integer,
    Kind.REAL: _real,
    Kind.BYTES: lambda told: bytes.fromhex(_text(told)),
    Kind.STRUCTURE: _structure,
}
