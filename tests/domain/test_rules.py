"""The owner's rules: conditions, versions, contradictions, previews, starters."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.evidence import Approach, Sender, Stage, gather
from whence.domain.profiles import OwnerProfile
from whence.domain.rule_facts import FACTS, facts_of
from whence.domain.rules import Comparison, Condition, DecidedCase, Rule, Term, ask_rules, preview
from whence.services.phrasebooks import phrasebook
from whence.services.starter_rules import platform_facts, starter_rules, text_templates

DAY = date(2025, 6, 1)
PITCHING = Term("pitch", Comparison.IS, True)
UNKNOWN_SENDER = Term("known", Comparison.IS, False)


def rule(verdict: Verdict, *terms: Term, uid: str = "r", is_any: bool = False) -> Rule:
    return Rule(uid, f"I {verdict.value} such.", Condition(terms, is_any), verdict, DAY)


def test_a_rule_without_a_condition_or_sentence_is_refused() -> None:
    with pytest.raises(Refusal, match="without a condition"):
        Condition(())
    with pytest.raises(Refusal, match="needs a sentence"):
        Rule("r", " ", Condition((PITCHING,)), Verdict.DECLINE, DAY)


@pytest.mark.parametrize(
    ("fact", "comparison", "value"),
    [
        ("shoe_size", Comparison.IS, 44),
        ("pitch", Comparison.AT_LEAST, True),
        ("pitch", Comparison.IS, "yes"),
        ("mutual", Comparison.AT_LEAST, True),
        ("note_kind", Comparison.IS, "postcard"),
        ("note_kind", Comparison.IS, "unknown"),
    ],
)
def test_a_term_that_fits_no_fact_is_refused(fact: str, comparison: Comparison, value: str | bool | int) -> None:
    with pytest.raises(Refusal) as refused:
        Term(fact, comparison, value)
    assert refused.value.field == "condition"


def test_what_is_not_known_leaves_a_rule_undecided() -> None:
    both = Condition((PITCHING, UNKNOWN_SENDER))
    assert both.holds({"pitch": True, "known": None}) is None
    assert both.holds({"pitch": False, "known": None}) is False
    either = Condition((PITCHING, UNKNOWN_SENDER), is_any=True)
    assert either.holds({"pitch": True, "known": None}) is True
    answer = ask_rules([rule(Verdict.DECLINE, PITCHING)], {}, DAY)
    assert (answer.speaking, answer.verdict, len(answer.undecided)) == ((), None, 1)


def test_contradicting_rules_are_both_shown_and_none_is_applied() -> None:
    rules = [rule(Verdict.DECLINE, PITCHING, uid="a"), rule(Verdict.ASK_FIRST, UNKNOWN_SENDER, uid="b")]
    answer = ask_rules(rules, {"pitch": True, "known": False}, DAY)
    assert answer.is_contradictory
    assert answer.verdict is None
    assert [found.uid for found in answer.speaking] == ["a", "b"]
    assert "contradict" in answer.words
    agreed = ask_rules(rules, {"pitch": True, "known": True}, DAY)
    assert agreed.verdict is Verdict.DECLINE


def test_versions_have_dates_and_the_old_one_stays() -> None:
    first = rule(Verdict.DECLINE, PITCHING)
    second = first.revised(date(2025, 9, 1), verdict=Verdict.ASK_FIRST)
    assert (second.version, second.uid, first.verdict) == (2, first.uid, Verdict.DECLINE)
    assert not second.is_in_force(DAY)
    retired = first.retired(date(2025, 9, 1))
    assert retired.is_in_force(DAY)
    assert not retired.is_in_force(date(2025, 9, 1))


def test_a_preview_says_what_a_rule_would_have_said() -> None:
    cases = [
        DecidedCase("a", {"pitch": True}, Verdict.DECLINE),
        DecidedCase("b", {"pitch": True}, Verdict.ACCEPT),
        DecidedCase("c", {"pitch": False}, Verdict.ACCEPT),
        DecidedCase("d", {"pitch": None}, Verdict.ACCEPT),
    ]
    found = preview(Condition((PITCHING,)), Verdict.DECLINE, cases)
    assert (found.agreed, found.departed, found.undecided, found.silent) == (("a",), ("b",), ("d",), 1)
    assert "2 past cases" in found.words
    assert "none" in preview(Condition((PITCHING,)), Verdict.DECLINE, []).words


@given(st.dictionaries(st.sampled_from(sorted(FACTS)), st.none()))
def test_without_any_known_fact_no_rule_speaks(facts: dict[str, None]) -> None:
    assert ask_rules(starter_rules(DAY), facts, DAY).speaking == ()


def test_the_five_starters_speak_about_real_evidence() -> None:
    approach = Approach(Sender("Pelle Brandvik"), "", Stage.INVITATION)
    facts = facts_of(gather(approach, OwnerProfile(first="Marlene"), phrasebook()))
    speaking = {found.uid for found in ask_rules(starter_rules(DAY), facts, DAY).speaking}
    assert speaking == {"starter-note-required", "starter-only-met"}
    assert len(starter_rules(DAY)) == 5
    assert set(facts) <= set(FACTS)


def test_an_unknown_note_breaks_no_rule_about_notes() -> None:
    facts = facts_of(gather(Approach(Sender("Pelle Brandvik")), OwnerProfile(), phrasebook()))
    speaking = {found.uid for found in ask_rules(starter_rules(DAY), facts, DAY).speaking}
    assert "starter-note-required" not in speaking


def test_words_of_a_condition_are_plain() -> None:
    condition = Condition(
        (Term("note_kind", Comparison.IS_NOT, "text"), Term("mutual", Comparison.AT_LEAST, 3), UNKNOWN_SENDER)
    )
    assert condition.words == "the note is not text and mutual connections at least 3 and not: known from your records"


def test_texts_are_filled_in_and_braces_of_a_person_stay() -> None:
    (template,) = [found for found in text_templates("ask_first") if found.key == "ask-about-claim"]
    text = template.filled("{own}", "we met at the mill", "Kind regards")
    assert text.startswith("Hello {own},")
    assert "we met at the mill" in text
    assert {found.purpose for found in text_templates()} >= {"ask_first", "policy", "decline", "withdraw", "remove"}


def test_every_platform_fact_says_how_sure_and_where_from() -> None:
    facts = {fact.key: fact for fact in platform_facts()}
    assert facts["connection_cap"].value == 30_000
    assert all(fact.source and fact.certainty and fact.last_checked.year >= 2025 for fact in facts.values())


def test_a_term_is_told_in_words_and_needs_something_to_compare_with() -> None:
    assert Term("claim", Comparison.INCLUDES, "met_at_event").words.endswith("met at event")
    with pytest.raises(Refusal, match="type a word"):
        Term("tags", Comparison.INCLUDES, " ")
