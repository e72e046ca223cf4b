"""What comes after deciding: exceptions, red flags, precedents, rules and their versions, erasing, tables."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.journals import TODAY, log
from tests.services.invited_people import PITCH, dump, invited, noted, owned_journal, verdict_of
from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.outcomes import OutcomeVerdict
from whence.domain.rules import Comparison, Condition, Term
from whence.domain.suggestions import Policy
from whence.services.commands.desk import (
    AdoptRule,
    ChoosePolicy,
    Decide,
    DecideInvitations,
    DecidePasted,
    JudgeOutcome,
    Reasons,
    RetireRule,
    ReviseRule,
)
from whence.services.desk import Desk
from whence.services.erasing import Erasing
from whence.storage import decisions

if TYPE_CHECKING:
    from pathlib import Path

    from whence.services.suite import Services


@pytest.fixture
def services(tmp_path: Path) -> Any:
    made = owned_journal(tmp_path)
    yield made
    made.close()


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
    shown = services.desk.precedents(services.desk.card(ids[6]).case)
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
