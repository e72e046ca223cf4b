"""Opening the journal file: driver, key, pragmas, version, private permissions."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import apsw
from playhouse.apsw_ext import APSWDatabase

from whence.domain.errors import JournalTrouble, Trouble
from whence.storage import schema
from whence.storage.troubles import as_trouble, trouble

BUSY_SECONDS = 2.0
_SQLITE_MAGIC = b"SQLite format 3\x00"
_PRAGMAS = """
PRAGMA foreign_keys = 1;
PRAGMA trusted_schema = 0;
PRAGMA temp_store = MEMORY;
PRAGMA secure_delete = 1;
PRAGMA cell_size_check = 1;
PRAGMA mmap_size = 0;
PRAGMA synchronous = FULL;
PRAGMA cache_size = -16384;
"""


class Database(APSWDatabase):  # type: ignore[misc]
    """peewee's database over apsw with the journal's pragmas; one connection a thread.

    `raw_key` is the 32-byte key followed by the 16-byte salt of an encrypted journal, None for a plain one.
    """

    def __init__(self, path: Path, *, raw_key: bytes | None = None, is_read_only: bool = False) -> None:
        self.path = path
        self.raw_key = raw_key
        self.is_read_only = is_read_only
        reading = apsw.SQLITE_OPEN_READONLY if is_read_only else apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        super().__init__(str(path), timeout=BUSY_SECONDS, flags=reading)

    def _add_conn_hooks(self, conn: apsw.Connection) -> None:
        apply_raw_key(conn, self.raw_key)
        conn.convert_binding = bindable
        run_all(conn, "SELECT count(*) FROM sqlite_master")
        run_all(conn, _PRAGMAS)
        super()._add_conn_hooks(conn)

    @property
    def apsw(self) -> apsw.Connection:
        """This thread's connection, opened when it is not yet."""
        if self.is_closed():
            self.connect()
        return self.connection()

    def rows(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Run one statement and hand over its rows."""
        return iter(self.apsw.execute(sql, values))

    def row(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a statement, None when there is none."""
        for found in self.apsw.execute(sql, values):
            return tuple(found)
        return None

    def value(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> Any:
        """The first column of the first row, None when there is none."""
        found = self.row(sql, values)
        return found[0] if found else None

    def write(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> int:
        """Run one writing statement; gives the row id it inserted last."""
        connection = self.apsw
        for _ in connection.execute(sql, values):
            pass
        return int(connection.last_insert_rowid())

    def write_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one writing statement for each row of values."""
        self.apsw.executemany(sql, rows)


def apply_raw_key(connection: apsw.Connection, raw_key: bytes | None) -> None:
    """Give a fresh connection its key, in the format of SQLCipher 4, before anything else is asked of it."""
    if raw_key is None:
        return
    for pragma, value in (("cipher", "sqlcipher"), ("legacy", 4)):
        connection.pragma(pragma, value)
    connection.pragma("key", f"x'{raw_key.hex()}'")


def bindable(connection: apsw.Connection, number: int, value: object) -> object:
    """What SQLite stores for values it does not know: ISO text for days, the plain value for enumerations."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(f"cannot store {type(value).__name__}")


def run_all(connection: apsw.Connection, sql: str) -> None:
    """Run every statement of a text; apsw stops at the first row unless each cursor is drained."""
    for _ in connection.execute(sql):
        pass


def open_database(path: Path, *, raw_key: bytes | None = None, is_read_only: bool = False) -> Database:
    """Open the journal at `path`, which must exist, migrated by the caller if its version is older.

    Raises JournalTrouble for a file that is missing, empty, no journal, damaged, locked or of a newer version,
    and for a wrong key.
    """
    _refuse_unreadable(path, is_read_only=is_read_only)
    database = Database(path, raw_key=raw_key, is_read_only=is_read_only)
    try:
        with as_trouble(path):
            database.connect()
            _refuse_foreign(database)
            if not is_read_only:
                run_all(database.apsw, "PRAGMA journal_mode = WAL")
    except BaseException:
        database.close()
        raise
    return database


def create_database(path: Path, *, raw_key: bytes | None = None) -> Database:
    """Make a new, empty journal at `path`; its folder is made private (0700) and the file too (0600).

    Raises JournalTrouble when it cannot be written, FileExistsError when something is there already.
    """
    if path.exists():
        raise FileExistsError(path)
    with as_trouble(path):
        make_private_folder(path.parent)
        _create_private(path)
        database = Database(path, raw_key=raw_key)
        run_all(database.apsw, "PRAGMA journal_mode = WAL")
        run_all(database.apsw, f"PRAGMA application_id = {schema.APPLICATION_ID}")
    if raw_key is not None:
        _assert_encrypted(path, database)
    return database


def make_private_folder(folder: Path) -> None:
    """Make a folder, readable by its owner only, when it does not exist. Raises JournalTrouble."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise trouble(Trouble.READ_ONLY, folder) from error


def is_plain_journal(path: Path) -> bool:
    """Whether the file begins like an unencrypted SQLite file."""
    with path.open("rb") as file:
        return file.read(len(_SQLITE_MAGIC)) == _SQLITE_MAGIC


def _create_private(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        kind = Trouble.FULL if error.errno == 28 else Trouble.READ_ONLY
        raise trouble(kind, path) from error


def _assert_encrypted(path: Path, database: Database) -> None:
    run_all(database.apsw, "PRAGMA wal_checkpoint(TRUNCATE)")
    if path.stat().st_size and is_plain_journal(path):
        database.close()
        raise JournalTrouble(Trouble.PASSPHRASE, f"The journal {path} could not be encrypted; nothing was kept in it.")


def _refuse_unreadable(path: Path, *, is_read_only: bool) -> None:
    if not path.exists():
        raise JournalTrouble(
            Trouble.MISSING, f"There is no journal at {path}. Check the path, or start one with `whence`."
        )
    if path.is_dir():
        raise JournalTrouble(Trouble.NOT_A_JOURNAL, f"{path} is a folder, not a journal. Name the journal file itself.")
    if path.stat().st_size == 0:
        raise JournalTrouble(
            Trouble.EMPTY,
            f"The journal {path} is empty (0 bytes): something cut it off. Restore a backup with `whence restore`.",
        )
    if not os.access(path, os.R_OK if is_read_only else os.R_OK | os.W_OK):
        raise trouble(Trouble.READ_ONLY, path)


def _refuse_foreign(database: Database) -> None:
    if database.value("PRAGMA application_id") != schema.APPLICATION_ID:
        raise trouble(Trouble.NOT_A_JOURNAL, database.path)
    version = int(database.value("PRAGMA user_version"))
    if version > schema.newest_version():
        raise JournalTrouble(
            Trouble.NEWER,
            f"The journal {database.path} was written by a newer version of Whence (its format is {version}, "
            f"this one knows {schema.newest_version()}). Update Whence; nothing was changed.",
        )
