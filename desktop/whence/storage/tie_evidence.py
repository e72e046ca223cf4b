"""What the journal holds as evidence of ties, for many people at once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.tie_evidence import AUTOMATIC_CHANNELS, Trace, TraceKind
from whence.storage.store import Store

_CHOSEN = "WITH chosen(id) AS MATERIALIZED (SELECT value FROM json_each(:people)) "
_CURRENT = "is_current = 1 AND kind = 'employer' AND organisation <> ''"
_AUTOMATIC = ",".join(f"'{channel.value}'" for channel in sorted(AUTOMATIC_CHANNELS))
_COUNTED_ELSEWHERE = "'endorsement','recommendation'"
_EXCHANGES = (
    "SELECT person_id, count(*), '' FROM participation JOIN interaction ON interaction.id = interaction_id "
    "WHERE person_id IN chosen AND {condition} GROUP BY person_id"
)
_QUERIES = {
    TraceKind.KEPT_FOR_GOOD: "SELECT id, 1, '' FROM chosen WHERE id IN (SELECT person_id FROM decision "
    "WHERE verdict = 'keep_for_good' UNION SELECT person FROM tie WHERE label = 'keep_always')",
    TraceKind.OWN_WORD: "SELECT person, 1, label FROM tie WHERE label NOT IN ('', 'keep_always') AND person IN chosen",
    TraceKind.ONCE_STRONG: "SELECT person, peak_per_year, '' FROM tie WHERE peak_per_year >= :strong "
    "AND person IN chosen",
    TraceKind.MET: "SELECT person_id, 1, coalesce((SELECT name FROM event WHERE id = event_id), nullif(place, ''), "
    "nullif(words, ''), '') FROM origin WHERE source <> 'claim' AND person_id IN chosen ORDER BY is_first, id DESC",
    TraceKind.EXCHANGES: _EXCHANGES.format(condition=f"channel NOT IN ({_AUTOMATIC},{_COUNTED_ELSEWHERE})"),
    TraceKind.INTRODUCED_YOU: "SELECT introducer_id, count(DISTINCT person_id), '' FROM origin "
    "WHERE source <> 'claim' AND introducer_id IN chosen GROUP BY introducer_id",
    TraceKind.INTRODUCTION: "SELECT id, 1, '' FROM chosen WHERE id IN (SELECT asker_id FROM introduction "
    "UNION SELECT asked_for_id FROM introduction)",
    TraceKind.FOLLOW_UP: "SELECT person_id, count(*), '' FROM follow_up WHERE person_id IN chosen GROUP BY person_id",
    TraceKind.KEEP_IN_TOUCH: "SELECT person_id, 1, '' FROM keep_in_touch WHERE person_id IN chosen",
    TraceKind.PRIVATE_NOTE: "SELECT person_id, 1, '' FROM private_note WHERE person_id IN chosen GROUP BY person_id",
    TraceKind.RECOMMENDATION: _EXCHANGES.format(condition="channel = 'recommendation'"),
    TraceKind.ENDORSEMENT: _EXCHANGES.format(condition="channel = 'endorsement'"),
    TraceKind.ONLY_LINK: "SELECT mine.person_id, 1, mine.organisation FROM affiliation AS mine WHERE "
    f"{_CURRENT} AND person_id IN chosen AND NOT EXISTS (SELECT 1 FROM affiliation AS other JOIN connection ON "
    "connection.person_id = other.person_id WHERE other.organisation = mine.organisation COLLATE NOCASE "
    "AND other.is_current = 1 AND other.person_id <> mine.person_id AND connection.state = 'connected')",
}


class Connected(NamedTuple):
    """Somebody there is a connection with."""

    person: PersonId
    name: str
    employer: str
    connected_on: Day


def connected(store: Store, people: Sequence[PersonId]) -> list[Connected]:
    """Those of some people you are connected with, in the same order."""
    rows = store.database.rows(
        f"{_CHOSEN}SELECT person.id, person.name, coalesce((SELECT organisation FROM affiliation "
        f"WHERE person_id = person.id AND {_CURRENT} LIMIT 1), ''), connected_on FROM person "
        "JOIN connection ON connection.person_id = person.id AND state = 'connected' WHERE person.id IN chosen",
        {"people": json.dumps(people)},
    )
    found = {row[0]: Connected(PersonId(row[0]), row[1], row[2], Day.parse(row[3])) for row in rows}
    return [found[person] for person in dict.fromkeys(people) if person in found]


def traces(store: Store, people: Sequence[PersonId], strong_min: float) -> Mapping[PersonId, tuple[Trace, ...]]:
    """The evidence about each of some people who have any; `strong_min` is the least strength that counts as close."""
    values = {"people": json.dumps(people)}
    found: dict[PersonId, dict[TraceKind, Trace]] = {}
    for kind, query in _QUERIES.items():
        more = {"strong": strong_min} if ":strong" in query else {}
        for person, amount, name in store.database.rows(_CHOSEN + query, values | more):
            found.setdefault(PersonId(person), {})[kind] = Trace(kind, amount, name)
    return {person: tuple(kept[kind] for kind in TraceKind if kind in kept) for person, kept in found.items()}
