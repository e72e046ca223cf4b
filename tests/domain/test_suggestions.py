"""The order of thought behind a proposal, and what never happens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.evidence import Approach, Evidence, Sender, Stage, Standing, gather
from whence.domain.notes import SignalCode
from whence.domain.profiles import OwnerProfile, Tenure
from whence.domain.reason_codes import REASON_WORDS, checked_codes, reason_words
from whence.domain.suggestions import Policy, Suggestion, suggest
from whence.services.phrasebooks import phrasebook

OWNER = OwnerProfile(
    first="Marlene",
    last="Achterberg",
    positions=(Tenure("Tidemark Systems", ("Tidemark",), "", 2017 * 12, None),),
    anchors=("rivergauge",),
    fields=("hydrology",),
)
STOCK = "Hi Marlene, I came across your profile and would love to connect."
PITCH = "Hi Marlene, we help observatories cut their cloud bill by 40%. Open to a 15-minute call?"


def evidence(
    text: str | None, stage: Stage = Stage.INVITATION, standing: Standing | None = None, **sender: object
) -> Evidence:
    who = Sender("Pelle Brandvik", **sender)  # type: ignore[arg-type]
    approach = Approach(who, text, stage, hours_after_accept=5 if stage is Stage.AFTER_ACCEPT else None)
    return gather(approach, OWNER, phrasebook(), standing=standing or Standing())


def proposal(text: str | None, policy: Policy = Policy.SELECTIVE, **more: object) -> Suggestion:
    return suggest(evidence(text, **more), policy)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "policy", "verdict"),
    [
        ("", Policy.SELECTIVE, Verdict.DECLINE),
        ("", Policy.OPEN, Verdict.ASK_FIRST),
        ("", Policy.KNOWN_ONLY, Verdict.DECLINE),
        (None, Policy.SELECTIVE, Verdict.ASK_FIRST),
        (None, Policy.KNOWN_ONLY, Verdict.ASK_FIRST),
        (STOCK, Policy.SELECTIVE, Verdict.DECLINE),
        (STOCK, Policy.OPEN, Verdict.ASK_FIRST),
        (PITCH, Policy.SELECTIVE, Verdict.DECLINE),
        (PITCH, Policy.OPEN, Verdict.DECLINE),
        ("Thank you for rivergauge, Marlene!", Policy.SELECTIVE, Verdict.ACCEPT),
        ("Thank you for rivergauge, Marlene!", Policy.KNOWN_ONLY, Verdict.ASK_FIRST),
        ("Thank you for rivergauge, Marleen!", Policy.SELECTIVE, Verdict.ACCEPT),
        (
            "Thank you for rivergauge. We help institutes save 30% on costs, open to a call?",
            Policy.SELECTIVE,
            Verdict.ASK_FIRST,
        ),
        ("We worked together at Tidemark in 2019.", Policy.KNOWN_ONLY, Verdict.ACCEPT),
        ("We worked together at Kronberg Foods in 2019.", Policy.OPEN, Verdict.ASK_FIRST),
        (
            "We worked together at Kronberg Foods. We help firms save 30% on costs, open to a call?",
            Policy.OPEN,
            Verdict.DECLINE,
        ),
        ("Olá Marlene, gostaria muito de falar com você sobre o rio.", Policy.SELECTIVE, Verdict.ASK_FIRST),
    ],
)
def test_the_order_of_thought(text: str | None, policy: Policy, verdict: Verdict) -> None:
    assert proposal(text, policy).verdict is verdict


def test_mutual_connections_never_change_the_verdict() -> None:
    assert {proposal(STOCK, mutual_count=count).verdict for count in (None, 0, 3, 25, 900)} == {Verdict.DECLINE}


def test_somebody_known_is_accepted_even_without_a_note() -> None:
    known = Standing(known=("You met at the mill in 2021.",))
    found = proposal("", standing=known)
    assert found.verdict is Verdict.ACCEPT
    assert "mill" in found.why
    assert suggest(evidence(PITCH, standing=known)).verdict is Verdict.ASK_FIRST


def test_an_unanswered_question_leads_to_declining_after_ten_days() -> None:
    assert proposal("Hello, about the river.", standing=Standing(days_since_question=9)).verdict is Verdict.ASK_FIRST
    found = proposal("Hello, about the river.", standing=Standing(days_since_question=10))
    assert (found.verdict, found.codes) == (Verdict.DECLINE, ("D-NOREPLY",))


def test_a_request_after_accepting_is_looked_at_and_a_second_one_ends_in_removal() -> None:
    assert proposal(PITCH, stage=Stage.AFTER_ACCEPT).verdict is Verdict.LOOK
    again = Standing(earlier_asks=frozenset({SignalCode.PITCH}))
    found = proposal(PITCH, stage=Stage.AFTER_ACCEPT, standing=again)
    assert found.verdict is Verdict.REMOVE
    assert "R-REPITCH" in found.codes


def test_many_endorsements_demanded_end_in_removal_and_thanks_in_keeping() -> None:
    demand = "I would ask for your endorsement for Sales, Coaching, Strategy, Python and Leadership."
    assert proposal(demand, stage=Stage.AFTER_ACCEPT).verdict is Verdict.REMOVE
    assert proposal("Thank you for your endorsement!", stage=Stage.AFTER_ACCEPT).verdict is Verdict.KEEP


def test_a_misspelt_name_is_only_a_caution() -> None:
    found = proposal("Thank you for rivergauge, Marleen!")
    assert "misspelt" in found.rationale_draft
    assert found.codes == ("A-NOTE",)


@given(st.text(max_size=120), st.sampled_from(Policy), st.sampled_from(Stage))
def test_every_proposal_has_known_codes_and_one_sentence(text: str, policy: Policy, stage: Stage) -> None:
    found = proposal(text, policy, stage=stage)
    assert set(found.codes) <= set(REASON_WORDS)
    assert found.why.endswith(".")
    assert found.rationale_draft.startswith(found.why)


@given(st.sampled_from(Policy), st.integers(0, 500))
def test_an_unknown_note_never_leads_to_declining(policy: Policy, mutual: int) -> None:
    assert proposal(None, policy, mutual_count=mutual).verdict is Verdict.ASK_FIRST


def test_unknown_codes_are_refused_with_a_sentence() -> None:
    assert checked_codes(["d-pitch", "D-PITCH"]) == ("D-PITCH",)
    with pytest.raises(Exception, match="is not a reason code"):
        reason_words("D-HAIRCUT")
    with pytest.raises(Refusal) as refused:
        reason_words("PITCH")
    assert refused.value.sentence == "PITCH is not a reason code: choose D-PITCH (selling something)."
