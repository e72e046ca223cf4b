"""The lists of the invitation desk, and an invitation as a line of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from whence.domain.changes import PersonId
from whence.domain.invitations import Invitation, InvitationState

STALE_DAYS: Final = 90
"""Days after which an invitation of one's own counts as gone stale."""


class DeskList(StrEnum):
    """The lists of the desk."""

    INCOMING = "incoming"
    AWAITING = "awaiting"
    SENT = "sent"
    DECIDED = "decided"


STATES: Final = {
    DeskList.INCOMING: ("incoming", ("open",)),
    DeskList.AWAITING: ("incoming", ("asked", "open")),
    DeskList.SENT: ("outgoing", ("sent",)),
    DeskList.DECIDED: (
        "incoming",
        ("accepted", "accepted_watched", "declined", "left", "withdrawn_by_them", "expired"),
    ),
}


@dataclass(frozen=True, slots=True)
class DeskRow:
    """An invitation in a list. `days` is its age, None when the day is not known; `due_on` ends a wait.

    `is_asleep`: nothing was asked, it is only looked at again on that day.
    """

    id: int
    person: PersonId
    name: str
    headline: str
    invitation: Invitation
    days: int | None
    due_on: date | None
    is_overdue: bool
    is_stale: bool
    is_asleep: bool


def asleep_until(one: Invitation, today: date) -> date | None:
    """The day an invitation that was put off comes back on; None for one that was not."""
    until = one.waiting_until
    return until if one.state is InvitationState.OPEN and until is not None and until > today else None


def row_of(one: Invitation, name: str, today: date) -> DeskRow:
    """An invitation as it is listed."""
    days = (today - one.sent_on.start).days if one.sent_on.start else None
    is_sent = one.direction.value == "outgoing"
    is_asleep = asleep_until(one, today) is not None
    due = one.waiting_until if is_asleep or one.state is not InvitationState.OPEN else None
    return DeskRow(
        one.id,
        one.person_id,
        name,
        one.headline,
        one,
        days,
        due,
        due is not None and due < today,
        is_sent and days is not None and days >= STALE_DAYS,
        is_asleep,
    )
