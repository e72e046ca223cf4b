"""What a capture line came to: everybody and everything it was about, the new ones marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whence.domain.capture import CaptureLine
from whence.domain.changes import PersonId
from whence.domain.connections import ConnectionState
from whence.domain.dates import Day
from whence.domain.interactions import Channel


@dataclass(frozen=True, slots=True)
class LoggedPerson:
    """Somebody a line was about, or who introduced them."""

    id: PersonId
    uid: str
    name: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """The event a line was about."""

    id: int
    uid: str
    name: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class LoggedPromise:
    """A follow-up a line made."""

    words: str
    due_on: date


@dataclass(frozen=True, slots=True)
class LoggedLine:
    """Everything one line came to. `day` is when it was; `channel` is None when no exchange was recorded."""

    capture: CaptureLine
    people: tuple[LoggedPerson, ...]
    event: LoggedEvent | None
    place: str
    introducers: tuple[LoggedPerson, ...]
    follow_ups: tuple[LoggedPromise, ...]
    day: Day
    channel: Channel | None
    interaction: int | None
    connection: ConnectionState | None
