"""What the journal knows about people that their ties depend on: read for a few of them, or for all in one pass."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from whence.domain.dates import Day, day_number
from whence.domain.decisions import Verdict
from whence.domain.seniority import is_senior
from whence.domain.tie_answers import TieDecision
from whence.domain.tie_settings import TieSettings
from whence.domain.ties import FIRST_COUNTED_DAY, LAST_COUNTED_DAY, ContactDay
from whence.storage.database import Database

FRESH_START_KEY = "fresh_start"
EVERYBODY = "IS NOT NULL"
"""The condition that everybody's id meets."""
_TIE_VERDICTS = (Verdict.KEEP, Verdict.KEEP_FOR_GOOD, Verdict.SNOOZE, Verdict.REACH_OUT)


class Known(NamedTuple):
    """Since when somebody is known, connected and in the journal; day numbers, None where there is no such day."""

    known_on: int
    connected_on: int | None
    imported_on: int | None


@dataclass(slots=True)
class TieFacts:
    """What is known about each person besides the contact, by person.

    met: the first day of meeting and all of them; silent: who is never asked about here: removed, set aside,
    binned, and those with whom nothing but an invitation is under way.
    """

    known: dict[int, Known] = field(default_factory=dict)
    met: dict[int, tuple[int, list[int]]] = field(default_factory=dict)
    labels: dict[int, tuple[str, str, str]] = field(default_factory=dict)
    red_flags: dict[int, int] = field(default_factory=dict)
    decisions: dict[int, list[TieDecision]] = field(default_factory=lambda: defaultdict(list))
    silent: set[int] = field(default_factory=set)
    met_in_person: set[int] = field(default_factory=set)
    introduced: set[int] = field(default_factory=set)
    noted: set[int] = field(default_factory=set)
    of_interest: set[int] = field(default_factory=set)
    senior: set[int] = field(default_factory=set)
    mutual: dict[int, int] = field(default_factory=dict)


def tie_facts(database: Database, condition: str, ids: list[int]) -> TieFacts:
    """The facts about the people whose id meets an SQL condition such as "IN (?, ?)", whose values are `ids`."""
    facts = TieFacts()
    _read_meetings(database, facts, condition, ids)
    _read_known(database, facts, condition, ids)
    for person, label, category, remind_on in database.rows(
        f"SELECT person_id, label, category, remind_on FROM tie_label WHERE person_id {condition}", ids
    ):
        facts.labels[person] = (label, category, remind_on)
    for person, raised_on in database.rows(
        "SELECT person_id, min(raised_on) FROM red_flag WHERE decision_id IS NULL AND kept_back_on = '' "
        f"AND person_id {condition} GROUP BY person_id",
        ids,
    ):
        facts.red_flags[person] = day_number(date.fromisoformat(raised_on))
    facts.decisions.update(tie_decisions(database, condition, ids))
    _read_worth(database, facts, condition, ids)
    return facts


def tie_decisions(database: Database, condition: str, ids: list[int]) -> dict[int, list[TieDecision]]:
    """The answers given about ties, oldest first, without those that were reconsidered."""
    verdicts = ",".join(f"'{verdict.value}'" for verdict in _TIE_VERDICTS)
    found: dict[int, list[TieDecision]] = defaultdict(list)
    for person, decided_on, verdict, until_on, planned_on in database.rows(
        "SELECT person_id, decided_on, verdict, until_on, CASE WHEN json_valid(facts) THEN facts ->> '$.planned_on' "
        "END FROM decision "
        f"WHERE verdict IN ({verdicts}) AND person_id {condition} AND NOT EXISTS (SELECT 1 FROM decision AS later "
        "WHERE later.person_id = decision.person_id AND later.reconsiders_id = decision.id) "
        "ORDER BY person_id, decided_on, id",
        ids,
    ):
        until, planned = number_of(until_on), number_of(planned_on)
        if Verdict(verdict) is Verdict.REACH_OUT and planned is None:
            planned = until
        found[person].append(TieDecision(number_of(decided_on) or 0, Verdict(verdict), until, planned))
    return found


