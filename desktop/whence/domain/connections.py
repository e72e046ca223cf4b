"""Connections: the link between the owner and a person on a network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from whence.domain.changes import PersonId
from whence.domain.dates import UNKNOWN_DAY, Day


class ConnectionState(StrEnum):
    """How things stand between the owner and a person on a network."""

    NONE = "none"
    INVITED_BY_THEM = "invited_by_them"
    INVITED_BY_YOU = "invited_by_you"
    CONNECTED = "connected"
    REMOVED_BY_YOU = "removed_by_you"
    REMOVED_BY_THEM = "removed_by_them"
    GONE = "gone"


class Vanished(StrEnum):
    """What became of a connection that an archive no longer showed, as the owner answers."""

    REMOVED_BY_THEM = "removed_by_them"
    REMOVED_BY_YOU = "removed_by_you"
    CLOSED_ACCOUNT = "closed_account"
    UNKNOWN = "unknown"
    STILL_CONNECTED = "still_connected"


VANISHED_WORDS = {
    Vanished.REMOVED_BY_THEM: "removed by them",
    Vanished.REMOVED_BY_YOU: "removed by you",
    Vanished.CLOSED_ACCOUNT: "closed the account",
    Vanished.UNKNOWN: "can't tell",
    Vanished.STILL_CONNECTED: "still connected",
}


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


def state_after(what: Vanished) -> ConnectionState:
    """How things stand after an answer: who removed whom where it is known, else gone."""
    known = {
        Vanished.REMOVED_BY_THEM: ConnectionState.REMOVED_BY_THEM,
        Vanished.REMOVED_BY_YOU: ConnectionState.REMOVED_BY_YOU,
        Vanished.STILL_CONNECTED: ConnectionState.CONNECTED,
    }
    return known.get(what, ConnectionState.GONE)


def day_between(last_seen: date | None, missed: date | None) -> Day:
    """When something must have happened that two archives tell of: as exactly as the days between them allow."""
    if last_seen is None or missed is None or last_seen.year != missed.year:
        return UNKNOWN_DAY
    if last_seen.month != missed.month:
        return Day.year(missed.year)
    return Day.on(missed) if last_seen == missed else Day.month(missed.year, missed.month)
