"""Ties as derived from the journal: worked out for one person on every change, for all in one pass over the rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from math import inf
from typing import Any

from whence.domain.changes import PersonId
from whence.domain.dates import day_number
from whence.domain.interactions import Channel
from whence.domain.reviews import is_first_time, waiting_since
from whence.domain.tie_answers import BackOff, back_off
from whence.domain.tie_flags import Standing, due_on
from whence.domain.tie_settings import TieSettings
from whence.domain.tie_worth import Worth, closer_points, lasting_points
from whence.domain.ties import FIRST_COUNTED_DAY, LAST_COUNTED_DAY, Category, ContactDay, Tie, tie_of_days
from whence.storage.database import Database
from whence.storage.tie_facts import (
    EVERYBODY,
    FRESH_START_KEY,
    TieFacts,
    contact_of,
    number_of,
    tie_decisions,
    tie_facts,
)

SETTINGS_KEY = "ties"
_BUILT_WITH = "ties_built_with"
_COLUMNS = (
    "person, in_k, out_k, k, first_day, last_day, n_days, median_gap, peak_per_year, valid_from, valid_until, "
    "known_on, met_on, label, red_flag_on, reminder_on, suppressed_until, is_decided, imported_on, due_on, "
    "connected_on, waiting_since, is_stock, lasting_points, closer_points"
)
_INSERT = f"INSERT INTO tie ({_COLUMNS}) VALUES ({','.join('?' * 25)})"
_AT_ONCE = 500
_NOBODY: tuple[float, list[ContactDay]] = (inf, [])


@dataclass(frozen=True, slots=True)
class KeptTie:
    """A tie with its standing as worked out last; `holds_on` tells for which days it may be used as it is.

    `is_stock` tells whether it was due before the journal watched it, or was looked at before (see `is_first_time`).
    """

    tie: Tie
    standing: Standing
    is_decided: bool
    imported_on: int | None
    due_on: int | None
    connected_on: int | None = None
    waiting_since: int | None = None
    is_stock: bool = False


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
    database.write_many(_INSERT, list(_rows(database, _machine_day(), f"IN ({marks})", ids)))


def rebuild(database: Database) -> None:
    """Work every tie out again from the facts."""
    database.write("DELETE FROM tie")
    database.write_many(_INSERT, list(_rows(database, _machine_day(), EVERYBODY, [])))
    database.write("INSERT OR REPLACE INTO marker (key, value) VALUES (?, ?)", (_BUILT_WITH, _in_force(database)))


def rebuild_if_settings_changed(database: Database) -> bool:
    """Work every tie out again when the settings they rest on are not those they were last worked out with."""
    if database.value("SELECT value FROM marker WHERE key = ?", (_BUILT_WITH,)) == _in_force(database):
        return False
    rebuild(database)
    return True


def renew(database: Database, today: date) -> None:
    """Work out again the ties whose sums no longer hold, because a day that was in the future has come."""
    stale = [row[0] for row in database.rows("SELECT person FROM tie WHERE valid_until < ?", (day_number(today),))]
    for start in range(0, len(stale), _AT_ONCE):
        refresh(database, stale[start : start + _AT_ONCE])


def stale(database: Database, today: date) -> list[int]:
    """The people whose kept sums are not those of `today`: contact lies between it and the day they were made for."""
    number = day_number(today)
    rows = database.rows(
        "SELECT person FROM tie WHERE valid_until < ?1 UNION SELECT person FROM tie WHERE last_day > ?1", (number,)
    )
    return [row[0] for row in rows]


def ties(database: Database, people: Iterable[int], today: date) -> Mapping[PersonId, KeptTie]:
    """The ties of some people as they stand on `today`, worked out afresh where the kept sums don't hold."""
    ids, tie_settings, number = list(people), settings(database), day_number(today)
    marks = ",".join("?" * len(ids))
    found = {
        PersonId(row[0]): _kept(row, tie_settings)
        for row in database.rows(f"SELECT {_COLUMNS} FROM tie WHERE person IN ({marks})", ids)
    }
    out_of_date: list[int] = [person for person, kept in found.items() if not kept.tie.holds_on(number)]
    for start in range(0, len(out_of_date), _AT_ONCE):
        some = out_of_date[start : start + _AT_ONCE]
        for row in _rows(database, today, f"IN ({','.join('?' * len(some))})", some):
            found[PersonId(row[0])] = _kept(row, tie_settings)
    return found


def worths(database: Database, kept: Mapping[PersonId, KeptTie], today: date) -> Mapping[PersonId, Worth]:
    """What speaks for looking at each of some ties now."""
    ids: list[int] = list(kept)
    marks, tie_settings = f"IN ({','.join('?' * len(ids))})", settings(database)
    facts = tie_facts(database, marks, ids)
    for _ in contact_of(database, tie_settings, facts, marks, ids):
        pass
    number = day_number(today)
    return {
        person: _worth(
            facts, person, one.tie.category(number, one.standing.label), one.tie.peak_per_year,
            one.waiting_since if one.waiting_since is not None else number,
            has_red_flag=one.standing.red_flag_on is not None and one.standing.red_flag_on <= number,
        )
        for person, one in kept.items()
    }  # fmt: skip


