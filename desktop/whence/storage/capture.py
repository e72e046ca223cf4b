"""What a capture line is read against: people, events, places, organisations and tags by the words of their names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from whence.domain.changes import PersonId
from whence.domain.matching import LONGEST_WORD
from whence.domain.names import tokens
from whence.storage import search_facts, search_misspellings, search_names
from whence.storage.store import Store

MOST_PEOPLE = 50
_MOST_LOOKED_AT = 60
_MOST_NAMES = 40

Named = tuple[PersonId, str, str]
"""A person's id, uid and name."""


def stamp(store: Store) -> tuple[int, ...]:
    """A value that differs after every change to the journal, by this process or another."""
    row = store.database.row("SELECT coalesce(max(seq), 0), coalesce(sum(is_undone), 0) FROM history")
    version = store.database.value("PRAGMA data_version")
    return (*(row or (0, 0)), int(version))


def people_named(store: Store, name: str, most: int = MOST_PEOPLE) -> list[Named]:
    """Everybody in whose name these words stand side by side, whole, the closest first; nobody who is in the bin."""
    words = [word[:LONGEST_WORD] for word in tokens(name)]
    if not words:
        return []
    rows = store.database.rows(
        "SELECT p.id, p.uid, p.name FROM search_token t JOIN search_person s ON s.person = t.person "
        "JOIN person p ON p.id = t.person WHERE t.token = ?1 AND instr(s.words || ' ', ?2) > 0 "
        "ORDER BY t.rank LIMIT ?3",
        (max(words, key=len), f" {' '.join(words)} ", most),
    )
    return [(PersonId(row[0]), row[1], row[2]) for row in rows]


def people_beginning(store: Store, name: str, most: int) -> list[Named]:
    """The closest people who have a part beginning with each of these words."""
    words = [word[:LONGEST_WORD] for word in tokens(name)]
    hits = search_names.by_name(store.database, words, most) if words else []
    return named(store, [hit.person for hit in hits])


def people_misspelt(store: Store, name: str) -> list[Named]:
    """People whose name may be this one written a little differently: every word is the same or nearly so."""
    words = [word[:LONGEST_WORD] for word in tokens(name)]
    if not words or len(words) > 6:
        return []
    nearly = {word: _nearly(store, word) for word in dict.fromkeys(words)}
    driver = min(words, key=lambda word: (len(nearly[word]), -len(word)))
    rows = store.database.rows(
        "SELECT t.person, s.words FROM (SELECT DISTINCT person, rank FROM search_token WHERE token IN "
        "(SELECT value FROM json_each(?1)) ORDER BY rank LIMIT 4000) t JOIN search_person s ON s.person = t.person",
        (json.dumps(sorted(nearly[driver])),),
    )
    found = []
    for person, theirs in rows:
        parts = set(theirs.split())
        if all(parts & nearly[word] for word in words):
            found.append(PersonId(person))
            if len(found) == _MOST_LOOKED_AT:
                break
    return named(store, found)


def named(store: Store, ids: Sequence[PersonId]) -> list[Named]:
    """Id, uid and name of some people, in the order given."""
    rows = store.database.rows(
        "SELECT id, uid, name FROM person WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
    )
    found = {row[0]: (PersonId(row[0]), str(row[1]), str(row[2])) for row in rows}
    return [found[person] for person in ids if person in found]


def uid_of(store: Store, person: PersonId) -> str:
    """The uid of a person who is there."""
    return str(store.database.value("SELECT uid FROM person WHERE id = ?", (person,)))


def event_names(store: Store) -> list[tuple[str, str, str, str]]:
    """Uid, name, place and first day of every event, the newest first."""
    rows = store.database.rows("SELECT uid, name, place, starts_on FROM event ORDER BY starts_on DESC, id DESC")
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def places(store: Store, name: str) -> list[str]:
    """Places that people were met at and that hold these words."""
    people = _with_facts(store, name)
    rows = store.database.rows(
        "SELECT place FROM event WHERE place <> '' UNION SELECT place FROM origin WHERE place <> '' "
        "AND person_id IN (SELECT value FROM json_each(?))",
        (json.dumps(people),),
    )
    return [row[0] for row in rows]


def organisations(store: Store, name: str) -> list[str]:
    """Organisations whose name begins like this, else those of people about whom these words are known."""
    found = store.database.rows(
        "SELECT DISTINCT organisation FROM affiliation WHERE organisation >= ?1 COLLATE NOCASE "
        "AND organisation < ?1 || char(1114111) COLLATE NOCASE LIMIT ?2",
        (name, _MOST_NAMES),
    )
    begun = [row[0] for row in found]
    if begun:
        return begun
    rows = store.database.rows(
        "SELECT DISTINCT organisation FROM affiliation WHERE organisation <> '' "
        "AND person_id IN (SELECT value FROM json_each(?))",
        (json.dumps(_with_facts(store, name)),),
    )
    return [row[0] for row in rows]


def _nearly(store: Store, word: str) -> set[str]:
    spelt = (
        search_misspellings.spellings(store.database, word) if len(word) >= search_misspellings.FEWEST_LETTERS else []
    )
    return {word, *(spelling.word for spelling in spelt if len(spelling.word) <= len(word) + 2)}


def _with_facts(store: Store, name: str) -> list[PersonId]:
    hits = search_facts.by_facts(store.database, tokens(name)[:6])
    return [hit.person for hit in hits[:_MOST_LOOKED_AT]]


def met_or_seen_at(store: Store, event_id: int) -> list[PersonId]:
    """Who was met at an event or took part in something there, in order of being recorded."""
    rows = store.database.rows(
        "SELECT person, min(at) FROM (SELECT person_id AS person, created_at AS at FROM origin WHERE event_id = ?1 "
        "UNION ALL SELECT person_id, created_at FROM interaction JOIN participation ON interaction_id = id "
        "WHERE event_id = ?1) GROUP BY person ORDER BY min(at), person",
        (event_id,),
    )
    return [PersonId(row[0]) for row in rows]


def words_at(store: Store, event_id: int, people: Iterable[PersonId]) -> dict[PersonId, tuple[int, str, str]]:
    """The latest interaction of each person at an event: its number, its line, when it was recorded."""
    rows = store.database.rows(
        "SELECT person_id, id, interaction.line, created_at FROM interaction JOIN participation ON interaction_id = id "
        "WHERE event_id = ?1 AND person_id IN (SELECT value FROM json_each(?2)) ORDER BY id",
        (event_id, json.dumps(list(people))),
    )
    return {PersonId(row[0]): (row[1], row[2], row[3]) for row in rows}


def follow_ups_at(store: Store, event_id: int) -> list[int]:
    """The open follow-ups promised at an event, by day."""
    rows = store.database.rows(
        "SELECT id FROM follow_up WHERE event_id = ? AND state = 'open' ORDER BY due_on, id", (event_id,)
    )
    return [row[0] for row in rows]
