"""Ties as derived from the journal: worked out for one person on every change, for all in one pass over the rows."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.dates import Day, day_number
from whence.domain.decisions import Verdict
from whence.domain.interactions import Channel
from whence.domain.tie_answers import TieDecision, back_off
from whence.domain.tie_flags import Standing, due_on
from whence.domain.tie_settings import TieSettings
from whence.domain.ties import FIRST_COUNTED_DAY, LAST_COUNTED_DAY, Category, ContactDay, Tie, tie_of_days
from whence.storage.database import Database

SETTINGS_KEY = "ties"
_COLUMNS = (
    "person, in_k, out_k, k, first_day, last_day, n_days, median_gap, peak_per_year, valid_from, valid_until, "
    "known_on, met_on, label, red_flag_on, reminder_on, suppressed_until, is_decided, imported_on, due_on"
)
_INSERT = f"INSERT INTO tie ({_COLUMNS}) VALUES ({','.join('?' * 20)})"
_TIE_VERDICTS = (Verdict.KEEP, Verdict.KEEP_FOR_GOOD, Verdict.SNOOZE, Verdict.REACH_OUT)


@dataclass(frozen=True, slots=True)
class KeptTie:
    """A tie with its standing as worked out last; `holds_on` tells for which days it may be used as it is."""

    tie: Tie
    standing: Standing
    is_decided: bool
    imported_on: int | None
    due_on: int | None


@dataclass(slots=True)
class _Facts:
    """What is known about each person besides the contact, by person."""

    known: dict[int, tuple[int, int | None]] = field(default_factory=dict)
    met: dict[int, tuple[int, list[int]]] = field(default_factory=dict)
    labels: dict[int, tuple[str, str, str]] = field(default_factory=dict)
    red_flags: dict[int, int] = field(default_factory=dict)
    decisions: dict[int, list[TieDecision]] = field(default_factory=lambda: defaultdict(list))
    silent: set[int] = field(default_factory=set)


def drop(database: Database) -> None:
    """Take the table of ties away, to be made anew."""
    database.write("DROP TABLE IF EXISTS tie")


def settings(database: Database) -> TieSettings:
    """The settings of ties as kept. Raises Refusal for values out of range."""
    kept = database.value("SELECT value FROM setting WHERE key = ?", (SETTINGS_KEY,))
    if kept is None:
        return TieSettings()
    values = json.loads(kept)
    if "channel_weights" in values:
        values["channel_weights"] = {Channel(name): weight for name, weight in values["channel_weights"].items()}
    return TieSettings(**values)


def refresh(database: Database, people: Iterable[int]) -> None:
    """Work out again the ties of some people."""
    ids = list(people)
    if not ids:
        return
    marks = ",".join("?" * len(ids))
    database.write(f"DELETE FROM tie WHERE person IN ({marks})", ids)
    database.write_many(_INSERT, _rows(database, _machine_day(), f"IN ({marks})", ids))


def rebuild(database: Database) -> None:
    """Work every tie out again from the facts."""
    database.write("DELETE FROM tie")
    database.write_many(_INSERT, list(_rows(database, _machine_day(), "IS NOT NULL", [])))


def renew(database: Database, today: date) -> None:
    """Work out again the ties whose sums no longer hold, because a day that was in the future has come."""
    stale = [row[0] for row in database.rows("SELECT person FROM tie WHERE valid_until < ?", (day_number(today),))]
    for start in range(0, len(stale), 500):
        refresh(database, stale[start : start + 500])


def ties(database: Database, people: Iterable[int], today: date) -> Mapping[PersonId, KeptTie]:
    """The ties of some people as they stand on `today`, worked out afresh where the kept sums don't hold."""
    ids, tie_settings, number = list(people), settings(database), day_number(today)
    marks = ",".join("?" * len(ids))
    found = {
        PersonId(row[0]): _kept(row, tie_settings)
        for row in database.rows(f"SELECT {_COLUMNS} FROM tie WHERE person IN ({marks})", ids)
    }
    stale: list[int] = [person for person, kept in found.items() if not kept.tie.holds_on(number)]
    if stale:
        marks = ",".join("?" * len(stale))
        for row in _rows(database, today, f"IN ({marks})", stale):
            found[PersonId(row[0])] = _kept(row, tie_settings)
    return found


