"""Everything derived from the facts, brought up to date as one: ties, the search indexes, past cases."""

from __future__ import annotations

from contextlib import suppress

import apsw

from whence.domain.changes import Changes
from whence.storage import schema, ties
from whence.storage.database import Database, run_all
from whence.storage.troubles import as_trouble

_VERSION = "derived_version"


def prepare(database: Database) -> None:
    """Create the derived tables of this version of the program, and fill them when they are new.

    Raises JournalTrouble when the file is damaged or cannot be written.
    """
    with as_trouble(database.path):
        if database.value("SELECT value FROM marker WHERE key = ?", (_VERSION,)) != schema.DERIVED_VERSION:
            _prepare(database)


def _prepare(database: Database) -> None:
    from whence.storage import cases, search

    connection = database.apsw
    connection.execute("BEGIN IMMEDIATE")
    try:
        ties.drop(database)
        search.drop(database)
        cases.drop(database)
        run_all(connection, schema.derived_sql())
        rebuild(database)
        database.write("INSERT OR REPLACE INTO marker (key, value) VALUES (?, ?)", (_VERSION, schema.DERIVED_VERSION))
        connection.execute("COMMIT")
    except BaseException:
        with suppress(apsw.Error):
            connection.execute("ROLLBACK")
        raise


def forget(database: Database) -> None:
    """Have everything derived worked out anew when the journal is next opened."""
    database.write("DELETE FROM marker WHERE key = ?", (_VERSION,))


def refresh(database: Database, changes: Changes) -> None:
    """Bring what is derived up to date with changes just written, inside their transaction.

    After changes too wide to list, names are found at once and texts once `search.index_texts` has worked them off.
    """
    from whence.storage import cases, search

    if changes.is_everything:
        ties.rebuild(database)
        search.rebuild_names(database)
    elif changes.people or changes.tables:
        if changes.touches("setting") and ties.rebuild_if_settings_changed(database):
            search.rerank(database)
        else:
            ties.refresh(database, changes.people)
        search.refresh(database, changes.people)
    cases.refresh(database)


def rebuild(database: Database) -> None:
    """Work everything derived out again from the facts."""
    from whence.storage import cases, search

    ties.rebuild(database)
    search.rebuild(database)
    cases.rebuild(database)
