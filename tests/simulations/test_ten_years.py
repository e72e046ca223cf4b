"""What the weekly review promises, over years of it."""

from __future__ import annotations

import pytest

from tests.simulations.ten_years import STOCKS, WEEKS, lived


@pytest.mark.parametrize("stock", [300, 1_500])
def test_in_ten_years_everything_is_seen_and_new_ties_never_wait(stock: int) -> None:
    outcome = lived(stock)
    assert outcome.first_time_wait == 0
    assert outcome.never_shown == 0
    assert outcome.second_looks_waiting < 30
    assert outcome.longest_list <= 20


def test_intervals_that_grow_with_the_stock_leave_fewer_second_looks_waiting() -> None:
    weeks = WEEKS // 2
    stretched, fixed = lived(1_500, weeks), lived(1_500, weeks, is_stretched=False)
    assert stretched.stock_longest < fixed.stock_longest
    assert stretched.second_looks_waiting < fixed.second_looks_waiting / 4


def test_even_beside_a_stock_beyond_reach_new_ties_never_wait() -> None:
    outcome = lived(30_000, weeks=40, newcomers=8)
    assert outcome.first_time_wait == 0
    assert outcome.first_time_longest <= 1
    assert 30_000 - outcome.never_shown <= 40 * 20
    assert outcome.longest_list == 20


def test_all_the_stocks_in_full(is_everything: bool) -> None:
    """A tenth of the years at every change, all of them when everything is asked for."""
    weeks = WEEKS if is_everything else WEEKS // 10
    outcomes = {stock: lived(stock, weeks) for stock in STOCKS}
    never_shown = [outcome.never_shown for outcome in outcomes.values()]
    assert never_shown == sorted(never_shown)
    assert outcomes[300].never_shown == 0
    assert all(outcome.first_time_wait == 0 for outcome in outcomes.values())
    if is_everything:
        assert outcomes[5_000].never_shown <= 150
        assert 20_000 < outcomes[30_000].never_shown < 26_000
