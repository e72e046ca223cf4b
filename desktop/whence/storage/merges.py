"""Merges as kept, and what two people have in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.connections import Connection
from whence.storage import tables
from whence.storage.merge_rows import KEYS, references
from whence.storage.store import Store


@dataclass(frozen=True, slots=True)
class KeptMerge:
    """A merge as kept: who was taken into whom, and what was done to the rows."""

    id: int
    person_id: PersonId
    taken_uid: str
    taken_name: str
    taken: dict[str, Any]
    merged_at: str


def merge(store: Store, merge_id: int) -> KeptMerge | None:
    """One merge."""
    return store.one(tables.Merge.select().where(tables.Merge.id == merge_id), KeptMerge)


def merges_of(store: Store, person: PersonId) -> list[KeptMerge]:
    """Who was taken into a person, the latest first."""
    query = tables.Merge.select().where(tables.Merge.person_id == person)
    return store.all(query.order_by(tables.Merge.id.desc()), KeptMerge)


def kept_of_uid(store: Store, uid: str) -> PersonId | None:
    """The person into whom the one with this uid was taken."""
    found = store.database.value("SELECT person_id FROM merge WHERE taken_uid = ?", (uid,))
    return None if found is None else PersonId(found)


def has_introduction_between(store: Store, first: PersonId, second: PersonId) -> bool:
    """Whether two people were introduced to each other."""
    found = store.database.value(
        "SELECT 1 FROM introduction WHERE (asker_id = ?1 AND asked_for_id = ?2) "
        "OR (asker_id = ?2 AND asked_for_id = ?1)",
        (first, second),
    )
    return found is not None


def shared_interactions(store: Store, first: PersonId, second: PersonId) -> int:
    """In how many interactions both took part."""
    return int(
        store.database.value(
            "SELECT count(*) FROM participation a JOIN participation b USING (interaction_id) "
            "WHERE a.person_id = ? AND b.person_id = ?",
            (first, second),
        )
    )


def amounts(store: Store, person: PersonId) -> dict[str, int]:
    """How many rows of each table are a person's, empty ones left out."""
    counted = {
        table: int(store.database.value(f"SELECT count(*) FROM {table} WHERE {column} = ?", (person,)))
        for table, column in references(store.database)
        if column in ("person_id", "asker_id")
    }
    return {table: count for table, count in counted.items() if count}


def tie_label(store: Store, person: PersonId) -> str:
    """What the owner calls the tie with a person."""
    found = store.database.row("SELECT label, category FROM tie_label WHERE person_id = ?", (person,))
    return str(found[0] or found[1]) if found else ""


def keep_in_touch_days(store: Store, person: PersonId) -> int | None:
    """How often the owner wants to be in touch with a person, in days."""
    found = store.database.value("SELECT ideal_days FROM keep_in_touch WHERE person_id = ?", (person,))
    return None if found is None else int(found)


def unlike(store: Store, first: PersonId, second: PersonId) -> bool:
    """Whether two people were declared not to be the same."""
    pair = sorted((first, second))
    return store.database.row("SELECT 1 FROM distinct_pair WHERE first_id = ? AND second_id = ?", pair) is not None


def set_unlike(store: Store, first: PersonId, second: PersonId, said_on: date | str) -> None:
    """Remember that two people are not the same."""
    store.database.write(
        "INSERT INTO distinct_pair (first_id, second_id, said_on) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (*sorted((first, second)), said_on),
    )


def waiting_invitations(store: Store, people: Iterable[PersonId]) -> list[int]:
    """Invitations from archives to or from people that nothing is known to have become of."""
    marks = list(people)
    rows = store.database.rows(
        f"SELECT id FROM invitation WHERE person_id IN ({','.join('?' * len(marks))}) AND state IN ('open', 'sent') "
        "AND source_key IS NOT NULL",
        marks,
    )
    return [row[0] for row in rows]


def connections_of(store: Store, person: PersonId) -> dict[str, Connection]:
    """A person's connections by network."""
    query = tables.Connection.select().where(tables.Connection.person_id == person)
    return {one.network: one for one in store.all(query, Connection)}


def keys_of(store: Store, table: str, person: PersonId) -> list[int]:
    """The keys of a person's rows in a table that may hold one row a person."""
    key = KEYS.get(table, "id")
    return [row[0] for row in store.database.rows(f"SELECT {key} FROM {table} WHERE person_id = ?", (person,))]
