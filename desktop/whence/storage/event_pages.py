"""What lists and pages of events ask: who was met there and what came of it; and events merged or deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.events import Event
from whence.storage import tables
from whence.storage.gate import tracked_tables
from whence.storage.store import Store

_MET = (
    "SELECT person_id, event_id FROM origin WHERE event_id IS NOT NULL AND source <> 'claim' "
    "UNION SELECT p.person_id, i.event_id FROM interaction i JOIN participation p ON p.interaction_id = i.id "
    "WHERE i.event_id IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class EventCounts:
    """How many were met at an event, for how many it is how they are known, how many have an open follow-up."""

    met: int = 0
    first_met: int = 0
    with_follow_up: int = 0


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody met at an event: through whom, and how many exchanges there were after it."""

    person: PersonId
    is_first_met: bool
    introducer: PersonId | None
    words: str
    since: int


def counts(store: Store) -> dict[int, EventCounts]:
    """How many people of each event."""
    rows = store.database.rows(
        f"SELECT event_id, count(*), sum(EXISTS (SELECT 1 FROM origin o WHERE o.person_id = met.person_id "
        "AND o.event_id = met.event_id AND o.is_first = 1)), sum(EXISTS (SELECT 1 FROM follow_up f WHERE "
        f"f.person_id = met.person_id AND f.state = 'open')) FROM ({_MET}) AS met GROUP BY event_id"
    )
    return {row[0]: EventCounts(row[1], row[2], row[3]) for row in rows}


def met_at(store: Store, event_id: int, after: int | None) -> list[Met]:
    """Who was met at an event, in order of name; `after` is the day number exchanges are counted from."""
    rows = store.database.rows(
        "SELECT met.person_id, coalesce(o.is_first, 0), o.introducer_id, coalesce(o.words, ''), (SELECT count(*) "
        "FROM participation p JOIN interaction i ON i.id = p.interaction_id WHERE p.person_id = met.person_id "
        "AND p.day > ?2 AND i.event_id IS NOT ?1) "
        f"FROM ({_MET}) AS met JOIN person ON person.id = met.person_id LEFT JOIN origin o ON o.id = "
        "(SELECT id FROM origin WHERE person_id = met.person_id AND event_id = ?1 ORDER BY is_first DESC, id LIMIT 1) "
        "WHERE met.event_id = ?1 AND shelf <> 'bin' ORDER BY person.name COLLATE NOCASE, person.id",
        (event_id, after),
    )
    return [Met(PersonId(r[0]), bool(r[1]), PersonId(r[2]) if r[2] else None, r[3], r[4]) for r in rows]


def open_follow_ups(store: Store, event_id: int) -> list[int]:
    """Open follow-ups about people met at an event, the first due first."""
    rows = store.database.rows(
        f"SELECT f.id FROM follow_up f WHERE state = 'open' AND (event_id = ?1 OR person_id IN (SELECT person_id "
        f"FROM ({_MET}) AS met WHERE met.event_id = ?1)) ORDER BY due_on, f.id",
        (event_id,),
    )
    return [row[0] for row in rows]


def introduced(store: Store, people: Iterable[PersonId]) -> int:
    """How many introductions some people took part in."""
    marks = ",".join(str(int(person)) for person in people)
    return int(
        store.database.value(
            f"SELECT count(*) FROM introduction WHERE asker_id IN ({marks}) OR asked_for_id IN ({marks})"
        )
    )


def years(store: Store, event: Event) -> list[Event]:
    """The other years of an event, the newest first."""
    table = tables.Event
    if not event.series:
        return []
    query = table.select().where((table.series == event.series) & (table.id != event.id))
    return store.all(query.order_by(table.starts_on.desc(), table.id.desc()), Event)


def references(store: Store) -> list[tuple[str, str]]:
    """Every table and column that refers to an event."""
    return [
        (table, row[3])
        for table in tracked_tables(store.database)
        for row in store.database.rows(f"PRAGMA foreign_key_list({table})")
        if row[2] == "event"
    ]


def hand_over(store: Store, taken: int, kept: int) -> None:
    """Let everything that refers to one event refer to another; an origin that says nothing more is dropped."""
    store.database.write(
        "DELETE FROM origin WHERE event_id = ?1 AND is_first = 0 AND place = '' AND day = '' AND words = '' "
        "AND evidence = '' AND introducer_id IS NULL AND EXISTS (SELECT 1 FROM origin o WHERE "
        "o.person_id = origin.person_id AND o.event_id = ?2)",
        (taken, kept),
    )
    for table, column in references(store):
        store.database.write(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (kept, taken))


def origins_at(store: Store, event_id: int) -> list[tuple[int, str, str, str]]:
    """The origins at an event: id, place, day, words."""
    rows = store.database.rows("SELECT id, place, day, words FROM origin WHERE event_id = ?", (event_id,))
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def events_named(store: Store, name: str) -> list[Event]:
    """Events of a name, letter case aside, the newest first."""
    rows = store.database.rows("SELECT id FROM event WHERE name = ? COLLATE NOCASE", (name,))
    ids = [row[0] for row in rows]
    query = tables.Event.select().where(tables.Event.id.in_(ids))
    return store.all(query.order_by(tables.Event.starts_on.desc(), tables.Event.id.desc()), Event) if ids else []


def amend_series(store: Store, ids: Iterable[Any], series: str) -> None:
    """Let events be years of one."""
    store.amend_where(tables.Event, tables.Event.id.in_(list(ids)), series=series)
