"""What the weekly review asks of the journal: who is due, in which lane, and what was answered in which sitting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from whence.domain.changes import PersonId
from whence.domain.dates import day_number
from whence.domain.decisions import Verdict
from whence.domain.reviews import Candidate, is_first_time, waiting_since
from whence.domain.tie_settings import TieSettings
from whence.domain.tie_worth import GREATEST_WAITING_POINTS, REMEMBERED_DAYS, value, value_reasons, weeks_for_points
from whence.storage import tables, ties
from whence.storage.store import Store

_SHOWN = "person, due_on, waiting_since"
_QUIET = "label = '' AND due_on IS NOT NULL AND (last_day IS NULL OR last_day <= :dormant_from OR k <= :weak_k)"
_PLAIN_STOCK = (
    "is_stock = 1 AND due_on IS NOT NULL AND due_on <= :today AND (red_flag_on IS NULL OR red_flag_on > :today) "
    "AND (reminder_on IS NULL OR reminder_on > :today)"
)


class KeptReview(NamedTuple):
    """A sitting as kept; `listed` holds the uid and the lane of each tie on its list, in order."""

    id: int
    uid: str
    week: str
    budget: int
    started_on: date
    ended_on: date | None
    listed: tuple[tuple[str, str], ...]


class Answer(NamedTuple):
    """The last answer given about a person in a sitting."""

    decision: int
    person: PersonId
    stage: str
    verdict: Verdict
    until_on: date | None
    group_uid: str


def candidates(store: Store, today: date, budget: int, tie_settings: TieSettings) -> list[Candidate]:
    """The due ties that this week's list can hold: every red flag, and the first of each other lane.

    The kept rows answer for every tie whose sums hold today; the few others are worked out on the way.
    """
    out_of_date = set(ties.stale(store.database, today))
    found = {
        each.person: each
        for each in _kept_candidates(store, today, budget + len(out_of_date), tie_settings)
        if each.person not in out_of_date
    }
    found.update((each.person, each) for each in _fresh_candidates(store, today, out_of_date, tie_settings))
    return list(found.values())


def _kept_candidates(store: Store, today: date, most: int, tie_settings: TieSettings) -> Iterator[Candidate]:
    values = _limits(today, tie_settings) | {"most": most}
    rows = store.database.rows
    flagged = f"SELECT {_SHOWN} FROM tie WHERE red_flag_on <= :today AND due_on IS NOT NULL"
    for person, due_on, since in rows(flagged, values):
        yield Candidate(person, due_on, since, 0, is_first_time=False, has_red_flag=True)
    reminded = (
        f"SELECT {_SHOWN} FROM tie WHERE reminder_on <= :today AND due_on IS NOT NULL "
        "AND (red_flag_on IS NULL OR red_flag_on > :today)"
    )
    for person, due_on, since in rows(reminded, values):
        yield Candidate(person, due_on, since, 0, is_first_time=True, has_red_flag=False)
    first = (
        f"SELECT {_SHOWN} FROM tie INDEXED BY tie_by_first_due WHERE is_stock = 0 AND due_on <= :today "
        "AND (red_flag_on IS NULL OR red_flag_on > :today) ORDER BY due_on, person LIMIT :most"
    )
    for person, due_on, since in rows(first, values):
        yield Candidate(person, due_on, since, 0, is_first_time=True, has_red_flag=False)
    worth = _worth_words()
    for order in ("waiting_since, person", "worth DESC, person"):
        stock = (
            f"SELECT {_SHOWN}, {worth} AS worth FROM tie INDEXED BY tie_by_waiting WHERE {_PLAIN_STOCK} "
            f"ORDER BY {order} LIMIT :most"
        )
        for person, due_on, since, points in rows(stock, values):
            yield Candidate(person, due_on, since, points, is_first_time=False, has_red_flag=False)


def _worth_words() -> str:
    """The value of a look as an SQL expression: what lasts, what depends on the day, and the points for waiting."""
    waiting = " + ".join(
        f"(waiting_since <= :today - {weeks_for_points(points) * 7})"
        for points in range(1, GREATEST_WAITING_POINTS + 1)
    )
    return (
        "lasting_points + closer_points * (last_day IS NOT NULL AND (k <= :weak_k OR last_day <= :dormant_from)) "
        f"+ 10 * (last_day IS NULL AND coalesce(connected_on >= :today - {REMEMBERED_DAYS}, 0)) + {waiting}"
    )


def _fresh_candidates(
    store: Store, today: date, people: Iterable[int], tie_settings: TieSettings
) -> Iterator[Candidate]:
    """Candidates among ties whose kept sums are of another day."""
    kept = ties.ties(store.database, people, today)
    due = {person: one for person, one in kept.items() if one.due_on is not None and one.due_on <= day_number(today)}
    worths = ties.worths(store.database, due, today) if due else {}
    for person, one in due.items():
        reminder, red_flag = one.standing.reminder_on, one.standing.red_flag_on
        due_on = one.due_on or 0
        yield Candidate(
            person,
            due_on,
            waiting_since(due_on, one.imported_on),
            value(value_reasons(worths[person], day_number(today), tie_settings)),
            is_first_time(
                due_on,
                one.imported_on,
                is_decided=one.is_decided,
                has_reminder=reminder is not None and reminder <= day_number(today),
            ),
            red_flag is not None and red_flag <= day_number(today),
        )


def count_due(store: Store, today: date) -> int:
    """How many ties are due."""
    return int(store.database.value("SELECT count(*) FROM tie WHERE due_on <= ?", (day_number(today),)))


def count_first_due(store: Store, today: date) -> int:
    """How many ties are due for the first time."""
    sql = "SELECT count(*) FROM tie INDEXED BY tie_by_first_due WHERE is_stock = 0 AND due_on <= ?"
    return int(store.database.value(sql, (day_number(today),)))


def count_quiet(store: Store, today: date, tie_settings: TieSettings) -> int:
    """How many ties are weak, dormant or never in contact, due or not."""
    return int(store.database.value(f"SELECT count(*) FROM tie WHERE {_QUIET}", _limits(today, tie_settings)))


def count_not_looked_at(store: Store, today: date, tie_settings: TieSettings) -> int:
    """How many quiet ties are due and were never decided on since the last contact."""
    return int(
        store.database.value(
            f"SELECT count(*) FROM tie WHERE {_QUIET} AND is_decided = 0 AND due_on <= :today",
            _limits(today, tie_settings),
        )
    )


def _limits(today: date, tie_settings: TieSettings) -> dict[str, Any]:
    """The limits of the categories in the units of the stored sums."""
    number = day_number(today)
    scale = 2 ** (number / tie_settings.half_life_days) / tie_settings.exchanges_per_unit
    return {
        "today": number,
        "dormant_from": number - tie_settings.dormant_days,
        "weak_k": tie_settings.weak_max * scale,
    }


def reviews(store: Store, most: int = 12) -> list[KeptReview]:
    """The sittings, newest first."""
    rows: list[dict[str, Any]] = store.all(
        tables.Review.select().order_by(tables.Review.week.desc(), tables.Review.id.desc()).limit(most), dict
    )
    return [_kept_review(row) for row in rows]


def review(store: Store, review_id: int) -> KeptReview | None:
    """One sitting."""
    row: dict[str, Any] | None = store.one(tables.Review.select().where(tables.Review.id == review_id), dict)
    return None if row is None else _kept_review(row)


def review_of_week(store: Store, week: str) -> KeptReview | None:
    """The sitting of a week, the newest when there are several."""
    table = tables.Review
    row: dict[str, Any] | None = store.one(table.select().where(table.week == week).order_by(table.id.desc()), dict)
    return None if row is None else _kept_review(row)


def add_review(store: Store, **columns: Any) -> int:
    """Write a new sitting."""
    return store.insert(tables.Review, **columns)


def amend_review(store: Store, review_id: int, **columns: Any) -> None:
    """Change columns of a sitting."""
    store.amend(tables.Review, review_id, **columns)


def end_other_reviews(store: Store, week: str, today: date) -> None:
    """End every sitting of other weeks that is still open."""
    table = tables.Review
    store.amend_where(table, (table.week != week) & (table.ended_on == ""), ended_on=today)


def answers(store: Store, review_id: int) -> Mapping[PersonId, Answer]:
    """The last answer about each person in a sitting."""
    rows = store.database.rows(
        "SELECT id, person_id, stage, verdict, until_on, group_uid FROM decision WHERE review_id = ? ORDER BY id",
        (review_id,),
    )
    return {
        PersonId(row[1]): Answer(
            row[0], PersonId(row[1]), row[2], Verdict(row[3]), date.fromisoformat(row[4]) if row[4] else None, row[5]
        )
        for row in rows
    }


def groups_decided(store: Store, first_day: date, last_day: date) -> int:
    """How many groups were decided on in a stretch of days: each took one place of the week."""
    return int(
        store.database.value(
            "SELECT count(DISTINCT group_uid) FROM decision WHERE group_uid <> '' AND decided_on BETWEEN ? AND ?",
            (first_day, last_day),
        )
    )


def _kept_review(row: Mapping[str, Any]) -> KeptReview:
    listed = tuple((str(uid), str(lane)) for uid, lane in row["listed"])
    return KeptReview(
        row["id"], row["uid"], row["week"], row["budget"], row["started_on"], row["ended_on"], listed
    )  # fmt: skip


def is_only_link(store: Store, person: PersonId, employer: str) -> bool:
    """Whether nobody else you are connected with works there now."""
    other = store.database.value(
        "SELECT 1 FROM affiliation JOIN connection ON connection.person_id = affiliation.person_id "
        "WHERE state = 'connected' AND organisation = ? COLLATE NOCASE AND is_current = 1 "
        "AND affiliation.person_id <> ? LIMIT 1",
        (employer, person),
    )
    return other is None


def count_introduced_by(store: Store, person: PersonId) -> int:
    """How many people were met through somebody."""
    sql = "SELECT count(DISTINCT person_id) FROM origin WHERE introducer_id = ? AND source <> 'claim'"
    return int(store.database.value(sql, (person,)))


def event_met_at(store: Store, person: PersonId) -> str:
    """The name of the event where somebody was met first, empty when none is recorded."""
    found = store.database.value(
        "SELECT event.name FROM origin JOIN event ON event.id = event_id WHERE person_id = ? AND source <> 'claim' "
        "ORDER BY is_first DESC, origin.id LIMIT 1",
        (person,),
    )
    return str(found or "")
