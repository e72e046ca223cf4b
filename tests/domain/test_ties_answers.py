"""What an answer does: when a tie comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.tie_logs import DEFAULTS, TODAY, tie, written
from whence.domain.decisions import Verdict
from whence.domain.tie_answers import (
    DAYS_PER_WEEK,
    SNOOZE_WEEKS,
    BackOff,
    KeepRate,
    TieDecision,
    back_off,
    keep,
    keep_for_good,
    keep_rates,
    keep_weeks,
    reach_out,
    snooze,
)
from whence.domain.tie_flags import Flag, Standing, flags_on
from whence.domain.ties import Category

stocks = st.integers(0, 40_000)
answers = st.one_of(
    st.builds(lambda weeks: snooze(TODAY, weeks), st.sampled_from(SNOOZE_WEEKS)),
    st.just(reach_out(TODAY)),
    st.just(keep_for_good(TODAY)),
    st.just(TieDecision(TODAY, Verdict.LET_PASS)),
)


def kept(stock_of_each: list[int]) -> list[TieDecision]:
    """A tie kept again and again, on the day it comes back, with the stock of that time."""
    decisions: list[TieDecision] = []
    for quiet in stock_of_each:
        today = decisions[-1].until if decisions and decisions[-1].until else TODAY
        decisions.append(keep(back_off(decisions, None), today, quiet, DEFAULTS))
    return decisions


def test_keeping_doubles_the_interval_up_to_four_years() -> None:
    assert [decision.weeks for decision in kept([0] * 6)] == [26, 52, 104, 208, 208, 208]


def test_a_large_stock_stretches_the_interval_so_that_it_is_gone_through_once() -> None:
    assert [decision.weeks for decision in kept([1500] * 4)] == [75, 150, 208, 208]
    assert [decision.weeks for decision in kept([30_000] * 3)] == [1500, 1500, 1500]


@given(st.lists(stocks, min_size=2, max_size=8))
def test_an_interval_is_never_shorter_than_the_one_before_and_never_above_the_cap(quiet: list[int]) -> None:
    weeks = [decision.weeks for decision in kept(quiet)]
    assert weeks == sorted(weeks)
    longest_base = max(26, *(-(-stock // DEFAULTS.weekly_budget) for stock in quiet))
    assert weeks[-1] <= max(208, longest_base)


@given(st.lists(stocks, max_size=5), st.lists(answers, max_size=4), st.integers(0, 5000))
def test_any_counted_contact_starts_afresh(quiet: list[int], others: list[TieDecision], after: int) -> None:
    decisions = [*kept(quiet), *others]
    newest = max((decision.day for decision in decisions), default=TODAY)
    fresh = back_off(decisions, newest + after)
    assert (fresh.keep_streak, fresh.kept_weeks, fresh.short_snoozes) == (0, 0, 0)
    assert fresh.suppressed_until is fresh.reminder_on is fresh.planned_on is None
    assert not fresh.is_decided
    assert keep_weeks(fresh, 0, DEFAULTS) == 26


def test_contact_dated_before_the_decision_changes_nothing() -> None:
    decisions = kept([0, 0])
    assert back_off(decisions, TODAY - 1) == back_off(decisions, None)


def test_contact_between_two_keeps_makes_the_second_the_first_again() -> None:
    first = keep(BackOff(), TODAY, 0, DEFAULTS)
    second = TieDecision(TODAY + 400, Verdict.KEEP, TODAY + 400 + 26 * DAYS_PER_WEEK)
    state = back_off([first, second], TODAY + 200)
    assert (state.keep_streak, state.kept_weeks, state.suppressed_until) == (1, 26, second.until)


def test_a_tie_kept_is_asked_about_on_its_day_and_not_before() -> None:
    silent, decision = tie(written([400])), keep(BackOff(), TODAY, 0, DEFAULTS)
    standing = Standing(TODAY - 5000, suppressed_until=back_off([decision], TODAY - 400).suppressed_until)
    assert flags_on(TODAY + 26 * 7 - 1, silent, standing) == ()
    assert flags_on(TODAY + 26 * 7, silent, standing) == (Flag.SILENT_WEAK,)


@pytest.mark.parametrize("weeks", SNOOZE_WEEKS)
def test_a_snooze_lasts_its_weeks_and_does_not_count_as_keeping(weeks: int) -> None:
    state = back_off([*kept([0, 0]), snooze(TODAY, weeks)], None)
    assert state.suppressed_until == TODAY + weeks * 7
    assert keep_weeks(state, 0, DEFAULTS) == 104


def test_no_snooze_but_those_on_the_buttons() -> None:
    with pytest.raises(ValueError, match="not a snooze: 2 weeks"):
        snooze(TODAY, 2)


def test_the_third_short_snooze_in_a_row_asks_to_decide() -> None:
    twice = [snooze(TODAY, 1), snooze(TODAY + 7, 13)]
    assert not back_off(twice[:1], None).must_be_asked_to_decide
    assert back_off(twice, None).must_be_asked_to_decide
    for between in (keep(BackOff(), TODAY + 7, 0, DEFAULTS), reach_out(TODAY + 7), snooze(TODAY + 7, 104)):
        assert not back_off([twice[0], between, snooze(TODAY + 300, 4)], None).must_be_asked_to_decide
    assert not back_off(twice, TODAY + 20).must_be_asked_to_decide


def test_a_planned_message_comes_back_after_four_weeks_unless_something_was_recorded() -> None:
    state = back_off([reach_out(TODAY)], None)
    assert (state.suppressed_until, state.reminder_on, state.planned_on) == (TODAY + 28, TODAY + 28, TODAY)
    assert back_off([reach_out(TODAY)], TODAY + 5) == BackOff()
    assert back_off([reach_out(TODAY)], TODAY) == BackOff()


def test_a_planned_message_comes_back_on_the_day_named() -> None:
    state = back_off([reach_out(TODAY, on=TODAY + 10)], None)
    assert (state.suppressed_until, state.reminder_on, state.planned_on) == (TODAY + 10, TODAY + 10, TODAY + 10)
    assert reach_out(TODAY, on=TODAY) == reach_out(TODAY)


def test_a_planned_message_is_asked_about_even_where_silence_is_not() -> None:
    state = back_off([reach_out(TODAY)], TODAY - 400)
    standing = Standing(TODAY - 5000, label=Category.FAMILY, reminder_on=state.reminder_on)
    assert flags_on(TODAY + 27, tie(written([400])), standing) == ()
    assert flags_on(TODAY + 28, tie(written([400])), standing) == (Flag.REMINDER,)


def test_a_snoozed_plan_is_asked_about_when_the_snooze_ends() -> None:
    state = back_off([reach_out(TODAY), snooze(TODAY + 28, 1)], None)
    assert (state.reminder_on, state.planned_on) == (TODAY + 35, TODAY)
    assert back_off([reach_out(TODAY), keep(BackOff(), TODAY + 28, 0, DEFAULTS)], None).reminder_on is None


def test_kept_for_good_outlives_contact_and_ends_only_with_a_plain_keep() -> None:
    decisions = [keep_for_good(TODAY)]
    for contact in (None, TODAY - 10, TODAY + 10):
        assert back_off(decisions, contact).label is Category.KEEP_ALWAYS
    assert back_off([*decisions, snooze(TODAY + 3, 4)], None).label is Category.KEEP_ALWAYS
    again = [*decisions, keep(BackOff(), TODAY + 30, 0, DEFAULTS)]
    for contact in (None, TODAY + 10, TODAY + 60):
        assert back_off(again, contact).label is None


def test_how_often_ties_are_kept_is_counted_for_each_flag() -> None:
    shown = [
        (Flag.NEVER, Verdict.KEEP),
        (Flag.NEVER, Verdict.REMOVE),
        (Flag.NEVER, Verdict.SNOOZE),
        (Flag.DORMANT, Verdict.KEEP_FOR_GOOD),
        (Flag.FADING, Verdict.SNOOZE),
    ]
    assert keep_rates(shown) == {Flag.NEVER: KeepRate(1, 2), Flag.DORMANT: KeepRate(1, 1)}
    assert keep_rates(shown)[Flag.NEVER].share == 0.5
    assert KeepRate(0, 0).share == 0
