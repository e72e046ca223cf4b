"""The invitation desk: evidence, proposals, decisions and what follows from them, undone in one step."""

from __future__ import annotations

import json
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from tests.journals import TODAY, add, log, met, new_journal
from whence.domain.connections import ConnectionState
from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.invitations import InvitationDirection, InvitationState, NoteKind
from whence.domain.outcomes import AnswerJudged, OutcomeVerdict
from whence.domain.people import Shelf
from whence.domain.rules import Comparison, Condition, Term
from whence.domain.suggestions import Policy
from whence.services.commands.desk import (
    AddedInvitation,
    AddInvitations,
    AdoptRule,
    AskFirst,
    ChoosePolicy,
    Decide,
    DecideInvitations,
    DecidePasted,
    JudgeOutcome,
    Reasons,
    RecordAnswer,
    RetireRule,
    ReviseRule,
    TickOffToDo,
    Withdraw,
)
from whence.services.commands.preferences import DescribeOwner
from whence.services.desk import Desk, DeskList
from whence.storage import connections, decisions, invitations, people

if TYPE_CHECKING:
    from pathlib import Path

    from whence.services.suite import Services

PITCH = "Hi Clara, would love 15 min to show how we help mapping teams cut data costs."


@pytest.fixture
def services(tmp_path: Path) -> Any:
    made = new_journal(tmp_path)
    made.journal.do(DescribeOwner(first_name="Clara", anchors=("Tidewater atlas",), fields=("mapping",)))
    yield made
    made.close()


def invited(services: Services, *told: AddedInvitation, is_own: bool = False) -> tuple[int, ...]:
    direction = InvitationDirection.OUTGOING if is_own else InvitationDirection.INCOMING
    return tuple(services.journal.do(AddInvitations(told, direction)).value)


def noted(name: str, note: str = "", days: int = 2, **more: Any) -> AddedInvitation:
    return AddedInvitation(name, note=note, note_kind=NoteKind.NONE, sent_on=TODAY - timedelta(days=days), **more)


def dump(services: Services) -> bytes:
    stream = BytesIO()
    services.exporting.write("json", stream)
    return stream.getvalue()


def verdict_of(services: Services, invitation: int) -> Verdict | None:
    proposal = services.desk.card(invitation).case.proposal
    return proposal.verdict if proposal else None


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
    begun = new_journal(tmp_path / "a" if (tmp_path / "a").mkdir() is None else tmp_path, date(2026, 11, 1))
    begun.journal.do(ChoosePolicy(Policy.SELECTIVE))
    (one,) = invited(begun, AddedInvitation("A One", note="We worked together at Harrow & Finch."))
    begun.journal.do(AskFirst(one, "Where was that?"))
    from whence.services.suite import services_of
    from whence.storage.store import open_store
    from whence.system.clock import Clock

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


def test_an_exception_needs_its_reason_and_comes_up_on_its_day(services: Services) -> None:
    services.journal.do(ChoosePolicy(Policy.SELECTIVE, ("starter-note-required",)))
    (rule,) = services.desk.rules()
    (one,) = invited(services, noted("A One"))
    assert verdict_of(services, one) is Verdict.DECLINE
    with pytest.raises(Refusal) as refused:
        services.journal.do(DecideInvitations((one,), Verdict.ACCEPT, Reasons(rationale="Nice face.", rule=rule.id)))
    assert refused.value.field == "exception"
    reasons = Reasons(rationale="Nice face.", rule=rule.id, exception="Just once.")
    made = services.journal.do(DecideInvitations((one,), Verdict.ACCEPT, reasons)).value[0]
    assert services.desk.decision(made).look_back_on == TODAY + timedelta(days=90)


def test_a_first_message_that_sells_soon_after_accepting_raises_a_flag(services: Services) -> None:
    (one,) = invited(services, noted("A One"))
    person = services.desk.card(one).invitation.person_id
    services.journal.do(Decide(person, Verdict.ACCEPT, Reasons(rationale="Let us see."), one))
    log(services, (person,), TODAY.isoformat(), line=PITCH)
    (due,) = services.decisions.due_outcomes()
    assert due.suggestion is not None
    assert due.suggestion.verdict is OutcomeVerdict.BAD
    assert "sent a pitch" in due.suggestion.why
    services.journal.do(JudgeOutcome(OutcomeVerdict.BAD, due.decision.id, words="Sold at once."))
    assert services.decisions.due_outcomes() == []
    services.journal.undo()
    services.journal.undo()
    assert services.decisions.due_outcomes() == []


