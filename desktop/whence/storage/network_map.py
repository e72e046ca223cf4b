"""What the map is drawn from: everybody with their first introducer, event, employer and tie, in one pass."""

from __future__ import annotations

from datetime import date
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.network_map import MapPerson
from whence.domain.ties import Category
from whence.storage import people_lists
from whence.storage.store import Store

_EVERYBODY = (
    "SELECT person.id, person.name, origin.introducer_id, coalesce(event.name, ''), "
    "coalesce((SELECT organisation FROM affiliation WHERE person_id = person.id AND is_current = 1 "
    "AND kind = 'employer' ORDER BY id LIMIT 1), ''), origin.id IS NOT NULL, {category} FROM person "
    "LEFT JOIN origin ON origin.id = (SELECT id FROM origin AS one WHERE one.person_id = person.id "
    "AND one.source <> 'claim' ORDER BY introducer_id IS NULL, is_first DESC, id LIMIT 1) "
    "LEFT JOIN event ON event.id = origin.event_id LEFT JOIN tie ON tie.person = person.id "
    "WHERE shelf = 'people' ORDER BY person.id"
)


def everybody(store: Store, today: date) -> list[MapPerson]:
    """Everybody in People."""
    values: dict[str, Any] = {}
    category = people_lists.category_expression(store, today, values)
    return [
        MapPerson(PersonId(row[0]), row[1], row[2], row[3], row[4], bool(row[5]), Category(row[6]))
        for row in store.database.rows(_EVERYBODY.replace("{category}", category), values)
    ]
