"""Reading the dates of an archive: every shape its files use, without the locale and without strptime.

Month names are English whatever language the member uses. Two-digit years are 1969 to 2068 (POSIX).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from whence.domain.dates import MONTHS, UNKNOWN_DAY, Day

_MONTHS: Final = {
    word: number for number, name in enumerate(MONTHS, 1) for word in (name.lower(), name[:3].lower(), name[:4].lower())
}
_WEEKDAYS: Final = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
_ZONES: Final = frozenset({"UTC", "GMT", "Z"})
_SPACES: Final = str.maketrans({",": " ", "\u202f": " ", "\xa0": " ", "\u200e": " "})
_SLASHED: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{2}), ([0-9]{1,2}):([0-5][0-9]) ([AP]M)")
_PIVOT: Final = 69
_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened: a day, and the time of day as far as the file gives it.

    `text` is ISO 8601: `2024-03-12T17:41:03Z`, `2018-03-12T17:41` (no zone given), `2024-03-12`, `2020-03`,
    `2015`, or empty when nothing is known.
    """

    day: Day
    text: str


UNKNOWN_MOMENT: Final = Moment(UNKNOWN_DAY, "")


@lru_cache(maxsize=8192)
def read_moment(text: str, is_day_first: bool = False) -> Moment | None:
    """The moment a cell means; UNKNOWN_MOMENT for an empty one, None for text that is no date or no existing day.

    `is_day_first` reads 3/12/18 as 3 December 2018, as spreadsheets outside the United States save it.
    """
    if not text.strip():
        return UNKNOWN_MOMENT
    if len(text) > _LONGEST:
        return None
    slashed = None if is_day_first else _SLASHED.fullmatch(text)
    try:
        return _of_slashed(slashed) if slashed else _read(text, is_day_first)
    except ValueError:
        return None


def read_day(text: str, is_day_first: bool = False) -> Day | None:
    """The day a cell means; UNKNOWN_DAY for an empty one, None for text that is no date or no existing day."""
    moment = read_moment(text, is_day_first)
    return None if moment is None else moment.day


def is_day_before_month(text: str) -> bool:
    """Whether a purely numeric date can only be read with the day before the month (25/12/2018)."""
    parts = text.partition(",")[0].strip().split("/")
    return len(parts) == 3 and all(part.isdecimal() for part in parts) and int(parts[0]) > 12 >= int(parts[1])


def read_utc(text: str) -> str:
    """ISO text of `2024-03-12 17:41:03 UTC`, the shape of message dates, by slicing; empty for any other shape.

    The day is checked to exist.
    """
    day, minute, second = _iso_day(text[:10]), _MINUTES.get(text[10:16]), _SECONDS.get(text[16:])
    return f"{day}{minute}{second}" if day and minute and second else ""


_MINUTES: Final = {
    f" {hour:02d}:{minute:02d}": f"T{hour:02d}:{minute:02d}" for hour in range(24) for minute in range(60)
}
_SECONDS: Final = {f":{second:02d} UTC": f":{second:02d}Z" for second in range(60)}


@lru_cache(maxsize=16384)
def _iso_day(text: str) -> str:
    try:
        return text if date.fromisoformat(text).isoformat() == text else ""
    except ValueError:
        return ""


def _read(text: str, is_day_first: bool) -> Moment | None:
    words = text.translate(_SPACES).split()
    if not words:
        return None
    if len(words[0]) >= 16 and words[0][10] == "T":
        words[:1] = [words[0][:10], *words[0][11:].replace("Z", " Z").split()]
    has_zone = any(word in _ZONES for word in words)
    words = [word for word in words if word not in _ZONES]
    clock, words = _split_clock(words)
    day = _read_words(words, is_day_first)
    if day is None or clock is None:
        return None
    return Moment(day, f"{day}T{clock}{'Z' if has_zone else ''}" if clock and day.is_exact else str(day))


def _of_slashed(parts: re.Match[str]) -> Moment | None:
    """`3/12/18, 5:41 PM`, by far the commonest shape of a moment besides that of messages."""
    month, day, year, hour, minute, half = parts.groups()
    if not 1 <= int(hour) <= 12:
        return None
    on = date(_year(year), int(month), int(day))
    return Moment(Day.on(on), f"{on.isoformat()}T{int(hour) % 12 + (12 if half == 'PM' else 0):02d}:{minute}")


def _split_clock(words: list[str]) -> tuple[str | None, list[str]]:
    """The time of day as HH:MM or HH:MM:SS (empty: none given, None: not a time), and the other words."""
    rest = [word for word in words if ":" not in word and word.upper() not in ("AM", "PM")]
    clocks = [word for word in words if ":" in word]
    if not clocks:
        return "", rest
    half = next((word.upper() for word in words if word.upper() in ("AM", "PM")), clocks[0][-2:].upper())
    pieces = clocks[0].upper().removesuffix("AM").removesuffix("PM").split(".")[0].split(":")
    if len(clocks) > 1 or len(pieces) not in (2, 3) or not all(piece.isdecimal() for piece in pieces):
        return None, rest
    hour, *others = (int(piece) for piece in pieces)
    if half in ("AM", "PM"):
        hour = (hour % 12 + (12 if half == "PM" else 0)) if 1 <= hour <= 12 else 99
    if hour > 23 or any(number > 59 for number in others):
        return None, rest
    return ":".join(f"{number:02d}" for number in (hour, *others)), rest


def _read_words(words: list[str], is_day_first: bool) -> Day | None:
    joined = " ".join(words)
    parts = joined.replace("-", " ").replace("/", " ").replace(".", " ").split()
    if len(parts) > 1 and parts[0].lower() in _WEEKDAYS:
        parts = parts[1:]
    numbers = [_MONTHS.get(part.lower(), 0) if part.isalpha() else _number(part) for part in parts]
    if any(number < 1 for number in numbers):
        return None
    if len(parts) == 3:
        return _exact(parts, numbers, is_day_first or "." in joined)
    return _vague(parts, numbers, "-" in joined)


def _number(part: str) -> int:
    return int(part) if part.isdecimal() and part.isascii() and len(part) in (1, 2, 4) else 0


def _exact(parts: list[str], numbers: list[int], is_day_first: bool) -> Day | None:
    named = [part.isalpha() for part in parts]
    first, second, third = numbers
    if named == [False, True, False]:
        day, month, year = first, second, _year(parts[2])
    elif named == [True, False, False]:
        day, month, year = second, first, _year(parts[2])
    elif any(named):
        return None
    elif len(parts[0]) == 4:
        day, month, year = third, second, first
    else:
        day, month = (first, second) if is_day_first else (second, first)
        year = _year(parts[2])
    return Day.on(date(year, month, day)) if year >= 1900 else None


def _vague(parts: list[str], numbers: list[int], has_dash: bool) -> Day | None:
    """`Mar 2020`, `Mar-20` as spreadsheets save it, `2020-03`, `2015`."""
    if len(parts) == 1 and len(parts[0]) == 4 and parts[0].isdecimal():
        return Day.year(numbers[0]) if numbers[0] >= 1900 else None
    if len(parts) != 2:
        return None
    if parts[0].isalpha() and (len(parts[1]) == 4 or has_dash) and not parts[1].isalpha():
        return Day.month(_year(parts[1]), numbers[0])
    if len(parts[0]) == 4 and not parts[1].isalpha() and not parts[0].isalpha():
        return Day.month(numbers[0], numbers[1])
    return None


def _year(text: str) -> int:
    number = int(text)
    if len(text) == 4:
        return number
    return 0 if len(text) != 2 else number + (1900 if number >= _PIVOT else 2000)
