"""The canonical export: every fact of a journal as JSON, one row a line, the same bytes for the same facts.

What is written is described in resources/export/format.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import IO, Any

from whence.domain.dates import day_of_number
from whence.storage.database import Database
from whence.storage.dump_shape import FORMAT, FORMAT_VERSION, Column, Kind, TableShape, shapes
from whence.storage.troubles import as_trouble

encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
_PIECE = 512
Row = dict[str, Any]


def write_dump(database: Database, file: IO[bytes], progress: Callable[[int], None] = lambda _: None) -> int:
    """Write every fact of the journal to `file` and give the number of rows; `progress` hears of them now and then.

    Text is UTF-8 with LF. Raises JournalTrouble when the journal cannot be read, OSError when the file cannot be
    written.
    """
    with as_trouble(database.path), one_moment(database):
        return _write(database, file.write, progress)


def dump_digest(database: Database) -> str:
    """The SHA-256, in hexadecimal, of the bytes that `write_dump` would write."""
    digest = hashlib.sha256()
    with as_trouble(database.path), one_moment(database):
        _write(database, digest.update, lambda _: None)
    return digest.hexdigest()


@contextmanager
def one_moment(database: Database) -> Iterator[None]:
    """Read everything inside as it was at one moment, whatever others write meanwhile."""
    connection = database.apsw
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def _write(database: Database, put: Callable[[bytes], object], progress: Callable[[int], None]) -> int:
    writer = _Writer(database)
    put(f'{{"format":{encode(FORMAT)},"version":{FORMAT_VERSION}'.encode())
    written = 0
    for shape in writer.shapes:
        put(f",\n{encode(shape.list_name)}:[".encode())
        is_first = True
        for piece in _pieces(map(encode, writer.rows(shape))):
            put((("\n" if is_first else ",\n") + ",\n".join(piece)).encode())
            is_first = False
            written += len(piece)
            progress(written)
        put(b"]" if is_first else b"\n]")
    put(b"\n}\n")
    return written


def _pieces(texts: Iterator[str]) -> Iterator[list[str]]:
    piece: list[str] = []
    for text in texts:
        piece.append(text)
        if len(piece) == _PIECE:
            yield piece
            piece = []
    if piece:
        yield piece


class _Writer:
    """Turns rows into fields, with what stands for the ids they refer to."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.shapes = shapes(database)
        self._by_table = {shape.table: shape for shape in self.shapes}
        self._keys: dict[str, dict[int, str | int]] = {}

    def rows(self, shape: TableShape) -> Iterator[Row]:
        """The rows of a table as fields, in the order of the export."""
        tell = self._teller(shape)
        children = self._children(shape)
        wanted = self._referred_places(shape)
        names = ", ".join(f"t.{column.name}" for column in shape.columns)
        own_id = "t.id" if shape.has_id else "0"
        sql = f"SELECT {own_id}, {names} FROM {shape.table} t ORDER BY {shape.order}"
        for place, (row_id, *values) in enumerate(self._database.stream(sql), start=1):
            if row_id in wanted:
                wanted[row_id] = place
            told = tell(values)
            if shape.nested is not None:
                within = children(row_id)
                if within:
                    told[shape.nested.list_name] = within
            yield told

    def _teller(self, shape: TableShape) -> Callable[[list[Any]], Row]:
        parts = [(column, self._value_of(column)) for column in shape.columns]
        pair = shape.pair

        def tell(values: list[Any]) -> Row:
            told = {
                column.field: written(value)
                for (column, written), value in zip(parts, values, strict=True)
                if not column.is_left_out(value)
            }
            if pair is not None:
                _sort_pair(told, parts[pair[0]][0].field, parts[pair[1]][0].field)
            return told

        return tell

    def _value_of(self, column: Column) -> Callable[[Any], Any]:
        match column.kind:
            case Kind.DAY:
                return lambda value: day_of_number(value).isoformat()
            case Kind.BYTES:
                return lambda value: bytes(value).hex()
            case Kind.STRUCTURE:
                return _structure
            case Kind.REFERENCE:
                return self._keys_of(column.target).__getitem__
        return lambda value: value

    def _keys_of(self, table: str) -> dict[int, str | int]:
        if table not in self._keys:
            key = self._by_table[table].key
            found = self._database.rows(f"SELECT id, {key} FROM {table}") if key else ()
            self._keys[table] = {row[0]: row[1] for row in found}
        return self._keys[table]

    def _referred_places(self, shape: TableShape) -> dict[int, str | int]:
        """For a table whose rows have no name: the ids others refer to, to be filled with their places."""
        if shape.key or not shape.has_id:
            return {}
        places = self._keys_of(shape.table)
        for other in self.shapes:
            for column in other.columns:
                if column.target == shape.table:
                    sql = f"SELECT {column.name} FROM {other.table} WHERE {column.name} IS NOT NULL"
                    places.update((row[0], 0) for row in self._database.rows(sql))
        return places

    def _children(self, shape: TableShape) -> Callable[[int], list[Row]]:
        """Gives the nested rows of one row after the other, asked in the order of ids."""
        nested = shape.nested
        if nested is None:
            return lambda _: []
        tell = self._teller(nested)
        names = ", ".join(f"t.{column.name}" for column in nested.columns)
        parent = f"t.{nested.above[0]}"
        rows = self._database.stream(f"SELECT {parent}, {names} FROM {nested.table} t ORDER BY {nested.order}")
        groups = groupby(rows, key=lambda row: row[0])
        ahead: list[tuple[int, list[Row]]] = []

        def of(row_id: int) -> list[Row]:
            if not ahead:
                ahead.extend((found, [tell(list(row[1:])) for row in members]) for found, members in _first(groups))
            return ahead.pop()[1] if ahead and ahead[0][0] == row_id else []

        return of


def _first(groups: Iterator[Any]) -> Iterator[Any]:
    for group in groups:
        yield group
        return


def _structure(text: str) -> Any:
    try:
        found = json.loads(text)
    except ValueError:
        return text
    return found if isinstance(found, (dict, list)) else text


def _sort_pair(told: Row, first: str, second: str) -> None:
    if told[first] > told[second]:
        told[first], told[second] = told[second], told[first]
