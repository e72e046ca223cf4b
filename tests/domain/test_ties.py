"""The strength of ties: what holds for every log, on every day."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.domain.tie_logs import (
    DEFAULTS,
    TODAY,
    counted_exchange,
    exchange,
    logs,
    logs_with_contact,
    logs_with_plans,
    met,
    received,
    strength_by_definition,
    tie,
    tie_settings,
    uncounted_exchange,
    written,
)
from whence.domain.dates import day_number, day_of_number
from whence.domain.interactions import Channel, Direction
from whence.domain.tie_settings import TieSettings
from whence.domain.ties import LAST_COUNTED_DAY, Category, Exchange, contact_days, median_gap, tie_of, tie_of_days

RISING = (Category.NEVER, Category.DORMANT, Category.WEAK, Category.MODERATE, Category.STRONG)
OPPOSITE = {Direction.IN: Direction.OUT, Direction.OUT: Direction.IN, Direction.MUTUAL: Direction.MUTUAL}
later = st.integers(0, 4000)


@given(logs, tie_settings)
def test_the_strength_is_what_its_definition_says(log: list[Exchange], settings: TieSettings) -> None:
    expected = strength_by_definition(log, TODAY, settings)
    assert tie(log, settings=settings).per_year(TODAY) == pytest.approx(expected, rel=1e-9)


@given(logs, exchange, tie_settings)
def test_one_more_exchange_never_weakens_a_tie(log: list[Exchange], another: Exchange, settings: TieSettings) -> None:
    before, after = (tie(each, settings=settings).per_year(TODAY) for each in (log, [*log, another]))
    assert after >= before * (1 - 1e-12)


@given(logs, st.randoms())
def test_order_and_exact_duplicates_do_not_matter(log: list[Exchange], chance: random.Random) -> None:
    doubled = log * 2
    chance.shuffle(doubled)
    assert tie(doubled) == tie(log)


@given(logs, later)
def test_a_tie_fades_by_half_in_every_half_life(log: list[Exchange], days: int) -> None:
    before = tie(log).per_year(TODAY)
    after = tie(log, TODAY + days).per_year(TODAY + days)
    assert after == pytest.approx(before * 2 ** (-days / DEFAULTS.half_life_days), rel=1e-9)


@given(logs, st.integers(-9000, 9000))
def test_only_the_distance_of_days_counts_not_the_calendar(log: list[Exchange], shift: int) -> None:
    moved = [replace(each, day=each.day + shift) for each in log]
    assert tie(moved, TODAY + shift).per_year(TODAY + shift) == pytest.approx(tie(log).per_year(TODAY), rel=1e-9)


@given(logs)
def test_who_turned_to_whom_does_not_matter_when_turned_round(log: list[Exchange]) -> None:
    turned = [replace(each, direction=OPPOSITE[each.direction]) for each in log]
    assert tie(turned).per_year(TODAY) == pytest.approx(tie(log).per_year(TODAY), rel=1e-12)


@given(logs, logs, later)
def test_the_order_of_two_ties_never_changes_by_time_alone(a: list[Exchange], b: list[Exchange], days: int) -> None:
    assume(tie(a).per_year(TODAY) > tie(b).per_year(TODAY) * (1 + 1e-9))
    assert tie(a, TODAY + days).per_year(TODAY + days) > tie(b, TODAY + days).per_year(TODAY + days)
    assert tie(a).k > tie(b).k


@given(logs_with_plans, logs_with_plans, st.randoms())
def test_a_log_that_grew_and_was_mended_counts_like_one_written_at_once(
    log: list[Exchange], passing: list[Exchange], chance: random.Random
) -> None:
    history = [*log, *passing]
    chance.shuffle(history)
    for mistaken in passing:
        history.remove(mistaken)
    mended, at_once = tie(history), tie(log)
    assert mended == at_once
    assert mended.per_year(TODAY) == pytest.approx(strength_by_definition(log, TODAY), rel=1e-9)


@given(logs, st.lists(uncounted_exchange, min_size=1, max_size=5))
def test_likes_and_endorsements_are_invisible(log: list[Exchange], likes: list[Exchange]) -> None:
    assert tie([*log, *likes]) == tie(log)


@given(logs, st.integers(1, 1000), st.sampled_from(tuple(Direction)))
def test_a_meeting_in_the_future_counts_from_its_day_on(log: list[Exchange], ahead: int, direction: Direction) -> None:
    planned = [*log, Exchange(TODAY + ahead, Channel.IN_PERSON, direction)]
    for day in (TODAY, TODAY + ahead - 1):
        expected = tie(log, day)
        assert replace(tie(planned, day), valid_until=expected.valid_until) == expected
        assert tie(planned, day).valid_until == TODAY + ahead - 1
    assert tie(planned, TODAY + ahead).last_day == TODAY + ahead


@given(logs_with_plans, st.integers(TODAY - 6000, TODAY + 2000), st.integers(TODAY - 6000, TODAY + 2000))
def test_sums_hold_exactly_within_their_validity(log: list[Exchange], made_on: int, read_on: int) -> None:
    sums = tie(log, made_on)
    assert sums.holds_on(made_on)
    assert sums.holds_on(read_on) == (tie(log, read_on) == sums)


@given(logs)
def test_strength_lies_between_the_weaker_side_and_the_mean_of_both(log: list[Exchange]) -> None:
    contact, day_scale = tie(log), 2 ** (-TODAY / DEFAULTS.half_life_days)
    coming, going = (
        side * day_scale * DEFAULTS.exchanges_per_unit for side in (contact.in_k, contact.out_k)
    )  # fmt: skip
    assert min(coming, going) * (1 - 1e-9) <= contact.per_year(TODAY) <= (coming + going) / 2 * (1 + 1e-9)


@given(st.integers(0, 3000), st.integers(30, 1460))
def test_twice_the_weight_is_the_same_as_one_half_life_younger(ago: int, half_life: int) -> None:
    settings = TieSettings(half_life_days=half_life)
    for lighter, heavier in ((Channel.MESSAGE, Channel.CALL), (Channel.GROUP_MESSAGE, Channel.EMAIL)):
        younger = tie(received([ago], lighter), settings=settings)
        older = tie(received([ago + half_life], heavier), settings=settings)
        assert younger.per_year(TODAY) == pytest.approx(older.per_year(TODAY), rel=1e-9)


@given(logs_with_contact, tie_settings)
def test_a_tie_is_weak_from_its_day_and_not_the_day_before(log: list[Exchange], settings: TieSettings) -> None:
    contact = tie(log, settings=settings)
    assume(contact.k > 0)
    assert contact.weak_from is not None
    assert contact.per_year(contact.weak_from) <= settings.weak_max < contact.per_year(contact.weak_from - 1)


@pytest.mark.parametrize("half_lives", [1, 2, 3, 7])
def test_the_very_day_the_limit_is_met_is_the_day_a_tie_becomes_weak(half_lives: int) -> None:
    contact = tie(written([0]))
    limit = contact.per_year(TODAY + 365 * half_lives)
    reaching = tie(written([0]), settings=TieSettings(weak_max=1.0))
    scaled = replace(reaching, in_k=reaching.in_k / limit, out_k=reaching.out_k / limit)
    assert scaled.per_year(TODAY + 365 * half_lives) == pytest.approx(1.0, rel=1e-12)
    assert scaled.weak_from is not None
    assert scaled.per_year(scaled.weak_from) <= 1.0 < scaled.per_year(scaled.weak_from - 1)


@given(logs, logs)
def test_merging_two_people_is_at_least_the_stronger_tie(one: list[Exchange], other: list[Exchange]) -> None:
    merged = tie([*one, *other]).per_year(TODAY)
    assert merged >= max(tie(one).per_year(TODAY), tie(other).per_year(TODAY)) * (1 - 1e-12)


@given(logs, counted_exchange, later, tie_settings)
def test_every_tie_has_one_category_and_contact_never_lowers_it(
    log: list[Exchange], another: Exchange, days: int, settings: TieSettings
) -> None:
    day = TODAY + days
    before, after = tie(log, day, settings).category(day), tie([*log, another], day, settings).category(day)
    assert RISING.index(before) <= RISING.index(after)
    assert after is not Category.NEVER


@given(logs, st.sampled_from(tuple(Category)))
def test_the_owners_own_word_wins_over_the_record(log: list[Exchange], label: Category) -> None:
    assert tie(log).category(TODAY, label) is label


@given(logs, st.floats(0.1, 11), st.floats(0.1, 11))
def test_a_higher_limit_never_makes_a_weak_tie_stronger(log: list[Exchange], limit: float, other: float) -> None:
    low, high = sorted((limit, other))
    is_weak = tie(log, settings=TieSettings(weak_max=low)).category(TODAY) is Category.WEAK
    assert not is_weak or tie(log, settings=TieSettings(weak_max=high)).category(TODAY) is Category.WEAK


def test_much_from_one_side_only_is_never_strong() -> None:
    busy = received(range(300), Channel.CALL)
    assert tie(busy).per_year(TODAY) > DEFAULTS.strong_min
    assert tie(busy).category(TODAY) is Category.MODERATE
    assert tie([*busy, Exchange(TODAY, Channel.MESSAGE, Direction.OUT)]).category(TODAY) is Category.STRONG


def test_a_tie_is_dormant_from_the_day_three_years_of_silence_are_full() -> None:
    assert tie(met([1094])).category(TODAY) is Category.WEAK
    assert tie(met([1095])).category(TODAY) is Category.DORMANT


@given(logs_with_contact)
def test_the_peak_is_the_greatest_strength_of_any_day(log: list[Exchange]) -> None:
    every_peak = max(strength_by_definition(log, each.day) for each in log)
    assert tie(log).peak_per_year == pytest.approx(every_peak, rel=1e-9)


@pytest.mark.parametrize(
    ("gaps", "middle"), [([], None), ([7], 7), ([7, 9], 8), ([7, 8], 7.5), ([400, 7, 7], 7), ([1, 30, 2, 900], 16)]
)
def test_the_median_gap_is_not_moved_by_a_single_long_one(gaps: list[int], middle: float | None) -> None:
    assert median_gap(gaps) == middle


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(0, 800))
def test_leap_days_and_turns_of_the_year_are_days_like_others(start: date, days: int) -> None:
    first, second = day_number(start), day_number(start + timedelta(days=days))
    assert second - first == days
    assert day_of_number(second) == start + timedelta(days=days)
    contact = tie_of([Exchange(first, Channel.CALL, Direction.MUTUAL)], second, DEFAULTS)
    assert contact.per_year(second) == pytest.approx(
        tie(received([0], Channel.CALL)).per_year(TODAY) * 3 / 2 ** (days / 365)
    )


def test_fifty_thousand_exchanges_on_one_day_are_one_day_of_contact() -> None:
    assert tie(written([3] * 25_000)) == tie(written([3]))


@pytest.mark.parametrize("half_life", [30, 365, 1460])
@pytest.mark.parametrize("today", [date.min, date(1920, 1, 1), date(2084, 1, 1), date.max])
def test_no_day_of_the_calendar_breaks_a_sum(half_life: int, today: date) -> None:
    settings, day = TieSettings(half_life_days=half_life), day_number(today)
    days = (day_number(date.min), day_number(date(1920, 1, 1)), LAST_COUNTED_DAY, day_number(date.max))
    contact = tie([Exchange(each, Channel.CALL, Direction.MUTUAL) for each in days], day, settings)
    assert contact.holds_on(day)
    assert 0 <= contact.per_year(day) < 20
    assert (contact.weak_from is None) == (contact.n_days == 0)


def test_contact_that_needs_both_sides_and_has_one_is_weak_from_its_first_day() -> None:
    settings = TieSettings(reciprocity=1)
    contact = tie(received([10, 5]), settings=settings)
    assert contact.per_year(TODAY) == 0
    assert contact.category(TODAY) is Category.WEAK
    assert contact.weak_from == TODAY - 10


@given(logs, tie_settings)
def test_days_with_their_greatest_weights_say_all_there_is_to_say(log: list[Exchange], settings: TieSettings) -> None:
    days = contact_days(log, settings)
    assert [day for day, _, _ in days] == sorted({day for day, _, _ in days})
    assert all(max(coming, going) > 0 for _, coming, going in days)
    assert tie_of_days(days, TODAY, settings) == tie(log, settings=settings)
