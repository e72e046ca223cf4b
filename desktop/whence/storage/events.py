"""Events and origins, as kept."""

from __future__ import annotations

from typing import Any

from whence.domain.changes import PersonId
from whence.domain.events import Event, EventId
from whence.domain.origins import Origin
from whence.storage import tables
from whence.storage.store import Store


def event(store: Store, event_id: int) -> Event | None:
    """One event."""
    return store.first_found(tables.Event, Event, id=event_id)


def event_of_uid(store: Store, uid: str) -> Event | None:
    """The event with a uid."""
    return store.first_found(tables.Event, Event, uid=uid)


def events(store: Store) -> list[Event]:
    """Every event, newest first."""
    return store.all(tables.Event.select().order_by(tables.Event.starts_on.desc(), tables.Event.id.desc()), Event)


def add_event(store: Store, **columns: Any) -> EventId:
    """Write a new event."""
    return EventId(store.insert(tables.Event, **columns))


def amend_event(store: Store, event_id: int, **columns: Any) -> None:
    """Change columns of an event."""
    store.amend(tables.Event, event_id, **columns)


def delete_event(store: Store, event_id: int) -> None:
    """Delete an event; what happened there stays without it."""
    store.delete(tables.Event, tables.Event.id == event_id)


def origins(store: Store, person_id: PersonId) -> list[Origin]:
    """How a person is known, the first origin first."""
    return store.found(tables.Origin, Origin, "is_first DESC, day, id", person_id=person_id)


def origin(store: Store, origin_id: int) -> Origin | None:
    """One origin."""
    return store.first_found(tables.Origin, Origin, id=origin_id)


def add_origin(store: Store, **columns: Any) -> int:
    """Write a new origin."""
    return store.insert(tables.Origin, **columns)


def amend_origin(store: Store, origin_id: int, **columns: Any) -> None:
    """Change columns of an origin."""
    store.amend(tables.Origin, origin_id, **columns)


def unmark_first(store: Store, person_id: PersonId) -> None:
    """Let no origin of a person be the first one."""
    table = tables.Origin
    store.amend_where(table, (table.person_id == person_id) & (table.is_first == 1), is_first=False)


def delete_origin(store: Store, origin_id: int) -> None:
    """Delete an origin."""
    store.delete(tables.Origin, tables.Origin.id == origin_id)


def met_at(store: Store, event_id: int) -> list[PersonId]:
    """Who was met at an event, in order of being recorded."""
    rows = store.database.rows(
        "SELECT DISTINCT person_id FROM origin WHERE event_id = ? ORDER BY person_id", (event_id,)
    )
    return [PersonId(row[0]) for row in rows]


def met_through(store: Store, person_id: PersonId) -> list[PersonId]:
    """Who was met through a person."""
    rows = store.database.rows(
        "SELECT DISTINCT person_id FROM origin WHERE introducer_id = ? ORDER BY person_id", (person_id,)
    )
    return [PersonId(row[0]) for row in rows]
