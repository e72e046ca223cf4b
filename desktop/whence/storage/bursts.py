"""What finding bursts needs of the journal, and people about whom it is not recorded how they were met."""

from __future__ import annotations

from collections.abc import Iterable

from whence.domain.bursts import Connected
from whence.domain.changes import PersonId
from whence.domain.dates import Day, day_number
from whence.storage.store import Store

_NOTHING_RECORDED = (
    "NOT EXISTS (SELECT 1 FROM origin WHERE person_id = person.id AND source NOT IN ('claim', 'inferred'))"
)


def connected(store: Store) -> list[Connected]:
    """Everybody in People who was connected on an exact day, with whether it is recorded how they were met."""
    rows = store.database.rows(
        f"SELECT person.id, connection.connected_on, {_NOTHING_RECORDED} FROM person "
        "JOIN connection ON person_id = person.id WHERE shelf = 'people' AND length(connection.connected_on) = 10"
    )
    found = []
    for person, connected_on, is_unexplained in rows:
        start = Day.parse(connected_on).start
        if start is not None:
            found.append(Connected(PersonId(person), day_number(start), bool(is_unexplained)))
    return found


def unrecorded(store: Store, most: int, skipped: int) -> list[PersonId]:
    """People about whom nothing is recorded: the strongest ties first, then those connected or added last."""
    rows = store.database.rows(
        "SELECT person.id FROM person LEFT JOIN tie ON tie.person = person.id LEFT JOIN connection "
        f"ON connection.person_id = person.id AND network = 'linkedin' WHERE shelf = 'people' AND {_NOTHING_RECORDED} "
        "ORDER BY coalesce(tie.k, 0) DESC, tie.last_day DESC NULLS LAST, "
        "coalesce(nullif(connection.connected_on, ''), person.created_at) DESC, person.id LIMIT ? OFFSET ?",
        (most, skipped),
    )
    return [PersonId(row[0]) for row in rows]


def unrecorded_count(store: Store) -> int:
    """About how many people nothing is recorded."""
    return int(store.database.value(f"SELECT count(*) FROM person WHERE shelf = 'people' AND {_NOTHING_RECORDED}"))


def without_origin(store: Store, people: Iterable[PersonId]) -> set[PersonId]:
    """Those of some people about whom nothing is recorded."""
    marks = ",".join(str(int(person)) for person in people)
    return {
        PersonId(row[0])
        for row in store.database.rows(f"SELECT id FROM person WHERE id IN ({marks}) AND {_NOTHING_RECORDED}")
    }


def without_first_origin(store: Store, people: Iterable[PersonId]) -> set[PersonId]:
    """Those of some people who have no first origin."""
    marks = ",".join(str(int(person)) for person in people)
    return {
        PersonId(row[0])
        for row in store.database.rows(
            f"SELECT id FROM person WHERE id IN ({marks}) AND NOT EXISTS "
            "(SELECT 1 FROM origin WHERE person_id = person.id AND is_first = 1)"
        )
    }
