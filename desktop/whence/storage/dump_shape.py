"""How the tables of a journal are told in its export: names of lists and fields, order, what stands for an id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from graphlib import TopologicalSorter

from whence.domain.connections import ConnectionState
from whence.domain.dates import Day, Precision
from whence.domain.decisions import Verdict
from whence.domain.interactions import Channel, Direction
from whence.domain.invitations import InvitationDirection, InvitationState, NoteKind
from whence.domain.ties import Category
from whence.storage.database import Database
from whence.storage.gate import tracked_tables

FORMAT = "whence journal"
FORMAT_VERSION = 1
NESTED_FIELD = "with"

_LISTS = {
    "person": "people",
    "identity": "identities",
    "own_identity": "own_identities",
    "import_batch": "import_batches",
    "keep_in_touch": "keep_in_touch",
    "own_profile": "own_profile",
}
_WORDS_AS_KEYS = {"tag": "name"}
_NESTED = {"participation": "interaction_id"}
_REPEATED = {"participation": ("day",)}
_DAY_NUMBERS = frozenset({("interaction", "day")})
_PAIRS = {"distinct_pair": ("first_id", "second_id")}
_VOCABULARIES: dict[tuple[str, str], type[Enum]] = {
    ("interaction", "channel"): Channel,
    ("interaction", "direction"): Direction,
    ("interaction", "precision"): Precision,
    ("connection", "state"): ConnectionState,
    ("invitation", "direction"): InvitationDirection,
    ("invitation", "state"): InvitationState,
    ("invitation", "note_kind"): NoteKind,
    ("decision", "verdict"): Verdict,
    ("tie_label", "label"): Category,
    ("tie_label", "category"): Category,
}


class Kind(StrEnum):
    """How a value is written."""

    TEXT = "text"
    DAY = "day"
    INTEGER = "integer"
    REAL = "real"
    BYTES = "bytes"
    STRUCTURE = "structure"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Column:
    """A column and the field that tells it. `is_required` columns hold no NULL; `words` are its legal values."""

    name: str
    field: str
    kind: Kind
    is_required: bool
    target: str = ""
    words: frozenset[str] = frozenset()

    @property
    def is_day(self) -> bool:
        """Whether it holds a day as text."""
        return self.kind is Kind.TEXT and (self.name == "day" or self.name.endswith("_on"))

    @property
    def is_time(self) -> bool:
        """Whether it holds a moment as text."""
        return self.kind is Kind.TEXT and self.name.endswith("_at")

    def is_left_out(self, value: object) -> bool:
        """Whether the value is empty, so that its field is left out: NULL, or '' where NULL cannot be."""
        return value is None or (value == "" and self.is_required)


@dataclass(frozen=True, slots=True)
class TableShape:
    """One table and the list that tells its rows, in the order of the export.

    `key` is the column that names a row for others ("uid", a word), "" when its place in the list does. Rows of a
    `nested` table are told inside the row they belong to; `above` are the columns they take from it, its id first.
    """

    table: str
    list_name: str
    columns: tuple[Column, ...]
    has_id: bool
    key: str
    order: str
    pair: tuple[int, int] | None
    nested: TableShape | None = None
    above: tuple[str, ...] = ()

    def place_of(self, name: str) -> int:
        """Where a column stands among those told."""
        return [column.name for column in self.columns].index(name)


def shapes(database: Database) -> list[TableShape]:
    """The tracked tables in the order of the export: what is referred to before what refers to it."""
    tables = tracked_tables(database)
    found = {table: _shape(database, table) for table in tables if table not in _NESTED}
    for table, parent_column in _NESTED.items():
        if table in tables:
            _nest(database, found, table, parent_column)
    return [found[table] for table in _in_order(found)]


def columns_told(database: Database, table: str) -> tuple[Column, ...]:
    """The columns of one table that the export tells; none for a table that it does not tell."""
    return _shape(database, table).columns if table in tracked_tables(database) else ()


def is_day(text: str) -> bool:
    """Whether the text is a day of the calendar, as exactly as it is known."""
    try:
        Day.parse(text)
    except ValueError:
        return False
    return True


def _nest(database: Database, found: dict[str, TableShape], table: str, parent_column: str) -> None:
    child = _shape(database, table)
    parent = next(column.target for column in child.columns if column.name == parent_column)
    told = tuple(column for column in child.columns if column.name != parent_column)
    order = ", ".join(["t." + parent_column, *(_sort_key(column) for column in told if column.kind is Kind.REFERENCE)])
    nested = TableShape(child.table, NESTED_FIELD, told, False, "", order, None)
    nested = replace(nested, above=(parent_column, *_REPEATED.get(table, ())))
    found[parent] = replace(found[parent], nested=nested)


def _shape(database: Database, table: str) -> TableShape:
    targets = {row[3]: row[2] for row in database.rows(f"PRAGMA foreign_key_list({table})")}
    described = list(database.rows(f"PRAGMA table_info({table})"))
    names = [row[1] for row in described]
    has_id = "id" in names
    columns = tuple(
        _column(table, row, targets.get(row[1], ""))
        for row in described
        if row[1] != "id" and row[1] not in _REPEATED.get(table, ())
    )
    key = "uid" if "uid" in names else _WORDS_AS_KEYS.get(table, "")
    pair = _pair(table, columns)
    primary = [column for column in columns if any(row[1] == column.name and row[5] for row in described)]
    return TableShape(
        table, _LISTS.get(table, table + "s"), columns, has_id, key, _order(has_id, key, pair, columns, primary), pair
    )


def _column(table: str, described: tuple[object, ...], target: str) -> Column:
    name, declared, required, default = str(described[1]), str(described[2]), bool(described[3]), described[4]
    words = frozenset(word.value for word in _VOCABULARIES.get((table, name), ()))
    is_required = required or bool(described[5])
    if target:
        return Column(name, name.removesuffix("_id"), Kind.REFERENCE, is_required, target)
    if (table, name) in _DAY_NUMBERS:
        return Column(name, name, Kind.DAY, is_required)
    if default in ("'[]'", "'{}'"):
        return Column(name, name, Kind.STRUCTURE, is_required)
    kinds = {"TEXT": Kind.TEXT, "INTEGER": Kind.INTEGER, "REAL": Kind.REAL, "BLOB": Kind.BYTES}
    return Column(name, name, kinds[declared], is_required, words=words)


def _pair(table: str, columns: tuple[Column, ...]) -> tuple[int, int] | None:
    if table not in _PAIRS:
        return None
    names = [column.name for column in columns]
    first, second = _PAIRS[table]
    return names.index(first), names.index(second)


def _order(
    has_id: bool, key: str, pair: tuple[int, int] | None, columns: tuple[Column, ...], primary: list[Column]
) -> str:
    if key:
        return f"t.{key} COLLATE BINARY"
    if has_id:
        return "t.id"
    if pair is not None:
        both = ", ".join(_sort_key(columns[at]) for at in pair)
        return f"min({both}), max({both})"
    return ", ".join(_sort_key(column) for column in primary)


def _sort_key(column: Column) -> str:
    if column.kind is not Kind.REFERENCE:
        return f"t.{column.name}"
    key = _WORDS_AS_KEYS.get(column.target, "uid")
    return f"(SELECT {key} FROM {column.target} WHERE id = t.{column.name})"


def _in_order(found: dict[str, TableShape]) -> Iterator[str]:
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for table, shape in found.items():
        told = [*shape.columns, *(shape.nested.columns if shape.nested else ())]
        sorter.add(table, *(column.target for column in told if column.target not in ("", table)))
    sorter.prepare()
    while sorter.is_active():
        level = sorted(sorter.get_ready())
        yield from level
        sorter.done(*level)
