"""The lists of people that screens ask for: ids by filter and order, rows by id."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.dates import day_number
from whence.domain.names import fold
from whence.domain.people_filters import HowKnown, PeopleFilter, PeopleOrder
from whence.domain.tie_settings import TieSettings
from whence.domain.ties import Category
from whence.storage import ties
from whence.storage.store import Store

_ORDERS = {
    PeopleOrder.RECENT: "tie.last_day DESC NULLS LAST, person.created_at DESC, person.id DESC",
    PeopleOrder.NAME: "person.name COLLATE NOCASE, person.id",
    PeopleOrder.STRENGTH: "tie.k DESC, person.id",
    PeopleOrder.CONNECTED: "connection.connected_on DESC, person.id DESC",
    PeopleOrder.ADDED: "person.created_at DESC, person.id DESC",
    PeopleOrder.COMPANY: "(SELECT organisation FROM affiliation WHERE person_id = person.id AND is_current = 1 "
    "LIMIT 1) COLLATE NOCASE NULLS LAST, person.name COLLATE NOCASE, person.id",
}  # fmt: skip
NOTHING_KNOWN = "NOT EXISTS (SELECT 1 FROM origin WHERE person_id = person.id AND source <> 'claim')"
"""What holds for a person of whom nothing is recorded about how they were met."""
_HOW_KNOWN = {
    HowKnown.RECORDED: "EXISTS (SELECT 1 FROM origin WHERE person_id = person.id AND source <> 'claim')",
    HowKnown.NOTHING: NOTHING_KNOWN,
    HowKnown.THROUGH_SOMEBODY: "EXISTS (SELECT 1 FROM origin WHERE person_id = person.id "
    "AND introducer_id IS NOT NULL)",
}
_CONDITIONS = (
    ("tag", "person.id IN (SELECT person_id FROM person_tag JOIN tag ON tag.id = tag_id WHERE tag.name = :tag)"),
    ("event", "person.id IN (SELECT person_id FROM origin WHERE event_id = :event)"),
    ("introducer", "person.id IN (SELECT person_id FROM origin WHERE introducer_id = :introducer)"),
    ("company", "person.id IN (SELECT person_id FROM affiliation WHERE organisation = :company COLLATE NOCASE)"),
    ("note_kind", "person.id IN (SELECT person_id FROM invitation WHERE note_kind = :note_kind)"),
    ("import_id", "person.import_id = :import_id"),
    ("connected_before", "connection.connected_on <> '' AND connection.connected_on < :connected_before"),
    ("connected_after", "connection.connected_on > :connected_after"),
    ("is_name_missing", "person.is_name_missing = :is_name_missing"),
    ("connection", "coalesce(connection.state, 'none') = :connection"),
)


def ids(store: Store, wanted: PeopleFilter, order: PeopleOrder, today: date) -> list[PersonId]:
    """Everybody a filter lets pass, in order."""
    values: dict[str, Any] = {"shelf": wanted.shelf.value}
    conditions = ["person.shelf = :shelf"]
    if wanted.among:
        conditions = ["person.shelf <> 'bin'", "person.id IN (SELECT value FROM json_each(:among))"]
        values["among"] = json.dumps(sorted(wanted.among))
    for part, condition in _CONDITIONS:
        value = getattr(wanted, part)
        if value not in ("", None):
            conditions.append(condition)
            values[part] = value
    if wanted.how_known is not None:
        conditions.append(_HOW_KNOWN[wanted.how_known])
    if wanted.categories:
        conditions.append(_category_condition(store, wanted, today, values))
    found = store.database.rows(
        "SELECT person.id, person.name FROM person LEFT JOIN tie ON tie.person = person.id LEFT JOIN connection "
        f"ON connection.person_id = person.id WHERE {' AND '.join(conditions)} ORDER BY {_ORDERS[order]}",
        values,
    )
    if wanted.name:
        return [PersonId(row[0]) for row in found if _is_called(row[1], fold(wanted.name))]
    return [PersonId(row[0]) for row in found]


def companies(store: Store, most: int = 200) -> list[tuple[str, int]]:
    """Present employers by how many people work there."""
    rows = store.database.rows(
        "SELECT organisation, count(DISTINCT person_id) AS n FROM affiliation "
        "WHERE is_current = 1 AND organisation <> '' GROUP BY organisation COLLATE NOCASE "
        "ORDER BY n DESC, organisation COLLATE NOCASE LIMIT ?",
        (most,),
    )
    return [(row[0], row[1]) for row in rows]


def first_connected(store: Store) -> int | None:
    """The year of the first connection, None while no day of connecting is known."""
    first = store.database.value("SELECT min(connected_on) FROM connection WHERE connected_on <> ''")
    return int(first[:4]) if first else None


def lately_added(store: Store, most: int) -> list[PersonId]:
    """Who was added by hand last."""
    rows = store.database.rows(
        "SELECT id FROM person WHERE shelf = 'people' AND source = 'entry' ORDER BY created_at DESC, id DESC LIMIT ?",
        (most,),
    )
    return [PersonId(row[0]) for row in rows]


def _is_called(name: str, wanted: str) -> bool:
    """Whether every word that was typed begins a word of the name."""
    words, parts = fold(name).replace("-", " ").split(), wanted.replace("-", " ").split()
    return all(any(word.startswith(part) for word in words) for part in parts)


def category_expression(store: Store, today: date, values: dict[str, Any]) -> str:
    """The category of a tie as SQL over a row of `tie`; the limits it compares with are added to `values`."""
    values |= _bounds(ties.settings(store.database), day_number(today))
    return (
        "CASE WHEN tie.label <> '' THEN tie.label WHEN tie.last_day IS NULL THEN 'never' "
        "WHEN tie.last_day <= :dormant_from THEN 'dormant' WHEN tie.k <= :weak_k THEN 'weak' "
        "WHEN tie.k >= :strong_k AND tie.in_k > 0 AND tie.out_k > 0 THEN 'strong' ELSE 'moderate' END"
    )


def _category_condition(store: Store, wanted: PeopleFilter, today: date, values: dict[str, Any]) -> str:
    names = ",".join(f"'{Category(category).value}'" for category in sorted(wanted.categories))
    return f"{category_expression(store, today, values)} IN ({names})"


def _bounds(tie_settings: TieSettings, today: int) -> dict[str, float]:
    """The limits of the categories in the units of the stored sums on a day."""
    scale = 2 ** (today / tie_settings.half_life_days) / tie_settings.exchanges_per_unit
    return {
        "dormant_from": today - tie_settings.dormant_days,
        "weak_k": tie_settings.weak_max * scale,
        "strong_k": tie_settings.strong_min * scale,
    }
