"""Deciding about invitations on one day, and looking at what an archive makes of it."""

from __future__ import annotations

from datetime import date

from tests.services.network_archives import url
from whence.domain.changes import PersonId
from whence.domain.connections import ConnectionState
from whence.domain.decisions import Verdict
from whence.domain.invitations import InvitationDirection
from whence.services.commands.desk import AddedInvitation, AddInvitations, DecideInvitations, Reasons, Withdraw
from whence.services.suite import Services
from whence.storage import connections, invitations
from whence.storage.dump import dump_digest

DECIDED = date(2026, 10, 4)
LATER = date(2026, 11, 20)
BECAUSE = Reasons(rationale="No reason given.")


def asked(services: Services, name: str, direction: InvitationDirection = InvitationDirection.INCOMING) -> int:
    """An invitation sent on the first of October."""
    told = AddedInvitation(name, profile_url=url(name), sent_on=date(2026, 10, 1))
    (made,) = services.journal.do(AddInvitations((told,), direction)).value
    return int(made)


def decline(services: Services, name: str, verdict: Verdict = Verdict.DECLINE) -> int:
    invited = asked(services, name)
    services.journal.do(DecideInvitations((invited,), verdict, BECAUSE))
    return invited


def withdraw(services: Services, name: str) -> int:
    invited = asked(services, name, InvitationDirection.OUTGOING)
    services.journal.do(Withdraw((invited,), "Sent by mistake."))
    return invited


def person(services: Services, invited: int) -> PersonId:
    kept = invitations.invitation(services.journal.store, invited)
    assert kept is not None
    return kept.person_id


def state(services: Services, who: PersonId) -> ConnectionState:
    kept = connections.connection(services.journal.store, who)
    assert kept is not None
    return kept.state


def digest(services: Services) -> str:
    return dump_digest(services.journal.store.database)


def waiting(services: Services) -> list[tuple[str, str]]:
    return [(one.action, one.remark) for one in services.worklist.waiting()]
