"""Days in words: "last Tuesday", "12 Mar", "spring 2021", "03/04", "in 2 weeks", read without guessing.

English words; the order of day and month in "03/04" only sorts the readings, it never picks one. A day that is
given without a year is the nearest past one for what has happened and the nearest future one for a promise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from whence.domain import day_dates, day_forms
from whence.domain.day_forms import Asked, DayReading, Prefers

__all__ = ["DayReading", "FoundDay", "Prefers", "find_day", "parse_day", "show_day"]

_MONTH: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?:(?<=\b\w{3})\.(?=\s+\d))?"
)
_WEEKDAY: Final = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
_WHOLE_WEEKDAY: Final = r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_SEASON: Final = r"(?P<season>spring|summer|autumn|fall|winter)"
_COUNT: Final = r"(?P<count>\d{1,5}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_UNIT: Final = r"(?P<unit>day|week|fortnight|month|year)s?"
_YEAR: Final = r"(?P<year>\d{4})"
_NTH: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WHICH: Final = r"(?P<which>last|this|next)\s+"
_PART_OF_DAY: Final = r"(?:\s+(?:morning|afternoon|evening|night))?"

Handler = Callable[[re.Match[str], Asked], DayReading | None]
# Each form: its pattern, its reader, and whether it is a day wherever it stands (a bare "may" or "2015" is not).
_FORMS: Final[tuple[tuple[str, Handler, bool], ...]] = (
    (rf"(?:the\s+)?day\s+before\s+yesterday|(?:yesterday|today|tomorrow){_PART_OF_DAY}|tonight|last\s+night"
     r"|this\s+(?:morning|afternoon|evening)|(?:the\s+)?day\s+after\s+tomorrow", day_forms.relative, True),
    (rf"in\s+{_COUNT}\s+{_UNIT}", day_forms.ahead, True),
    (rf"{_COUNT}\s+{_UNIT}\s+ago", day_forms.ago, True),
    (rf"{_WHICH}{_WEEKDAY}{_PART_OF_DAY}", day_forms.weekday, True),
    (rf"{_WEEKDAY}\s+(?P<week>last|next)\s+week", day_forms.weekday_of_week, True),
    (rf"{_WHOLE_WEEKDAY}{_PART_OF_DAY}", day_forms.weekday, True),
    (_WEEKDAY, day_forms.weekday, False),
    (rf"{_WHICH}week", day_forms.week, True),
    (rf"(?:(?:over|at)\s+the\s+|{_WHICH})weekend", day_forms.weekend, True),
    (rf"{_WHICH}(?P<period>month|year)", day_dates.period, True),
    (rf"{_WHICH}{_MONTH}", day_dates.month, True),
    (rf"{_WHICH}{_SEASON}", day_dates.season, True),
    (rf"(?:{_WEEKDAY},?\s+)?(?:the\s+)?{_NTH}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?", day_dates.day_of_month, True),
    (rf"(?:{_WEEKDAY},?\s+)?{_MONTH}\s+(?:the\s+)?{_NTH}(?:,?\s+{_YEAR})?", day_dates.day_of_month, True),
    (rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}", day_dates.month, True),
    (_MONTH, day_dates.month, False),
    (rf"{_SEASON},?\s+(?:of\s+)?{_YEAR}(?:/(?P<until>\d{{4}}|\d{{2}}))?", day_dates.season, True),
    (_SEASON, day_dates.season, False),
    (rf"(?:{_WEEKDAY},?\s+)?{_YEAR}(?P<dash>[-/])(?P<number>\d{{1,2}})(?P=dash){_NTH}", day_dates.iso_day, True),
    (rf"{_YEAR}-(?P<number>\d{{2}})", day_dates.iso_month, True),
    (r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>\d{4}|\d{2})", day_dates.slashed, True),
    (r"(?P<first>\d{1,2})/(?P<second>\d{1,2})", day_dates.slashed, False),
    (r"(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>\d{4}|\d{2})", day_dates.dotted, True),
    (r"(?P<day>\d{1,2})\.(?P<number>\d{1,2})\.", day_dates.dotted, False),
    (_YEAR, day_dates.year, False),
)  # fmt: skip
_READERS: Final = tuple(
    (re.compile(rf"(?:{pattern})(?![\w'’]|[-/]\w|[.:]\d)", re.IGNORECASE), reader, is_certain)
    for pattern, reader, is_certain in _FORMS
)
_LEAD: Final[dict[Prefers, re.Pattern[str]]] = {
    "past": re.compile(r"(?:on|in)\s+", re.IGNORECASE),
    "future": re.compile(r"(?:on|in|by|before|until|till)\s+", re.IGNORECASE),
}
_FIRST_LETTERS: Final = frozenset("0123456789abdefijlmnostuwy")


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day found in running text: where it stands, what it says, and whether it is a day wherever it stands.

    An uncertain one ("may", "sat", "2015", "24/7") is a day only where nothing else is expected.
    """

    start: int
    end: int
    reading: DayReading
    is_certain: bool


def find_day(text: str, start: int, today: date, *, prefers: Prefers, day_first: bool = True) -> FoundDay | None:
    """The longest day that begins exactly at `start`, with its "on", "in" or "by"; None when there is none."""
    if start >= len(text) or text[start].lower() not in _FIRST_LETTERS:
        return None
    asked = Asked(today, prefers, day_first)
    lead = _LEAD[prefers].match(text, start)
    found = [
        FoundDay(start, match.end(), reading, is_certain)
        for position in dict.fromkeys((start, lead.end() if lead else start))
        for pattern, read, is_certain in _READERS
        if (match := pattern.match(text, position)) and (reading := read(match, asked))
    ]
    return max(found, key=lambda day: day.end, default=None)


def parse_day(text: str, today: date, *, prefers: Prefers, day_first: bool = True) -> DayReading:
    """What `text`, all of it, says as a day: one reading, several when it can mean several, or a problem.

    `prefers` says where a day without a year lies: "past" for what has happened (today counts), "future" for a
    promise (a bare weekday never means today). With `day_first` the day-month reading of "03/04" stands first.
    """
    wanted = " ".join(text.split()).rstrip(",;")
    if not wanted:
        return DayReading((), "No day is written here. Write one like 12 Mar, last Tuesday, spring 2021 or 2015.")
    for form in (wanted, wanted.rstrip(".")):
        found = find_day(form, 0, today, prefers=prefers, day_first=day_first)
        if found is not None and found.end == len(form):
            return found.reading
    return DayReading(
        (), f"“{_short(wanted)}” is not understood as a day. Write it like 12 Mar, last Tuesday, spring 2021 or 2015."
    )


def show_day(reading: DayReading) -> str:
    """A settled reading as text that `parse_day` reads back the same on any day; empty when it is not settled."""
    if reading.day is None:
        return ""
    return str(reading.day) if reading.day.is_exact else reading.day.words


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
