"""Withdrawing invitations of one's own, and ticking off what was to be done on the network."""

from __future__ import annotations

from datetime import date, timedelta

from whence.domain.connections import ConnectionState
from whence.domain.dates import Day
from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.identifiers import new_uid
from whence.domain.invitations import Invitation, InvitationDirection, InvitationState
from whence.domain.people import clean_text
from whence.services.commands import desk as commands
from whence.services.deciding import add_to_do, write_decision
from whence.services.platform_rules import REINVITE, rule_number
from whence.services.work import Work
from whence.storage import connections, decisions, invitations


def withdraw(command: commands.Withdraw, work: Work) -> tuple[int, ...]:
    """Gives the decisions, a row each. Raises Refusal for none, and for one that is not waiting on the other side."""
    if not command.invitations:
        raise Refusal("Select at least one invitation of yours.", field="invitations")
    chosen = [_waiting(one, work) for one in dict.fromkeys(command.invitations)]
    group = new_uid() if len(chosen) > 1 else ""
    why = clean_text(command.rationale).strip()
    again_from = work.today + timedelta(days=rule_number(work.store, REINVITE))
    made = []
    for place, one in enumerate(chosen):
        work.told(place, len(chosen))
        made.append(_withdraw_one(one, why, again_from, group, work))
    return tuple(made)


def tick_off_to_do(command: commands.TickOffToDo, work: Work) -> None:
    """Nothing on the network is touched by it."""
    decisions.amend_to_do(work.store, command.to_do, done_on=work.today if command.is_done else None)


def _waiting(invitation_id: int, work: Work) -> Invitation:
    found = invitations.invitation(work.store, invitation_id)
    if found is None:
        raise Refusal("One of these invitations is not in the journal any more. Select again.")
    if found.direction is not InvitationDirection.OUTGOING or found.state is not InvitationState.SENT:
        raise Refusal(
            f"The invitation to {work.person(found.person_id).name} does not wait for an answer: leave it out."
        )
    return found


def _withdraw_one(sent: Invitation, why: str, again_from: date, group: str, work: Work) -> int:
    reasons = commands.Reasons(("P-WITHDRAW",), why or "Withdrawn.")
    made = write_decision(commands.Decide(sent.person_id, Verdict.WITHDRAW, reasons), reasons, work, sent, group)
    invitations.amend_invitation(
        work.store,
        sent.id,
        state=InvitationState.WITHDRAWN_BY_YOU,
        answered_on=work.today,
        again_from=again_from,
        updated_at=work.stamp,
    )
    kept = connections.connection(work.store, sent.person_id)
    if kept is not None and kept.state is ConnectionState.INVITED_BY_YOU:
        connections.amend_connection(work.store, kept.id, state=ConnectionState.NONE)
    decisions.add_removal(
        work.store,
        person_id=sent.person_id,
        invitation_id=sent.id,
        decision_id=made,
        what="withdrawn",
        by_whom="you",
        day=Day.on(work.today),
        why=reasons.rationale,
        again_from=again_from,
    )
    add_to_do(work, "withdraw", sent.person_id, decision=made, invitation=sent.id)
    return made
