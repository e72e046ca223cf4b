"""What a written day can mean, and the forms counted from today: yesterday, last Tuesday, in 2 weeks."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, TypeAlias

from whence.domain.dates import Day

Prefers: TypeAlias = Literal["past", "future"]

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_COUNTS: Final = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14}
EARLIEST, LATEST = 1900, 2150
TOO_FAR: Final = "That day is too far away to be kept. Write a day between 1900 and 2150."


@dataclass(frozen=True, slots=True)
class DayReading:
    """What a written day can mean: its readings, most likely order first, or a problem as a sentence.

    Several readings are never narrowed by guessing: they are shown, and the person picks.
    """

    readings: tuple[Day, ...] = ()
    problem: str | None = None

    @property
    def day(self) -> Day | None:
        """The only reading; None when there is none or more than one."""
        return self.readings[0] if len(self.readings) == 1 else None

    @property
    def is_ambiguous(self) -> bool:
        return len(self.readings) > 1

    @property
    def words(self) -> str:
        """All readings as they are said: "3 April 2026 or 4 March 2026"."""
        return " or ".join(day.words for day in self.readings)


@dataclass(frozen=True, slots=True)
class Asked:
    """The circumstances under which a day is read: today, where it is expected, and the order of the locale."""

    today: date
    prefers: Prefers
    day_first: bool

    @property
    def is_past(self) -> bool:
        return self.prefers == "past"

    @property
    def monday(self) -> date:
        """The first day of the current week."""
        return self.today - timedelta(days=self.today.weekday())


def _exact(day: date) -> DayReading:
    return DayReading((Day.on(day),))


def _moved(day: date, days: int) -> DayReading:
    try:
        moved = day + timedelta(days=days)
    except OverflowError:
        return DayReading((), TOO_FAR)
    return _exact(moved) if EARLIEST <= moved.year <= LATEST else DayReading((), TOO_FAR)


def relative(match: re.Match[str], asked: Asked) -> DayReading:
    """today, yesterday evening, the day after tomorrow, last night …"""
    words = match[0].lower().split()
    days = -1 if "yesterday" in words or words == ["last", "night"] else 1 if "tomorrow" in words else 0
    return _moved(asked.today, days * 2 if "before" in words or "after" in words else days)


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return 1 if word.lower() in ("a", "an") else _COUNTS.index(word.lower())


def ahead(match: re.Match[str], asked: Asked) -> DayReading:
    """in 2 weeks, in a month: an exact day (the last of the month where that day does not exist)."""
    count, unit = _count(match["count"]), match["unit"].lower()
    if unit in _DAYS:
        return _moved(asked.today, count * _DAYS[unit])
    year, number = month_after(asked.today, count * (12 if unit == "year" else 1))
    if year > LATEST:
        return DayReading((), TOO_FAR)
    return _exact(date(year, number, min(asked.today.day, monthrange(year, number)[1])))


def ago(match: re.Match[str], asked: Asked) -> DayReading:
    """2 weeks ago is a day; 3 months ago only a month, 2 years ago only a year."""
    count, unit = _count(match["count"]), match["unit"].lower()
    if unit in _DAYS:
        return _moved(asked.today, -count * _DAYS[unit])
    year, number = month_after(asked.today, -count * (12 if unit == "year" else 1))
    if year < EARLIEST:
        return DayReading((), TOO_FAR)
    return DayReading((Day.year(year) if unit == "year" else Day.month(year, number),))


def month_after(day: date, months: int) -> tuple[int, int]:
    total = day.year * 12 + day.month - 1 + months
    return total // 12, total % 12 + 1


def weekday_number(word: str) -> int:
    return next(number for number, name in enumerate(WEEKDAYS) if name.lower().startswith(word.lower()[:3]))


def weekday(match: re.Match[str], asked: Asked) -> DayReading:
    """Tuesday, last Tuesday, next Tuesday, this Tuesday.

    "next Friday" said on a Monday can mean this week's or next week's: both are given.
    """
    number = weekday_number(match["weekday"])
    which = (match.groupdict().get("which") or "").lower()
    this_week = asked.monday + timedelta(days=number)
    coming = this_week if this_week > asked.today else this_week + timedelta(days=7)
    before = this_week if this_week < asked.today else this_week - timedelta(days=7)
    if which == "last":
        return _exact(before)
    if which == "this":
        return _exact(this_week)
    if which == "next":
        days = (coming, coming + timedelta(days=7)) if coming == this_week else (coming,)
        return DayReading(tuple(Day.on(day) for day in days))
    if not asked.is_past:
        return _exact(coming)
    return _exact(asked.today if this_week == asked.today else before)


def weekday_of_week(match: re.Match[str], asked: Asked) -> DayReading:
    """Tuesday next week, Friday last week."""
    weeks = 1 if match["week"].lower() == "next" else -1
    return _moved(asked.monday, 7 * weeks + weekday_number(match["weekday"]))


def _days_from(first: date, count: int) -> tuple[date, ...]:
    return tuple(first + timedelta(days=offset) for offset in range(count))


def week(match: re.Match[str], asked: Asked) -> DayReading:
    """last week, this week, next week: one of its days; a promise for next week is due from its Monday on."""
    which = match["which"].lower()
    days = _days_from(asked.monday + timedelta(days={"last": -7, "this": 0, "next": 7}[which]), 7)
    if which == "next" and not asked.is_past:
        days = days[:1]
    if which == "this":
        days = tuple(day for day in days if (day <= asked.today if asked.is_past else day >= asked.today))
    return DayReading(tuple(Day.on(day) for day in days))


def weekend(match: re.Match[str], asked: Asked) -> DayReading:
    """this weekend, last weekend: Saturday or Sunday; a promise for the weekend is due from its first day left."""
    which = (match["which"] or "").lower()
    saturday = asked.monday + timedelta(days=5)
    is_on = asked.today >= saturday
    if which == "last" or (not which and asked.is_past and not is_on):
        saturday -= timedelta(days=7)
    if which == "next" and is_on:
        saturday += timedelta(days=7)
    days = _days_from(saturday, 2)
    if which == "next" and not is_on:
        days += _days_from(saturday + timedelta(days=7), 2)
    if asked.is_past:
        days = tuple(day for day in days if day <= asked.today) or days
    elif which == "next":
        days = days[::2]
    elif which != "last":
        days = tuple(day for day in days if day >= asked.today)[:1]
    return DayReading(tuple(Day.on(day) for day in days))
