"""A day with its precision: 12 March 2024, March 2024, spring 2021, 2015, or unknown.

All dates in the journal are calendar days without a time zone. The text form is ISO 8601; a season uses
the extended form of ISO 8601-2 (EDTF), in which 2021-21 is spring 2021, -22 summer, -23 autumn, -24 winter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = ("spring", "summer", "autumn", "winter")
EPOCH = date(2000, 1, 1)
_TEXT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_FIRST_SEASON_CODE = 21


class Precision(StrEnum):
    """How exactly a day is known."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day known with a precision; `start` is the first day it can mean, None when unknown.

    A winter belongs to the year it begins in (winter 2021 starts on 1 December 2021).
    """

    start: date | None
    precision: Precision = Precision.DAY

    @classmethod
    def on(cls, day: date) -> Day:
        """The exact calendar day `day`."""
        return cls(day, Precision.DAY)

    @classmethod
    def month(cls, year: int, month: int) -> Day:
        """Some day in a month. Raises ValueError for a month that does not exist."""
        return cls(date(year, month, 1), Precision.MONTH)

    @classmethod
    def season(cls, year: int, season: str) -> Day:
        """Some day in a season, one of SEASONS. Raises ValueError for another word."""
        return cls(date(year, 3 + 3 * SEASONS.index(season), 1), Precision.SEASON)

    @classmethod
    def year(cls, year: int) -> Day:
        """Some day in a year."""
        return cls(date(year, 1, 1), Precision.YEAR)

    @classmethod
    def parse(cls, text: str) -> Day:
        """Read the text form written by `str()`; empty text is UNKNOWN_DAY.

        Raises ValueError for text of another form and for days that do not exist.
        """
        if not text:
            return UNKNOWN_DAY
        found = _TEXT.fullmatch(text)
        if found is None:
            raise ValueError(f"not a day: {text!r}")
        year, month, day = (int(part) if part else 0 for part in found.groups())
        if day:
            return cls.on(date(year, month, day))
        if month >= _FIRST_SEASON_CODE:
            return cls.season(year, _season_word(month))
        return cls.month(year, month) if month else cls.year(year)

    @property
    def is_known(self) -> bool:
        return self.start is not None

    @property
    def is_exact(self) -> bool:
        return self.precision is Precision.DAY and self.start is not None

    @property
    def end(self) -> date | None:
        """The last day it can mean, None when unknown."""
        if self.start is None:
            return None
        months = {Precision.DAY: 0, Precision.MONTH: 1, Precision.SEASON: 3, Precision.YEAR: 12}[self.precision]
        if not months:
            return self.start
        total = self.start.year * 12 + self.start.month - 1 + months
        return date(total // 12, total % 12 + 1, 1) - timedelta(days=1)

    def __str__(self) -> str:
        """The ISO text form: 2024-03-12, 2024-03, 2021-21 (spring), 2015, or empty for unknown."""
        if self.start is None:
            return ""
        if self.precision is Precision.SEASON:
            return f"{self.start.year:04d}-{_FIRST_SEASON_CODE + (self.start.month // 3) - 1}"
        length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[self.precision]
        return self.start.isoformat()[:length]

    @property
    def words(self) -> str:
        """How it is said: "12 March 2024", "March 2024", "spring 2021", "2015", "an unknown day"."""
        if self.start is None:
            return "an unknown day"
        year, month = self.start.year, self.start.month
        match self.precision:
            case Precision.DAY:
                return f"{self.start.day} {MONTHS[month - 1]} {year}"
            case Precision.MONTH:
                return f"{MONTHS[month - 1]} {year}"
            case Precision.SEASON:
                return f"{SEASONS[month // 3 - 1]} {year}"
        return str(year)

    @property
    def phrase(self) -> str:
        """With its preposition: "on 12 March 2024", "in March 2024", "on an unknown day"."""
        return f"on {self.words}" if self.precision in (Precision.DAY, Precision.UNKNOWN) else f"in {self.words}"


UNKNOWN_DAY = Day(None, Precision.UNKNOWN)


def _season_word(code: int) -> str:
    if code - _FIRST_SEASON_CODE >= len(SEASONS):
        raise ValueError(f"not a season: {code}")
    return SEASONS[code - _FIRST_SEASON_CODE]


def day_number(day: date) -> int:
    """Whole days since 1 January 2000, the integer in which day arithmetic is done."""
    return (day - EPOCH).days


def day_of_number(number: int) -> date:
    """The calendar day `number` days after 1 January 2000."""
    return EPOCH + timedelta(days=number)
