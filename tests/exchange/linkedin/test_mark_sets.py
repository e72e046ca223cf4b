"""A compact set of marks holds just what was put in, however marks fall together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whence.exchange.linkedin.mark_sets import MarkSet

MARKS = st.integers(-(2**63), 2**63 - 1) | st.integers(-3, 3) | st.sampled_from([n << 12 for n in range(-8, 8)])


@given(st.lists(MARKS, max_size=200))
def test_a_mark_is_new_once(marks: list[int]) -> None:
    known, expected = MarkSet(), set[int]()
    for mark in marks:
        is_new = (mark or 1) not in expected
        assert known.add(mark) == is_new
        expected.add(mark or 1)
    assert len(known) == len(expected)


def test_it_widens_without_forgetting_anything() -> None:
    marks = [hash(b"%d" % number) for number in range(20_000)]
    known = MarkSet()
    assert all(known.add(mark) for mark in marks)
    assert not any(known.add(mark) for mark in marks)
    assert len(known) == 20_000
