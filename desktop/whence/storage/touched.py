"""From a changeset to the people it concerns, so that what is derived from them can be brought up to date."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import apsw

from whence.domain.changes import Changes, PersonId
from whence.storage.database import Database

# Rows without a person column of their own: the query that finds their people by the row's key.
_BY_KEY = {
    "interaction": "SELECT person_id FROM participation WHERE interaction_id = ?",
    "event": "SELECT person_id FROM origin WHERE event_id = ?1 UNION SELECT person_id FROM participation "
    "JOIN interaction ON interaction.id = interaction_id WHERE event_id = ?1",
    "tag": "SELECT person_id FROM person_tag WHERE tag_id = ?",
    "keep_in_touch": "SELECT person_id FROM keep_in_touch WHERE id = ?1 AND person_id IS NOT NULL UNION SELECT "
    "person_tag.person_id FROM person_tag JOIN keep_in_touch USING (tag_id) WHERE keep_in_touch.id = ?1",
    "outcome": "SELECT person_id FROM decision JOIN outcome ON outcome.decision_id = decision.id WHERE outcome.id = ?",
    "introduction_step": "SELECT asker_id FROM introduction JOIN introduction_step "
    "ON introduction.id = introduction_id WHERE introduction_step.id = ?1 UNION SELECT asked_for_id FROM introduction "
    "JOIN introduction_step ON introduction.id = introduction_id WHERE introduction_step.id = ?1",
}  # fmt: skip
_MANY = 2_000


class Shape:
    """Where the keys and the people stand in the rows of each tracked table."""

    def __init__(self, database: Database, tables: Iterable[str]) -> None:
        self.keys: dict[str, tuple[int, ...]] = {}
        self.people: dict[str, tuple[int, ...]] = {}
        self.columns: dict[str, tuple[str, ...]] = {}
        for table in tables:
            described = list(database.rows(f"PRAGMA table_info({table})"))
            names = tuple(row[1] for row in described)
            self.columns[table] = names
            self.keys[table] = tuple(row[0] for row in described if row[5])
            references = database.rows(f"PRAGMA foreign_key_list({table})")
            to_person = {row[3] for row in references if row[2] == "person"}
            self.people[table] = (0,) if table == "person" else tuple(names.index(name) for name in to_person)


def changes_of(database: Database, shape: Shape, changeset: Any) -> Changes:
    """The tables and people that a changeset, already applied, has touched.

    A changeset of thousands of rows is reported as everything.
    """
    tables: set[str] = set()
    people: set[int] = set()
    for number, change in enumerate(apsw.Changeset.iter(changeset)):
        if number >= _MANY:
            return Changes(is_everything=True)
        tables.add(change.name)
        people.update(_people_of(database, shape, change))
    return Changes(frozenset(tables), frozenset(PersonId(person) for person in people))


def _people_of(database: Database, shape: Shape, change: apsw.TableChange) -> set[int]:
    columns = shape.people[change.name]
    found = {row[at] for row in (change.old, change.new) if row is not None for at in columns}
    key = [(change.old or change.new)[at] for at in shape.keys[change.name]]  # type: ignore[index]
    if change.op == "UPDATE" and columns:
        names = shape.columns[change.name]
        wanted = ", ".join(names[at] for at in columns)
        where = " AND ".join(f"{names[at]} = ?" for at in shape.keys[change.name])
        found.update(database.row(f"SELECT {wanted} FROM {change.name} WHERE {where}", key) or ())
    if change.name in _BY_KEY:
        found.update(row[0] for row in database.rows(_BY_KEY[change.name], key))
    return {person for person in found if isinstance(person, int)}
