"""Deciding: a verdict with its reasons is kept, and everything that follows from it is brought in line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from whence.domain.changes import PersonId
from whence.domain.connections import ConnectionState
from whence.domain.dates import Day
from whence.domain.decisions import RATIONALE_REQUIRED, VERDICT_WORDS, Verdict
from whence.domain.errors import Refusal
from whence.domain.identifiers import new_uid
from whence.domain.invitations import Invitation, InvitationDirection, InvitationState
from whence.domain.outcomes import LOOK_BACK_DAYS
from whence.domain.people import Shelf, clean_text
from whence.domain.reason_codes import checked_codes, reason_words
from whence.domain.rules import is_departure
from whence.services.commands import desk as commands
from whence.services.removing import remove_connection
from whence.services.work import Work
from whence.storage import connections, decisions, desk, invitations, own, people, rules

INVITATION_VERDICTS: Final = frozenset(
    {Verdict.ACCEPT, Verdict.ACCEPT_WATCH, Verdict.ASK_FIRST, Verdict.DECLINE, Verdict.LEAVE}
)
_STATES: Final = {
    Verdict.ACCEPT: InvitationState.ACCEPTED,
    Verdict.ACCEPT_WATCH: InvitationState.ACCEPTED_WATCHED,
    Verdict.ASK_FIRST: InvitationState.ASKED,
    Verdict.DECLINE: InvitationState.DECLINED,
    Verdict.LEAVE: InvitationState.LEFT,
}
_ACTIONS: Final = {Verdict.ACCEPT: "accept", Verdict.ACCEPT_WATCH: "accept", Verdict.DECLINE: "decline"}
_FLAG_ANSWERS: Final = frozenset({Verdict.LET_PASS, Verdict.REPLY_WATCH})
_ACCEPTING: Final = frozenset({Verdict.ACCEPT, Verdict.ACCEPT_WATCH})


def decide(command: commands.Decide, work: Work, group: str = "") -> int:
    """Gives the decision. Raises Refusal without a rationale, for an exception without a reason and an unknown code."""
    person = work.person(command.person)
    if command.verdict is Verdict.REMOVE:
        return _remove(command, work)
    reasons = checked_reasons(command.reasons, command.verdict)
    _refuse_unexplained_departure(reasons, command.verdict, work)
    invited = _invitation(command, work)
    made = write_decision(command, reasons, work, invited, group)
    if invited is not None and command.verdict in _STATES:
        _settle_invitation(invited, command.verdict, made, work)
    if command.verdict in _FLAG_ANSWERS:
        decisions.answer_red_flags(work.store, person.id, made)
    return made


def decide_invitations(command: commands.DecideInvitations, work: Work) -> tuple[int, ...]:
    """Gives the decisions, a row each. Raises Refusal for none, and where one of them could not be decided alone."""
    if not command.invitations:
        raise Refusal("Select at least one invitation.", field="invitations")
    group = new_uid() if len(command.invitations) > 1 else ""
    chosen, made = tuple(dict.fromkeys(command.invitations)), []
    for place, one in enumerate(chosen):
        work.told(place, len(chosen))
        made.append(_decide_member(command, one, work, group))
    return tuple(made)


def checked_reasons(reasons: commands.Reasons, verdict: Verdict) -> commands.Reasons:
    """Reasons made fit to be kept. Raises Refusal where something is missing."""
    codes = checked_codes(reasons.codes)
    rationale = clean_text(reasons.rationale).strip()
    if not rationale and codes:
        rationale = _sentence("; ".join(reason_words(code) for code in codes))
    if not rationale and verdict in RATIONALE_REQUIRED:
        raise Refusal(
            f"To {VERDICT_WORDS[verdict]} needs a reason: tick one of the facts, or write it in your own words.",
            field="rationale",
        )
    exception = clean_text(reasons.exception).strip()
    return replace(reasons, codes=codes, rationale=rationale, exception=exception)


def _refuse_unexplained_departure(reasons: commands.Reasons, verdict: Verdict, work: Work) -> None:
    kept = rules.rule(work.store, reasons.rule) if reasons.rule is not None else None
    if kept is not None and is_departure(kept.rule.verdict, verdict) and not reasons.exception:
        raise Refusal(
            f"This departs from your rule “{kept.rule.sentence}” Say why you make an exception.", field="exception"
        )


def write_decision(
    command: commands.Decide, reasons: commands.Reasons, work: Work, invited: Invitation | None, group: str = ""
) -> int:
    """Keep a decision as it is, with the facts as known and the policy of the day."""
    is_exception = bool(reasons.exception)
    look_back = reasons.look_back_on or (work.today + timedelta(days=LOOK_BACK_DAYS) if is_exception else None)
    if look_back is not None and look_back < work.today:
        raise Refusal("The day to look back has passed. Choose a later one.", field="look_back_on")
    return invitations.add_decision(
        work.store,
        uid=new_uid(),
        person_id=command.person,
        invitation_id=invited.id if invited else None,
        stage=_stage(command, invited, work),
        verdict=command.verdict,
        codes=list(reasons.codes),
        rationale=reasons.rationale,
        facts=dict(reasons.facts),
        policy=own.profile(work.store).policy,
        rule_id=reasons.rule,
        exception=reasons.exception,
        look_back_on=look_back,
        until_on=command.until_on,
        group_uid=group,
        reconsiders_id=command.reconsiders or _decided_before(invited, work),
        decided_on=work.today,
        decided_at=work.stamp,
    )


def connect(work: Work, person: PersonId) -> None:
    """Take somebody for connected from today, and put them among People."""
    kept = connections.connection(work.store, person)
    if kept is None:
        connections.add_connection(
            work.store, person_id=person, state=ConnectionState.CONNECTED, connected_on=Day.on(work.today)
        )
    elif kept.state is not ConnectionState.CONNECTED:
        connections.amend_connection(
            work.store, kept.id, state=ConnectionState.CONNECTED, connected_on=Day.on(work.today), ended_on=""
        )
    if work.person(person).shelf is Shelf.ASIDE:
        people.amend_person(work.store, person, shelf=Shelf.PEOPLE, shelved_on=None, updated_at=work.stamp)


def set_aside(work: Work, person: PersonId) -> None:
    """Keep somebody out of People, unless something but the invitation is recorded about them."""
    kept = connections.connection(work.store, person)
    if kept is not None and kept.state in (ConnectionState.INVITED_BY_THEM, ConnectionState.CONNECTED):
        connections.amend_connection(work.store, kept.id, state=ConnectionState.NONE)
    is_known = desk.contact_with(work.store, person).count or desk.meetings_with(work.store, person)
    if not is_known and work.person(person).shelf is Shelf.PEOPLE:
        people.amend_person(work.store, person, shelf=Shelf.ASIDE, shelved_on=work.today, updated_at=work.stamp)


def add_to_do(work: Work, action: str, person: PersonId, *, decision: int, invitation: int | None = None) -> int:
    """Put something on the list of what is still to be done on the network."""
    return decisions.add_to_do(
        work.store,
        person_id=person,
        invitation_id=invitation,
        decision_id=decision,
        action=action,
        created_on=work.today,
    )


def invitation_to_answer(invitation_id: int, work: Work) -> Invitation:
    """An incoming invitation that is there. Raises Refusal for one that is gone or is the owner's own."""
    found = invitations.invitation(work.store, invitation_id)
    if found is None:
        raise Refusal("This invitation is not in the journal any more. Choose another.")
    if found.direction is not InvitationDirection.INCOMING:
        raise Refusal("This is an invitation of your own: it can be withdrawn, not answered.")
    return found


