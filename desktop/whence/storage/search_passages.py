"""What was found, read back from the facts: the names, the facts about people, and the texts that hold the words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whence.domain.matching import holds
from whence.storage.database import Database
from whence.storage.search_rows import rows_of
from whence.storage.search_texts import PageDays, page_days

_PEOPLE = """
SELECT id, uid, name FROM person WHERE id IN (SELECT value FROM json_each(?))
"""
_ADDRESSES = """
SELECT person_id, value FROM identity WHERE person_id IN (SELECT value FROM json_each(?)) ORDER BY is_current DESC, id
"""
_OTHERS = """
SELECT 'invitation note', note, sent_on FROM invitation WHERE person_id = ?1 AND note <> ''
UNION ALL SELECT 'decision', rationale, decided_on FROM decision WHERE person_id = ?1 AND rationale <> ''
UNION ALL SELECT 'decision', exception, decided_on FROM decision WHERE person_id = ?1 AND exception <> ''
UNION ALL SELECT 'private note', text, written_on FROM private_note WHERE person_id = ?1
UNION ALL SELECT 'follow-up', words, due_on FROM follow_up WHERE person_id = ?1 AND words <> ''
UNION ALL SELECT 'origin', words, day FROM origin WHERE person_id = ?1 AND words <> ''
UNION ALL SELECT 'introduction', purpose, created_on FROM introduction
    WHERE (asker_id = ?1 OR asked_for_id = ?1) AND purpose <> ''
UNION ALL SELECT 'question', text, asked_on FROM question WHERE person_id = ?1
UNION ALL SELECT 'question', answer, answered_on FROM question WHERE person_id = ?1 AND answer <> ''
UNION ALL SELECT 'give', give, '' FROM person WHERE id = ?1 AND give <> ''
UNION ALL SELECT 'ask', ask, '' FROM person WHERE id = ?1 AND ask <> ''
"""
_LINES = """
SELECT 'interaction', i.line, p.day FROM participation p JOIN interaction i ON i.id = p.interaction_id
WHERE p.person_id = ?1 AND {range} AND i.line <> '' AND i.line LIKE ?4 ORDER BY p.day DESC LIMIT ?5
"""
_OWN_LINES = """
SELECT 'interaction', p.line, p.day FROM participation p
WHERE p.person_id = ?1 AND {range} AND p.line <> '' AND p.line LIKE ?4 ORDER BY p.day DESC LIMIT ?5
"""
_FIRST_LOOK = 8


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that holds what was sought. `day` is an ISO day, or a day number of an interaction, None if unknown."""

    field: str
    text: str
    day: str | int | None


def people(database: Database, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """The uid and the name of people."""
    return {person: (uid, name) for person, uid, name in rows_of(database, _PEOPLE, (json.dumps(ids),))}


def addresses(database: Database, ids: Sequence[int]) -> dict[int, list[str]]:
    """The e-mail and profile addresses of people, those in use first."""
    found: dict[int, list[str]] = {}
    for person, value in rows_of(database, _ADDRESSES, (json.dumps(ids),)):
        found.setdefault(person, []).append(value)
    return found


def passage(database: Database, page: int, sought: Sequence[str]) -> Passage | None:
    """The newest text of a page that holds most of the words sought; None when none holds any."""
    place = page_days(database, page)
    if place is None:
        return None
    best, most = None, 0
    for found in _candidates(database, place, sought):
        count = holds(found.text, sought)
        if count > most:
            best, most = found, count
        if most == len(sought):
            break
    return best


def _candidates(database: Database, place: PageDays, sought: Sequence[str]) -> Iterator[Passage]:
    """Texts of a page that may hold the words: those with the longest as it is typed first, then all."""
    if place.is_undated:
        yield from (Passage(*row) for row in rows_of(database, _OTHERS, (place.person,)))
    yield from _lines(database, place, f"%{max(sought, key=len)}%", _FIRST_LOOK)
    yield from _lines(database, place, "%", -1)


def _lines(database: Database, place: PageDays, pattern: str, most: int) -> Iterator[Passage]:
    """What was noted about interactions, the newest first; about this person alone before what names several."""
    days = "p.day >= ?2 AND p.day < ?3" if place.first is not None else "p.day IS NULL" if place.is_busy else "TRUE"
    values = (place.person, place.first, place.following, pattern, most)
    for sql in (_OWN_LINES, _LINES):
        yield from (Passage(*row) for row in rows_of(database, sql.replace("{range}", days), values))
