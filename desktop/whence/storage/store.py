"""An open journal as the services see it: its tables and the one gate for writing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from peewee import Table

from whence.storage import derived, migrations
from whence.storage.database import Database, create_database, open_database
from whence.storage.gate import Gate


class Store:
    """One journal file on one thread. `tables["person"]` is peewee's query builder for a table."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.tables = _tables(database)
        self.gate = Gate(database, derived.refresh)

    @property
    def path(self) -> Path:
        """Where the journal file lies."""
        return self.database.path

    def close(self) -> None:
        """Close the file; WAL content is moved into it when nobody else has it open."""
        self.database.close()


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
        if not database.is_read_only:
            migrations.migrate(database, before_migration)
            derived.prepare(database)
        return Store(database)
    except BaseException:
        database.close()
        raise


def _tables(database: Database) -> dict[str, Any]:
    columns: dict[str, list[str]] = {}
    for table, column in database.rows(
        "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
    ):
        columns.setdefault(table, []).append(column)
    return {name: Table(name, names).bind(database) for name, names in columns.items()}
