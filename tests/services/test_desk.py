"""The invitation desk: evidence, proposals, decisions and what follows from them, undone in one step."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.journals import TODAY, add, met, new_journal
from tests.services.invited_people import PITCH, dump, invited, noted, owned_journal, verdict_of
from whence.domain.connections import ConnectionState
from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.invitations import InvitationState
from whence.domain.outcomes import AnswerJudged
from whence.domain.people import Shelf
from whence.domain.rules import Comparison, Condition, Term
from whence.domain.suggestions import Policy
from whence.services.commands.desk import (
    AddedInvitation,
    AdoptRule,
    AskFirst,
    ChoosePolicy,
    Decide,
    DecideInvitations,
    DecidePasted,
    Reasons,
    RecordAnswer,
    TickOffToDo,
    Withdraw,
)
from whence.services.desk_rows import DeskList
from whence.services.suite import services_of
from whence.storage import connections, invitations, people
from whence.storage.store import open_store
from whence.system.clock import Clock

if TYPE_CHECKING:
    from pathlib import Path

    from whence.services.suite import Services


@pytest.fixture
def services(tmp_path: Path) -> Any:
    made = owned_journal(tmp_path)
    yield made
    made.close()


def test_before_a_policy_is_chosen_there_is_evidence_but_no_proposal(services: Services) -> None:
    (one,) = invited(services, noted("Pelle Brandvik", PITCH))
    assert services.desk.card(one).case.proposal is None
    assert services.desk.card(one).case.facts
    services.journal.do(ChoosePolicy(Policy.SELECTIVE))
    assert verdict_of(services, one) is Verdict.DECLINE


def test_own_records_speak_first(services: Services) -> None:
    services.journal.do(ChoosePolicy(Policy.SELECTIVE))
    person = add(services, "Ute Brodersen")
    met(services, person, "PyCon Lisbon", "2026-03-14")
    (one,) = invited(services, noted("Ute Brodersen", person=person))
    case = services.desk.card(one).case
    assert case.facts[0].sentence == "You met at PyCon Lisbon on 14 March 2026."
    assert verdict_of(services, one) is Verdict.ACCEPT


def test_looking_at_a_card_twice_changes_nothing_about_it(services: Services) -> None:
    services.journal.do(ChoosePolicy(Policy.SELECTIVE))
    first, _ = invited(services, noted("A One", PITCH), noted("B Two", PITCH))
    told = services.desk.card(first).case.facts
    assert services.desk.card(first).case.facts == told
    assert any("Nearly the same text as B Two's note" in one.sentence for one in told)


def test_a_note_that_is_not_known_cannot_be_told(services: Services) -> None:
    services.journal.do(ChoosePolicy(Policy.SELECTIVE))
    (one,) = invited(services, AddedInvitation("A One"))
    proposal = services.desk.card(one).case.proposal
    assert proposal is not None
    assert proposal.verdict is None
    assert proposal.words.startswith("Can't tell")


def test_rules_that_contradict_each_other_are_both_shown_and_neither_applied(services: Services) -> None:
    services.journal.do(ChoosePolicy(Policy.SELECTIVE))
    for sentence, verdict in (("Never without a note.", Verdict.DECLINE), ("Ask everybody.", Verdict.ASK_FIRST)):
        condition = Condition((Term("note_kind", Comparison.IS, "none"),))
        services.journal.do(AdoptRule(sentence, condition, verdict))
    (one,) = invited(services, noted("A One"))
    proposal = services.desk.card(one).case.proposal
    assert proposal is not None
    assert proposal.verdict is None
    assert "Never without a note." in proposal.words
    assert "Ask everybody." in proposal.words


def test_accepting_connects_brings_to_people_and_leaves_a_step_to_do(services: Services) -> None:
    (one,) = invited(services, noted("A One", "Your Tidewater atlas is on my desk."))
    person = services.desk.card(one).invitation.person_id
    services.journal.do(Decide(person, Verdict.ACCEPT, Reasons(rationale="Read the atlas."), one))
    store = services.journal.store
    kept = connections.connection(store, person)
    assert kept is not None
    assert kept.state is ConnectionState.CONNECTED
    assert people.people(store, [person])[person].shelf is Shelf.PEOPLE
    (to_do,) = services.decisions.to_dos()
    assert (to_do.name, to_do.action) == ("A One", "Accept the invitation")
    services.journal.do(TickOffToDo(to_do.id))
    assert services.decisions.to_dos() == []


@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.ACCEPT_WATCH, Verdict.DECLINE])
def test_a_verdict_that_needs_a_reason_is_refused_without(services: Services, verdict: Verdict) -> None:
    (one,) = invited(services, noted("A One"))
    before = dump(services)
    with pytest.raises(Refusal, match="needs a reason") as refused:
        services.journal.do(DecideInvitations((one,), verdict))
    assert refused.value.field == "rationale"
    assert dump(services) == before


def test_reconsidering_points_to_the_decision_before_and_replaces_its_step(services: Services) -> None:
    (one,) = invited(services, noted("A One"))
    first = services.journal.do(DecideInvitations((one,), Verdict.DECLINE, Reasons(rationale="No note."))).value[0]
    again = services.journal.do(DecideInvitations((one,), Verdict.ACCEPT, Reasons(rationale="Met after all."))).value
    assert services.desk.decision(again[0]).reconsiders_id == first
    assert [to_do.action for to_do in services.decisions.to_dos()] == ["Accept the invitation"]


def test_a_group_decision_over_five_hundred_is_undone_to_the_exact_dump(services: Services) -> None:
    many = invited(services, *(noted(f"Person {number} Of Many") for number in range(500)))
    before = dump(services)
    facts = services.desk.facts_for(many)
    made = services.journal.do(DecideInvitations(many, Verdict.DECLINE, Reasons(rationale="No note."), facts)).value
    assert len(made) == 500
    assert len({services.desk.decision(one).group_uid for one in made}) == 1
    assert services.desk.counts()[DeskList.INCOMING] == 0
    services.journal.undo()
    assert dump(services) == before
    services.journal.redo()
    assert services.desk.counts()[DeskList.DECIDED] == 500


def test_asking_first_waits_until_a_day_and_an_answer_opens_it_again(services: Services) -> None:
    (one,) = invited(services, noted("A One", "We worked together!"))
    question = services.journal.do(AskFirst(one, "How do we know each other?")).value
    row = services.desk.rows(DeskList.AWAITING)[0]
    assert row.due_on == TODAY + timedelta(days=10)
    services.journal.do(RecordAnswer(question, AnswerJudged.SAYS_WHY, "At the estuary survey."))
    assert [row.id for row in services.desk.rows(DeskList.INCOMING)] == [one]


@pytest.mark.parametrize(
    ("command", "field"),
    [
        ({"question": " "}, "question"),
        ({"question": "How?", "due_on": TODAY - timedelta(days=1)}, "due_on"),
        ({"question": "How?", "default_verdict": Verdict.KEEP}, "default_verdict"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(services: Services, command: dict[str, Any], field: str) -> None:
    (one,) = invited(services, noted("A One"))
    with pytest.raises(Refusal) as refused:
        services.journal.do(AskFirst(one, **command))
    assert refused.value.field == field


def test_silence_past_the_deadline_proposes_to_decline(tmp_path: Path) -> None:
    begun = new_journal(tmp_path, date(2026, 11, 1))
    begun.journal.do(ChoosePolicy(Policy.SELECTIVE))
    (one,) = invited(begun, AddedInvitation("A One", note="We worked together at Harrow & Finch."))
    begun.journal.do(AskFirst(one, "Where was that?"))
    path = begun.journal.store.path
    begun.close()
    later = services_of(open_store(path), Clock(TODAY))
    case = later.desk.card(one).case
    assert case.proposal is not None
    assert (case.proposal.verdict, case.proposal.codes) == (Verdict.DECLINE, ("D-NOREPLY",))
    assert later.desk.rows(DeskList.AWAITING)[0].is_overdue
    later.close()


def test_withdrawing_keeps_a_ledger_with_the_day_to_invite_again(services: Services) -> None:
    sent = invited(services, noted("A One", days=200), noted("B Two", days=9), is_own=True)
    assert [row.is_stale for row in services.desk.rows(DeskList.SENT)] == [True, False]
    services.journal.do(Withdraw(sent, "Sent by mistake."))
    ledger = services.decisions.ledger()
    assert {(one.name, one.what, one.why) for one in ledger} == {
        ("A One", "withdrawn", "Sent by mistake."),
        ("B Two", "withdrawn", "Sent by mistake."),
    }
    assert {one.again_from for one in ledger} == {TODAY + timedelta(days=21)}
    with pytest.raises(Refusal, match="does not wait"):
        services.journal.do(Withdraw(sent))


def test_a_pasted_line_decides_a_row_each(services: Services) -> None:
    (known,) = invited(services, noted("A One"))
    services.journal.do(DecidePasted("Declined: A One, Bea Two, Cy Three: no note"))
    assert invitations.invitation(services.journal.store, known).state is InvitationState.DECLINED  # type: ignore[union-attr]
    assert {row.name for row in services.desk.rows(DeskList.DECIDED)} == {"A One", "Bea Two", "Cy Three"}
    assert {row.decision.rationale for row in services.decisions.decisions()} == {"no note"}
