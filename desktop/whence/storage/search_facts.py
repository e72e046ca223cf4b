"""The index of what is known about people: employers, titles, how they were met, through whom, tags, and the name.

Each person is one document, numbered so that the closest have the greatest numbers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from whence.domain.changes import PersonId
from whence.domain.matching import Hit, HitKind, is_unspaced_word, words
from whence.storage.database import Database
from whence.storage.search_rows import rows_of

_LOOKED_AT = 300
_FEWEST_LETTERS = 2
_MOVED = 1.0  # a document is numbered anew when its person's rank has moved this far
_PENDING = b""
FACTS = """
SELECT id AS person, 'headline' AS field, headline AS text FROM person WHERE {person.id} AND headline <> ''
UNION ALL SELECT person_id, 'employer', organisation FROM affiliation WHERE {person_id}
UNION ALL SELECT person_id, 'title', title FROM affiliation WHERE {person_id} AND title <> ''
UNION ALL SELECT person_id, 'event', event.name FROM origin JOIN event ON event.id = event_id WHERE {person_id}
UNION ALL SELECT person_id, 'place', event.place FROM origin JOIN event ON event.id = event_id
    WHERE {person_id} AND event.place <> ''
UNION ALL SELECT person_id, 'place', place FROM origin WHERE {person_id} AND place <> ''
UNION ALL SELECT person_id, 'introducer', person.name FROM origin JOIN person ON person.id = introducer_id
    WHERE {person_id}
UNION ALL SELECT person_id, 'origin', words FROM origin WHERE {person_id} AND words <> ''
UNION ALL SELECT person_id, 'tag', tag.name FROM person_tag JOIN tag ON tag.id = tag_id WHERE {person_id}
"""
"""What is known about people, a row a fact; the marks in braces stand for the choice of people."""


class _Written(NamedTuple):
    """A document to be written under its number."""

    person: int
    doc: int
    document: str
    digest: bytes


def facts_of(database: Database, people: Sequence[int]) -> list[tuple[int, str, str]]:
    """Person, field and text of every fact about some people, in the order of the fields."""
    chosen = "IN (SELECT value FROM json_each(?1))"
    sql = FACTS.replace("{person.id}", f"id {chosen}").replace("{person_id}", f"person_id {chosen}")
    return [(row[0], row[1], row[2]) for row in rows_of(database, sql, (json.dumps(list(people)),))]


def refresh(database: Database, people: Sequence[int], gone: Iterable[int]) -> None:
    """Bring the documents of some people up to date; `gone` are the numbers of documents whose person is no more."""
    for doc in gone:
        database.write("DELETE FROM search_facts WHERE rowid = ?", (doc,))
    known = _known(database, people)
    rows = rows_of(
        database,
        "SELECT person, doc, rank, placed, words, facts FROM search_person "
        "WHERE person IN (SELECT value FROM json_each(?)) ORDER BY doc",
        (json.dumps(list(people)),),
    )
    written: list[_Written] = []
    for person, doc, rank, placed, name, facts in rows:
        document = _document(known.get(person, set()) | set(name.split()) | _paired(name))
        if facts == (digest := _digest(document)) and abs(rank - placed) < _MOVED:
            continue
        number = doc if facts == _PENDING else _renumbered(database, person, doc)
        written.append(_Written(person, number, document, digest))
    _write(database, written)


def pending(database: Database, most: int) -> list[int]:
    """Up to `most` people whose document has still to be written, in the order of their numbers."""
    sql = "SELECT person FROM search_person WHERE facts = x'' ORDER BY doc LIMIT ?"
    return [row[0] for row in rows_of(database, sql, (most,))]


def clear(database: Database) -> None:
    """Forget every document."""
    database.write("INSERT INTO search_facts (search_facts) VALUES ('delete-all')")


def by_facts(database: Database, sought: Sequence[str], others: Sequence[Sequence[str]] = ()) -> list[Hit]:
    """The people about whom every word sought is known, the closest first.

    `others` are other spellings of each word, any of which will do. Words of one letter are left out, unless of a
    script written without spaces.
    """
    others = others or [()] * len(sought)
    asked = [(word, tuple(given)) for word, given in zip(sought, others, strict=True) if _is_asked(word)]
    if not asked:
        return []
    rows = rows_of(
        database,
        "SELECT person, rank FROM search_person WHERE doc IN "
        "(SELECT rowid FROM search_facts WHERE search_facts MATCH ? ORDER BY rowid DESC LIMIT ?) "
        "ORDER BY rank",
        (expression(asked), _LOOKED_AT),
    )
    matched = tuple(word for typed, given in asked for word in (typed, *given))
    return [Hit(PersonId(person), HitKind.FACT, -rank, matched) for person, rank in rows]


def expression(asked: Iterable[tuple[str, Sequence[str]]]) -> str:
    """The full-text expression for every word asked: a word beginning with it, or one of its other spellings."""
    terms = ([f'"{typed}" *', *(f'"{word}"' for word in given)] for typed, given in asked)
    return " AND ".join(f"({' OR '.join(spelt)})" for spelt in terms)


def _is_asked(word: str) -> bool:
    return len(word) >= _FEWEST_LETTERS or is_unspaced_word(word)


def _known(database: Database, people: Sequence[int]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for person, _, text in facts_of(database, people):
        found.setdefault(person, set()).update(_fact_words(text))
    return found


@lru_cache(maxsize=4_096)
def _fact_words(text: str) -> tuple[str, ...]:
    return tuple(words(text))


def _paired(name: str) -> set[str]:
    """The words of a name as texts are cut, where that differs from the parts of a name."""
    return set() if name.isascii() else set(words(name))


def _document(found: set[str]) -> str:
    return " ".join(sorted(found))


def _digest(document: str) -> bytes:
    return blake2b(document.encode(), digest_size=8).digest()


def _renumbered(database: Database, person: int, doc: int) -> int:
    """Take out a document that was there before; gives its new number, the greatest of all."""
    database.write("DELETE FROM search_facts WHERE rowid = ?", (doc,))
    greatest = int(database.value("SELECT max(doc) FROM search_person")) + 1
    database.write("UPDATE search_person SET doc = ? WHERE person = ?", (greatest, person))
    return greatest


def _write(database: Database, written: Sequence[_Written]) -> None:
    database.write_many(
        "INSERT INTO search_facts (rowid, words) VALUES (?, ?)", ((one.doc, one.document) for one in written)
    )
    database.write_many(
        "UPDATE search_person SET facts = ?, placed = rank WHERE person = ?",
        ((one.digest, one.person) for one in written),
    )
