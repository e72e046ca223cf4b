"""Bringing a journal to today's schema: frozen SQL steps, each version in one transaction, a backup first."""

from __future__ import annotations

from collections.abc import Callable

from whence.domain.errors import JournalTrouble, Trouble
from whence.storage import history, schema
from whence.storage.database import Database, run_all


def migrate(database: Database, before: Callable[[], None]) -> bool:
    """Bring the journal to the newest version; `before` is called once first if anything has to be done.

    Gives whether anything was done. Raises JournalTrouble, leaving the old version as it was, when a step
    would leave rows that refer to nothing.
    """
    version = int(database.value("PRAGMA user_version"))
    if version == schema.newest_version():
        return False
    if version:
        before()
    for step in range(version + 1, schema.newest_version() + 1):
        _take(database, step)
    return True


def _take(database: Database, version: int) -> None:
    connection = database.apsw
    run_all(connection, "PRAGMA foreign_keys = 0")
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            run_all(connection, schema.sql_of_version(version))
            _refuse_orphans(database, version)
            history.clear(database)
            run_all(connection, f"PRAGMA user_version = {version}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
    finally:
        run_all(connection, "PRAGMA foreign_keys = 1")


def _refuse_orphans(database: Database, version: int) -> None:
    orphan = database.row("PRAGMA foreign_key_check")
    if orphan is not None:
        raise JournalTrouble(
            Trouble.DAMAGED,
            f"The journal {database.path} could not be brought to version {version}: a row of “{orphan[0]}” refers "
            "to something that is not there. Nothing was changed; run `whence check` to repair it.",
        )
