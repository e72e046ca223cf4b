"""Connections: the link between the owner and a person on a network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from whence.domain.changes import PersonId
from whence.domain.dates import Day


class ConnectionState(StrEnum):
    """How things stand between the owner and a person on a network."""

    NONE = "none"
    INVITED_BY_THEM = "invited_by_them"
    INVITED_BY_YOU = "invited_by_you"
    CONNECTED = "connected"
    REMOVED_BY_YOU = "removed_by_you"
    REMOVED_BY_THEM = "removed_by_them"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Connection:
    """The link to a person on one network, with the days an archive first and last showed it."""

    id: int
    person_id: PersonId
    network: str
    state: ConnectionState
    connected_on: Day
    ended_on: Day
    first_seen_on: date | None
    last_seen_on: date | None
    vanished_on: date | None
    vanished_answer: str
    source: str