def answers(database: Database, kept: Mapping[PersonId, KeptTie]) -> Mapping[PersonId, BackOff]:
    """What the decisions about each of some ties amount to since the last contact."""
    ids: list[int] = list(kept)
    decided = tie_decisions(database, f"IN ({','.join('?' * len(ids))})", ids)
    return {person: back_off(decided.get(person, ()), one.tie.last_day) for person, one in kept.items()}


def contact_days(database: Database, person: int, today: date) -> list[ContactDay]:
    """The days of contact with a person up to today, for those who ask what counts."""
    tie_settings = settings(database)
    facts = tie_facts(database, "= ?", [person])
    days = next((days for _, days in contact_of(database, tie_settings, facts, "= ?", [person])), [])
    return [day for day in _with_meetings(days, facts.met.get(person), tie_settings) if day[0] <= day_number(today)]


def _machine_day() -> date:
    """The day on this machine: what is kept is never worked out for another."""
    return datetime.now(UTC).astimezone().date()


def _in_force(database: Database) -> str:
    """The settings that ties rest on, as they are kept."""
    keys = (SETTINGS_KEY, FRESH_START_KEY)
    kept = dict(database.rows("SELECT key, value FROM setting WHERE key IN (?, ?)", keys))
    return json.dumps([kept.get(key) for key in keys])


def _kept(row: tuple[Any, ...], tie_settings: TieSettings) -> KeptTie:
    tie = Tie(row[1], row[2], row[4], row[5], row[6], row[7], row[8], row[9], row[10], tie_settings)
    label = Category(row[13]) if row[13] else None
    standing = Standing(row[11], row[12], label, row[14], row[15], row[16])
    return KeptTie(tie, standing, bool(row[17]), row[18], row[19], row[20], row[21], bool(row[22]))


def _rows(database: Database, today: date, condition: str, ids: list[int]) -> Iterator[tuple[Any, ...]]:
    tie_settings, number = settings(database), day_number(today)
    facts = tie_facts(database, condition, ids)
    contact = contact_of(database, tie_settings, facts, condition, ids)
    met, days = next(contact, _NOBODY)
    for person, (known_on, connected_on, imported_on) in sorted(facts.known.items()):
        while met < person:
            met, days = next(contact, _NOBODY)
        counted = _with_meetings(days if met == person else [], facts.met.get(person), tie_settings)
        tie = tie_of_days(counted, number, tie_settings)
        standing, is_decided = _standing(facts, person, known_on, tie)
        due = None if person in facts.silent else due_on(tie, standing)
        worth = _worth(facts, person, Category.NEVER, tie.peak_per_year, 0)
        yield (
            person, tie.in_k, tie.out_k, tie.k, tie.first_day, tie.last_day, tie.n_days, tie.median_gap,
            tie.peak_per_year, tie.valid_from, tie.valid_until, known_on, standing.met_on, standing.label or "",
            standing.red_flag_on, standing.reminder_on, standing.suppressed_until, int(is_decided), imported_on, due,
            connected_on, None if due is None else waiting_since(due, imported_on),
            int(due is not None and not is_first_time(due, imported_on, is_decided=is_decided)),
            lasting_points(worth), closer_points(tie.peak_per_year, tie_settings),
        )  # fmt: skip


def _worth(
    facts: TieFacts, person: int, category: Category, peak: float, since: int, *, has_red_flag: bool = False
) -> Worth:
    return Worth(
        category=category,
        peak_per_year=peak,
        waiting_since=since,
        mutual_connections=facts.mutual.get(person),
        connected_on=facts.known[person].connected_on,
        was_met_in_person=person in facts.met or person in facts.met_in_person,
        was_introduced=person in facts.introduced,
        has_personal_note=person in facts.noted,
        is_of_interest=person in facts.of_interest,
        is_senior=person in facts.senior,
        has_red_flag=has_red_flag,
    )


def _standing(facts: TieFacts, person: int, known_on: int, tie: Tie) -> tuple[Standing, bool]:
    label, category, remind_on = facts.labels.get(person, ("", "", ""))
    given = back_off(facts.decisions.get(person, ()), tie.last_day)
    reminders = [given.reminder_on, number_of(remind_on)]
    met = facts.met.get(person)
    standing = Standing(
        known_on=known_on,
        met_on=met[0] if met and met[1] else None,
        label=Category(label or category) if label or category else given.label,
        red_flag_on=facts.red_flags.get(person),
        reminder_on=min((day for day in reminders if day is not None), default=None),
        suppressed_until=given.suppressed_until,
    )
    return standing, given.is_decided


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
