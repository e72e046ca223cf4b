"""Precedents: similarity, fusion, guards and the sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from whence.domain.decisions import Verdict
from whence.domain.precedents import PastCase, aged_similarity, find_precedents, mutual_band, similarity
from whence.domain.suggestions import Policy

TODAY = date(2025, 6, 1)
FEATURES = [
    "stage:invitation",
    "stage:after_accept",
    "signal:PITCH",
    "signal:GENERIC",
    "signal:ANCHOR",
    "known",
    "stranger",
    "mutual:0",
]
FEATURE_SETS = st.frozensets(st.sampled_from(FEATURES), max_size=6)


@st.composite
def past_cases(draw: st.DrawFn) -> list[PastCase]:
    count = draw(st.integers(5, 14))
    return [
        PastCase(
            f"case-{number}",
            TODAY - timedelta(days=draw(st.integers(0, 1500))),
            draw(st.sampled_from([Verdict.ACCEPT, Verdict.DECLINE, Verdict.ASK_FIRST])),
            draw(FEATURE_SETS),
            group=draw(st.sampled_from([None, "g1", "g2"])),
            is_undone=draw(st.booleans()),
        )
        for number in range(count)
    ]


def declined(number: int, verdict: Verdict = Verdict.DECLINE, **more: object) -> PastCase:
    case = PastCase(f"c{number}", TODAY - timedelta(days=number), verdict, frozenset(FEATURES[:3]), ("D-PITCH",))
    return replace(case, **more)  # type: ignore[arg-type]


def test_the_sentence_counts_similar_cases_and_names_the_commonest_reason() -> None:
    past = [declined(number) for number in range(7)] + [declined(number, Verdict.ACCEPT) for number in (7, 8)]
    found = find_precedents(frozenset(FEATURES[:3]), past, TODAY)
    assert found.sentence == "In 7 of 9 similar cases you declined (most often: selling something)."
    assert found.share == 7 / 9
    assert found.other_way is not None
    assert found.other_way.verdict is Verdict.ACCEPT
    assert found.is_departure(Verdict.ACCEPT)
    assert not found.is_departure(Verdict.DECLINE)


def test_no_share_below_five_similar_cases_and_nothing_below_five_decisions() -> None:
    unlike = [declined(number, features=frozenset({"stage:after_accept"})) for number in range(10, 14)]
    found = find_precedents(frozenset(FEATURES[:3]), [declined(1), declined(2), *unlike], TODAY)
    assert found.similar == 2
    assert found.share is None
    assert not found.is_departure(Verdict.ACCEPT)
    assert find_precedents(frozenset(FEATURES[:3]), [declined(1)] * 4, TODAY).nearest == ()


def test_a_group_decision_counts_once() -> None:
    past = [declined(number, group="by employer") for number in range(50)] + [
        declined(60 + n, Verdict.ACCEPT) for n in range(2)
    ]
    found = find_precedents(frozenset(FEATURES[:3]), past, TODAY)
    assert (found.similar, found.majority) == (3, Verdict.ACCEPT)


def test_old_cases_and_those_of_another_policy_weigh_half() -> None:
    features = frozenset(FEATURES[:3])
    recent, old = declined(1), declined(800)
    assert aged_similarity(recent, features, Policy.SELECTIVE, TODAY) == 1
    assert aged_similarity(old, features, Policy.SELECTIVE, TODAY) == 0.5
    assert aged_similarity(replace(old, policy=Policy.OPEN), features, Policy.SELECTIVE, TODAY) == 0.25


def test_text_breaks_a_tie_of_features() -> None:
    past = [declined(number) for number in range(6)]
    found = find_precedents(frozenset(FEATURES[:3]), past, TODAY, text_ranking=["c5", "c3"])
    assert [case.uid for case in found.nearest] == ["c5", "c3", "c0"]


def test_mutual_connections_are_compared_in_bands() -> None:
    assert [mutual_band(count) for count in (None, 0, 1, 4, 5, 25, 26)] == [
        "unknown",
        "0",
        "1-4",
        "1-4",
        "5-25",
        "5-25",
        "26+",
    ]


@given(past_cases(), FEATURE_SETS)
def test_a_case_never_cites_itself_nor_an_undone_one(past: list[PastCase], features: frozenset[str]) -> None:
    found = find_precedents(features, past, TODAY, own_uid="case-0")
    cited = [*found.nearest, *([found.other_way] if found.other_way else [])]
    assert all(case.uid != "case-0" and not case.is_undone for case in cited)


@given(past_cases(), FEATURE_SETS)
def test_an_identical_recent_case_ranks_first(past: list[PastCase], features: frozenset[str]) -> None:
    features |= {"stage:invitation"}
    unlike = [replace(case, features=case.features - {"stage:invitation"}, is_undone=False) for case in past]
    twin = PastCase("twin", TODAY, Verdict.ACCEPT, features)
    assert find_precedents(features, [*unlike, twin], TODAY).nearest[0].uid == "twin"


@given(past_cases(), FEATURE_SETS, st.randoms())
def test_the_answer_does_not_depend_on_the_order_given(
    past: list[PastCase], features: frozenset[str], random: object
) -> None:
    shuffled = list(past)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert find_precedents(features, past, TODAY) == find_precedents(features, shuffled, TODAY)


@given(past_cases(), FEATURE_SETS, FEATURE_SETS)
def test_another_decision_leaves_the_others_scores(
    past: list[PastCase], features: frozenset[str], more: frozenset[str]
) -> None:
    before = [aged_similarity(case, features, Policy.SELECTIVE, TODAY) for case in past]
    unrelated = PastCase("new", TODAY, Verdict.DECLINE, more)
    after = [aged_similarity(case, features, Policy.SELECTIVE, TODAY) for case in (*past, unrelated)]
    assert after[: len(before)] == before


@given(FEATURE_SETS, FEATURE_SETS)
def test_similarity_is_symmetric_and_between_nought_and_one(left: frozenset[str], right: frozenset[str]) -> None:
    assert 0 <= similarity(left, right) == similarity(right, left) <= 1
    assert not left or similarity(left, left) == 1
