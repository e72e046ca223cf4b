"""A journal copied row by row into a new file: the one way between plain and encrypted, and out of a damaged file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from whence.domain.errors import JournalTrouble, Trouble
from whence.storage import derived, migrations, schema
from whence.storage.database import Database, create_database, open_database, run_all
from whence.storage.gate import tracked_tables
from whence.storage.troubles import as_trouble, trouble, trouble_of_system

COMPANIONS = ("-wal", "-shm", "-journal")


def companions(path: Path) -> list[Path]:
    """The files SQLite keeps beside a journal: its log, the index of the log, the rollback journal."""
    return [path.with_name(path.name + ending) for ending in COMPANIONS]


def new_journal(path: Path, raw_key: bytes | None) -> Database:
    """Make a new journal at `path` with today's tables, all empty, open with foreign keys off for a copy.

    Whatever an interrupted copy has left there is removed. Raises JournalTrouble.
    """
    discard(path)
    database = create_database(path, raw_key=raw_key)
    migrations.migrate(database, lambda: None)
    run_all(database.apsw, "PRAGMA foreign_keys = 0")
    return database


def kept_tables(database: Database) -> list[str]:
    """Every table that holds something not derived: facts, drafts, markers and the history."""
    present = {row[0] for row in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return [*tracked_tables(database), *sorted(schema.UNTRACKED & present)]


def columns_of(database: Database, table: str) -> list[str]:
    """The names of a table's columns."""
    return [row[1] for row in database.rows(f"PRAGMA table_info({table})")]


def copy_all(source: Database, target: Database, progress: Callable[[int], None] = lambda _: None) -> None:
    """Copy every row that is not derived, ids included, in one transaction. `progress` hears the rows copied."""
    copied = 0

    def counted(rows: Iterator[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
        nonlocal copied
        for row in rows:
            copied += 1
            if copied % 1_000 == 0:
                progress(copied)
            yield row

    with as_trouble(target.path), transaction(target):
        for table in kept_tables(source):
            names = columns_of(source, table)
            sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
            target.write_many(sql, counted(source.stream(f"SELECT {', '.join(names)} FROM {table}")))
        derived.forget(target)


@contextmanager
def transaction(database: Database) -> Iterator[None]:
    """Everything inside is committed together, or not at all."""
    connection = database.apsw
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(apsw.Error):
            connection.execute("ROLLBACK")
        raise


def as_one_file(database: Database) -> None:
    """Move what the log holds into the file itself and do without a log, so that the file can be moved.

    Raises JournalTrouble (in use) when somebody else has the journal open.
    """
    with as_trouble(database.path):
        try:
            mode = database.value("PRAGMA journal_mode = DELETE")
        except apsw.BusyError as error:
            raise trouble(Trouble.IN_USE, database.path) from error
    if mode != "delete":
        raise trouble(Trouble.IN_USE, database.path)


def hold(path: Path, raw_key: bytes | None) -> Database:
    """Open a journal as one file and keep everybody else from reading and writing it until it is closed.

    Raises JournalTrouble, in use when somebody else has it open.
    """
    database = open_database(path, raw_key=raw_key)
    try:
        as_one_file(database)
        with as_trouble(path):
            # The lock outlasts the transaction in this mode; inside one, no backup could be taken.
            run_all(database.apsw, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT")
    except BaseException:
        database.close()
        raise
    return database


def swap_in(new: Path, path: Path) -> None:
    """Put the finished file `new` in the place of `path`, whole or not at all, and make it last.

    The file that was there must be one file, without a log. Raises JournalTrouble.
    """
    try:
        sync(new)
        new.replace(path)
        sync(path.parent)
    except OSError as error:
        raise trouble_of_system(error, path) from error


def sync(path: Path) -> None:
    """Wait until a file or folder is on the disk; folders only where the system can."""
    flags = os.O_RDONLY if path.is_dir() else os.O_RDWR
    try:
        handle = os.open(path, flags)
    except PermissionError:
        if path.is_dir():
            return
        raise
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def discard(path: Path) -> None:
    """Remove a file made on the way, with what SQLite kept beside it. Raises JournalTrouble."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise trouble_of_system(error, path) from error
    discard_companions(path)


def discard_companions(path: Path) -> None:
    """Remove what SQLite kept beside a journal whose file is about to be replaced. Raises JournalTrouble."""
    try:
        for one in companions(path):
            one.unlink(missing_ok=True)
    except OSError as error:
        raise trouble_of_system(error, path) from error


def refuse_orphans(database: Database) -> None:
    """Raise JournalTrouble when a row refers to something that is not there."""
    orphan = database.row("PRAGMA foreign_key_check")
    if orphan is not None:
        raise JournalTrouble(
            Trouble.DAMAGED,
            f"The journal {database.path} is damaged: a row of “{orphan[0]}” refers to something that is not there. "
            "Run `whence check` to repair it; nothing was changed.",
        )
