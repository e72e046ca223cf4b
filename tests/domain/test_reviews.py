"""The weekly list: bounded, in order, and nothing waits for ever."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.tie_logs import TODAY
from whence.domain.reviews import (
    Candidate,
    Item,
    Lane,
    Week,
    is_first_time,
    longest_wait,
    places_used,
    stock_places,
    stock_sentence,
    waiting_places,
    waiting_since,
    week_list,
)

budgets = st.sampled_from((5, 6, 7, 8, 20)) | st.integers(5, 100)
some_candidate = st.builds(
    Candidate,
    person=st.integers(1, 10_000),
    due_on=st.integers(TODAY - 400, TODAY + 20),
    waiting_since=st.integers(TODAY - 400, TODAY),
    value=st.integers(0, 100),
    is_first_time=st.booleans(),
    has_red_flag=st.sampled_from((False, False, False, True)),
)
candidates = st.sampled_from((0, 0, 10, 40)).flatmap(
    lambda least: st.lists(some_candidate, min_size=least, max_size=60, unique_by=lambda each: each.person)
)
MUST_BE_SEEN = (Lane.RED_FLAG, Lane.FIRST_TIME)


def stock(person: int, waited: int = 0, value: int = 0) -> Candidate:
    """A tie that has been due for `waited` days and was looked at before, or came in with an import."""
    return Candidate(person, TODAY - waited, TODAY - waited, value, is_first_time=False, has_red_flag=False)


def fresh(person: int, waited: int = 0) -> Candidate:
    """A tie that became due `waited` days ago, for the first time."""
    return stock(person, waited)._replace(is_first_time=True)


def flagged(person: int, waited: int = 0) -> Candidate:
    """A tie with a red flag."""
    return stock(person, waited)._replace(has_red_flag=True)


def listed(items: list[Item], *lanes: Lane) -> list[int]:
    """The people on the list, of some lanes or of all."""
    return [item.person for item in items if not lanes or item.lane in lanes]


@given(candidates, budgets, st.randoms())
def test_the_list_is_bounded_and_the_same_for_the_same_ties(
    some: list[Candidate], budget: int, chance: random.Random
) -> None:
    items = week_list(some, budget, TODAY)
    assert len(items) <= budget
    shuffled = some * 2
    chance.shuffle(shuffled)
    assert week_list(shuffled, budget, TODAY) == items


@given(candidates, budgets)
def test_nobody_is_listed_twice_or_before_being_due(some: list[Candidate], budget: int) -> None:
    people = listed(week_list(some, budget, TODAY))
    assert len(people) == len(set(people))
    assert set(people) <= {candidate.person for candidate in some if candidate.due_on <= TODAY}


@given(candidates, budgets)
def test_no_place_is_left_free_while_something_may_fill_it(some: list[Candidate], budget: int) -> None:
    due = [each for each in some if each.due_on <= TODAY]
    flags = sum(each.has_red_flag for each in due)
    waiting = sum(not each.has_red_flag and not each.is_first_time for each in due)
    flags_shown = min(flags, 5, budget - min(stock_places(budget), waiting))
    assert len(week_list(some, budget, TODAY)) == min(budget, len(due) - flags + flags_shown)


@given(candidates, budgets)
def test_red_flags_come_first_then_first_times_then_the_stock(some: list[Candidate], budget: int) -> None:
    lanes = [item.lane for item in week_list(some, budget, TODAY)]
    order = [MUST_BE_SEEN.index(lane) if lane in MUST_BE_SEEN else 2 for lane in lanes]
    assert order == sorted(order)


@given(candidates, budgets)
def test_a_quarter_of_the_places_is_the_stocks_whatever_else_is_due(some: list[Candidate], budget: int) -> None:
    waiting = [
        each for each in some if each.due_on <= TODAY and not each.is_first_time and not each.has_red_flag
    ]  # fmt: skip
    shown = listed(week_list(some, budget, TODAY), Lane.LONGEST_WAITING, Lane.BY_VALUE)
    assert len(shown) >= min(len(waiting), stock_places(budget))


@given(candidates, budgets, budgets)
def test_a_smaller_budget_shows_a_part_of_what_must_be_seen(some: list[Candidate], one: int, two: int) -> None:
    small, large = (listed(week_list(some, budget, TODAY), *MUST_BE_SEEN) for budget in sorted((one, two)))
    assert small == [person for person in large if person in small]


@given(candidates, budgets)
def test_a_narrowed_choice_gives_the_same_list_as_everything_due(some: list[Candidate], budget: int) -> None:
    due = [each for each in some if each.due_on <= TODAY]
    plain = [each for each in due if not each.has_red_flag and not each.is_first_time]
    first = [each for each in due if not each.has_red_flag and each.is_first_time]
    narrowed = [
        *(each for each in due if each.has_red_flag),
        *sorted(first, key=lambda each: (each.due_on, each.person))[:budget],
        *sorted(plain, key=lambda each: (each.waiting_since, each.person))[:budget],
        *sorted(plain, key=lambda each: (-each.value, each.person))[:budget],
    ]
    assert week_list(narrowed, budget, TODAY) == week_list(some, budget, TODAY)


@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 100)), min_size=1, max_size=60),
    st.sampled_from((5, 8, 20, 40)),
    st.data(),
)
def test_nothing_in_the_stock_waits_longer_than_its_bound(
    waiting: list[tuple[int, int]], budget: int, data: st.DataObject
) -> None:
    """Every week brings more new ties than there are places, and new stock of the highest value."""
    ties = {person: stock(person, waited, worth) for person, (waited, worth) in enumerate(waiting)}
    watched = data.draw(st.sampled_from(sorted(ties)))
    rank = sorted(ties, key=lambda person: (ties[person].waiting_since, person)).index(watched)
    for week in range(longest_wait(rank, budget) + 1):
        today = TODAY + 7 * week
        newcomers = [fresh(1000 * (week + 1) + each) for each in range(budget * 2)]
        valuable = [
            stock(100_000 * (week + 1) + each, value=100)._replace(due_on=today, waiting_since=today)
            for each in range(budget)
        ]  # fmt: skip
        shown = listed(week_list([*newcomers, *valuable, *ties.values()], budget, today))
        if watched in shown:
            return
        for person in shown:
            ties.pop(person, None)
    pytest.fail(f"{watched} was not shown within {longest_wait(rank, budget)} weeks")


def test_at_most_five_red_flags_and_the_oldest_of_them() -> None:
    items = week_list([flagged(person, waited=person) for person in range(1, 9)], 20, TODAY)
    assert listed(items) == [8, 7, 6, 5, 4]


def test_in_the_smallest_budget_a_place_is_still_the_stocks() -> None:
    items = week_list([*(flagged(person) for person in range(1, 9)), fresh(20), stock(30)], 5, TODAY)
    assert [(item.person, item.lane) for item in items] == [
        (1, Lane.RED_FLAG), (2, Lane.RED_FLAG), (3, Lane.RED_FLAG), (4, Lane.RED_FLAG), (30, Lane.LONGEST_WAITING),
    ]  # fmt: skip


def test_first_times_are_shown_oldest_first_and_leave_a_quarter() -> None:
    items = week_list([*(fresh(person, person) for person in range(1, 31)), *map(stock, range(100, 130))], 20, TODAY)
    assert listed(items, Lane.FIRST_TIME) == list(range(30, 15, -1))
    assert len(listed(items, Lane.LONGEST_WAITING, Lane.BY_VALUE)) == 5


def test_the_stock_is_shown_in_turn_by_waiting_and_by_value() -> None:
    ties = [stock(1, 10, 1), stock(2, 20, 2), stock(3, 30, 9), stock(4, 40, 4), stock(5, 5, 50)]
    items = week_list(ties, 5, TODAY)
    assert [(item.person, item.lane) for item in items] == [
        (4, Lane.LONGEST_WAITING), (5, Lane.BY_VALUE), (3, Lane.LONGEST_WAITING), (2, Lane.BY_VALUE),
        (1, Lane.LONGEST_WAITING),
    ]  # fmt: skip


def test_a_red_flag_on_a_new_tie_is_shown_once_as_a_red_flag() -> None:
    both = fresh(1)._replace(has_red_flag=True)
    assert [(item.person, item.lane) for item in week_list([both], 20, TODAY)] == [(1, Lane.RED_FLAG)]


def test_after_a_first_import_nothing_is_overdue() -> None:
    assert not is_first_time(TODAY - 400, TODAY, is_decided=False)
    assert not is_first_time(TODAY, TODAY, is_decided=False)
    assert is_first_time(TODAY + 1, TODAY, is_decided=False)
    assert waiting_since(TODAY - 400, TODAY) == TODAY


def test_somebody_added_by_hand_is_due_for_the_first_time_until_something_is_decided() -> None:
    assert is_first_time(TODAY, None, is_decided=False)
    assert not is_first_time(TODAY, None, is_decided=True)
    assert waiting_since(TODAY - 3, None) == TODAY - 3


def test_a_reminder_comes_on_its_day_and_does_not_wait_in_the_stock() -> None:
    assert is_first_time(TODAY - 400, TODAY, is_decided=True, has_reminder=True)


@pytest.mark.parametrize(
    ("budget", "places", "for_waiting"), [(5, 1, 1), (8, 2, 1), (20, 5, 3), (40, 10, 5), (100, 25, 13)]
)
def test_the_places_of_the_stock(budget: int, places: int, for_waiting: int) -> None:
    assert (stock_places(budget), waiting_places(budget)) == (places, for_waiting)


def test_one_group_is_one_place() -> None:
    assert places_used([]) == 0
    assert places_used([None, None, "employer:Acme", "employer:Acme", "event:PyCon", None]) == 5


@pytest.mark.parametrize(
    ("ties", "budget", "sentence"),
    [
        (2140, 20, "2,140 quiet ties not yet looked at; at 20 a week that is about 107 weeks."),
        (1, 20, "1 quiet tie not yet looked at; at 20 a week that is about 1 week."),
        (21, 20, "21 quiet ties not yet looked at; at 20 a week that is about 2 weeks."),
        (0, 20, "Every quiet tie has been looked at."),
    ],
)
def test_the_count_of_what_waits_is_honest(ties: int, budget: int, sentence: str) -> None:
    assert stock_sentence(ties, budget) == sentence


@pytest.mark.parametrize(
    ("day", "name", "monday"),
    [
        (date(2026, 11, 20), "2026-W47", date(2026, 11, 16)),
        (date(2027, 1, 3), "2026-W53", date(2026, 12, 28)),
        (date(2024, 12, 30), "2025-W01", date(2024, 12, 30)),
        (date(2028, 2, 29), "2028-W09", date(2028, 2, 28)),
    ],
)
def test_weeks_are_named_by_the_standard(day: date, name: str, monday: date) -> None:
    week = Week.of(day)
    assert str(week) == name
    assert week.first_day == monday
    assert Week.parse(name) == week
    assert str(Week.of(week.first_day).next) > name


def test_a_week_is_said_in_words_and_a_false_one_is_no_week() -> None:
    assert Week(2026, 47).words == "week 47 of 2026"
    for text in ("2025-W53", "2026-47", "", "2026-W471"):
        with pytest.raises(ValueError, match=r".+"):
            Week.parse(text)
