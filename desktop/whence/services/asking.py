"""Asking before accepting: the question, its deadline, and what came back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from whence.domain.decisions import VERDICT_WORDS, Verdict
from whence.domain.errors import Refusal
from whence.domain.invitations import InvitationState
from whence.domain.outcomes import AnswerJudged
from whence.domain.people import clean_text
from whence.domain.suggestions import DAYS_TO_ANSWER
from whence.services.commands import desk as commands
from whence.services.deciding import checked_reasons, invitation_to_answer, past_day, set_aside, write_decision
from whence.services.work import Work
from whence.storage import decisions, invitations

DEFAULTS: Final = (Verdict.DECLINE, Verdict.LEAVE, Verdict.ACCEPT_WATCH)
"""What can be set to happen when nobody answers; it is proposed on the day, never done by itself."""


def ask_first(command: commands.AskFirst, work: Work) -> int:
    """Gives the question. Raises Refusal for an empty one, a day that has passed, or a default that settles nothing."""
    invited = invitation_to_answer(command.invitation, work)
    text = clean_text(command.question).strip()
    if not text:
        raise Refusal("Write the question first, or take one of the texts.", field="question")
    if command.default_verdict not in DEFAULTS:
        words = ", ".join(VERDICT_WORDS[verdict] for verdict in DEFAULTS)
        raise Refusal(f"When nobody answers, choose one of: {words}.", field="default_verdict")
    due_on = command.due_on or work.today + timedelta(days=DAYS_TO_ANSWER)
    past_day(due_on, work, "The day to wait until")
    reasons = checked_reasons(replace(command.reasons, codes=command.reasons.codes), Verdict.ASK_FIRST)
    write_decision(commands.Decide(invited.person_id, Verdict.ASK_FIRST, reasons, invited.id), reasons, work, invited)
    earlier = decisions.open_question(work.store, invited.id)
    if earlier is not None:
        decisions.amend_question(work.store, earlier.id, judged=AnswerJudged.SILENCE, answered_on=work.today)
    decisions.drop_open_to_dos(work.store, invited.id)
    invitations.amend_invitation(
        work.store,
        invited.id,
        state=InvitationState.ASKED,
        waiting_until=due_on,
        waiting_default=command.default_verdict.value,
        answered_on=None,
        updated_at=work.stamp,
    )
    return decisions.add_question(
        work.store,
        person_id=invited.person_id,
        invitation_id=invited.id,
        text=text,
        asked_on=work.today,
        due_on=due_on,
        default_verdict=command.default_verdict.value,
    )


def sleep_on_it(command: commands.SleepOnIt, work: Work) -> None:
    """Nothing is decided. Raises Refusal for a request that is not open, and for a day that is not to come."""
    invited = invitation_to_answer(command.invitation, work)
    if invited.state is not InvitationState.OPEN:
        raise Refusal("Only a request that is still open can be slept on. This one is asked about or decided.")
    until_on = command.until_on or work.today + timedelta(days=1)
    if until_on <= work.today:
        raise Refusal("The day to look again has come already. Choose a later one.", field="until_on")
    invitations.amend_invitation(work.store, invited.id, waiting_until=until_on, updated_at=work.stamp)


def record_answer(command: commands.RecordAnswer, work: Work) -> None:
    """The invitation is open again, to be decided with the answer; one they withdrew is settled.

    Raises Refusal for a question that is gone.
    """
    asked = decisions.question(work.store, command.question)
    if asked is None:
        raise Refusal("This question is not in the journal any more.")
    decisions.amend_question(
        work.store,
        asked.id,
        answer=clean_text(command.answer).strip(),
        answered_on=work.today,
        judged=command.judged.value,
    )
    if asked.invitation_id is None:
        return
    is_withdrawn = command.judged is AnswerJudged.WITHDREW
    state = InvitationState.WITHDRAWN_BY_THEM if is_withdrawn else InvitationState.OPEN
    invitations.amend_invitation(
        work.store,
        asked.invitation_id,
        state=state,
        waiting_until=None,
        waiting_default="",
        answered_on=work.today if is_withdrawn else None,
        updated_at=work.stamp,
    )
    if is_withdrawn:
        set_aside(work, asked.person_id)
