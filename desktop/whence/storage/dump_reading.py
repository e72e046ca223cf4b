"""Reading the canonical export back into an empty journal, everything checked, as one change."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from typing import IO, Any

import apsw

from whence.domain.dates import Day, day_number
from whence.domain.errors import Refusal, UnreadableInput
from whence.storage.database import Database
from whence.storage.dump import encode
from whence.storage.dump_shape import FORMAT, FORMAT_VERSION, Column, Kind, TableShape, shapes
from whence.storage.gate import tracked_tables
from whence.storage.store import Store

LONGEST_LINE = 256 * 1024 * 1024
_BATCH = 1_000
_LARGEST = 2**63
_HEAD = f'{{"format":{encode(FORMAT)},"version":'.encode()
Row = dict[str, Any]


def read_dump(
    store: Store, file: IO[bytes], *, name: str, done_at: str, progress: Callable[[int], None] = lambda rows: None
) -> int:
    """Read an export into the empty journal `store` as one change and give the number of rows.

    `name` is what the file is called in sentences, `done_at` the ISO time that the history shows. Raises Refusal
    when the journal is not empty, UnreadableInput with what is wrong and where when the file is not as it should
    be; the journal is as before then.
    """
    refuse_unless_empty(store.database)
    source = _Source(file, name)
    with store.gate.change(f"Import of {name}", "ImportJournal", done_at, is_import=True):
        for _ in store.database.rows("PRAGMA defer_foreign_keys = 1"):
            pass
        return _Reader(store.database, source, progress).read()


def refuse_unless_empty(database: Database) -> None:
    """Raise Refusal when the journal holds any fact."""
    for table in tracked_tables(database):
        if database.row(f"SELECT 1 FROM {table} LIMIT 1") is not None:
            raise Refusal(
                f"The journal {database.path} is not empty, so a whole journal cannot be read into it. Choose a new "
                "file with --journal and import there."
            )


class _Source:
    """The lists of an export file in their order: line by line as Whence writes it, whole when it was reformatted."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file = file
        self._name = name
        self.version: object = None
        self._whole: Row | None = None
        self._open()

    def refusal(self, what: str, where: str = "") -> UnreadableInput:
        """What is wrong with the file, and where."""
        place = f"{self._name}, {where}" if where else self._name
        return UnreadableInput(f"{place}: {what}. Nothing was imported; export the journal again, or correct the file.")

    def rows(self, list_name: str) -> Iterator[Row]:
        """The rows of the next list."""
        if self._whole is not None:
            yield from self._rows_of(self._whole.pop(list_name, []), list_name)
            return
        opening = self._line()
        if opening in (f"{encode(list_name)}:[],", f"{encode(list_name)}:[]"):
            return
        if opening != f"{encode(list_name)}:[":
            raise self.refusal(f"the list “{list_name}” should begin here, not {_shown(opening)}", self._where())
        yield from self._rows_of(self._lines(), list_name)

    def close(self) -> None:
        """Make sure that nothing is left unread."""
        if self._whole is not None:
            self._whole.pop("format", None)
            self._whole.pop("version", None)
            if self._whole:
                raise self.refusal(f"the list “{next(iter(self._whole))}” is not known to this version of Whence")
        elif self._line() != "}" or self._file.read(1):
            raise self.refusal("it should end here", self._where())

    def _open(self) -> None:
        self._line_number = 0
        head = self._read_line()
        if head.startswith(_HEAD) and head.endswith(b",\n"):
            self.version = self._json(head.removeprefix(_HEAD).removesuffix(b",\n").decode("utf-8", "replace"), "line 1")
            self._is_head = True
        else:
            self._read_whole(head)
        if self.version != FORMAT_VERSION:
            raise self.refusal(f"its format is version {self.version}, this Whence reads version {FORMAT_VERSION}")

    def _read_whole(self, head: bytes) -> None:
        text = head + self._file.read(LONGEST_LINE)
        if not text.lstrip().startswith(b"{") or len(text) > LONGEST_LINE:
            raise self.refusal("it is not an export of a journal")
        try:
            whole = json.loads(text.decode("utf-8-sig"), parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            raise self.refusal(f"it is not an export of a journal, or it was cut off ({error})") from error
        if whole.get("format") != FORMAT:
            raise self.refusal("it is not an export of a journal (no “format” that names Whence)")
        self._whole, self.version = whole, whole.get("version")

    def _rows_of(self, rows: Iterable[Any], list_name: str) -> Iterator[Row]:
        if not isinstance(rows, Iterable) or isinstance(rows, (str, dict)):
            raise self.refusal(f"“{list_name}” is not a list")
        for place, row in enumerate(rows, start=1):
            if not isinstance(row, dict):
                raise self.refusal(f"{_shown(row)} is not an object", f"“{list_name}”, entry {place}")
            yield row

    def _lines(self) -> Iterator[Any]:
        while True:
            line = self._line()
            if line in ("]", "],"):
                return
            yield self._json(line.removesuffix(","), self._where())

    def _line(self) -> str:
        raw = self._read_line()
        if not raw.endswith(b"\n"):
            raise self.refusal("the file is cut off here", self._where())
        try:
            return raw.decode("utf-8").removesuffix("\n")
        except UnicodeDecodeError as error:
            raise self.refusal(f"byte {error.start + 1} of the line is not UTF-8", self._where()) from error

    def _read_line(self) -> bytes:
        self._line_number += 1
        raw = self._file.readline(LONGEST_LINE)
        if len(raw) >= LONGEST_LINE:
            raise self.refusal("this line is far too long", self._where())
        return raw

    def _where(self) -> str:
        return f"line {self._line_number}"

    def _json(self, text: str, where: str) -> Any:
        try:
            return json.loads(text, parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            raise self.refusal(f"{_shown(text)} is not JSON", where) from error


class _Reader:
    """Turns fields back into rows and writes them."""

    def __init__(self, database: Database, source: _Source, progress: Callable[[int], None]) -> None:
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
                raise self._source.refusal(f"{_shown(key)} is referred to, but is not in the file", where)
        return sum(self._defined.values())

    def _read_list(self, shape: TableShape) -> None:
        rows = self._source.rows(shape.list_name)
        place = 0
        while batch := list(islice(rows, _BATCH)):
            above: list[tuple[str, list[Any]]] = []
            below: list[tuple[str, list[Any]]] = []
            for place, row in enumerate(batch, start=place + 1):
                self._where = f"“{shape.list_name}”, entry {place}"
                self._take_row(shape, row, place, above, below)
            self._insert(shape, ["id"] if shape.has_id else [], above)
            if shape.nested is not None:
                self._insert(shape.nested, [*_parent_columns(shape)], below)
            self._defined[shape.table] = place
            self._progress(sum(self._defined.values()))

    def _take_row(self, shape: TableShape, row: Row, place: int, above: list[Any], below: list[Any]) -> None:
        nested = row.pop(shape.nested.list_name, []) if shape.nested else []
        row_id = place
        if shape.key:
            row_id = self._define(shape, row.get(shape.key))
        values = self._values(shape, row)
        above.append((self._where, [row_id, *values] if shape.has_id else values))
        if shape.nested is not None:
            for inner in self._inner_rows(nested):
                below.append((self._where, [row_id, *_repeated(values, shape), *self._values(shape.nested, inner)]))

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
            raise self._refusal(f"“{column.field}” cannot be {_shown(told)}") from error
        if column.words and value not in column.words:
            raise self._refusal(f"“{column.field}” cannot be {_shown(told)}; it is one of {', '.join(sorted(column.words))}")
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

    def _insert(self, shape: TableShape, first: list[str], rows: list[tuple[str, list[Any]]]) -> None:
        names = [*first, *(column.name for column in shape.columns)]
        sql = f"INSERT INTO {shape.table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        try:
            self._database.write_many(sql, self._followed(rows))
        except apsw.ConstraintError as error:
            raise self._refusal(f"it stands there twice, or cannot be ({error})") from error

    def _followed(self, rows: list[tuple[str, list[Any]]]) -> Iterator[list[Any]]:
        for self._where, values in rows:
            yield values

    def _refusal(self, what: str) -> UnreadableInput:
        return self._source.refusal(what, self._where)
