"""Interactions and who took part in them, as kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.interactions import Interaction
from whence.storage import tables
from whence.storage.store import Store

_FEW = 4


def interaction(store: Store, interaction_id: int) -> Interaction | None:
    """One interaction."""
    return store.one(tables.Interaction.select().where(tables.Interaction.id == interaction_id), Interaction)


def newest(store: Store, person_id: PersonId, today: int, most: int) -> list[tuple[Interaction, str]]:
    """A person's newest interactions up to today with the line about that person, newest first."""
    rows = store.database.rows(
        "SELECT interaction_id, line FROM participation WHERE person_id = ? AND day <= ? "
        "ORDER BY day DESC, interaction_id DESC LIMIT ?",
        (person_id, today, most),
    )
    return _with_lines(store, [(row[0], row[1]) for row in rows])


def page(store: Store, person_id: PersonId, most: int, skipped: int) -> list[tuple[Interaction, str]]:
    """A stretch of a person's interactions, newest first, future and undated ones included."""
    rows = store.database.rows(
        "SELECT interaction_id, line FROM participation WHERE person_id = ? "
        "ORDER BY day IS NULL, day DESC, interaction_id DESC LIMIT ? OFFSET ?",
        (person_id, most, skipped),
    )
    return _with_lines(store, [(row[0], row[1]) for row in rows])


def first_from_archive(store: Store, person_id: PersonId) -> Interaction | None:
    """The first message with a person that an archive holds, invitation notes included."""
    found = store.database.value(
        "SELECT interaction_id FROM participation JOIN interaction ON interaction.id = interaction_id "
        "WHERE person_id = ? AND channel IN ('message', 'invitation_note') AND interaction.line <> '' "
        "AND source <> 'entry' ORDER BY participation.day, at, interaction_id LIMIT 1",
        (person_id,),
    )
    return None if found is None else interaction(store, found)


def count(store: Store, person_id: PersonId) -> int:
    """How many interactions a person took part in."""
    return int(store.database.value("SELECT count(*) FROM participation WHERE person_id = ?", (person_id,)))


def participants(store: Store, interaction_id: int) -> list[tuple[PersonId, str]]:
    """Who took part in an interaction, each with the line about them."""
    rows = store.database.rows(
        "SELECT person_id, line FROM participation WHERE interaction_id = ? ORDER BY person_id", (interaction_id,)
    )
    return [(PersonId(row[0]), row[1]) for row in rows]


def add_interaction(store: Store, people: Sequence[tuple[PersonId, str]], **columns: Any) -> int:
    """Write a new interaction with those who took part and the line about each."""
    made = store.insert(tables.Interaction, **columns)
    for person_id, line in people:
        store.insert(tables.Participation, interaction_id=made, person_id=person_id, day=columns.get("day"), line=line)
    return made


def amend_interaction(store: Store, interaction_id: int, **columns: Any) -> None:
    """Change columns of an interaction; a changed day is repeated for those who took part."""
    store.amend(tables.Interaction, interaction_id, **columns)
    if "day" in columns:
        table = tables.Participation
        store.amend_where(table, table.interaction_id == interaction_id, day=columns["day"])


def join(store: Store, interaction_id: int, person_id: PersonId, line: str = "") -> None:
    """Add somebody to those who took part, unless they did already."""
    day = store.database.value("SELECT day FROM interaction WHERE id = ?", (interaction_id,))
    if (person_id, line) not in participants(store, interaction_id):
        store.database.write(
            "INSERT INTO participation (interaction_id, person_id, day, line) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO NOTHING",
            (interaction_id, person_id, day, line),
        )


def leave(store: Store, interaction_id: int, person_id: PersonId) -> None:
    """Take somebody off those who took part."""
    table = tables.Participation
    store.delete(table, (table.interaction_id == interaction_id) & (table.person_id == person_id))


def delete_interaction(store: Store, interaction_id: int) -> None:
    """Delete an interaction for everybody who took part."""
    store.delete(tables.Interaction, tables.Interaction.id == interaction_id)


def _with_lines(store: Store, rows: Sequence[tuple[int, str]]) -> list[tuple[Interaction, str]]:
    ids = [row[0] for row in rows]
    if len(ids) <= _FEW:  # composing a query for many takes longer than asking for a few one by one
        kept = [one for number in ids for one in store.found(tables.Interaction, Interaction, id=number)]
    else:
        kept = store.all(tables.Interaction.select().where(tables.Interaction.id.in_(ids)), Interaction)
    found = {one.id: one for one in kept}
    return [(found[interaction_id], line) for interaction_id, line in rows]
