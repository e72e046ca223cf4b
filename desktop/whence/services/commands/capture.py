"""What can be done with a capture line: one line, one command, one undo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whence.domain.amounts import people_words
from whence.domain.capture_parts import CaptureLine, Choice
from whence.domain.changes import PersonId
from whence.domain.dates import UNKNOWN_DAY, Day

LONGEST_LABEL = 48


@dataclass(frozen=True, slots=True)
class Occasion:
    """What event mode holds for every line of an evening: the event, where, and the day it is."""

    event: int
    place: str = ""
    day: Day = UNKNOWN_DAY


@dataclass(frozen=True, slots=True)
class LogLine:
    """Do everything that one capture line says.

    `choices` are what was picked for names with several meanings. With an `occasion` (event mode) whoever is new was
    met there, and a line may be about somebody whose name is missing. `is_new` takes the person for somebody new
    although the journal knows one of that name. `day_first` says which reading of "03/04" stands first. `capture` is
    the line as it was understood and shown a moment ago; without it the line is read when the command is done.
    """

    line: str
    choices: tuple[Choice, ...] = ()
    occasion: Occasion | None = None
    is_new: bool = False
    day_first: bool = True
    capture: CaptureLine | None = None

    @property
    def label(self) -> str:
        words = " ".join(self.line.split())
        return f"Log: {words}" if len(words) <= LONGEST_LABEL else f"Log: {words[: LONGEST_LABEL - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class PromiseFirstLook:
    """Promise yourself a first look at everybody met at an event: stay in touch, or not."""

    people: tuple[PersonId, ...]
    due_on: date
    event: int | None = None

    @property
    def label(self) -> str:
        who = people_words(len(self.people))
        return f"First look at {who}"
