"""What insights count: for each of them one statement that says who stands behind which bar.

Every statement yields `bar`, `label`, `person`, `day` (ISO, '' when unknown) and `entry`, the number of what is
counted. A chart counts the entries of each bar, the list behind a bar its people: both come from the same statement.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.dates import day_number, day_of_number
from whence.domain.insight_bars import Bar, Insight
from whence.domain.insights import week_start
from whence.storage import people_lists
from whence.storage.store import Store

_FRESH_DAYS = 365
_FIRST = (
    "FROM person LEFT JOIN origin ON origin.id = (SELECT id FROM origin AS one WHERE one.person_id = person.id "
    "AND one.source <> 'claim' ORDER BY is_first DESC, id LIMIT 1) "
)
_CONNECTED = "LEFT JOIN connection ON connection.person_id = person.id "
_BEGAN = "CASE WHEN coalesce(origin.day, '') <> '' THEN origin.day ELSE coalesce(connection.connected_on, '') END"
_STANDING = "decision.id NOT IN (SELECT reconsiders_id FROM decision WHERE reconsiders_id IS NOT NULL)"
_STATEMENTS = {
    Insight.ORIGIN: "SELECT CASE WHEN origin.id IS NULL THEN '' WHEN event_id IS NOT NULL THEN 'event' "
    "WHEN introducer_id IS NOT NULL THEN 'introducer' WHEN place <> '' THEN 'place' ELSE 'words' END AS bar, "
    f"'' AS label, person.id AS person, {_BEGAN} AS day, person.id AS entry "
    f"{_FIRST} {_CONNECTED} WHERE shelf = 'people'",
    Insight.YEAR: "SELECT substr(day, 1, 4) AS bar, '' AS label, person, day, person AS entry FROM ("
    f"SELECT person.id AS person, {_BEGAN} AS day {_FIRST} {_CONNECTED} WHERE shelf = 'people') WHERE day <> ''",
    Insight.EVENT: "SELECT cast(event.id AS TEXT) AS bar, event.name AS label, person.id AS person, "
    "CASE WHEN origin.day <> '' THEN origin.day ELSE event.starts_on END AS day, person.id AS entry "
    f"{_FIRST} JOIN event ON event.id = origin.event_id WHERE shelf = 'people'",
    Insight.INTRODUCER: "SELECT cast(origin.introducer_id AS TEXT) AS bar, introducer.name AS label, "
    f"person.id AS person, {_BEGAN} AS day, person.id AS entry FROM origin "
    f"JOIN person ON person.id = origin.person_id {_CONNECTED} "
    "JOIN person AS introducer ON introducer.id = origin.introducer_id "
    "WHERE person.shelf = 'people' AND introducer.shelf <> 'bin' AND introducer_id <> person.id "
    "AND origin.source <> 'claim'",
    Insight.VERDICT: "SELECT verdict AS bar, '' AS label, person_id AS person, decided_on AS day, "
    f"decision.id AS entry FROM decision WHERE {_STANDING}",
    Insight.REASON: "SELECT coalesce(code.value, '') AS bar, '' AS label, person_id AS person, decided_on AS day, "
    f"decision.id AS entry FROM decision LEFT JOIN json_each(decision.codes) AS code WHERE {_STANDING}",
    Insight.EXCEPTION: "SELECT coalesce((SELECT verdict FROM outcome WHERE decision_id = decision.id "
    "ORDER BY id DESC LIMIT 1), '') AS bar, '' AS label, person_id AS person, decided_on AS day, "
    f"decision.id AS entry FROM decision WHERE exception <> '' AND {_STANDING}",
    Insight.REMOVED: "SELECT CASE WHEN what = 'withdrawn' THEN 'withdrawn' WHEN by_whom = 'them' THEN 'them' "
    "WHEN by_whom = 'you' THEN coalesce(json_extract(codes, '$[0]'), '') ELSE 'unknown' END AS bar, '' AS label, "
    "removal.person_id AS person, day, removal.id AS entry FROM removal "
    "LEFT JOIN decision ON decision.id = removal.decision_id WHERE undone_on = ''",
}
_TIE = (
    "SELECT {category} AS bar, '' AS label, person.id AS person, '' AS day, person.id AS entry FROM person "
    "LEFT JOIN tie ON tie.person = person.id WHERE shelf = 'people'"
)
_UNKNOWN = f"{_TIE} AND {people_lists.NOTHING_KNOWN}"
_DATED = "FROM interaction WHERE precision = 'day' AND interaction.day IS NOT NULL"
_DAILY = (
    f"SELECT interaction.day, count(*) {_DATED} AND interaction.day BETWEEN :first AND :last {{tagged}} "
    "GROUP BY interaction.day"
)
_IN_WEEK = (
    "SELECT DISTINCT person_id FROM interaction CROSS JOIN participation ON interaction_id = interaction.id "
    "WHERE precision = 'day' AND interaction.day IS NOT NULL AND interaction.day BETWEEN :start AND :end"
)
_TAGGED = "(SELECT person_id FROM person_tag JOIN tag ON tag.id = tag_id WHERE tag.name = :tag)"
_FRESH = "count(DISTINCT CASE WHEN tie.last_day >= :fresh THEN entry END)"
_LIT = frozenset({Insight.EVENT, Insight.INTRODUCER})


@dataclass(frozen=True, slots=True)
class Asked:
    """What a chart is to look at: from a day on (None for all time), people with a tag ('' for all), as of today."""

    first: date | None
    tag: str
    today: date


def bars(store: Store, insight: Insight, asked: Asked) -> list[Bar]:
    """How many entries stand behind each bar."""
    if insight is Insight.WEEK:
        return _weeks(store, asked)
    statement, values = _statement(store, insight, asked)
    if insight in _LIT:
        values["fresh"] = day_number(asked.today) - _FRESH_DAYS
        counted = f"{_FRESH} FROM ({statement}) AS behind LEFT JOIN tie ON tie.person = behind.person"
    else:
        counted = f"NULL FROM ({statement}) AS behind"
    rows = store.database.rows(f"SELECT bar, max(behind.label), count(DISTINCT entry), {counted} GROUP BY bar", values)
    return [Bar(str(bar), label, count, part) for bar, label, count, part in rows]


def people_behind(store: Store, insight: Insight, asked: Asked, bar: str) -> list[PersonId]:
    """Everybody who stands behind a bar."""
    if insight is Insight.WEEK:
        start = day_number(date.fromisoformat(bar))
        values: dict[str, Any] = {"start": start, "end": start + 6, "tag": asked.tag}
        rows = store.database.rows(_IN_WEEK + (f" AND person_id IN {_TAGGED}" if asked.tag else ""), values)
    else:
        statement, values = _statement(store, insight, asked)
        rows = store.database.rows(
            f"SELECT DISTINCT person FROM ({statement}) WHERE bar = :bar ORDER BY person", values | {"bar": bar}
        )
    return [PersonId(row[0]) for row in rows]


def people_beyond(store: Store, insight: Insight, asked: Asked, bars: Sequence[str]) -> list[PersonId]:
    """Everybody who stands behind other bars than these."""
    statement, values = _statement(store, insight, asked)
    rows = store.database.rows(
        f"SELECT DISTINCT person FROM ({statement}) WHERE bar NOT IN (SELECT value FROM json_each(:bars)) "
        "ORDER BY person",
        values | {"bars": json.dumps(list(bars))},
    )
    return [PersonId(row[0]) for row in rows]


def _statement(store: Store, insight: Insight, asked: Asked) -> tuple[str, dict[str, Any]]:
    values: dict[str, Any] = {}
    statement = _STATEMENTS.get(insight, "")
    if insight in (Insight.TIE, Insight.UNKNOWN):
        category = people_lists.category_expression(store, asked.today, values)
        statement = (_TIE if insight is Insight.TIE else _UNKNOWN).replace("{category}", category)
    conditions = []
    if asked.first is not None and insight not in (Insight.TIE, Insight.UNKNOWN):
        conditions.append("day >= :first")
        values["first"] = asked.first.isoformat()
    if asked.tag:
        conditions.append(f"person IN {_TAGGED}")
        values["tag"] = asked.tag
    if conditions:
        statement = f"SELECT * FROM ({statement}) WHERE {' AND '.join(conditions)}"
    return statement, values


def _weeks(store: Store, asked: Asked) -> list[Bar]:
    first = asked.first or asked.today - timedelta(weeks=51)
    values: dict[str, Any] = {"first": day_number(week_start(first)), "last": day_number(asked.today)}
    tagged = ""
    if asked.tag:
        tagged = f"AND id IN (SELECT interaction_id FROM participation WHERE person_id IN {_TAGGED})"
        values["tag"] = asked.tag
    weeks: dict[date, int] = defaultdict(int)
    for number, count in store.database.rows(_DAILY.replace("{tagged}", tagged), values):
        weeks[week_start(day_of_number(number))] += count
    return [Bar(week.isoformat(), "", count) for week, count in weeks.items()]
