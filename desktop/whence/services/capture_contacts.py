"""What a capture line says about somebody's work, addresses, connection and invitation."""

from __future__ import annotations

from collections.abc import Sequence

from whence.domain.affiliations import current, organisation_key
from whence.domain.capture import CaptureLine, PartKind
from whence.domain.changes import PersonId
from whence.domain.connections import Connection, ConnectionState
from whence.domain.dates import UNKNOWN_DAY, Day
from whence.domain.errors import Refusal
from whence.domain.identifiers import new_uid
from whence.domain.invitations import Invitation, InvitationDirection, InvitationState, NoteKind
from whence.domain.names import fold, profile_key
from whence.domain.people import IdentityKind
from whence.services import people
from whence.services.commands import people as commands
from whence.services.work import Work
from whence.storage import affiliations, connections, invitations

_INVITED = frozenset({ConnectionState.INVITED_BY_THEM, ConnectionState.INVITED_BY_YOU})
_KINDS = {PartKind.EMAIL: IdentityKind.EMAIL, PartKind.PHONE: IdentityKind.PHONE}


def record(person: PersonId, capture: CaptureLine, day: Day, work: Work) -> bool:
    """Record work, connection and invitation of one person; gives whether the line says anything about them."""
    has_work = _record_work(person, capture, work)
    wanted = capture.connection
    if wanted is None and capture.has_note is None:
        return has_work
    kept = connections.connection(work.store, person)
    state = _record_connection(person, kept, wanted, day, work)
    if capture.has_note is not None or wanted in _INVITED:
        _record_invitation(person, capture, state, day, work)
    return True


def record_addresses(ids: Sequence[PersonId], capture: CaptureLine, work: Work) -> bool:
    """Give each address to the person it stands behind. A link that is no profile is kept as a private note."""
    found = capture.of(PartKind.EMAIL, PartKind.PHONE, PartKind.LINK)
    for part in found:
        before = sum(person.start < part.start for person in capture.people)
        owner = ids[max(0, min(before, len(ids)) - 1)]
        kind = _KINDS.get(part.kind, IdentityKind.PROFILE)
        if part.kind is PartKind.LINK and not profile_key(part.value):
            people.write_private_note(commands.WritePrivateNote(owner, part.value), work)
        else:
            people.add_identity(commands.AddIdentity(owner, kind, part.value), work)
    return bool(found)


def _record_work(person: PersonId, capture: CaptureLine, work: Work) -> bool:
    role, company = capture.first(PartKind.ROLE), capture.first(PartKind.COMPANY)
    if (role is None and company is None) or len(capture.people) > 1:
        return False
    title = role.value if role else ""
    known = affiliations.affiliations(work.store, person)
    present = current(known)
    organisation = company.value if company else present.organisation if present else ""
    same = [one for one in known if organisation_key(one.organisation) == organisation_key(organisation)]
    if any(one.is_current and (not title or fold(one.title) == fold(title)) for one in same):
        return True
    untitled = next((one.id for one in same if one.is_current and not one.title), None)
    people.set_affiliation(commands.SetAffiliation(person, organisation, title, affiliation=untitled), work)
    return True


def _record_connection(
    person: PersonId, kept: Connection | None, wanted: ConnectionState | None, day: Day, work: Work
) -> ConnectionState:
    """How things stand afterwards: a note alone tells of their request, unless more is known."""
    is_connected = kept is not None and kept.state is ConnectionState.CONNECTED
    if is_connected and wanted in _INVITED:
        name = work.person(person).name
        raise Refusal(f"You and {name} are connected already. Leave “+in” or “+out” away.", field="line")
    if wanted is None and kept is not None:
        return kept.state
    state = wanted or ConnectionState.INVITED_BY_THEM
    if is_connected:
        return state
    connected_on = day if state is ConnectionState.CONNECTED else UNKNOWN_DAY
    if kept is None:
        connections.add_connection(work.store, person_id=person, state=state, connected_on=connected_on)
    else:
        connections.amend_connection(work.store, kept.id, state=state, connected_on=connected_on)
    return state


def _record_invitation(
    person: PersonId, capture: CaptureLine, connection: ConnectionState, day: Day, work: Work
) -> None:
    is_outgoing = connection is ConnectionState.INVITED_BY_YOU
    direction = InvitationDirection.OUTGOING if is_outgoing else InvitationDirection.INCOMING
    note_kind = _note_kind(capture.has_note)
    state = _invitation_state(connection)
    kept = _latest(invitations.invitations_of(work.store, person), direction)
    if kept is not None:
        kind = kept.note_kind if note_kind is NoteKind.UNKNOWN or kept.note else note_kind
        settled = state if kept.state in (InvitationState.OPEN, InvitationState.SENT) else kept.state
        invitations.amend_invitation(work.store, kept.id, note_kind=kind, state=settled, updated_at=work.stamp)
        return
    is_open = state is not InvitationState.ACCEPTED
    invitations.add_invitation(
        work.store,
        uid=new_uid(),
        person_id=person,
        direction=direction,
        state=state,
        sent_on=day if is_open and day.is_known else UNKNOWN_DAY,
        note_kind=note_kind,
        created_at=work.stamp,
        updated_at=work.stamp,
    )


def _note_kind(has_note: bool | None) -> NoteKind:
    if has_note is None:
        return NoteKind.UNKNOWN
    return NoteKind.TEXT if has_note else NoteKind.NONE


def _invitation_state(connection: ConnectionState) -> InvitationState:
    if connection is ConnectionState.CONNECTED:
        return InvitationState.ACCEPTED
    return InvitationState.SENT if connection is ConnectionState.INVITED_BY_YOU else InvitationState.OPEN


def _latest(kept: Sequence[Invitation], direction: InvitationDirection) -> Invitation | None:
    return next((one for one in reversed(kept) if one.direction is direction), None)
