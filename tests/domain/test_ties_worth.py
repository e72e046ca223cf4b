"""How much a tie is worth a look, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.tie_logs import DEFAULTS, TODAY
from whence.domain.tie_worth import Reason, Worth, value, value_reasons, waiting_points
from whence.domain.ties import Category

PLAIN = Worth(Category.WEAK, peak_per_year=1, waiting_since=TODAY)


def reasons(worth: Worth) -> tuple[Reason, ...]:
    return value_reasons(worth, TODAY, DEFAULTS)


def test_nothing_speaks_for_a_plain_tie() -> None:
    assert reasons(PLAIN) == ()
    assert value(()) == 0


@pytest.mark.parametrize(
    ("worth", "reason"),
    [
        (replace(PLAIN, has_red_flag=True), Reason(40, "something happened after you accepted")),
        (replace(PLAIN, peak_per_year=12), Reason(25, "you used to be in touch often")),
        (replace(PLAIN, peak_per_year=11.9), Reason(15, "you used to be in touch more than now")),
        (replace(PLAIN, peak_per_year=2), Reason(15, "you used to be in touch more than now")),
        (replace(PLAIN, mutual_connections=1), Reason(5, "1 mutual connection")),
        (replace(PLAIN, mutual_connections=5), Reason(15, "5 mutual connections")),
        (replace(PLAIN, mutual_connections=25), Reason(15, "25 mutual connections")),
        (replace(PLAIN, mutual_connections=26), Reason(5, "26 mutual connections")),
        (replace(PLAIN, was_met_in_person=True, was_introduced=True), Reason(10, "you met in person")),
        (replace(PLAIN, was_introduced=True, has_personal_note=True), Reason(10, "somebody introduced you")),
        (replace(PLAIN, has_personal_note=True), Reason(10, "a personal note came with the invitation")),
        (replace(PLAIN, is_of_interest=True, is_senior=True), Reason(10, "on your list of interests")),
        (replace(PLAIN, is_senior=True), Reason(10, "in a senior position")),
        (
            replace(PLAIN, category=Category.NEVER, connected_on=TODAY - 90),
            Reason(10, "you may still remember why you connected"),
        ),
        (replace(PLAIN, waiting_since=TODAY - 28), Reason(2, "waiting for 4 weeks")),
        (replace(PLAIN, waiting_since=TODAY - 868), Reason(10, "waiting for 124 weeks")),
    ],
)
def test_each_reason_has_its_points_and_words(worth: Worth, reason: Reason) -> None:
    assert reasons(worth) == (reason,)


@pytest.mark.parametrize(
    "worth",
    [
        replace(PLAIN, peak_per_year=50, category=Category.MODERATE),
        replace(PLAIN, peak_per_year=50, category=Category.STRONG),
        replace(PLAIN, mutual_connections=0),
        replace(PLAIN, category=Category.NEVER, connected_on=TODAY - 91),
        replace(PLAIN, connected_on=TODAY - 10),
        replace(PLAIN, waiting_since=TODAY + 10),
    ],
)
def test_what_does_not_count(worth: Worth) -> None:
    assert reasons(worth) == ()


def test_the_sum_is_at_most_a_hundred() -> None:
    everything = Worth(
        Category.DORMANT, 50, TODAY - 9000, mutual_connections=10, connected_on=TODAY, was_met_in_person=True,
        is_of_interest=True, has_red_flag=True,
    )  # fmt: skip
    assert sum(reason.points for reason in reasons(everything)) == 110
    assert value(reasons(everything)) == 100


@given(st.integers(-10, 5000))
def test_waiting_is_worth_more_the_longer_and_never_more_than_ten(weeks: int) -> None:
    assert 0 <= waiting_points(weeks) <= waiting_points(weeks + 1) <= 10
