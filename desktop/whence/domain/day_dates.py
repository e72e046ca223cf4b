"""The forms of a day that come from the calendar: 12 Mar, March 2024, spring 2021, 2015, 03/04, ISO 8601."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Final

from whence.domain.dates import MONTHS, Day
from whence.domain.day_forms import EARLIEST, LATEST, TOO_FAR, WEEKDAYS, Asked, DayReading, month_after, weekday_number

_LEAP_YEAR: Final = 2024
_YEARS_AROUND: Final = 9


def _one(day: Day | None) -> DayReading | None:
    return None if day is None else DayReading((day,))


def period(match: re.Match[str], asked: Asked) -> DayReading:
    """last month, this year …"""
    step = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    if match["period"].lower() == "year":
        return DayReading((Day.year(asked.today.year + step),))
    return DayReading((Day.month(*month_after(asked.today, step)),))


def _around(asked: Asked, of_year: Callable[[int], Day]) -> list[Day]:
    """The same day, month or season in the years around today, where it exists, oldest first."""
    days = []
    for number in range(asked.today.year - _YEARS_AROUND, asked.today.year + _YEARS_AROUND):
        try:
            days.append(of_year(number))
        except ValueError:
            continue
    return days


def _nearest(days: list[Day], asked: Asked, which: str) -> Day | None:
    """The one that "last", "this", "next" or no word at all means, out of `days` (oldest first)."""
    today = asked.today
    if which == "last":
        return next((day for day in reversed(days) if day.end is not None and day.end < today), None)
    if which == "this":
        return next((day for day in days if day.start is not None and day.start.year == today.year), None)
    if which == "next" or not asked.is_past:
        return next((day for day in days if _is_ahead(day, today, which)), None)
    return next((day for day in reversed(days) if day.start is not None and day.start <= today), None)


def _is_ahead(day: Day, today: date, which: str) -> bool:
    """Whether `day` begins later than today; a plain date may also be today."""
    return day.start is not None and (day.start > today or (not which and day.is_exact and day.start == today))


def _word(match: re.Match[str], group: str) -> str:
    return (match.groupdict().get(group) or "").lower()


def _month_number(word: str) -> int:
    return next(number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(word.lower()[:3]))


def month(match: re.Match[str], asked: Asked) -> DayReading | None:
    """March, March 2024, last March."""
    number = _month_number(match["month"])
    written = _word(match, "year")
    if written:
        return _one(Day.month(int(written), number)) if _is_year(int(written)) else None
    return _one(_nearest(_around(asked, lambda year: Day.month(year, number)), asked, _word(match, "which")))


def season(match: re.Match[str], asked: Asked) -> DayReading | None:
    """spring, spring 2021, last summer, winter 2020/21 (which begins in 2020)."""
    word = match["season"].lower().replace("fall", "autumn")
    written, until = _word(match, "year"), _word(match, "until")
    if until and (word != "winter" or int(until) % 100 != (int(written) + 1) % 100):
        return None
    if written:
        return _one(Day.season(int(written), word)) if _is_year(int(written)) else None
    which = _word(match, "which")
    if which == "this" and word == "winter" and asked.today.month <= 2:
        return _one(Day.season(asked.today.year - 1, word))
    return _one(_nearest(_around(asked, lambda year: Day.season(year, word)), asked, which))


def year(match: re.Match[str], _asked: Asked) -> DayReading | None:
    """2015."""
    return _one(Day.year(int(match["year"]))) if _is_year(int(match["year"])) else None


def _is_year(number: int) -> bool:
    return EARLIEST <= number <= LATEST


def _whole_year(text: str, asked: Asked) -> int | None:
    """A year of four or two digits ("24" is 2024, "98" is 1998); None when none is written."""
    if len(text) != 2:
        return int(text) if text else None
    number = int(text)
    return 2000 + number if number <= asked.today.year % 100 + 10 else 1900 + number


def day_of_month(match: re.Match[str], asked: Asked) -> DayReading | None:
    """12 Mar, March 12th, Friday 27 November 2026."""
    return _dated(int(match["day"]), _month_number(match["month"]), match, asked)


def iso_day(match: re.Match[str], asked: Asked) -> DayReading | None:
    """2024-03-12 (ISO 8601), and 2024/3/12."""
    return _dated(int(match["day"]), int(match["number"]), match, asked)


def iso_month(match: re.Match[str], _asked: Asked) -> DayReading | None:
    """2024-03, and the seasons of ISO 8601-2 (2021-21 is spring 2021)."""
    try:
        found = Day.parse(match[0])
    except ValueError:
        return None
    return _one(found) if _is_year(int(match["year"])) else None


def dotted(match: re.Match[str], asked: Asked) -> DayReading | None:
    """12.3.2024, 12.03.: dots are only ever written with the day first."""
    number = int(match["number"])
    return _dated(int(match["day"]), number, match, asked) if 1 <= number <= 12 else None


def slashed(match: re.Match[str], asked: Asked) -> DayReading | None:
    """03/04 can be two days, 13/04 only one, 31/02 none; 24/7 with its month in front is read where it exists."""
    first, second = int(match["first"]), int(match["second"])
    orders = ((first, second), (second, first)) if asked.day_first else ((second, first), (first, second))
    pairs = [(day, number) for day, number in dict.fromkeys(orders) if 1 <= number <= 12]
    readings = [reading for day, number in pairs if (reading := _dated(day, number, match, asked))]
    days = tuple(day for reading in readings for day in reading.readings)
    if days or not readings:
        return DayReading(days) if days else None
    return readings[0]


def _dated(day: int, number: int, match: re.Match[str], asked: Asked) -> DayReading | None:
    """The day of that number in that month, in the year that is written or the nearest one."""
    if not 1 <= number <= 12:
        return DayReading((), f"There is no month {number}. Write the day like 12 Mar 2024 or 2024-03-12.")
    longest = monthrange(_LEAP_YEAR, number)[1]
    if not 1 <= day <= longest:
        name = MONTHS[number - 1]
        return DayReading((), f"There is no {day} {name}: {name} has {longest} days at most. Correct the day.")
    written = _whole_year(_word(match, "year"), asked)
    if written is None:
        found = _nearest(_around(asked, lambda near: Day.on(date(near, number, day))), asked, "")
    elif not _is_year(written):
        return DayReading((), TOO_FAR)
    elif day > monthrange(written, number)[1]:
        return DayReading((), f"There is no {day} {MONTHS[number - 1]} in {written}. Correct the day or the year.")
    else:
        found = Day.on(date(written, number, day))
    return _agreeing(found, _word(match, "weekday"))


def _agreeing(day: Day | None, weekday_word: str) -> DayReading | None:
    """`day`, unless the weekday written beside it is another one."""
    if day is None or day.start is None or not weekday_word:
        return _one(day)
    is_day, written = day.start.weekday(), weekday_number(weekday_word)
    if is_day == written:
        return _one(day)
    return DayReading((), f"{day.words} is a {WEEKDAYS[is_day]}, not a {WEEKDAYS[written]}. Correct one of them.")
