"""Judging what became of decisions and introductions."""

from __future__ import annotations

from whence.domain.errors import Refusal
from whence.domain.people import clean_text
from whence.services.commands import desk as commands
from whence.services.work import Work
from whence.storage import decisions


def judge_outcome(command: commands.JudgeOutcome, work: Work) -> int:
    """Gives the outcome, which takes the place of an earlier one. Raises Refusal for neither or both subjects."""
    if (command.decision is None) == (command.introduction is None):
        raise Refusal("Say of which decision or introduction this is the outcome.")
    if command.decision is not None and decisions.decision(work.store, command.decision) is None:
        raise Refusal("This decision is not in the journal any more.")
    return decisions.add_outcome(
        work.store,
        decision_id=command.decision,
        introduction_id=command.introduction,
        verdict=command.verdict.value,
        words=clean_text(command.words).strip(),
        judged_on=work.today,
    )
