"""A journal to search in, filled by hand, and what its search indexes hold, apart from numbers that mean nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from whence.domain.names import profile_key
from whence.storage import search
from whence.storage.database import Database
from whence.storage.store import Store, create_store

STAMP = "2026-06-01T09:00:00Z"
Row = tuple[Any, ...]


class SmallJournal:
    """A real journal with short ways to put rows in; every change goes through the gate and is thus searchable."""

    def __init__(self, path: Path) -> None:
        self.store: Store = create_store(path)
        self._uids = iter(range(1, 1_000_000))

    @property
    def database(self) -> Database:
        return self.store.database

    def do(self, sql: str, values: Sequence[Any] = ()) -> int:
        """One statement as one change; gives the number of the row inserted."""
        with self.store.gate.change("Test", "Test", STAMP):
            return self.database.write(sql, values)

    def uid(self) -> str:
        return f"u{next(self._uids)}"

    def person(self, first: str, last: str, *, shelf: str = "people") -> int:
        return self.do(
            "INSERT INTO person (uid, name, first_name, last_name, shelf, created_at, updated_at) "
            "VALUES (?,?,?,?,?,?,?)",
            (self.uid(), f"{first} {last}".strip(), first, last, shelf, STAMP, STAMP),
        )

    def job(self, person: int, organisation: str, title: str = "") -> int:
        return self.do(
            "INSERT INTO affiliation (person_id, organisation, title) VALUES (?,?,?)", (person, organisation, title)
        )

    def event(self, name: str, place: str = "") -> int:
        return self.do(
            "INSERT INTO event (uid, name, place, created_at) VALUES (?,?,?,?)", (self.uid(), name, place, STAMP)
        )

    def origin(self, person: int, *, event: int | None = None, introducer: int | None = None, words: str = "") -> int:
        return self.do(
            "INSERT INTO origin (person_id, event_id, introducer_id, words, created_at) VALUES (?,?,?,?,?)",
            (person, event, introducer, words, STAMP),
        )

    def tag(self, name: str, *people: int) -> int:
        number = self.do("INSERT INTO tag (name) VALUES (?)", (name,))
        for person in people:
            self.do("INSERT INTO person_tag (person_id, tag_id) VALUES (?,?)", (person, number))
        return number

    def address(self, person: int, kind: str, value: str) -> int:
        key = profile_key(value) or value.casefold()
        return self.do(
            "INSERT INTO identity (person_id, kind, value, key) VALUES (?,?,?,?)", (person, kind, value, key)
        )

    def note(self, person: int, text: str) -> int:
        return self.do("INSERT INTO private_note (person_id, text, created_at) VALUES (?,?,?)", (person, text, STAMP))

    def log(self, line: str, day: int | None, *people: int, own: str = "", times: int = 1) -> int:
        """An interaction of some people, or several on following days; gives the number of the last."""
        number = 0
        with self.store.gate.change("Log", "Log", STAMP):
            for place in range(times):
                on = None if day is None else day + place
                number = self.database.write(
                    "INSERT INTO interaction (day, channel, direction, line, created_at) VALUES (?,?,?,?,?)",
                    (on, "call", "mutual", line, STAMP),
                )
                for person in people:
                    self.database.write(
                        "INSERT INTO participation (interaction_id, person_id, day, line) VALUES (?,?,?,?)",
                        (number, person, on, own),
                    )
        return number

    def found(self, text: str, limit: int = 10) -> list[int]:
        return [hit.person for hit in search.find(self.database, text, limit)]


def contents(database: Database) -> dict[str, list[Row]]:
    """Everything the indexes say, in a form in which two equal indexes are equal."""
    return {
        "people": _sorted(database, "SELECT person, rank, words, initials, facts FROM search_person"),
        "tokens": _sorted(database, "SELECT token, rank, person FROM search_token"),
        "prefixes": _sorted(database, "SELECT prefix, rank, person FROM search_prefix"),
        "misspellings": _sorted(
            database, "SELECT w.word, d.hash FROM search_word w LEFT JOIN search_deletion d ON d.word = w.id"
        ),
        "stray deletions": _sorted(
            database, "SELECT hash FROM search_deletion WHERE word NOT IN (SELECT id FROM search_word)"
        ),
        "facts": sorted(_terms(database, "search_facts", "SELECT doc, person FROM search_person")),
        "texts": sorted(_terms(database, "search_texts", "SELECT id, person FROM search_page")),
        "pages": _sorted(
            database, "SELECT person, sum(amount), max(last_day), min(from_day) FROM search_page GROUP BY person"
        ),
    }


def _terms(database: Database, table: str, documents: str) -> set[Row]:
    database.write(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table}_terms USING fts5vocab(main, {table}, instance)")
    owners = dict(list(database.rows(documents)))
    return {(owners.get(doc), term) for term, doc in list(database.rows(f"SELECT term, doc FROM {table}_terms"))}


def _sorted(database: Database, sql: str) -> list[Row]:
    return sorted(database.rows(sql), key=repr)


def backlog_steps(store: Store) -> Iterator[bool]:
    """Works the backlog off one transaction at a time; gives after each whether everything is indexed."""
    is_done = False
    while not is_done:
        is_done = search.index_texts(store.database, store.gate.untracked, _Once())
        yield is_done


class _Once:
    """Lets one step pass, then says stop."""

    def __init__(self) -> None:
        self._is_used = False

    def __call__(self) -> bool:
        is_used, self._is_used = self._is_used, True
        return is_used