def past_day(day: date, work: Work, words: str) -> None:
    """Raises Refusal for a day that has passed."""
    if day < work.today:
        raise Refusal(f"{words} has passed. Choose today or a later day.", field="due_on")


def _decide_member(command: commands.DecideInvitations, one: int, work: Work, group: str) -> int:
    invited = invitation_to_answer(one, work)
    reasons = replace(command.reasons, facts=command.facts.get(one, {}))
    return decide(commands.Decide(invited.person_id, command.verdict, reasons, invited.id), work, group)


def _remove(command: commands.Decide, work: Work) -> int:
    reasons = checked_reasons(command.reasons, command.verdict)
    return remove_connection(
        work,
        command.person,
        reasons.codes,
        reasons.rationale,
        is_confirmed=True,
        facts=reasons.facts,
        reconsiders=command.reconsiders,
    )


def _invitation(command: commands.Decide, work: Work) -> Invitation | None:
    if command.invitation is not None:
        found = invitation_to_answer(command.invitation, work)
        if command.verdict not in INVITATION_VERDICTS:
            raise Refusal(f"An invitation can't be answered with “{VERDICT_WORDS[command.verdict]}”.", field="verdict")
        return found
    if command.verdict in INVITATION_VERDICTS:
        return desk.open_invitation_of(work.store, command.person)
    return None


def _stage(command: commands.Decide, invited: Invitation | None, work: Work) -> str:
    if invited is not None or command.verdict in INVITATION_VERDICTS:
        return "invitation"
    has_flag = command.verdict in _FLAG_ANSWERS and bool(desk.open_red_flags(work.store, command.person))
    return "after_accept" if has_flag else "tie"


def _decided_before(invited: Invitation | None, work: Work) -> int | None:
    before = decisions.newest_about(work.store, invited.id) if invited else None
    return before.id if before else None


def _settle_invitation(invited: Invitation, verdict: Verdict, decision: int, work: Work) -> None:
    is_asked = verdict is Verdict.ASK_FIRST
    invitations.amend_invitation(
        work.store,
        invited.id,
        state=_STATES[verdict],
        answered_on=None if is_asked else work.today,
        updated_at=work.stamp,
        **({} if is_asked else {"waiting_until": None, "waiting_default": ""}),
    )
    decisions.drop_open_to_dos(work.store, invited.id)
    if verdict in _ACTIONS:
        add_to_do(work, _ACTIONS[verdict], invited.person_id, decision=decision, invitation=invited.id)
    if verdict in _ACCEPTING:
        connect(work, invited.person_id)
    elif not is_asked:
        set_aside(work, invited.person_id)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
