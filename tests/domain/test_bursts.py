"""Bursts stand out from what is usual; nobody is in two of them, and steady growth is none."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.domain.bursts import FEWEST, WINDOW_DAYS, Connected, find_bursts, span_words
from whence.domain.changes import PersonId
from whence.domain.dates import day_number

MAY = day_number(date(2022, 5, 12))


def on_days(*days: int, first: int = 1, is_unexplained: bool = True) -> list[Connected]:
    return [Connected(PersonId(first + number), day, is_unexplained) for number, day in enumerate(days)]


def test_a_rush_within_three_days_is_a_burst() -> None:
    quiet = on_days(*range(MAY - 300, MAY, 10), first=100)
    rush = on_days(*[MAY] * 9, *[MAY + 1] * 6, *[MAY + 2] * 8)
    (burst,) = find_bursts(quiet + rush)
    assert burst.sentence == "23 connections, 12–14 May 2022: an event?"
    assert burst.people == tuple(one.person for one in rush)
    assert burst.usual == pytest.approx(0.3, abs=0.1)


def test_five_are_none_and_six_are_one() -> None:
    assert find_bursts(on_days(*[MAY] * 5)) == []
    (burst,) = find_bursts(on_days(*[MAY] * 6))
    assert (burst.first, burst.last) == (date(2022, 5, 12), date(2022, 5, 12))


def test_who_connects_with_three_a_day_has_no_burst_of_nine() -> None:
    steady = on_days(*(day for day in range(MAY - 90, MAY + 90) for _ in range(3)))
    assert find_bursts(steady) == []
    rush = on_days(*[MAY] * 40, first=10_000)
    (burst,) = find_bursts(steady + rush)
    assert {one.person for one in rush} <= set(burst.people)


def test_whose_origin_is_recorded_is_not_asked_about_but_counts_as_usual() -> None:
    known = on_days(*[MAY] * 20, is_unexplained=False)
    assert find_bursts(known + on_days(*[MAY + 1] * 5, first=50)) == []
    (burst,) = find_bursts(known + on_days(*[MAY + 1] * 7, first=50))
    assert len(burst.people) == 7


def test_two_rushes_are_two_bursts_the_larger_first() -> None:
    found = find_bursts(on_days(*[MAY] * 7, *[MAY + 40] * 12))
    assert [len(one.people) for one in found] == [12, 7]


@given(st.lists(st.tuples(st.integers(0, 400), st.booleans()), max_size=150))
def test_bursts_hold_by_their_own_rule(drawn: list[tuple[int, bool]]) -> None:
    everybody = [Connected(PersonId(number), day, is_open) for number, (day, is_open) in enumerate(drawn, 1)]
    by_person = {one.person: one for one in everybody}
    found = find_bursts(reversed(everybody))
    members = [person for burst in found for person in burst.people]
    assert len(members) == len(set(members))
    for burst in found:
        assert len(burst.people) >= max(FEWEST, 3 * burst.usual)
        assert all(by_person[person].is_unexplained for person in burst.people)
        assert burst.last - burst.first < timedelta(days=WINDOW_DAYS)
    assert find_bursts(everybody) == found


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2022, 5, 12), date(2022, 5, 12), "12 May 2022"),
        (date(2022, 5, 12), date(2022, 5, 14), "12–14 May 2022"),
        (date(2022, 5, 30), date(2022, 6, 1), "30 May – 1 June 2022"),
        (date(2021, 12, 31), date(2022, 1, 1), "31 December 2021 – 1 January 2022"),
    ],
)
def test_a_span_of_days_in_words(first: date, last: date, words: str) -> None:
    assert span_words(first, last) == words


def test_a_rush_stands_out_among_thirty_thousand_connections() -> None:
    chance = Random(3)
    everybody = on_days(*(chance.randrange(5_000) for _ in range(30_000)), *[MAY] * 300)
    found = find_bursts(everybody)
    assert len(found[0].people) >= 300
