"""Opening the journal file: driver, key, pragmas, version, private permissions."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any
from urllib.parse import quote

import apsw
from playhouse.apsw_ext import APSWDatabase

from whence.domain.errors import JournalTrouble, Trouble
from whence.storage import schema
from whence.storage.troubles import as_trouble, trouble, trouble_of_system

BUSY_SECONDS = 2.0
_SQLITE_MAGIC = b"SQLite format 3\x00"
PAGE_BYTES = 4096
_VALUES_IN_NOISE = 240
_STEPS_BETWEEN = 20_000  # of SQLite's virtual machine, a few milliseconds
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


class Database(APSWDatabase):
    """peewee's database over apsw with the journal's pragmas; one connection a thread.

    `raw_key` is the 32-byte key followed by the 16-byte salt of an encrypted journal, None for a plain one.
    `before_reading` is SQL that a fresh connection runs before anything is read.
    """

    before_reading = ""

    def __init__(self, path: Path, *, raw_key: bytes | None = None, is_read_only: bool = False) -> None:
        self.path = path
        self.raw_key = raw_key
        self.is_read_only = is_read_only
        name, flags = str(path), apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        if is_read_only:
            name, flags = _read_only_name(path), apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        super().__init__(name, timeout=BUSY_SECONDS, flags=flags)

    def _add_conn_hooks(self, conn: apsw.Connection) -> None:
        apply_raw_key(conn, self.raw_key)
        conn.convert_binding = bindable
        run_all(conn, self.before_reading)
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
        """Run one statement and hand over its rows, read to the end at once.

        A cursor that lives while another statement runs is never freed by apsw 3.54 on Python 3.11, and slows down
        every statement after it.
        """
        return iter(self.apsw.execute(sql, values).fetchall())

    def stream(self, sql: str, values: Sequence[Any] | dict[str, Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Run one statement and hand over its rows as they are asked for; for results too large to hold at once."""
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

    @contextmanager
    def asking(self, check: Callable[[], None]) -> Iterator[None]:
        """Call `check` every few hundredths of a second of whatever statements run inside.

        What it raises stops the statement and comes out here; it is not asked again then, so that all can be undone.
        """
        has_stopped = False

        def ask() -> bool:
            nonlocal has_stopped
            if not has_stopped:
                has_stopped = True
                check()
                has_stopped = False
            return False

        self.apsw.set_progress_handler(ask, _STEPS_BETWEEN)
        try:
            yield
        finally:
            self.apsw.set_progress_handler(None)

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


def bindable(_cursor: apsw.Cursor, _number: int, value: Any) -> str | int | float:
    """What SQLite stores for values it does not know: ISO text for days, the plain value for enumerations."""
    if isinstance(value, Enum):
        return str(value.value)
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
    except JournalTrouble as error:
        database.close()
        raise _about_the_key(error, path, raw_key) from error
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
        create_private(path)
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
        raise trouble_of_system(error, folder) from error


def _read_only_name(path: Path) -> str:
    """The file as a URI; in a folder that cannot be written, where no index of a log can be made, as unchanging."""
    log = path.with_name(path.name + "-wal")
    is_unchanging = not os.access(path.parent, os.W_OK) and not (log.exists() and log.stat().st_size)
    return f"file:{quote(str(path.absolute()))}{'?immutable=1' if is_unchanging else ''}"


def is_plain_journal(path: Path) -> bool:
    """Whether the file begins like an unencrypted SQLite file."""
    with path.open("rb") as file:
        return file.read(len(_SQLITE_MAGIC)) == _SQLITE_MAGIC


def may_be_encrypted(path: Path) -> bool:
    """Whether the file can be a journal with a passphrase: a first page that is whole and looks like noise."""
    with path.open("rb") as file:
        first = file.read(PAGE_BYTES)
    return len(first) == PAGE_BYTES and not first.startswith(_SQLITE_MAGIC) and len(set(first)) >= _VALUES_IN_NOISE


def _about_the_key(error: JournalTrouble, path: Path, raw_key: bytes | None) -> JournalTrouble:
    if error.trouble is not Trouble.NOT_A_JOURNAL or is_plain_journal(path):
        return error
    if raw_key is not None:
        return trouble(Trouble.PASSPHRASE, path)
    if may_be_encrypted(path):
        return JournalTrouble(
            Trouble.PASSPHRASE,
            f"{path} is protected by a passphrase, or it is no journal, or its beginning is damaged. Give its "
            "passphrase (--passphrase-file or WHENCE_PASSPHRASE), check the path, or restore a backup.",
        )
    return error


def create_private(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise trouble_of_system(error, path) from error


def _assert_encrypted(path: Path, database: Database) -> None:
    # Closed meanwhile: closing a file that this process has open takes away the locks SQLite holds on it (POSIX).
    database.close()
    if is_plain_journal(path):
        path.unlink()
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
    if not os.access(path, os.R_OK):
        raise trouble(Trouble.MISSING, path)
    if not is_read_only and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
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
