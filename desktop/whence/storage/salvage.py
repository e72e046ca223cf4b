"""Saving what can be read of a damaged journal, row by row, into a new file; the damaged one is never touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import uuid4

import apsw

from whence.domain.amounts import counted
from whence.storage import copying, derived
from whence.storage.database import Database
from whence.storage.dump_shape import Column, columns_told, is_day
from whence.storage.salvage_reading import UNREADABLE, opened_copy
from whence.storage.troubles import as_trouble

NAME_LOST = "(name lost)"
_READING = ".reading"
_HISTORY = frozenset({"history", "history_exchange", "history_part"})
_FARTHEST = 2**23
_SMALLEST_ROW = 4
_NO_TIME = "1970-01-01T00:00:00Z"
_NO_DAY = -(2**63)
Row = tuple[Any, ...]


@dataclass(slots=True)
class Salvaged:
    """How many rows were saved, and about how many were lost, by table; and people of whom only a trace was left."""

    saved: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int] = field(default_factory=dict)
    nameless: int = 0

    @property
    def sentence(self) -> str:
        """What was saved and what was lost, in words."""
        saved = sum(self.saved.values())
        lost = ", ".join(f"{count} of “{table}”" for table, count in sorted(self.lost.items()))
        nameless = (
            f" {counted(self.nameless, 'person is', 'people are')} kept without their name." if self.nameless else ""
        )
        if not lost:
            return f"Saved all {counted(saved, 'row')}.{nameless}"
        return f"Saved {counted(saved, 'row')}. About these could not be read: {lost}.{nameless}"


def salvage(
    path: Path, target: Path, raw_key: bytes | None = None, progress: Callable[[str], None] = lambda _: None
) -> Salvaged:
    """Save every readable row of the journal at `path` into a new journal at `target`, under the same key.

    Neither what was derived nor the history is taken along. `progress` hears the tables. Raises FileExistsError when
    `target` is there already, JournalTrouble when nothing can be read (wrong key, first page gone) or written.
    """
    if target.exists():
        raise FileExistsError(target)
    reading = target.with_name(target.name + _READING)
    made = None
    try:
        made = copying.new_journal(target, raw_key)
        source = opened_copy(path, reading, raw_key)
        try:
            result = _save_rows(source, made, progress)
        finally:
            source.close()
        copying.as_one_file(made)
    except BaseException:
        if made is not None:
            made.close()
        copying.discard(target)
        raise
    finally:
        copying.discard(reading)
    made.close()
    return result


def _save_rows(source: Database, target: Database, progress: Callable[[str], None]) -> Salvaged:
    result = Salvaged()
    for table in copying.kept_tables(target):
        if table not in _HISTORY:
            progress(table)
            with as_trouble(target.path), copying.transaction(target):
                _Rescue(source, target, table, result).save()
    with as_trouble(target.path), copying.transaction(target):
        _mend_references(target, result)
        target.write(
            "UPDATE participation SET day = (SELECT day FROM interaction WHERE id = interaction_id) "
            "WHERE day IS NOT (SELECT day FROM interaction WHERE id = interaction_id)"
        )
        derived.forget(target)
    copying.refuse_orphans(target)
    return result


class _Rescue:
    """Reads one table around its damaged pages."""

    def __init__(self, source: Database, target: Database, table: str, result: Salvaged) -> None:
        self._source = source
        self._target = target
        self._table = table
        self._result = result
        described = list(target.rows(f"PRAGMA table_info({table})"))
        columns = {column.name: column for column in columns_told(target, table)}
        self._names = [row[1] for row in described]
        keys = sorted((row[5], row[1], row[2]) for row in described if row[5])
        self._key = next((name for _, name, declared in keys if declared == "INTEGER"), None)
        self._places = [self._names.index(name) for _, name, _ in keys]
        self._most = max(1_000, source.path.stat().st_size // _SMALLEST_ROW)
        self._checks = [_check_of(columns.get(row[1]), row[4]) for row in described]
        self._gaps = 0
        self._missing = 0

    def save(self) -> None:
        """Write what can be read, and note what could not."""
        names = ", ".join(self._names)
        sql = f"INSERT OR IGNORE INTO {self._table} ({names}) VALUES ({', '.join('?' * len(self._names))})"
        refused = 0
        for row in self._rows(names):
            try:
                self._target.write(sql, [check(value) for check, value in zip(self._checks, row, strict=True)])
            except ValueError:
                refused += 1
            except (apsw.ConstraintError, apsw.MismatchError):
                refused += 1
        if self._table == "participation":
            has_gaps, self._gaps, self._missing = self._gaps > 0, 0, 0
            self._save_from_index()
            if not has_gaps:
                self._gaps = self._missing = 0
        saved = self._target.value(f"SELECT count(*) FROM {self._table}")
        lost = max(self._indexed() - saved, refused) or max(self._missing, min(self._gaps, 1))
        self._result.saved[self._table] = saved
        if lost:
            self._result.lost[self._table] = lost

    def _rows(self, names: str) -> Iterator[Row]:
        if self._key is not None:
            yield from self._around(f"SELECT {names} FROM {self._table}", self._key, self._places)
            return
        for order in ("", "ORDER BY key DESC"):
            try:
                rows = self._source.stream(f"SELECT {names} FROM {self._table} {order}")
                yield from islice(rows, self._most)
                break
            except UNREADABLE:
                self._gaps += 1

    def _around(self, select: str, key: str, places: list[int]) -> Iterator[Row]:
        """All rows that can be read, in the order of their key, a whole number first; `places` are its columns."""
        start = 0
        while True:
            before: Row = (start - 1,)
            try:
                for row in self._source.stream(f"{select} WHERE {key} >= ? ORDER BY {key}", (start,)):
                    before = _next_in_order(before, tuple(row[at] for at in places))
                    yield row
                return
            except UNREADABLE:
                self._gaps += 1
            found = self._next_readable(f"{select} WHERE {key} >= ? ORDER BY {key} LIMIT 1", before[0])
            if found is None:
                self._missing += 1
                return
            self._missing += max(1, found - before[0] - 1)
            start = max(found, start + 1)

    def _next_readable(self, sql: str, last: int) -> int | None:
        """The smallest key after `last` from which a row can be read again, found by ever longer steps."""
        distance = 1
        failed = last
        while distance < _FARTHEST:
            if self._can_read(sql, last + distance):
                return self._first_between(sql, failed, last + distance)
            failed = last + distance
            distance += max(1, distance // 8)
        return None

    def _first_between(self, sql: str, failed: int, readable: int) -> int:
        while readable - failed > 1:
            middle = (failed + readable) // 2
            if self._can_read(sql, middle):
                readable = middle
            else:
                failed = middle
        return readable

    def _can_read(self, sql: str, start: int) -> bool:
        try:
            for _ in self._source.rows(sql, (start,)):
                pass
        except UNREADABLE:
            return False
        return True

    def _save_from_index(self) -> None:
        """An index repeats who took part in what; only the line about the person is lost then."""
        select = "SELECT person_id, day, interaction_id FROM participation INDEXED BY participation_by_person"
        sql = "INSERT OR IGNORE INTO participation (person_id, day, interaction_id) VALUES (?, ?, ?)"
        for row in self._around(select, "person_id", [0, 1, 2]):
            try:
                self._target.write(sql, row)
            except (apsw.ConstraintError, apsw.MismatchError):
                self._gaps += 1

    def _indexed(self) -> int:
        """How many rows the fullest readable index knows of."""
        indexes = self._target.rows(f"PRAGMA index_list({self._table})")
        return max((self._entries(str(row[1])) for row in indexes if not row[4] and row[3] != "pk"), default=0)

    def _entries(self, index: str) -> int:
        count = 0
        try:
            for _ in islice(self._source.stream(f"SELECT 1 FROM {self._table} INDEXED BY {index}"), self._most):
                count += 1
        except UNREADABLE:
            return count
        return count


def _check_of(column: Column | None, default: object) -> Callable[[Any], Any]:
    """What makes a value of a column one that can be worked with, or raises ValueError when the row cannot."""
    if column is None:
        return lambda value: value

    def check(value: Any) -> Any:
        if not isinstance(value, str) or value == "":
            return value
        if column.is_time:
            return value if is_day(value[:10]) else _NO_TIME
        if (column.words and value not in column.words) or (column.is_day and not is_day(value)):
            if default != "''":
                raise ValueError(column.name)
            return ""
        return value

    return check


def _next_in_order(before: Row, key: Row) -> Row:
    """The key, once made sure that it comes after the one before: a broken page may lead round in circles."""
    if tuple(_NO_DAY if part is None else part for part in key) <= before:
        raise apsw.CorruptError("rows out of order")
    return tuple(_NO_DAY if part is None else part for part in key)


def _mend_references(target: Database, result: Salvaged) -> None:
    tables = copying.kept_tables(target)
    references = [(table, *row) for table in tables for row in _references_of(target, table)]
    for table, column, parent, is_required in references:
        if is_required and parent == "person":
            result.nameless += _stand_in(target, table, column)
    is_changed = True
    while is_changed:
        is_changed = False
        for table, column, parent, is_required in references:
            orphans = f"{column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {parent})"
            count = target.value(f"SELECT count(*) FROM {table} WHERE {orphans}")
            if count and is_required:
                target.write(f"DELETE FROM {table} WHERE {orphans}")
                result.saved[table] -= count
                result.lost[table] = result.lost.get(table, 0) + count
                is_changed = True
            elif count:
                target.write(f"UPDATE {table} SET {column} = NULL WHERE {orphans}")


def _references_of(target: Database, table: str) -> list[tuple[str, str, bool]]:
    required = {row[1] for row in target.rows(f"PRAGMA table_info({table})") if row[3] or row[5]}
    rows = target.rows(f"PRAGMA foreign_key_list({table})")
    return [(row[3], row[2], row[3] in required) for row in rows if row[2] != "history"]


def _stand_in(target: Database, table: str, column: str) -> int:
    """People whose own row was lost but who are referred to get an empty row, so that the rest about them stays."""
    sql = f"SELECT DISTINCT {column} FROM {table} WHERE {column} NOT IN (SELECT id FROM person)"
    missing = [row[0] for row in target.rows(sql)]
    target.write_many(
        "INSERT INTO person (id, uid, name, is_name_missing, created_at, updated_at) VALUES (?, ?, ?, 1, ?, ?)",
        [(person, str(uuid4()), NAME_LOST, _NO_TIME, _NO_TIME) for person in missing],
    )
    return len(missing)
