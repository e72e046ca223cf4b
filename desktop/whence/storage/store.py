"""An open journal as the services see it: its tables and the one gate for writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from whence.storage import derived, held_files, migrations
from whence.storage.database import Database, create_database, open_database
from whence.storage.gate import Gate
from whence.storage.statements import insertion, selection
from whence.storage.troubles import as_trouble

Value = TypeVar("Value")


class Store:
    """One journal file. Rows are written inside `gate.change(...)`; reading needs nothing."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.gate = Gate(database, derived.refresh)
        self._held: held_files.HeldFile | None = held_files.hold(database.path, database.raw_key)

    @property
    def path(self) -> Path:
        """Where the journal file lies."""
        return self.database.path

    def close(self) -> None:
        """Close the file; WAL content is moved into it when nobody else has it open."""
        if self._held is not None:
            held_files.release(self._held, self.database.close)
            self._held = None

    def all(self, query: Any, kind: Callable[..., Value]) -> list[Value]:
        """The rows of a query, each as a value of `kind`, whose fields are named like the columns."""
        return list(query.bind(self.database).objects(kind))

    def found(self, table: Any, kind: Callable[..., Value], order: str = "", **equal: Any) -> list[Value]:
        """The rows of a table in which these columns have these values, as values of `kind`; `order` is SQL."""
        statement = selection(table, tuple(equal), order)
        rows = self.database.rows(statement.sql, statement.values(equal))
        return [kind(**statement.columns(row)) for row in rows]

    def first_found(self, table: Any, kind: Callable[..., Value], **equal: Any) -> Value | None:
        """The first of these rows, None when there is none."""
        return next(iter(self.found(table, kind, **equal)), None)

    def one(self, query: Any, kind: Callable[..., Value]) -> Value | None:
        """The first row of a query as a value of `kind`, None when there is none."""
        return next(iter(self.all(query.limit(1), kind)), None)

    def insert(self, table: Any, **values: Any) -> int:
        """Write a new row; gives its row id."""
        statement = insertion(table, tuple(values))
        return self.database.write(statement.sql, statement.values(values))

    def insert_many(self, table: Any, rows: Iterable[dict[str, Any]]) -> None:
        """Write several new rows with the same columns."""
        for row in rows:
            self.insert(table, **row)

    def amend(self, table: Any, row: object, **values: Any) -> None:
        """Change columns of the row whose key is `row`."""
        self.amend_where(table, table._meta.primary_key == row, **values)  # noqa: SLF001  peewee's own place for it

    def amend_where(self, table: Any, condition: Any, **values: Any) -> None:
        """Change columns of every row that meets a condition."""
        table.update(**values).where(condition).execute(self.database)

    def delete(self, table: Any, condition: Any) -> int:
        """Delete the rows that meet a condition, with what belongs to them; gives how many."""
        return int(table.delete().where(condition).execute(self.database))


def open_store(
    path: Path,
    *,
    raw_key: bytes | None = None,
    is_read_only: bool = False,
    before_migration: Callable[[], None] = lambda: None,
) -> Store:
    """Open the journal at `path`, migrated if needed. Raises JournalTrouble."""
    database = open_database(path, raw_key=raw_key, is_read_only=is_read_only)
    return _store_of(database, before_migration)


def create_store(path: Path, *, raw_key: bytes | None = None) -> Store:
    """Start a new, empty journal at `path`. Raises JournalTrouble."""
    return _store_of(create_database(path, raw_key=raw_key), lambda: None)


def _store_of(database: Database, before_migration: Callable[[], None]) -> Store:
    try:
        with as_trouble(database.path):
            if not database.is_read_only:
                migrations.migrate(database, before_migration)
                derived.prepare(database)
            return Store(database)
    except BaseException:
        database.close()
        raise
