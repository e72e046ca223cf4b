"""Numbers with their nouns."""

from __future__ import annotations

import pytest

from whence.domain.amounts import counted, people_words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 days"), (1, "1 day"), (2, "2 days"), (2_140, "2,140 days"), (-1, "-1 days")]
)
def test_one_is_singular_and_everything_else_is_plural(number: int, words: str) -> None:
    assert counted(number, "day") == words


def test_a_plural_of_its_own_and_a_verb_follow_the_number() -> None:
    assert [people_words(number) for number in (1, 12)] == ["1 person", "12 people"]
    assert [counted(number, "backup still holds", "backups still hold") for number in (1, 3)] == [
        "1 backup still holds",
        "3 backups still hold",
    ]
