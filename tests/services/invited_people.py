"""Invitations on the desk for tests: an owner who is known a little, and whoever asks to connect."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tests.journals import TODAY, new_journal
from whence.domain.invitations import InvitationDirection, NoteKind
from whence.services.commands.desk import AddedInvitation, AddInvitations
from whence.services.commands.preferences import DescribeOwner

if TYPE_CHECKING:
    from pathlib import Path

    from whence.domain.decisions import Verdict
    from whence.services.suite import Services

PITCH = "Hi Clara, would love 15 min to show how we help mapping teams cut data costs."


def owned_journal(folder: Path) -> Services:
    """Start a journal whose owner is called Clara and makes maps."""
    made = new_journal(folder)
    made.journal.do(DescribeOwner(first_name="Clara", anchors=("Tidewater atlas",), fields=("mapping",)))
    return made


def invited(services: Services, *told: AddedInvitation, is_own: bool = False) -> tuple[int, ...]:
    direction = InvitationDirection.OUTGOING if is_own else InvitationDirection.INCOMING
    return tuple(services.journal.do(AddInvitations(told, direction)).value)


def noted(name: str, note: str = "", days: int = 2, **more: Any) -> AddedInvitation:
    return AddedInvitation(name, note=note, note_kind=NoteKind.NONE, sent_on=TODAY - timedelta(days=days), **more)


def dump(services: Services) -> bytes:
    stream = BytesIO()
    services.exporting.write("json", stream)
    return stream.getvalue()


def verdict_of(services: Services, invitation: int) -> Verdict | None:
    proposal = services.desk.card(invitation).case.proposal
    return proposal.verdict if proposal else None
