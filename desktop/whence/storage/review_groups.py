"""The stock in groups that can be decided on at once: by employer, event, month of connecting, and import."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from whence.domain.changes import PersonId
from whence.domain.dates import day_number
from whence.domain.decisions import Verdict
from whence.domain.reviews import GroupKind, StockGroup
from whence.storage.store import Store

LEAST_IN_GROUP = 2


_STOCK = (
    "is_stock = 1 AND due_on <= :today AND label = '' AND red_flag_on IS NULL "
    "AND (reminder_on IS NULL OR reminder_on > :today)"
)
_MEMBERS = {
    GroupKind.EMPLOYER: "SELECT DISTINCT person, organisation COLLATE NOCASE AS value FROM tie JOIN affiliation ON "
    f"person_id = person AND is_current = 1 AND kind = 'employer' AND organisation <> '' WHERE {_STOCK}",
    GroupKind.EVENT: "SELECT DISTINCT person, CAST(event_id AS TEXT) AS value FROM tie JOIN origin ON "
    f"person_id = person AND event_id IS NOT NULL WHERE {_STOCK}",
    GroupKind.MONTH: "SELECT person, substr(connection.connected_on, 1, 7) AS value FROM tie JOIN connection ON "
    f"person_id = person AND length(connection.connected_on) >= 7 WHERE {_STOCK}",
    GroupKind.IMPORT: "SELECT person, CAST(import_id AS TEXT) AS value FROM tie JOIN person ON person.id = tie.person "
    f"AND import_id IS NOT NULL WHERE {_STOCK}",
}
_WORDS = {
    GroupKind.EVENT: "SELECT CAST(id AS TEXT), name FROM event",
    GroupKind.IMPORT: "SELECT CAST(id AS TEXT), source || ', ' || substr(imported_at, 1, 10) FROM import_batch",
}


def groups(store: Store, kind: GroupKind, today: date, most: int = 200) -> list[StockGroup]:
    """The groups of a kind with at least two members, the largest first."""
    words = dict(store.database.rows(_WORDS[kind])) if kind in _WORDS else {}
    rows = store.database.rows(
        f"SELECT value, count(*) AS size FROM ({_MEMBERS[kind]}) GROUP BY value COLLATE NOCASE "
        f"HAVING size >= {LEAST_IN_GROUP} ORDER BY size DESC, value LIMIT :most",
        {"today": day_number(today), "most": most},
    )
    return [StockGroup(kind, row[0], words.get(row[0], row[0]), row[1]) for row in rows]


def members(store: Store, kind: GroupKind, key: str, today: date) -> list[PersonId]:
    """Who is in a group now."""
    rows = store.database.rows(
        f"SELECT person FROM ({_MEMBERS[kind]}) WHERE value = :key COLLATE NOCASE ORDER BY person",
        {"today": day_number(today), "key": key},
    )
    return [PersonId(row[0]) for row in rows]


def add_decisions(
    store: Store,
    rows: Iterable[tuple[str, PersonId, Verdict, str]],
    *,
    review: int | None,
    rationale: str,
    group: str,
    today: date,
    stamp: str,
) -> None:
    """Write one decision for each member of a group: uid, person, verdict, and the day it may come back."""
    store.database.write_many(
        "INSERT INTO decision (uid, person_id, review_id, stage, verdict, rationale, until_on, group_uid, decided_on, "
        "decided_at) VALUES (?, ?, ?, 'tie', ?, ?, ?, ?, ?, ?)",
        ((uid, person, review, verdict, rationale, until, group, today, stamp) for uid, person, verdict, until in rows),
    )