def contact_days(database: Database, person: int, today: date) -> list[ContactDay]:
    """The days of contact with a person up to today, for those who ask what counts."""
    tie_settings = settings(database)
    facts = _facts(database, "= ?", [person])
    days = next((days for _, days in _contact_days(database, tie_settings, "= ?", [person])), [])
    return [day for day in _with_meetings(days, facts.met.get(person), tie_settings) if day[0] <= day_number(today)]


def _machine_day() -> date:
    """The day on this machine: what is kept is never worked out for another."""
    return datetime.now(UTC).astimezone().date()


def _kept(row: tuple[Any, ...], tie_settings: TieSettings) -> KeptTie:
    tie = Tie(row[1], row[2], row[4], row[5], row[6], row[7], row[8], row[9], row[10], tie_settings)
    label = Category(row[13]) if row[13] else None
    standing = Standing(row[11], row[12], label, row[14], row[15], row[16])
    return KeptTie(tie, standing, bool(row[17]), row[18], row[19])


def _rows(database: Database, today: date, condition: str, ids: list[int]) -> Iterator[tuple[Any, ...]]:
    tie_settings, number = settings(database), day_number(today)
    facts = _facts(database, condition, ids)
    days = dict(_contact_days(database, tie_settings, condition, ids))
    for person, (known_on, imported_on) in facts.known.items():
        met = facts.met.get(person)
        counted = _with_meetings(days.get(person, []), met, tie_settings)
        tie = tie_of_days(counted, number, tie_settings)
        standing, is_decided = _standing(facts, person, known_on, tie)
        due = None if person in facts.silent else due_on(tie, standing)
        yield (
            person, tie.in_k, tie.out_k, tie.k, tie.first_day, tie.last_day, tie.n_days, tie.median_gap,
            tie.peak_per_year, tie.valid_from, tie.valid_until, known_on, standing.met_on, standing.label or "",
            standing.red_flag_on, standing.reminder_on, standing.suppressed_until, int(is_decided), imported_on, due,
        )  # fmt: skip


def _standing(facts: _Facts, person: int, known_on: int, tie: Tie) -> tuple[Standing, bool]:
    label, category, remind_on = facts.labels.get(person, ("", "", ""))
    answers = back_off(facts.decisions.get(person, ()), tie.last_day)
    reminders = [answers.reminder_on, day_number(date.fromisoformat(remind_on)) if remind_on else None]
    met = facts.met.get(person)
    standing = Standing(
        known_on=known_on,
        met_on=met[0] if met and met[1] else None,
        label=Category(label or category) if label or category else answers.label,
        red_flag_on=facts.red_flags.get(person),
        reminder_on=min((day for day in reminders if day is not None), default=None),
        suppressed_until=answers.suppressed_until,
    )
    return standing, answers.is_decided


def _with_meetings(
    days: list[ContactDay], met: tuple[int, list[int]] | None, tie_settings: TieSettings
) -> list[ContactDay]:
    """The contact days with every meeting that is an origin counted as one in-person exchange on its day."""
    if met is None or not met[1]:
        return days
    weight = tie_settings.weight_of(Channel.IN_PERSON)
    merged = {day: (coming, going) for day, coming, going in days}
    for day in met[1]:
        coming, going = merged.get(day, (0.0, 0.0))
        if weight > 0 and FIRST_COUNTED_DAY <= day <= LAST_COUNTED_DAY:
            merged[day] = (max(coming, weight), max(going, weight))
    return [(day, *sides) for day, sides in sorted(merged.items())]


