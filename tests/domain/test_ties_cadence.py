"""Keeping in touch where it is wanted."""

from __future__ import annotations

import pytest

from tests.domain.tie_logs import TODAY
from whence.domain.errors import Refusal
from whence.domain.tie_cadence import Cadence, Wish, cadence_of, wishes_due

MONTHLY, YEARLY = Cadence(30, 45), Cadence(300, 365)


def test_a_persons_own_cadence_wins_over_those_of_tags_and_the_shorter_tag_over_the_longer() -> None:
    assert cadence_of(YEARLY, [MONTHLY]) == YEARLY
    assert cadence_of(None, [YEARLY, MONTHLY]) == MONTHLY
    assert cadence_of(None, []) is None


def test_a_wish_is_due_when_its_ideal_interval_has_passed() -> None:
    wish = Wish(1, MONTHLY, TODAY)
    assert wish.due_on == TODAY + 30
    assert wishes_due([wish], TODAY + 29) == []
    assert wishes_due([wish], TODAY + 30) == [wish]
    assert wish.overdue_ratio(TODAY + 45) == 1
    assert wish.overdue_ratio(TODAY + 90) == 2


def test_the_most_overdue_by_its_own_measure_comes_first() -> None:
    yearly, monthly, same = Wish(1, YEARLY, TODAY - 400), Wish(9, MONTHLY, TODAY - 90), Wish(3, MONTHLY, TODAY - 90)
    assert wishes_due([yearly, monthly, same, Wish(4, YEARLY, TODAY)], TODAY) == [same, monthly, yearly]


@pytest.mark.parametrize(
    ("ideal", "longest", "sentence"),
    [
        (0, 10, "between 1 and 3650 days; 0 was given"),
        (10, 4000, "between 1 and 3650 days; 4000 was given"),
        (30, 20, r"longest interval \(20 days\) must not be shorter than the ideal one \(30 days\)"),
    ],
)
def test_intervals_out_of_range_are_refused(ideal: int, longest: int, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        Cadence(ideal, longest)
