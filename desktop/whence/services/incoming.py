"""Keeping invitations that were typed or pasted, saying more about one, and deciding a pasted line of names."""

from __future__ import annotations

from datetime import date

from whence.domain.changes import PersonId
from whence.domain.connections import ConnectionState
from whence.domain.dates import UNKNOWN_DAY, Day
from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.identifiers import new_uid
from whence.domain.invitation_paste import PastedDecisions, decisions_in
from whence.domain.invitations import InvitationDirection, InvitationState, NoteKind
from whence.domain.names import profile_key
from whence.domain.note_text import fold_word
from whence.domain.people import IdentityKind, Shelf, clean_line, clean_text
from whence.services.commands import desk as commands
from whence.services.commands.people import AddIdentity, AddPerson
from whence.services.deciding import decide_invitations
from whence.services.people import add_identity, add_person
from whence.services.withdrawing import withdraw
from whence.services.work import Work
from whence.storage import connections, desk, invitations, people


def add_invitations(command: commands.AddInvitations, work: Work) -> tuple[int, ...]:
    """Gives the invitations. Raises Refusal for none, and for a name or address that can't be kept."""
    if not command.invitations:
        raise Refusal("Type or paste at least one invitation.", field="invitations")
    return tuple(_add_one(one, command.direction, work) for one in command.invitations)


def describe_invitation(command: commands.DescribeInvitation, work: Work) -> None:
    """Raises Refusal for an invitation that is gone and for a number of shared contacts below none."""
    if invitations.invitation(work.store, command.invitation) is None:
        raise Refusal("This invitation is not in the journal any more. Choose another.")
    if command.mutual_count is not None and command.mutual_count < 0:
        raise Refusal("There can't be fewer than no shared contacts. Type 0 or more.", field="mutual_count")
    said: dict[str, object] = {
        name: clean_text(value) if type(value) is str else value
        for name in ("note", "note_kind", "mutual_count", "mutual_names", "claimed_relation", "is_same_field")
        if (value := getattr(command, name)) is not None
    }
    if command.is_mutual_count_unknown:
        said["mutual_count"] = None
    if said.get("note"):
        said["note_kind"] = NoteKind.TEXT
    invitations.amend_invitation(work.store, command.invitation, **said, updated_at=work.stamp)


def decide_pasted(command: commands.DecidePasted, work: Work) -> tuple[int, ...]:
    """Gives the decisions. Who is not in the journal yet is added. Raises Refusal for a line that can't be read."""
    told = decisions_in(command.line)
    is_own = told.verdict is Verdict.WITHDRAW
    found = tuple(_invitation_of(name, told, work) for name in told.names)
    if is_own:
        return withdraw(commands.Withdraw(found, told.rationale), work)
    reasons = commands.Reasons(rationale=told.rationale)
    return decide_invitations(commands.DecideInvitations(found, told.verdict, reasons), work)


def person_of_name(name: str, work: Work) -> PersonId | None:
    """The one person of a name. Raises Refusal when several bear it."""
    wanted = fold_word(name)
    found = [person for held, person in desk.names_and_ids(work.store) if fold_word(held) == wanted]
    if len(found) > 1:
        raise Refusal(f"{len(found)} people are called {name}. Decide about them one by one.", field="line")
    return found[0] if found else None


def _invitation_of(name: str, told: PastedDecisions, work: Work) -> int:
    direction = InvitationDirection.OUTGOING if told.verdict is Verdict.WITHDRAW else InvitationDirection.INCOMING
    person = person_of_name(name, work)
    if person is not None:
        states = {InvitationState.SENT} if told.verdict is Verdict.WITHDRAW else _ANSWERABLE
        kept = [one for one in invitations.invitations_of(work.store, person) if one.direction is direction]
        waiting = [one.id for one in kept if one.state in states]
        if waiting:
            return waiting[-1]
    return _add_one(commands.AddedInvitation(name, person=person), direction, work)


_ANSWERABLE = frozenset({InvitationState.OPEN, InvitationState.ASKED, InvitationState.LEFT})


def _add_one(told: commands.AddedInvitation, direction: InvitationDirection, work: Work) -> int:
    person = told.person or _same_address(told, work) or _new_person(told, direction, work)
    if told.profile_url:
        add_identity(AddIdentity(person, IdentityKind.PROFILE, told.profile_url), work)
    is_incoming = direction is InvitationDirection.INCOMING
    note = clean_text(told.note).strip()
    if connections.connection(work.store, person) is None:
        state = ConnectionState.INVITED_BY_THEM if is_incoming else ConnectionState.INVITED_BY_YOU
        connections.add_connection(work.store, person_id=person, state=state, first_seen_on=work.today)
    return invitations.add_invitation(
        work.store,
        uid=new_uid(),
        person_id=person,
        direction=direction,
        state=InvitationState.OPEN if is_incoming else InvitationState.SENT,
        sent_on=Day.on(told.sent_on) if isinstance(told.sent_on, date) else told.sent_on or UNKNOWN_DAY,
        note=note,
        note_kind=NoteKind.TEXT if note else told.note_kind,
        headline=clean_line(told.headline),
        claimed_relation=clean_line(told.claimed_relation),
        mutual_count=told.mutual_count,
        mutual_names="\n".join(clean_line(name) for name in told.mutual_names),
        created_at=work.stamp,
        updated_at=work.stamp,
    )


def _same_address(told: commands.AddedInvitation, work: Work) -> PersonId | None:
    if not told.profile_url:
        return None
    found = people.ids_with_identity(work.store, IdentityKind.PROFILE, profile_key(told.profile_url))
    return found[0] if found else None


def _new_person(told: commands.AddedInvitation, direction: InvitationDirection, work: Work) -> PersonId:
    person = add_person(AddPerson(told.name, profile_url=told.profile_url), work)
    said: dict[str, object] = {"headline": clean_line(told.headline), "mutual_count": told.mutual_count}
    if direction is InvitationDirection.INCOMING:
        said |= {"shelf": Shelf.ASIDE, "shelved_on": work.today}
    people.amend_person(work.store, person, **said)
    return person
