"""Invitations.csv: requests to connect of the last months, incoming and outgoing, answered or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from whence.domain.dates import Day
from whence.domain.invitations import InvitationDirection, NoteKind
from whence.exchange.linkedin.default_texts import note_kind
from whence.exchange.linkedin.moments import is_day_before_month
from whence.exchange.linkedin.parties import Party, party
from whence.exchange.linkedin.tallies import Reason, Tally, records
from whence.exchange.linkedin.texts import Table

_FIELDS = ("from", "to", "sent_at", "message", "direction", "inviter", "invitee")
_DIRECTIONS = {
    "incoming": InvitationDirection.INCOMING,
    "received": InvitationDirection.INCOMING,
    "outgoing": InvitationDirection.OUTGOING,
    "sent": InvitationDirection.OUTGOING,
}


class Invitation(NamedTuple):
    """One request to connect. `sent_at` is ISO text to the minute without a zone, empty when unknown."""

    direction: InvitationDirection
    other: Party
    owner: Party
    sent_at: str
    day: Day
    message: str
    note: NoteKind


@dataclass(frozen=True, slots=True)
class InvitationRows:
    """The invitations of a file: those with a known other side, and those whose other side is hidden."""

    known: tuple[Invitation, ...]
    anonymous: tuple[Invitation, ...]


def read_invitations(table: Table, tally: Tally) -> InvitationRows:
    """The invitations of a file. Rows without a direction are `malformed`, those of hidden members `anonymous`."""
    rows = list(records(table, tally, *_FIELDS, spill_into="message"))
    is_day_first = any(is_day_before_month(row[2]) for row in rows)
    known: list[Invitation] = []
    anonymous: list[Invitation] = []
    for row in rows:
        invitation = _invitation(row, tally, is_day_first)
        if invitation is None:
            tally.skip(Reason.MALFORMED)
        elif invitation.other.is_anonymous:
            tally.skip(Reason.ANONYMOUS)
            anonymous.append(invitation)
        else:
            tally.used += 1
            known.append(invitation)
    return InvitationRows(tuple(known), tuple(anonymous))


def _invitation(row: list[str], tally: Tally, is_day_first: bool) -> Invitation | None:
    sender, receiver, sent_at, message, word, inviter, invitee = row
    direction = _DIRECTIONS.get(word.lower())
    if direction is None:
        return None
    asking, asked = party(sender, inviter), party(receiver, invitee)
    is_incoming = direction is InvitationDirection.INCOMING
    other, owner = (asking, asked) if is_incoming else (asked, asking)
    moment = tally.moment(sent_at, is_day_first)
    return Invitation(direction, other, owner, moment.text, moment.day, message, note_kind(message))
