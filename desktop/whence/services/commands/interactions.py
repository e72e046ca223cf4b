"""What can be done to interactions, origins, events and follow-ups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whence.domain.changes import PersonId
from whence.domain.dates import UNKNOWN_DAY, Day
from whence.domain.follow_ups import FollowUpState
from whence.domain.interactions import CHANNEL_WORDS, Channel, Direction


@dataclass(frozen=True, slots=True)
class LogInteraction:
    """Record that something passed between the owner and one or more people; `lines` are about each of them."""

    people: tuple[PersonId, ...]
    channel: Channel
    direction: Direction
    day: Day
    line: str = ""
    lines: tuple[str, ...] = ()
    minutes: int | None = None
    event: int | None = None

    @property
    def label(self) -> str:
        return f"Log: {CHANNEL_WORDS[self.channel]}"


@dataclass(frozen=True, slots=True)
class EditInteraction:
    """Change an interaction; None leaves a part as it is."""

    interaction: int
    channel: Channel | None = None
    direction: Direction | None = None
    day: Day | None = None
    line: str | None = None
    minutes: int | None = None
    people: tuple[PersonId, ...] | None = None

    @property
    def label(self) -> str:
        return "Change an interaction"


@dataclass(frozen=True, slots=True)
class DeleteInteraction:
    """Delete an interaction for everybody who took part."""

    interaction: int

    @property
    def label(self) -> str:
        return "Delete an interaction"


@dataclass(frozen=True, slots=True)
class AddEvent:
    """Record an occasion where people are met."""

    name: str
    place: str = ""
    starts_on: Day = UNKNOWN_DAY
    ends_on: Day = UNKNOWN_DAY
    kind: str = "event"

    @property
    def label(self) -> str:
        return f"Add {self.name}"


@dataclass(frozen=True, slots=True)
class EditEvent:
    """Change an event; None leaves a part as it is."""

    event: int
    name: str | None = None
    place: str | None = None
    starts_on: Day | None = None
    ends_on: Day | None = None
    words: str | None = None

    @property
    def label(self) -> str:
        return "Change an event"


@dataclass(frozen=True, slots=True)
class SetOrigin:
    """Record how a person is known, or change an origin (`origin`). The first one recorded is the first origin.

    `new_event` is the name of an event that is added on the way, in the same change.
    """

    person: PersonId
    event: int | None = None
    place: str = ""
    day: Day = UNKNOWN_DAY
    introducer: PersonId | None = None
    words: str = ""
    evidence: str = ""
    is_first: bool | None = None
    origin: int | None = None
    new_event: str = ""

    @property
    def label(self) -> str:
        return "Record how you met"


@dataclass(frozen=True, slots=True)
class DeleteOrigin:
    """Delete an origin of a person."""

    person: PersonId
    origin: int

    @property
    def label(self) -> str:
        return "Delete how you met"


@dataclass(frozen=True, slots=True)
class AddFollowUp:
    """Promise yourself something about a person for a day."""

    person: PersonId
    words: str
    due_on: date
    event: int | None = None

    @property
    def label(self) -> str:
        return f"Follow up: {self.words}" if self.words else "Add a follow-up"


@dataclass(frozen=True, slots=True)
class CloseFollowUp:
    """Note that a promise was kept, or drop it; OPEN opens it again."""

    follow_up: int
    state: FollowUpState

    @property
    def label(self) -> str:
        words = {FollowUpState.DONE: "done", FollowUpState.DROPPED: "dropped", FollowUpState.OPEN: "open again"}
        return f"Follow-up {words[self.state]}"


@dataclass(frozen=True, slots=True)
class MoveFollowUp:
    """Move a promise to another day; the earlier day is kept with it."""

    follow_up: int
    due_on: date

    @property
    def label(self) -> str:
        return "Move a follow-up"
