"""Reading rows all at once.

A cursor that is still alive while other statements run is never freed by apsw 3.54 on Python 3.11, and slows down
every statement after it. So nothing in search keeps one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from whence.storage.database import Database


def rows_of(database: Database, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Every row that a statement gives."""
    found: list[tuple[Any, ...]] = database.apsw.execute(sql, values).fetchall()
    return found
