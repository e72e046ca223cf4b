"""The weekly review: which of the ties that are due are looked at this week, in what order, and why these.

The list is bounded by a budget. Red flags come first, then ties due for the first time and reminders, and a quarter of
the places goes to the stock, the ties that have been due for long: in turn to the longest waiting and the one
most worth a look. The longest waiting advance every week, so nothing waits for ever. Days are day numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from heapq import nlargest, nsmallest
from itertools import cycle, islice
from typing import NamedTuple

from whence.domain.amounts import counted

RED_FLAG_PLACES = 5
STOCK_SHARE = 4
DAYS_PER_WEEK = 7


class Lane(StrEnum):
    """Which part of the list a tie is on."""

    RED_FLAG = "red_flag"
    FIRST_TIME = "first_time"
    LONGEST_WAITING = "longest_waiting"
    BY_VALUE = "by_value"


class Split(StrEnum):
    """A part of the review with cards of its own."""

    TIES = "ties"
    INVITATIONS = "invitations"
    ANSWERS = "answers"
    SENT = "sent"
    OUTCOMES = "outcomes"


class GroupKind(StrEnum):
    """What the members of a group of the stock have in common."""

    EMPLOYER = "employer"
    EVENT = "event"
    MONTH = "month"
    IMPORT = "import"


class StockGroup(NamedTuple):
    """A group of the stock: what it is by, the value it has in common, its words, and how many there are."""

    kind: GroupKind
    key: str
    words: str
    size: int


class Candidate(NamedTuple):
    """A tie that may be put on the list.

    due_on: the day from which it is due.
    waiting_since: the day from which it could be shown, see `waiting_since`.
    value: how much it is worth a look, see `value`.
    is_first_time: see `is_first_time`.
    """

    person: int
    due_on: int
    waiting_since: int
    value: int
    is_first_time: bool
    has_red_flag: bool


class Item(NamedTuple):
    """A place on the list."""

    person: int
    lane: Lane
    due_on: int
    waiting_since: int
    value: int


def waiting_since(due_on: int, imported_on: int | None) -> int:
    """The day from which a tie could be shown: not before the day its connection came into the journal."""
    return due_on if imported_on is None else max(due_on, imported_on)


def is_first_time(due_on: int, imported_on: int | None, *, is_decided: bool, has_reminder: bool = False) -> bool:
    """Whether a tie became due while the journal was watching, and nothing was decided since the last contact.

    What was due already on the day the connection came in is stock: after a first import nothing is overdue.
    A reminder that is due was promised for its day and never waits in the stock.
    """
    return has_reminder or (not is_decided and (imported_on is None or due_on > imported_on))


def stock_places(budget: int) -> int:
    """The places of a week that are kept for the stock: a quarter, at least one."""
    return max(1, budget // STOCK_SHARE)


def waiting_places(budget: int) -> int:
    """The places of a week that are certain to go to the longest waiting: every other one of the stock's."""
    return (stock_places(budget) + 1) // 2


def longest_wait(ahead: int, budget: int) -> int:
    """The most weeks until a tie of the stock is shown when `ahead` ties wait longer and every list is answered."""
    return -(-ahead // waiting_places(budget))


def week_list(candidates: Iterable[Candidate], budget: int, today: int) -> list[Item]:
    """This week's list: at most `budget` ties that are due `today`, none twice, always the same for the same input.

    It may be given every due tie, or only those that can be reached: all red flags, and of the first-time due, of the
    longest waiting and of the most valuable, the first `budget` each.
    """
    due = {candidate.person: candidate for candidate in candidates if candidate.due_on <= today}
    stock = [each for each in due.values() if not each.has_red_flag and not each.is_first_time]
    free = budget - min(stock_places(budget), len(stock))
    flagged = nsmallest(min(RED_FLAG_PLACES, free), (each for each in due.values() if each.has_red_flag), key=_waited)
    free -= len(flagged)
    fresh = (each for each in due.values() if each.is_first_time and not each.has_red_flag)
    first = nsmallest(free, fresh, key=_due)
    rest = islice(_alternating(stock, budget), budget - len(flagged) - len(first))
    return [_item(each, Lane.RED_FLAG) for each in flagged] + [_item(each, Lane.FIRST_TIME) for each in first] + [*rest]


def places_used(groups: Iterable[str | None]) -> int:
    """How many places of the budget answers have used, given the group of each: one group counts as one place."""
    answered = list(groups)
    return answered.count(None) + len({group for group in answered if group is not None})


def weeks_to_look_through(ties: int, budget: int) -> int:
    """The weeks it takes to look at `ties` ties, at `budget` a week."""
    return -(-ties // budget)


def stock_sentence(ties: int, budget: int) -> str:
    """The honest count: what waits, and how long it would take."""
    if not ties:
        return "Every quiet tie has been looked at."
    weeks = weeks_to_look_through(ties, budget)
    return f"{counted(ties, 'quiet tie')} not yet looked at; at {budget} a week that is about {counted(weeks, 'week')}."


class Week(NamedTuple):
    """A week by ISO 8601: Monday to Sunday, named by the year its Thursday lies in."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Week:
        """The week that `day` belongs to."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def parse(cls, text: str) -> Week:
        """Read "2026-W47". Raises ValueError for another form and for weeks that do not exist."""
        return cls.of(date.fromisoformat(f"{text}-1"))

    @property
    def first_day(self) -> date:
        """Its Monday."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def next(self) -> Week:
        """The week after it."""
        return Week.of(self.first_day + timedelta(days=DAYS_PER_WEEK))

    @property
    def words(self) -> str:
        """How it is said: "week 47 of 2026"."""
        return f"week {self.number} of {self.year}"

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"


def _alternating(stock: list[Candidate], places: int) -> Iterator[Item]:
    """The stock in turn by waiting and by value, each tie once; no more than `places` are asked for."""
    waiting = (_item(each, Lane.LONGEST_WAITING) for each in nsmallest(places, stock, key=_waited))
    worthy = (_item(each, Lane.BY_VALUE) for each in nlargest(places, stock, key=_worth))
    shown: set[int] = set()
    for turn in cycle((waiting, worthy)):
        item = next((each for each in turn if each.person not in shown), None)
        if item is None:
            return
        shown.add(item.person)
        yield item


def _item(candidate: Candidate, lane: Lane) -> Item:
    return Item(candidate.person, lane, candidate.due_on, candidate.waiting_since, candidate.value)


def _due(candidate: Candidate) -> tuple[int, int]:
    return candidate.due_on, candidate.person


def _waited(candidate: Candidate) -> tuple[int, int]:
    return candidate.waiting_since, candidate.person


def _worth(candidate: Candidate) -> tuple[int, int]:
    return candidate.value, -candidate.person
