"""The indexes of interactions, left aside while most of the rows come or go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from whence.storage.database import Database


@contextmanager
def indexes_after_rows(database: Database, rows: int) -> Iterator[None]:
    """Make the indexes of interactions anew after so many rows were written or deleted inside, when that is faster.

    It is when those rows are more than half of all there are. Raises apsw.ConstraintError at the end when rows
    written inside can't stand beside others. To be used within a transaction, which brings the indexes back.
    """
    is_faster = rows * 2 > int(database.value("SELECT count(*) FROM interaction"))
    definitions = _definitions(database) if is_faster else []
    for name, _ in definitions:
        database.write(f"DROP INDEX {name}")
    yield
    for _, definition in definitions:
        database.write(definition)


def _definitions(database: Database) -> list[tuple[str, str]]:
    rows = database.rows(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
        "AND tbl_name IN ('interaction', 'participation')"
    )
    return [(row[0], row[1]) for row in rows]
