"""Invitations recognised on a pasted page, held against the journal: whose each is, and whether it waits already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whence.domain.changes import PersonId
from whence.domain.connections import ConnectionState
from whence.domain.dates import UNKNOWN_DAY, Day
from whence.domain.day_words import parse_day
from whence.domain.invitation_paste import SeenInvitation, invitations_in
from whence.domain.invitations import InvitationDirection, InvitationState
from whence.domain.names import profile_key
from whence.domain.people import IdentityKind
from whence.storage import connections, invitations, people
from whence.storage.store import Store

_WAITING = frozenset({InvitationState.OPEN, InvitationState.ASKED, InvitationState.LEFT, InvitationState.SENT})


@dataclass(frozen=True, slots=True)
class Recognised:
    """An invitation seen on a page. `person` is whom the journal knows under that link or, alone, under that name."""

    seen: SeenInvitation
    sent_on: Day
    person: PersonId | None
    is_waiting: bool


def recognised(store: Store, pasted: str, direction: InvitationDirection, today: date) -> tuple[Recognised, ...]:
    """What pasted text holds, in its order. An age such as "2 weeks ago" counts back from `today`."""
    return tuple(_held_against(store, one, direction, today) for one in invitations_in(pasted))


def _held_against(store: Store, seen: SeenInvitation, direction: InvitationDirection, today: date) -> Recognised:
    found = _candidates(store, seen)
    waiting = [person for person in found if _waits(store, person, direction)]
    apart = [person for person in found if not _is_connected(store, person)]
    known = waiting or apart
    day = parse_day(seen.age, today, prefers="past").day if seen.age else None
    return Recognised(seen, day or UNKNOWN_DAY, known[0] if len(known) == 1 else None, bool(waiting))


def _candidates(store: Store, seen: SeenInvitation) -> list[PersonId]:
    """Whoever has the link; without one known here, whoever bears the name and has no other link."""
    key = profile_key(seen.profile_url) if seen.profile_url else ""
    linked = people.ids_with_identity(store, IdentityKind.PROFILE, key) if key else []
    if linked:
        return linked
    named = people.ids_named(store, seen.name)
    return [one for one in named if not key or one not in people.profile_urls(store, [one])]


def _waits(store: Store, person: PersonId, direction: InvitationDirection) -> bool:
    kept = invitations.invitations_of(store, person)
    return any(one.direction is direction and one.state in _WAITING for one in kept)


def _is_connected(store: Store, person: PersonId) -> bool:
    kept = connections.connection(store, person)
    return kept is not None and kept.state is ConnectionState.CONNECTED
