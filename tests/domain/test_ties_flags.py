"""Why and when a tie is due."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.tie_logs import DEFAULTS, TODAY, logs, met, tie, tie_settings, written
from whence.domain.interactions import Channel, Direction
from whence.domain.tie_flags import FLAGS_OF_SILENCE, Flag, Standing, due_dates, due_on, flags_on, is_met_once
from whence.domain.tie_settings import TieSettings
from whence.domain.ties import Category, Exchange

OLD = Standing(known_on=TODAY - 5000)
maybe_days = st.none() | st.integers(TODAY - 3000, TODAY + 3000)
standings = st.builds(
    Standing,
    known_on=st.integers(TODAY - 5000, TODAY + 100),
    met_on=maybe_days,
    label=st.none() | st.sampled_from(tuple(Category)),
    red_flag_on=maybe_days,
    reminder_on=maybe_days,
    suppressed_until=maybe_days,
)
EARLIER, LATER = st.integers(-3000, 2000), st.integers(0, 2000)


@given(logs, standings, tie_settings, EARLIER, LATER)
def test_a_flag_once_on_stays_on(
    log: list[Exchange], standing: Standing, settings: TieSettings, ahead: int, more: int
) -> None:
    contact = tie(log, settings=settings)
    early, late = TODAY + ahead, TODAY + ahead + more
    assert set(flags_on(early, contact, standing)) <= set(flags_on(late, contact, standing))


@given(logs, standings, tie_settings, EARLIER)
def test_a_tie_is_flagged_exactly_from_the_day_it_is_due(
    log: list[Exchange], standing: Standing, settings: TieSettings, ahead: int
) -> None:
    contact, day = tie(log, settings=settings), TODAY + ahead
    due = due_on(contact, standing)
    assert bool(flags_on(day, contact, standing)) == (due is not None and day >= due)


@given(logs, standings)
def test_the_day_before_it_is_due_nothing_is_flagged(log: list[Exchange], standing: Standing) -> None:
    contact = tie(log)
    due = due_on(contact, standing)
    if due is not None:
        assert flags_on(due - 1, contact, standing) == ()
        assert flags_on(due, contact, standing) != ()


@given(logs, standings, st.sampled_from(tuple(Category)))
def test_with_the_owners_word_only_red_flags_and_reminders_remain(
    log: list[Exchange], standing: Standing, label: Category
) -> None:
    dates = due_dates(tie(log), replace(standing, label=label))
    assert not FLAGS_OF_SILENCE & set(dates)
    assert (Flag.RED_FLAG in dates) == (standing.red_flag_on is not None)
    assert (Flag.REMINDER in dates) == (standing.reminder_on is not None)


@given(logs, standings)
def test_a_decision_holds_back_silence_and_nothing_else(log: list[Exchange], standing: Standing) -> None:
    contact = tie(log)
    free, held = due_dates(contact, replace(standing, suppressed_until=None)), due_dates(contact, standing)
    assert set(free) == set(held)
    for flag, day in held.items():
        is_held = flag in FLAGS_OF_SILENCE and standing.suppressed_until is not None
        assert day == (max(free[flag], standing.suppressed_until or 0) if is_held else free[flag])


@given(logs, standings, st.integers(30, 1095), st.integers(30, 1095))
def test_a_longer_patience_never_adds_a_silent_tie(log: list[Exchange], standing: Standing, one: int, two: int) -> None:
    short, long = sorted((one, two))
    patient = flags_on(TODAY, tie(log, settings=TieSettings(silent_days=long)), standing)
    if Flag.SILENT_WEAK in patient:
        assert Flag.SILENT_WEAK in flags_on(TODAY, tie(log, settings=TieSettings(silent_days=short)), standing)


def test_somebody_known_by_one_meeting_is_asked_about_after_a_month() -> None:
    contact, standing = tie(met([29])), replace(OLD, met_on=TODAY - 29)
    assert is_met_once(contact, standing)
    assert flags_on(TODAY, contact, standing) == ()
    assert flags_on(TODAY + 1, contact, standing) == (Flag.MET_ONCE,)
    assert flags_on(TODAY + 153, contact, standing) == (Flag.MET_ONCE, Flag.SILENT_WEAK)


@pytest.mark.parametrize(
    ("words", "log", "met_on"),
    [
        ("a second day", met([29, 12]), TODAY - 29),
        ("another day than the meeting's", met([29]), TODAY - 400),
        ("no meeting", met([29]), None),
    ],
)
def test_more_than_the_meeting_is_no_longer_met_once(words: str, log: list[Exchange], met_on: int | None) -> None:
    assert not is_met_once(tie(log), replace(OLD, met_on=met_on))
    assert Flag.MET_ONCE not in due_dates(tie(log), replace(OLD, met_on=met_on))


def test_fading_needs_four_days_of_contact_and_can_be_left_out() -> None:
    four, standing = written([300, 310, 320, 330]), OLD
    assert due_dates(tie(four), standing)[Flag.FADING] == TODAY - 300 + 80
    assert Flag.FADING not in due_dates(tie(four[:-2]), standing)
    assert Flag.FADING not in due_dates(tie(four, settings=TieSettings(is_fading_asked=False)), standing)


def test_half_days_of_rhythm_are_rounded_up_to_the_next_day() -> None:
    contact = tie(written([100, 110, 121, 131, 142]), settings=TieSettings(rhythm_multiple=7.5))
    assert contact.median_gap == 10.5
    assert due_dates(contact, OLD)[Flag.FADING] == TODAY - 100 + 79


def test_a_busy_tie_is_not_silent_before_it_is_weak() -> None:
    contact = tie(written(range(200, 2000, 7)))
    assert due_dates(contact, OLD)[Flag.SILENT_WEAK] == contact.weak_from
    assert contact.weak_from is not None
    assert contact.weak_from > TODAY


def test_connected_in_the_future_is_not_due_before() -> None:
    assert due_on(tie([]), Standing(known_on=TODAY + 10)) == TODAY + 10 + DEFAULTS.never_days


def test_a_clock_set_back_a_year_sees_the_tie_as_it_stood() -> None:
    log = written([0, 500])
    then = tie(log, TODAY - 365)
    assert then.last_day == TODAY - 500
    assert flags_on(TODAY - 365, then, OLD) == ()
    assert flags_on(TODAY - 318, tie(log, TODAY - 318), OLD) == (Flag.SILENT_WEAK,)


def test_contact_ends_every_flag_of_silence() -> None:
    silent = written([1200, 1210, 1220, 1230])
    assert set(flags_on(TODAY, tie(silent), OLD)) == {Flag.DORMANT, Flag.FADING, Flag.SILENT_WEAK}
    answered = [*silent, Exchange(TODAY, Channel.MESSAGE, Direction.IN)]
    assert flags_on(TODAY, tie(answered), OLD) == ()
