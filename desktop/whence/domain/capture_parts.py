"""What a capture line is made of: its recognised parts, what they match, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from whence.domain.connections import ConnectionState
from whence.domain.day_words import DayReading
from whence.domain.interactions import Channel, Direction


class PartKind(StrEnum):
    """What a part of a line is."""

    PERSON = "person"
    ROLE = "role"
    COMPANY = "company"
    EVENT = "event"
    PLACE = "place"
    INTRODUCER = "introducer"
    TAG = "tag"
    FOLLOW_UP = "follow_up"
    NOTE = "note"
    CONNECTION = "connection"
    CHANNEL = "channel"
    DAY = "day"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    TEXT = "text"


class Match(StrEnum):
    """How a part stands to what the journal holds already."""

    NONE = "none"
    EXISTING = "existing"
    NEW = "new"
    AMBIGUOUS = "ambiguous"
    SIMILAR = "similar"


CHANNEL_OF_WORD: Final = {
    "met": Channel.IN_PERSON,
    "coffee": Channel.IN_PERSON,
    "breakfast": Channel.IN_PERSON,
    "lunch": Channel.IN_PERSON,
    "dinner": Channel.IN_PERSON,
    "drinks": Channel.IN_PERSON,
    "call": Channel.CALL,
    "phone call": Channel.CALL,
    "video": Channel.VIDEO,
    "video call": Channel.VIDEO,
    "email": Channel.EMAIL,
    "e-mail": Channel.EMAIL,
    "message": Channel.MESSAGE,
    "chat": Channel.CHAT,
}
CONNECTION_OF_SIGN: Final = {
    "+connected": ConnectionState.CONNECTED,
    "+in": ConnectionState.INVITED_BY_THEM,
    "+out": ConnectionState.INVITED_BY_YOU,
}
_LIKE_A_DAY: Final = re.compile(r"(?<![\w\\/.-])(\d{1,2})([/.])(\d{1,2})\2\d{4}(?![\w/-])")
_MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something the journal holds that a typed name can mean; `hint` tells it from another of the same name."""

    uid: str
    name: str
    hint: str = ""


class Known(Protocol):
    """What the journal holds, asked while a line is read.

    Each question takes one or more whole words as typed and answers with what bears that name, forgiving case
    and accents: in full, or in part (a first name, the beginning of an event's name). Nothing found is empty.
    """

    def people(self, name: str, /) -> Sequence[Candidate]: ...

    def similar_people(self, name: str, /) -> Sequence[Candidate]:
        """People whose name is nearly this one, the likeliest first; asked only for a name that is new."""
        ...

    def introducers(self, name: str, /) -> Sequence[Candidate]: ...

    def events(self, name: str, /) -> Sequence[Candidate]: ...

    def places(self, name: str, /) -> Sequence[Candidate]: ...

    def organisations(self, name: str, /) -> Sequence[Candidate]: ...

    def tags(self, name: str, /) -> Sequence[Candidate]: ...


@dataclass(frozen=True, slots=True)
class Choice:
    """What was picked for a name with several meanings; an empty `uid` says that it is somebody or something new."""

    kind: PartKind
    name: str
    uid: str


@dataclass(frozen=True, slots=True)
class Part:
    """One recognised stretch of a line, `line[start:end]`, its sign included.

    `value` is what it says: a name (the journal's spelling when it exists), a tag, the promise of a follow-up, a
    channel word, "+note", the text. `day` is set for a day and for a follow-up that names one. A blocking problem
    must be settled before the line can be saved. An embedded part is also words of the sentence it stands in.
    """

    kind: PartKind
    start: int
    end: int
    value: str
    match: Match = Match.NONE
    candidates: tuple[Candidate, ...] = ()
    day: DayReading | None = None
    problem: str | None = None
    is_blocking: bool = False
    is_embedded: bool = False

    @property
    def uid(self) -> str | None:
        """The uid of what exists already and is meant; None for anything else."""
        return self.candidates[0].uid if self.match is Match.EXISTING and self.candidates else None


@dataclass(frozen=True, slots=True)
class CaptureLine:
    """A line as it was understood; `problem` is about the line as a whole, as "Who was it?"."""

    line: str
    parts: tuple[Part, ...]
    direction: Direction | None = None
    problem: str | None = None

    def of(self, *kinds: PartKind) -> tuple[Part, ...]:
        """The parts of these kinds, in the order of the line."""
        return tuple(part for part in self.parts if part.kind in kinds)

    def first(self, *kinds: PartKind) -> Part | None:
        return next((part for part in self.parts if part.kind in kinds), None)

    @property
    def people(self) -> tuple[Part, ...]:
        return self.of(PartKind.PERSON)

    @property
    def text(self) -> str:
        """The note: everything that is not a part of its own, signs and names inside sentences included."""
        return " ".join(part.value for part in self.of(PartKind.TEXT))

    @property
    def day(self) -> DayReading | None:
        """When it happened, as far as the line says so."""
        part = self.first(PartKind.DAY)
        return part.day if part else None

    @property
    def odd_days(self) -> tuple[str, ...]:
        """What is written like a day and is none (99/99/9999), so that it stays in the note of a line without a day.

        A backslash before it says that it is meant as it stands.
        """
        if self.day is not None:
            return ()
        texts = (self.line[part.start : part.end] for part in self.of(PartKind.TEXT))
        return tuple(found[0] for text in texts for found in _LIKE_A_DAY.finditer(text) if not _can_be_a_day(found))

    @property
    def channel(self) -> Channel | None:
        part = self.first(PartKind.CHANNEL)
        return CHANNEL_OF_WORD[part.value] if part else None

    @property
    def has_note(self) -> bool | None:
        """Whether a note came with their request; None when the line says nothing about it."""
        part = self.first(PartKind.NOTE)
        return part.value == "+note" if part else None

    @property
    def connection(self) -> ConnectionState | None:
        part = self.first(PartKind.CONNECTION)
        return CONNECTION_OF_SIGN[part.value] if part else None

    @property
    def problems(self) -> tuple[str, ...]:
        """Every sentence about this line, its own first."""
        own = (self.problem,) if self.problem else ()
        odd = tuple(odd_day_words(one) for one in self.odd_days)
        return own + tuple(part.problem for part in self.parts if part.problem) + odd

    @property
    def is_ready(self) -> bool:
        """Whether the line can be saved as it stands: nothing is missing and nothing waits for a choice."""
        return self.problem is None and not any(part.is_blocking for part in self.parts)


def odd_day_words(text: str) -> str:
    """What to know about something that is written like a day and is none."""
    return (
        f"{text} is not a day, so it is only part of the note. Write a day like 12 Mar 2024, or \\{text} to mean this."
    )


def _can_be_a_day(found: re.Match[str]) -> bool:
    numbers = (int(found[3]),) if found[2] == "." else (int(found[1]), int(found[3]))
    return any(number in _MONTHS for number in numbers)
