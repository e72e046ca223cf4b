"""Writing the same for many people at once."""

from __future__ import annotations

from collections.abc import Sequence

from whence.domain.changes import PersonId
from whence.storage import tables
from whence.storage.store import Store


def present(store: Store, people: Sequence[PersonId]) -> list[PersonId]:
    """Those of some people who are in the journal, in the same order."""
    known = {row[0] for row in store.database.rows("SELECT id FROM person")}
    return [person for person in dict.fromkeys(people) if person in known]


def tag_all(store: Store, people: Sequence[PersonId], tag: int) -> None:
    """Give everybody a tag they may have already."""
    rows = ((person, tag) for person in people)
    store.database.write_many("INSERT INTO person_tag (person_id, tag_id) VALUES (?, ?) ON CONFLICT DO NOTHING", rows)


def untag_all(store: Store, people: Sequence[PersonId], tag: int) -> None:
    """Take a tag off everybody; a tag nobody has any more goes too."""
    rows = ((person, tag) for person in people)
    store.database.write_many("DELETE FROM person_tag WHERE person_id = ? AND tag_id = ?", rows)
    store.database.write(
        "DELETE FROM tag WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM person_tag WHERE tag_id = ?1)", (tag,)
    )


def add_mark(store: Store, name: str) -> int:
    """Write a new tag that the program itself gives a meaning to."""
    return store.insert(tables.Tag, name=name, kind="mark")


def join_all(store: Store, interaction: int, people: Sequence[PersonId]) -> None:
    """Add everybody to those who took part in an interaction."""
    rows = ((interaction, person) for person in people)
    store.database.write_many(
        "INSERT INTO participation (interaction_id, person_id, day) "
        "SELECT id, ?2, day FROM interaction WHERE id = ?1 ON CONFLICT DO NOTHING",
        rows,
    )