def test_an_innocent_first_message_raises_none(services: Services) -> None:
    (one,) = invited(services, noted("A One"))
    person = services.desk.card(one).invitation.person_id
    services.journal.do(Decide(person, Verdict.ACCEPT, Reasons(rationale="Let us see."), one))
    log(services, (person,), TODAY.isoformat(), line="Thank you! I liked your talk about tides.")
    assert services.decisions.due_outcomes() == []


def test_precedents_are_shown_from_five_decisions_on(services: Services) -> None:
    services.journal.do(ChoosePolicy(Policy.SELECTIVE))
    ids = invited(services, *(noted(f"P{number} Sender", PITCH) for number in range(7)))
    for one in ids[:6]:
        case = services.desk.card(one).case
        reasons = Reasons(("D-PITCH",), "Sells something.", facts=case.kept)
        person = case.invitation.person_id
        services.journal.do(Decide(person, Verdict.DECLINE, reasons, one))
        shown = services.desk.precedents(services.desk.card(ids[6]).case)
        assert bool(shown.nearest) is (len(services.decisions.decisions()) >= 5)
    assert shown.sentence == "In 6 of 6 similar cases you declined (most often: selling something)."


def test_revising_a_rule_keeps_the_version_that_decisions_followed(services: Services) -> None:
    condition = Condition((Term("note_kind", Comparison.IS, "none"),))
    first = services.journal.do(AdoptRule("Never without a note.", condition, Verdict.DECLINE)).value
    second = services.journal.do(ReviseRule(first, "Ask without a note.", condition, Verdict.ASK_FIRST)).value
    (held,) = services.desk.rules()
    assert (held.id, held.previous_id, held.rule.version) == (second, first, 2)
    services.journal.do(RetireRule(second))
    assert services.desk.rules() == []
    with pytest.raises(Refusal):
        services.journal.do(RetireRule(second))


def test_a_rules_preview_speaks_about_past_cases(services: Services) -> None:
    (one,) = invited(services, noted("A One"))
    facts = services.desk.facts_for([one])
    services.journal.do(DecideInvitations((one,), Verdict.DECLINE, Reasons(rationale="No note."), facts))
    said = services.desk.preview(Condition((Term("note_kind", Comparison.IS, "none"),)), Verdict.DECLINE)
    assert said.words == "It would have spoken about 1 past case: in 1 you decided the same, in 0 otherwise."


def test_deleting_a_person_clears_their_text_from_precedents_and_search(services: Services, tmp_path: Path) -> None:
    from whence.services.erasing import Erasing

    ids = invited(services, *(noted(f"P{number} Sender", f"{PITCH} Zanzibar {number}") for number in range(6)))
    for one in ids:
        services.journal.do(DecideInvitations((one,), Verdict.DECLINE, Reasons(rationale="Quagmire of sales.")))
    person = services.desk.card(ids[0]).invitation.person_id
    Erasing(services.journal).erase(person)
    assert all(row.person != person for row in services.decisions.decisions())
    shown = services.desk.precedents(services.desk.card(ids[1]).case)
    assert len(services.decisions.decisions()) == 5
    assert "Zanzibar 0" not in json.dumps([case.rationale for case in shown.nearest])
    assert "Zanzibar 0" not in dump(services).decode()
    assert "P0 Sender" not in {found.name for found in services.recall.find("P0 Sender", 10)}


def test_what_is_decided_is_found_again_by_words(services: Services) -> None:
    invited(services, noted("A One"), noted("B Two"))
    services.journal.do(DecidePasted("Declined: A One, B Two: asked for a call"))
    assert [row.name for row in services.decisions.decisions("call one")] == ["A One"]
    assert services.decisions.decisions("nothing like it") == []


def test_tables_are_guarded_csv(services: Services) -> None:
    invited(services, noted("A One", profile_url="https://www.linkedin.com/in/a-one"))
    services.journal.do(DecidePasted("Declined: A One: =cmd()"))
    told = services.decisions.to_do_table().decode("utf-8-sig")
    assert "A One,Decline the invitation,https://www.linkedin.com/in/a-one,2026-11-20" in told
    assert "'=cmd()" in services.decisions.decisions_table().decode("utf-8-sig")


def test_an_invitation_that_is_gone_is_refused(services: Services) -> None:
    with pytest.raises(Refusal, match="not in the journal"):
        Desk(services.journal).card(99)
    assert decisions.question(services.journal.store, 1) is None
