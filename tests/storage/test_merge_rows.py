"""Rows that a merge wrote down are found again by number, or by content when the numbers are new."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whence.storage.merge_rows import located

MARKS = st.sampled_from("abcdef")
ROWS = st.dictionaries(st.integers(1, 40), MARKS, max_size=12)


def test_edited_rows_are_found_by_their_number() -> None:
    assert located([[1, "a"], [2, "b"]], {1: "a", 2: "edited", 3: "c"}) == {1: 1, 2: 2}


def test_renumbered_rows_are_found_by_their_content() -> None:
    assert located([[1, "a"], [2, "b"]], {5: "b", 1: "x", 2: "y"}) == {2: 5}


def test_rows_that_are_gone_are_left_out() -> None:
    assert located([[1, "a"], [2, "b"]], {2: "b"}) == {2: 2}


@given(ROWS, st.integers(1, 100))
def test_renumbering_all_finds_all_of_the_same_content(rows: dict[int, str], step: int) -> None:
    moved = {key + step * 1_000: mark for key, mark in rows.items()}
    found = located([[key, mark] for key, mark in rows.items()], moved)
    assert set(found) == set(rows)
    assert sorted(found.values()) == sorted(moved)
    assert all(moved[now] == rows[key] for key, now in found.items())


@given(ROWS, st.sets(st.integers(1, 40)))
def test_nothing_is_found_twice(rows: dict[int, str], gone: set[int]) -> None:
    left = {key: mark for key, mark in rows.items() if key not in gone}
    found = located([[key, mark] for key, mark in rows.items()], left)
    assert len(set(found.values())) == len(found)
    assert set(found.values()) <= set(left)