def contact_of(
    database: Database, tie_settings: TieSettings, facts: TieFacts, condition: str, ids: list[int]
) -> Iterator[tuple[int, list[ContactDay]]]:
    """The days of contact of each person by number, those who were met in person noted in `facts` on the way."""
    weights = " ".join(
        f"WHEN '{channel.value}' THEN {float(weight)!r}"
        for channel, weight in tie_settings.channel_weights.items()
        if weight > 0
    )
    # For everybody both tables are read in their own order; for a few people their own rows are looked up.
    by_row, by_person = "interaction i CROSS JOIN participation p", "participation p CROSS JOIN interaction i"
    rows = database.stream(
        "SELECT person_id, day, max(w * (direction <> 'out')), max(w * (direction <> 'in')), max(is_met) FROM ("
        f"SELECT p.person_id, p.day, i.direction, CASE i.channel {weights or 'WHEN NULL THEN 0.0'} ELSE 0.0 END AS w, "
        f"i.channel = 'in_person' AS is_met FROM {by_row if condition == EVERYBODY else by_person} "
        f"ON i.id = p.interaction_id WHERE p.person_id {condition} "
        f"AND p.day BETWEEN {FIRST_COUNTED_DAY} AND {LAST_COUNTED_DAY}) "
        "WHERE w > 0 GROUP BY person_id, day ORDER BY person_id, day",
        ids,
    )
    current = -1
    days: list[ContactDay] = []
    for person, day, coming, going, is_met in rows:
        if person != current:
            if days:
                yield current, days
            current, days = person, []
        days.append((day, coming, going))
        if is_met:
            facts.met_in_person.add(person)
    if days:
        yield current, days


@lru_cache(maxsize=4096)
def number_of(text: str | None) -> int | None:
    """The number of a day with its precision; None for none, and for text that a damaged file left unreadable."""
    if not text:
        return None
    try:
        start = date.fromisoformat(text) if len(text) == len("2026-11-20") else Day.parse(text).start
    except ValueError:
        return None
    return day_number(start) if start else None


def _read_known(database: Database, facts: TieFacts, condition: str, ids: list[int]) -> None:
    """The day a person is known since (of connecting, else of meeting, else added), and when the row first came in."""
    fresh_start = database.value("SELECT value FROM setting WHERE key = ?", (FRESH_START_KEY,))
    started_afresh_on = number_of(json.loads(fresh_start)) if fresh_start else None
    for person, shelf, created_at, connected_on, state, first_seen_on, imported_at in database.rows(
        "SELECT person.id, shelf, created_at, coalesce(connected_on, ''), coalesce(state, ''), "
        "coalesce(first_seen_on, ''), coalesce(imported_at, '') FROM person LEFT JOIN connection ON "
        "connection.person_id = person.id AND network = 'linkedin' LEFT JOIN import_batch ON "
        f"import_batch.id = person.import_id WHERE person.id {condition}",
        ids,
    ):
        connected = number_of(connected_on)
        met = facts.met.get(person)
        known_on = connected if connected is not None else met[0] if met else number_of(created_at[:10])
        came_in = (number_of(first_seen_on), number_of(imported_at[:10]), started_afresh_on)
        imported_on = max((day for day in came_in if day is not None), default=None)
        facts.known[person] = Known(known_on or 0, connected, imported_on)
        is_only_invited = state in ("invited_by_you", "invited_by_them") and met is None
        if shelf != "people" or state in ("removed_by_you", "removed_by_them", "gone") or is_only_invited:
            facts.silent.add(person)


def _read_meetings(database: Database, facts: TieFacts, condition: str, ids: list[int]) -> None:
    for person, origin_day, event_day in database.rows(
        "SELECT person_id, origin.day, coalesce(event.starts_on, '') FROM origin LEFT JOIN event ON "
        f"event.id = event_id WHERE person_id {condition} AND source NOT IN ('claim', 'inferred') "
        "AND (origin.day <> '' OR event.starts_on <> '') ORDER BY person_id, is_first DESC, origin.id",
        ids,
    ):
        day = number_of(origin_day or event_day)
        if day is not None:
            first, days = facts.met.setdefault(person, (day, []))
            days.append(day)
            facts.met[person] = (min(first, day), days)


def _read_worth(database: Database, facts: TieFacts, condition: str, ids: list[int]) -> None:
    """What makes a tie worth a look besides contact: introducers, notes, interest, standing, mutual connections."""
    for person, mutual, is_of_interest in database.rows(
        "SELECT id, mutual_count, is_of_interest FROM person WHERE (mutual_count IS NOT NULL OR is_of_interest = 1) "
        f"AND id {condition}",
        ids,
    ):
        if mutual is not None:
            facts.mutual[person] = mutual
        if is_of_interest:
            facts.of_interest.add(person)
    for person, note_kind, mutual in database.rows(
        "SELECT person_id, note_kind, mutual_count FROM invitation WHERE (note_kind = 'text' OR mutual_count IS NOT "
        f"NULL) AND person_id {condition} ORDER BY id",
        ids,
    ):
        if note_kind == "text":
            facts.noted.add(person)
        if mutual is not None:
            facts.mutual.setdefault(person, mutual)
    introduced = "SELECT person_id FROM origin WHERE introducer_id IS NOT NULL AND source <> 'claim' AND person_id "
    facts.introduced.update(row[0] for row in database.rows(introduced + condition, ids))
    titles = f"SELECT person_id, title FROM affiliation WHERE is_current = 1 AND title <> '' AND person_id {condition}"
    facts.senior.update(row[0] for row in database.rows(titles, ids) if is_senior(row[1]))
