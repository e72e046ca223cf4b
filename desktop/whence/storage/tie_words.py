"""What the owner says about ties: labels, reminders, and wishes to keep in touch; as kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.tie_cadence import Cadence
from whence.storage import tables
from whence.storage.store import Store


@dataclass(frozen=True, slots=True)
class TieLabel:
    """The owner's words about one tie."""

    person_id: PersonId
    label: str
    category: str
    remind_on: date | None


def tie_label(store: Store, person: PersonId) -> TieLabel | None:
    """What is said about a tie, None when nothing is."""
    return store.one(tables.TieLabel.select().where(tables.TieLabel.person_id == person), TieLabel)


def set_label(store: Store, person: PersonId, label: str, category: str) -> None:
    """Say how strong a tie is."""
    _set(store, person, label=label, category=category)


def set_reminder(store: Store, person: PersonId, day: date | None) -> None:
    """Set or take away the day of a reminder."""
    _set(store, person, remind_on=day)


def set_cadence(store: Store, person: PersonId | None, tag: int | None, cadence: Cadence | None) -> None:
    """Keep one wish for a person or a tag, or none."""
    table = tables.KeepInTouch
    mine = (table.person_id == person) if person is not None else (table.tag_id == tag)
    store.delete(table, mine)
    if cadence is not None:
        store.insert(
            table,
            person_id=person,
            tag_id=tag if person is None else None,
            ideal_days=cadence.ideal_days,
            longest_days=cadence.longest_days,
        )


def cadence_of_person(store: Store, person: PersonId) -> Cadence | None:
    """A person's own wish."""
    row = store.database.row("SELECT ideal_days, longest_days FROM keep_in_touch WHERE person_id = ?", (person,))
    return None if row is None else Cadence(row[0], row[1])


def cadence_of_tag(store: Store, tag: int) -> Cadence | None:
    """The wish for everybody of a tag."""
    row = store.database.row("SELECT ideal_days, longest_days FROM keep_in_touch WHERE tag_id = ?", (tag,))
    return None if row is None else Cadence(row[0], row[1])


def cadences(store: Store) -> Iterator[tuple[PersonId, bool, Cadence, int | None]]:
    """Every wish that concerns somebody in People: whom, whether it is their own, the wish, the last contact's day."""
    for person, is_own, ideal, longest, last_day in store.database.rows(
        "SELECT wanted.person, wanted.is_own, ideal_days, longest_days, tie.last_day FROM ("
        "SELECT person_id AS person, 1 AS is_own, ideal_days, longest_days FROM keep_in_touch WHERE person_id IS NOT "
        "NULL UNION ALL SELECT person_tag.person_id, 0, ideal_days, longest_days FROM keep_in_touch "
        "JOIN person_tag USING (tag_id)) AS wanted JOIN person ON person.id = wanted.person AND shelf = 'people' "
        "LEFT JOIN tie ON tie.person = wanted.person ORDER BY wanted.person"
    ):
        yield PersonId(person), bool(is_own), Cadence(ideal, longest), last_day


def _set(store: Store, person: PersonId, **columns: Any) -> None:
    if tie_label(store, person) is None:
        store.insert(tables.TieLabel, person_id=person, **columns)
    else:
        store.amend(tables.TieLabel, person, **columns)
    table = tables.TieLabel
    store.delete(
        table, (table.person_id == person) & (table.label == "") & (table.category == "") & (table.remind_on == "")
    )
