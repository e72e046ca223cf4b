"""Bursts of connections: days on which far more people were connected than usual, so that an event is likely.

A burst is three days in a row with at least six connections of unknown origin, and at least three times as many as
three days usually bring: the usual rate is that of the half year around, without the burst itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from whence.domain.changes import PersonId
from whence.domain.dates import MONTHS, day_of_number

WINDOW_DAYS: Final = 3
FEWEST: Final = 6
TIMES_USUAL: Final = 3.0
AROUND_DAYS: Final = 91
SHORTEST_RECORD: Final = 30
"""Days; of shorter records nothing is usual yet."""


@dataclass(frozen=True, slots=True)
class Connected:
    """Somebody connected on a day (a day number); `is_unexplained` when no origin is recorded."""

    person: PersonId
    day: int
    is_unexplained: bool


@dataclass(frozen=True, slots=True)
class Burst:
    """People connected within a few days, and how many such days usually bring."""

    first: date
    last: date
    people: tuple[PersonId, ...]
    usual: float

    @property
    def sentence(self) -> str:
        """ "23 connections, 12–14 May 2022: an event?" """
        return f"{len(self.people):,} connections, {span_words(self.first, self.last)}: an event?"


def span_words(first: date, last: date) -> str:
    """Two days as one span: "12 May 2022", "12–14 May 2022", "30 May – 1 June 2022"."""
    ending = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return ending
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{ending}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {MONTHS[first.month - 1]}{year} – {ending}"


def find_bursts(connected: Iterable[Connected]) -> list[Burst]:
    """The bursts among all who are connected, the largest first. Nobody is in two of them."""
    everybody = sorted(connected, key=lambda one: (one.day, one.person))
    unexplained = [one for one in everybody if one.is_unexplained]
    days, found, taken = [one.day for one in everybody], [], set[int]()
    for start, members in _windows(unexplained):
        window = {one.day for one in members}
        usual = _usual(days, start)
        if len(members) >= FEWEST and len(members) >= TIMES_USUAL * usual and not window & taken:
            taken |= window
            first, last = day_of_number(members[0].day), day_of_number(members[-1].day)
            found.append(Burst(first, last, tuple(one.person for one in members), usual))
    return found


def _windows(unexplained: Sequence[Connected]) -> list[tuple[int, list[Connected]]]:
    """Every window that begins on a day of a connection, the fullest first, of equally full ones the shortest."""
    by_day: dict[int, list[Connected]] = defaultdict(list)
    for one in unexplained:
        by_day[one.day].append(one)
    windows = [
        (start, [one for day in range(start, start + WINDOW_DAYS) for one in by_day.get(day, ())])
        for start in list(by_day)
    ]
    return sorted(windows, key=lambda each: (-len(each[1]), each[1][-1].day - each[0], each[0]))


def _usual(days: Sequence[int], start: int) -> float:
    """How many connections a window of this length brings in the half year around, as far as the records reach."""
    end = start + WINDOW_DAYS
    low, high = max(start - AROUND_DAYS, days[0]), min(end + AROUND_DAYS, days[-1] + 1)
    around = bisect_left(days, high) - bisect_left(days, low)
    inside = bisect_left(days, end) - bisect_left(days, start)
    length = (high - low) - (min(end, high) - max(start, low))
    return (around - inside) / max(length, SHORTEST_RECORD) * WINDOW_DAYS
