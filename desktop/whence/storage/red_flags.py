"""Red flags as kept: messages that may raise one, those raised, and those from long ago that are kept back."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from whence.domain.changes import PersonId
from whence.storage import tables
from whence.storage.store import Store

_UNFLAGGED = """
    i.direction = 'in' AND i.channel IN ('message', 'email', 'chat') AND i.line <> '' AND NOT EXISTS
    (SELECT 1 FROM red_flag f WHERE f.interaction_id = i.id AND f.person_id = p.person_id) ORDER BY p.day, i.at, i.id
"""
_SOON_AFTER = f"""
    SELECT p.person_id, i.id, i.line, i.day, linked, name, headline FROM (
        SELECT person_id, CAST(julianday(on_day) - julianday('2000-01-01') AS INTEGER) AS linked FROM (
            SELECT person_id, CASE WHEN length(connected_on) = 10 THEN connected_on ELSE (
                SELECT max(answered_on) FROM invitation AS one WHERE one.person_id = connection.person_id AND one.state
                IN ('accepted', 'accepted_watched')) END AS on_day
            FROM connection WHERE state = 'connected' AND person_id IN (SELECT value FROM json_each(?1))
        ) WHERE on_day <> '') AS c
    CROSS JOIN participation p ON p.person_id = c.person_id AND p.day BETWEEN linked AND linked + ?2
    CROSS JOIN interaction i ON i.id = p.interaction_id
    JOIN person ON person.id = p.person_id
    WHERE i.precision = 'day' AND {_UNFLAGGED}
"""
_AFTER_FLAGS = f"""
    SELECT p.person_id, i.id, i.line, i.day, NULL, name, headline FROM (
        SELECT person_id, max(day) AS flagged FROM red_flag JOIN interaction ON interaction.id = interaction_id
        WHERE person_id IN (SELECT value FROM json_each(?1)) GROUP BY person_id) AS flag
    CROSS JOIN participation p ON p.person_id = flag.person_id AND p.day BETWEEN max(flagged, ?3) AND flagged + ?2
    CROSS JOIN interaction i ON i.id = p.interaction_id
    JOIN person ON person.id = p.person_id
    WHERE {_UNFLAGGED}
"""


@dataclass(frozen=True, slots=True)
class ReceivedMessage:
    """A message of somebody connected; days are numbers since 2000, `connected_day` None where it is not known."""

    person: PersonId
    interaction: int
    text: str
    day: int
    connected_day: int | None
    name: str
    headline: str


def newest_interaction(store: Store) -> int:
    """The highest number of an interaction, 0 without any."""
    return int(store.database.value("SELECT coalesce(max(id), 0) FROM interaction"))


def people_written_with(store: Store, after: int, interaction: int | None = None) -> set[PersonId]:
    """Who took part in the interactions added after one, and in one other."""
    rows = store.database.rows(
        "SELECT person_id FROM participation WHERE interaction_id > ?1 UNION ALL "
        "SELECT person_id FROM participation WHERE interaction_id = ?2",
        (after, interaction or 0),
    )
    return {PersonId(row[0]) for row in rows}


def messages_soon_after(store: Store, people: Collection[PersonId], days: int) -> list[ReceivedMessage]:
    """What some people wrote within so many days of connecting, without what raised a flag already; oldest first.

    The day of connecting is that of the archive, else that of accepting here; a month or year alone says too little.
    """
    rows = store.database.rows(_SOON_AFTER, (json.dumps([int(one) for one in people]), days))
    return [_message(row) for row in rows]


def messages_after_flags(
    store: Store, people: Collection[PersonId], days: int, since: int | None
) -> list[ReceivedMessage]:
    """What some people wrote within so many days after something that raised a flag; oldest first.

    `since` is the number of the first day looked at, None for any.
    """
    first = -1_000_000 if since is None else since
    rows = store.database.rows(_AFTER_FLAGS, (json.dumps([int(one) for one in people]), days, first))
    return [_message(row) for row in rows]


def add(store: Store, message: ReceivedMessage, what: str, today: date, *, is_kept_back: bool) -> None:
    """Raise a flag for a message, or keep it back because it is from long ago."""
    store.insert(
        tables.RedFlag,
        person_id=message.person,
        interaction_id=message.interaction,
        what=what,
        raised_on=today,
        kept_back_on=today if is_kept_back else None,
    )


def count_kept_back(store: Store) -> int:
    """How many people did something long ago that was kept back and is not answered."""
    return int(
        store.database.value(
            "SELECT count(DISTINCT person_id) FROM red_flag JOIN person ON person.id = person_id WHERE kept_back_on <> "
            "'' AND decision_id IS NULL AND shelf <> 'bin'"
        )
    )


def began_on(store: Store) -> date | None:
    """The day on which the first person came into the journal; None while there is nobody."""
    first = store.database.value("SELECT min(created_at) FROM person WHERE created_at <> ''")
    return date.fromisoformat(str(first)[:10]) if first else None


def _message(row: tuple[object, ...]) -> ReceivedMessage:
    person, interaction, text, day, connected, name, headline = row
    return ReceivedMessage(
        PersonId(int(str(person))), int(str(interaction)), str(text), int(str(day)),
        None if connected is None else int(str(connected)), str(name), str(headline),
    )  # fmt: skip
