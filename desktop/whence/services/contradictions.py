"""Answering where an archive shows the contrary of a decision: it stands, the archive is older, or decided anew."""

from __future__ import annotations

from dataclasses import replace

from whence.domain.archive_findings import ArchiveAnswer, Finding, Step
from whence.domain.connections import ConnectionState
from whence.domain.dates import Day
from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.invitations import Invitation, InvitationState
from whence.services.commands import archives as commands
from whence.services.commands.desk import Decide, Reasons
from whence.services.deciding import checked_reasons, connect, decide, write_decision
from whence.services.work import Work
from whence.storage import connections, decisions, invitations, to_dos
from whence.storage.to_dos import KeptStep

ACCEPTING = (Verdict.ACCEPT, Verdict.ACCEPT_WATCH)


def answer_contradiction(command: commands.AnswerContradiction, work: Work) -> None:
    """The decision stays as it is. Raises Refusal when there is nothing to answer any more."""
    step = _contradicted(command.to_do, work)
    said: dict[str, object] = {"answer": command.answer.value}
    if command.answer is ArchiveAnswer.KEPT:
        said["done_on"] = None
    elif step.action == Step.LEAVE.value:
        said["done_on"] = work.today
    to_dos.amend(work.store, step.id, **said)


def change_mind(command: commands.ChangeMind, work: Work) -> int:
    """Gives the new decision, which points to the old one; the connection stands as the archive shows it.

    Raises Refusal when there is nothing to answer any more, without a reason, and for another verdict than to accept.
    """
    step = _contradicted(command.to_do, work)
    if command.verdict not in ACCEPTING:
        raise Refusal("To decide anew, choose to accept, or to accept and watch.", field="verdict")
    to_dos.delete(work.store, step.id)
    archive_on = step.archive_on or work.today
    invited = invitations.invitation(work.store, step.invitation) if step.invitation is not None else None
    if step.action == Step.WITHDRAW.value:
        made = _take_back_withdrawal(command, step, invited, work)
    else:
        made = _accept(command, step, invited, work)
    kept = connections.connection(work.store, step.person)
    if kept is not None:
        since = step.connected_on if step.connected_on.is_known else Day.on(archive_on)
        connections.amend_connection(work.store, kept.id, connected_on=since, last_seen_on=archive_on)
    return made


def _accept(command: commands.ChangeMind, step: KeptStep, invited: Invitation | None, work: Work) -> int:
    """Accept after all; the archive has shown already that it was done there."""
    made = decide(
        Decide(step.person, command.verdict, command.reasons, invited.id if invited else None, step.decision), work
    )
    if invited is None:
        connect(work, step.person)
        return made
    archive_on = step.archive_on or work.today
    for one in to_dos.unconfirmed(work.store):
        if one.decision == made:
            to_dos.amend(
                work.store, one.id, done_on=archive_on, confirmed_on=archive_on, archive_on=archive_on,
                finding=Finding.CONFIRMED.value,
            )  # fmt: skip
    if step.connected_on.start is not None:
        invitations.amend_invitation(work.store, invited.id, answered_on=step.connected_on.start)
    return made


def _take_back_withdrawal(command: commands.ChangeMind, step: KeptStep, invited: Invitation | None, work: Work) -> int:
    """Their acceptance came before the withdrawal did: the connection is kept, and the ledger says so."""
    reasons: Reasons = checked_reasons(replace(command.reasons, rule=None), Verdict.ACCEPT)
    made = write_decision(Decide(step.person, Verdict.KEEP, reasons, reconsiders=step.decision), reasons, work, None)
    if invited is not None:
        invitations.amend_invitation(
            work.store, invited.id, state=InvitationState.ACCEPTED, again_from=None, updated_at=work.stamp
        )
    kept = connections.connection(work.store, step.person)
    if kept is None or kept.state is not ConnectionState.CONNECTED:
        connect(work, step.person)
    if step.decision is not None:
        decisions.undo_removals(work.store, step.decision, work.today)
    return made


def _contradicted(to_do: int, work: Work) -> KeptStep:
    step = to_dos.step(work.store, to_do)
    if step is None or step.finding != Finding.CONTRADICTED.value or step.answer:
        raise Refusal("This was answered already, or the archive that raised it was undone. Look at the list again.")
    return step
