"""Interactions: one exchange on one day over one channel with one or more people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whence.domain.dates import UNKNOWN_DAY, Day, Precision, day_of_number


class Direction(StrEnum):
    """Who turned to whom, seen from the owner of the journal."""

    IN = "in"
    OUT = "out"
    MUTUAL = "mutual"


class Channel(StrEnum):
    """Over what an exchange went. What each counts for a tie stands in `ties.CHANNEL_WEIGHTS`."""

    IN_PERSON = "in_person"
    CALL = "call"
    VIDEO = "video"
    INTRODUCTION = "introduction"
    RECOMMENDATION = "recommendation"
    MESSAGE = "message"
    EMAIL = "email"
    CHAT = "chat"
    COMMENT = "comment"
    INVITATION_NOTE = "invitation_note"
    GROUP_MESSAGE = "group_message"
    ENDORSEMENT = "endorsement"
    REACTION = "reaction"


CHANNEL_WORDS = {
    Channel.IN_PERSON: "met",
    Channel.CALL: "call",
    Channel.VIDEO: "video call",
    Channel.INTRODUCTION: "introduction",
    Channel.RECOMMENDATION: "recommendation",
    Channel.MESSAGE: "message",
    Channel.EMAIL: "e-mail",
    Channel.CHAT: "chat",
    Channel.COMMENT: "comment",
    Channel.INVITATION_NOTE: "invitation note",
    Channel.GROUP_MESSAGE: "group message",
    Channel.ENDORSEMENT: "endorsement",
    Channel.REACTION: "reaction",
}


WRITTEN = frozenset({Channel.MESSAGE, Channel.EMAIL, Channel.CHAT})
"""Channels in which somebody who wrote last may be waiting for an answer."""


@dataclass(frozen=True, slots=True)
class Interaction:
    """One exchange as kept. `day` is the number of the first day it can mean, None when unknown."""

    id: int
    day: int | None
    precision: Precision
    at: str
    channel: Channel
    direction: Direction
    line: str
    minutes: int | None
    event_id: int | None
    thread: str
    source: str
    source_key: bytes | None
    import_id: int | None
    created_at: str

    @property
    def when(self) -> Day:
        """The day with its precision."""
        return day_of(self.day, self.precision)

    @property
    def waits_for_answer(self) -> bool:
        """Whether it is something they wrote, so that silence after it is the owner's."""
        return self.direction is Direction.IN and self.channel in WRITTEN


def day_of(number: int | None, precision: Precision = Precision.DAY) -> Day:
    """A kept day number as a day with its precision."""
    return UNKNOWN_DAY if number is None else Day(day_of_number(number), precision)
