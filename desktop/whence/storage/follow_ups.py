"""Follow-ups and tags, as kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.follow_ups import FollowUp, FollowUpState
from whence.storage import tables
from whence.storage.store import Store


def _follow_up(**columns: Any) -> FollowUp:
    return FollowUp(**{**columns, "state": FollowUpState(columns["state"])})


def follow_up(store: Store, follow_up_id: int) -> FollowUp | None:
    """One follow-up."""
    return store.one(tables.FollowUp.select().where(tables.FollowUp.id == follow_up_id), _follow_up)


def follow_ups(store: Store, person_id: PersonId) -> list[FollowUp]:
    """The follow-ups about a person, open ones first, then by day."""
    return store.found(tables.FollowUp, _follow_up, "state <> 'open', due_on, id", person_id=person_id)


def due(store: Store, until: date) -> list[FollowUp]:
    """Open follow-ups due up to a day, oldest first."""
    table = tables.FollowUp
    query = table.select().where((table.state == "open") & (table.due_on <= until))
    return store.all(query.order_by(table.due_on, table.id), _follow_up)


def add_follow_up(store: Store, **columns: Any) -> int:
    """Write a new follow-up."""
    return store.insert(tables.FollowUp, **columns)


def amend_follow_up(store: Store, follow_up_id: int, **columns: Any) -> None:
    """Change columns of a follow-up."""
    store.amend(tables.FollowUp, follow_up_id, **columns)


def tag_id(store: Store, name: str) -> int | None:
    """The tag of this name, letter case aside."""
    found = store.database.value("SELECT id FROM tag WHERE name = ?", (name,))
    return None if found is None else int(found)


def tag_names(store: Store) -> list[str]:
    """Every tag, in alphabetical order."""
    return [row[0] for row in store.database.rows("SELECT name FROM tag ORDER BY name COLLATE NOCASE")]


def tags_of(store: Store, ids: Iterable[PersonId]) -> Mapping[PersonId, tuple[str, ...]]:
    """The tags of several people."""
    marks = list(ids)
    rows = store.database.rows(
        "SELECT person_id, name FROM person_tag JOIN tag ON tag.id = tag_id "
        f"WHERE person_id IN ({','.join('?' * len(marks))}) ORDER BY name COLLATE NOCASE",
        marks,
    )
    found: dict[PersonId, tuple[str, ...]] = {}
    for person_id, name in rows:
        found[PersonId(person_id)] = (*found.get(PersonId(person_id), ()), name)
    return found


def add_tag(store: Store, name: str) -> int:
    """Write a new tag."""
    return store.insert(tables.Tag, name=name)


def tag_person(store: Store, person_id: PersonId, tag: int) -> None:
    """Give a person a tag they may have already."""
    store.database.write(
        "INSERT INTO person_tag (person_id, tag_id) VALUES (?, ?) ON CONFLICT DO NOTHING", (person_id, tag)
    )


def untag_person(store: Store, person_id: PersonId, tag: int) -> None:
    """Take a tag off a person; a tag nobody has any more goes too."""
    store.database.write("DELETE FROM person_tag WHERE person_id = ? AND tag_id = ?", (person_id, tag))
    store.database.write(
        "DELETE FROM tag WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM person_tag WHERE tag_id = ?1)", (tag,)
    )
