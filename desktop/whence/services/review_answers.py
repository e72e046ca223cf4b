"""Answering in the weekly review: each answer is one decision, kept with the day it was shown to come back on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from whence.domain.changes import PersonId
from whence.domain.connections import ConnectionState
from whence.domain.dates import day_number, day_of_number
from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.identifiers import new_uid
from whence.domain.people import clean_text
from whence.domain.tie_answers import REACH_OUT_WEEKS, SNOOZE_WEEKS, TieDecision, keep, keep_for_good
from whence.domain.tie_answers import reach_out as planned
from whence.domain.tie_answers import snooze as snoozed
from whence.services import removing
from whence.services.commands import reviews as commands
from whence.services.known_ties import facts_about
from whence.services.work import Work
from whence.storage import connections, decisions, invitations, reviews, tie_words, ties

_LATEST_PLAN = timedelta(days=3650)


def keep_tie(command: commands.KeepTie, work: Work) -> int:
    """Gives the decision. Raises Refusal for somebody who is not in the journal or was removed."""
    _refuse_removed(work, command.person)
    kept = ties.ties(work.store.database, [command.person], work.today)
    if command.until is not None and command.until > work.today:
        answer = TieDecision(day_number(work.today), Verdict.KEEP, day_number(command.until))
    else:
        tie_settings = ties.settings(work.store.database)
        state = ties.answers(work.store.database, kept)[command.person]
        quiet = reviews.count_quiet(work.store, work.today, tie_settings)
        answer = keep(state, day_number(work.today), quiet, tie_settings)
    return decide(work, command.person, answer, command.rationale, review=command.review)


def keep_tie_for_good(command: commands.KeepTieForGood, work: Work) -> int:
    """Gives the decision. Raises Refusal for somebody who is not in the journal or was removed."""
    _refuse_removed(work, command.person)
    return decide(work, command.person, keep_for_good(day_number(work.today)), command.rationale, review=command.review)


def reach_out(command: commands.ReachOut, work: Work) -> int:
    """Gives the decision. Raises Refusal for a day that has passed or lies more than ten years ahead."""
    _refuse_removed(work, command.person)
    if command.day is not None and not work.today <= command.day <= work.today + _LATEST_PLAN:
        raise Refusal("Choose today or a later day within ten years.", field="day")
    answer = planned(day_number(work.today), None if command.day is None else day_number(command.day))
    facts = {"template": command.template} if command.template else {}
    return decide(work, command.person, answer, command.rationale, review=command.review, facts=facts)


def snooze_tie(command: commands.SnoozeTie, work: Work) -> int:
    """Gives the decision. Raises Refusal for other weeks than 1, 4, 13 and 104."""
    _refuse_removed(work, command.person)
    if command.weeks not in SNOOZE_WEEKS:
        raise Refusal("A tie can be snoozed for 1, 4 or 13 weeks, or for two years.", field="weeks")
    answer = snoozed(day_number(work.today), command.weeks)
    return decide(work, command.person, answer, command.rationale, review=command.review)


def remove_tie(command: commands.RemoveTie, work: Work) -> int:
    """Gives the decision. Raises Refusal without a reason, a rationale or the confirmation."""
    facts = _facts_now(work, command.person)
    return removing.remove_connection(
        work,
        command.person,
        command.codes,
        command.rationale,
        is_confirmed=command.is_confirmed,
        review=command.review,
        facts=facts,
        reconsiders=_earlier(work, command.person, command.review),
    )


def answer_red_flag(command: commands.AnswerRedFlag, work: Work) -> int:
    """Gives the decision; replying and watching comes up again after four weeks. Raises Refusal for another verdict."""
    _refuse_removed(work, command.person)
    if command.verdict not in (Verdict.LET_PASS, Verdict.REPLY_WATCH):
        raise Refusal("Let it pass, reply and watch, or remove the connection.", field="verdict")
    is_watched = command.verdict is Verdict.REPLY_WATCH
    look_back = work.today + timedelta(weeks=REACH_OUT_WEEKS) if is_watched else None
    answer = TieDecision(day_number(work.today), command.verdict)
    made = decide(
        work, command.person, answer, command.rationale, review=command.review, stage="red_flag", look_back=look_back
    )
    decisions.answer_red_flags(work.store, command.person, made)
    return made


def decide(
    work: Work,
    person: PersonId,
    answer: TieDecision,
    rationale: str,
    *,
    review: int | None = None,
    stage: str = "tie",
    facts: Mapping[str, object] | None = None,
    look_back: date | None = None,
) -> int:
    """Keep an answer with what was known. A second answer in one sitting replaces the first, which stays on record."""
    known = {**_facts_now(work, person), **(facts or {})}
    if answer.planned_on is not None:
        known["planned_on"] = day_of_number(answer.planned_on).isoformat()
    made = invitations.add_decision(
        work.store,
        uid=new_uid(),
        person_id=person,
        review_id=review,
        stage=stage,
        verdict=answer.verdict,
        rationale=clean_text(rationale).strip(),
        facts=known,
        reconsiders_id=_earlier(work, person, review),
        look_back_on=look_back,
        until_on=None if answer.until is None else day_of_number(answer.until),
        decided_on=work.today,
        decided_at=work.stamp,
    )
    _settle_reminder(work, person, answer)
    return made


def _settle_reminder(work: Work, person: PersonId, answer: TieDecision) -> None:
    """A reminder that has come is answered; a snooze moves it along."""
    label = tie_words.tie_label(work.store, person)
    if label is None or label.remind_on is None or label.remind_on > work.today:
        return
    is_snooze = answer.verdict is Verdict.SNOOZE and answer.until is not None
    tie_words.set_reminder(work.store, person, day_of_number(answer.until or 0) if is_snooze else None)


def _facts_now(work: Work, person: PersonId) -> dict[str, object]:
    """What was known about the tie when it was decided on."""
    return dict(facts_about(work, [person]).get(person, {}))


def _earlier(work: Work, person: PersonId, review: int | None) -> int | None:
    """The answer given about somebody in this sitting, which a new one replaces."""
    if review is None:
        return None
    found = reviews.answers(work.store, review).get(person)
    return found.decision if found is not None else None


def _refuse_removed(work: Work, person: PersonId) -> None:
    somebody = work.person(person)
    connection = connections.connection(work.store, person)
    if connection is not None and connection.state is ConnectionState.REMOVED_BY_YOU:
        raise Refusal(
            f"The connection with {somebody.short_name} was removed. Undo the removal first, or go to the next card."
        )