def _contact_days(
    database: Database, tie_settings: TieSettings, condition: str, ids: list[int]
) -> Iterator[tuple[int, list[ContactDay]]]:
    weights = " ".join(
        f"WHEN '{channel.value}' THEN {float(weight)!r}"
        for channel, weight in tie_settings.channel_weights.items()
        if weight > 0
    )
    rows = database.rows(
        f"SELECT person_id, day, max(w * (direction <> 'out')), max(w * (direction <> 'in')) FROM ("
        f"SELECT p.person_id, p.day, i.direction, CASE i.channel {weights} ELSE 0.0 END AS w "
        f"FROM participation p JOIN interaction i ON i.id = p.interaction_id "
        f"WHERE p.person_id {condition} AND p.day BETWEEN {FIRST_COUNTED_DAY} AND {LAST_COUNTED_DAY}) "
        "WHERE w > 0 GROUP BY person_id, day ORDER BY person_id, day",
        ids,
    )
    for person, group in groupby(rows, key=lambda row: row[0]):
        yield person, [(row[1], row[2], row[3]) for row in group]


def _facts(database: Database, condition: str, ids: list[int]) -> _Facts:
    facts = _Facts()
    _read_meetings(database, facts, condition, ids)
    _read_known(database, facts, condition, ids)
    for person, label, category, remind_on in database.rows(
        f"SELECT person_id, label, category, remind_on FROM tie_label WHERE person_id {condition}", ids
    ):
        facts.labels[person] = (label, category, remind_on)
    for person, raised_on in database.rows(
        "SELECT person_id, min(raised_on) FROM red_flag WHERE decision_id IS NULL "
        f"AND person_id {condition} GROUP BY person_id",
        ids,
    ):
        facts.red_flags[person] = day_number(date.fromisoformat(raised_on))
    _read_decisions(database, facts, condition, ids)
    return facts


def _read_known(database: Database, facts: _Facts, condition: str, ids: list[int]) -> None:
    """The day a person is known since (of connecting, else of meeting, else added), and when the row first came in."""
    for person, shelf, created_at, connected_on, state, first_seen_on in database.rows(
        "SELECT person.id, shelf, created_at, coalesce(connected_on, ''), coalesce(state, ''), "
        "coalesce(first_seen_on, '') FROM person LEFT JOIN connection ON connection.person_id = person.id "
        f"AND network = 'linkedin' WHERE person.id {condition}",
        ids,
    ):
        connected = Day.parse(connected_on).start
        met = facts.met.get(person)
        added = day_number(date.fromisoformat(created_at[:10]))
        known_on = day_number(connected) if connected else met[0] if met else added
        imported_on = day_number(date.fromisoformat(first_seen_on)) if first_seen_on else None
        facts.known[person] = (known_on, imported_on)
        if shelf != "people" or state in ("removed_by_you", "removed_by_them", "gone"):
            facts.silent.add(person)


def _read_meetings(database: Database, facts: _Facts, condition: str, ids: list[int]) -> None:
    for person, origin_day, event_day in database.rows(
        "SELECT person_id, origin.day, coalesce(event.starts_on, '') FROM origin LEFT JOIN event ON "
        f"event.id = event_id WHERE person_id {condition} AND source NOT IN ('claim', 'inferred') "
        "AND (origin.day <> '' OR event.starts_on <> '') ORDER BY person_id, is_first DESC, origin.id",
        ids,
    ):
        start = Day.parse(origin_day or event_day).start
        if start is not None:
            first, days = facts.met.setdefault(person, (day_number(start), []))
            days.append(day_number(start))
            facts.met[person] = (min(first, day_number(start)), days)


def _read_decisions(database: Database, facts: _Facts, condition: str, ids: list[int]) -> None:
    verdicts = ",".join(f"'{verdict.value}'" for verdict in _TIE_VERDICTS)
    for person, decided_on, verdict, until_on in database.rows(
        f"SELECT person_id, decided_on, verdict, until_on FROM decision WHERE verdict IN ({verdicts}) "
        f"AND person_id {condition} ORDER BY person_id, decided_on, id",
        ids,
    ):
        day = day_number(date.fromisoformat(decided_on))
        until = day_number(date.fromisoformat(until_on)) if until_on else None
        planned_on = until if Verdict(verdict) is Verdict.REACH_OUT else None
        facts.decisions[person].append(TieDecision(day, Verdict(verdict), until, planned_on))
