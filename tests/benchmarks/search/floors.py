"""What the search is measured against in the same run: reading ten rows by key, and one full-text index with bm25."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from types import TracebackType
from typing import Any, Self

import apsw

from whence.domain.matching import words
from whence.storage.database import Database


def read_ten_rows(database: Database, ids: list[int]) -> float:
    """Seconds for reading ten people by their key."""
    began = perf_counter()
    for person in ids:
        database.row("SELECT id, uid, name, headline, shelf FROM person WHERE id = ?", (person,))
    return perf_counter() - began


_AT_ONCE = 20_000
_ABOUT = """
SELECT p.id, p.name,
       (SELECT group_concat(organisation || ' ' || title, ' ') FROM affiliation a WHERE a.person_id = p.id),
       (SELECT group_concat(e.name || ' ' || o.words, ' ') FROM origin o JOIN event e ON e.id = o.event_id
        WHERE o.person_id = p.id)
FROM person p
"""
_LINES = """
SELECT p.person_id, i.line FROM interaction i JOIN participation p ON p.interaction_id = i.id
WHERE i.id >= ? AND i.id < ? AND i.line <> ''
"""


class OneIndex:
    """The plain way: one full-text index over people and every single text, ranked by bm25, in memory."""

    def __init__(self, database: Database) -> None:
        self._connection = apsw.Connection(":memory:")
        self._connection.execute("CREATE VIRTUAL TABLE one USING fts5(words, person UNINDEXED)")
        self._connection.execute("BEGIN")
        self._connection.executemany("INSERT INTO one (words, person) VALUES (?, ?)", _documents(database))
        self._connection.execute("COMMIT")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._connection.close()

    def find(self, typed: str) -> list[int]:
        """The first ten people by bm25."""
        expression = " ".join(f'"{word}"*' for word in words(typed))
        if not expression:
            return []
        sql = "SELECT person FROM one WHERE one MATCH ? ORDER BY rank LIMIT 30"
        found = dict.fromkeys(int(str(row[0])) for row in self._connection.execute(sql, (expression,)).fetchall())
        return list(found)[:10]


def _documents(database: Database) -> Iterator[tuple[str, int]]:
    about: list[Any] = list(database.rows(_ABOUT))
    names = {row[0]: row[1] for row in about}
    for person, *texts in about:
        yield " ".join(words(" ".join(text for text in texts if text))), person
    last = int(database.value("SELECT coalesce(max(id), 0) FROM interaction"))
    for first in range(1, last + 1, _AT_ONCE):
        for person, line in list(database.rows(_LINES, (first, first + _AT_ONCE))):
            yield " ".join(words(f"{names[person]} {line}")), person
