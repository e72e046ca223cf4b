"""Words that begin with what was typed are found, whatever their case and accents."""

from __future__ import annotations

import pytest

from whence.ui.models.marks import marks_of


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Mara Okafor", ["mar"], ["Mar"]),
        ("Mara Okafor", ["OK", "mara"], ["Mara", "Ok"]),
        ("Łukasz Ødegård", ["luk", "ode"], ["Łuk", "Øde"]),
        ("José Núñez", ["jose", "nun"], ["José", "Núñ"]),
        ("the panel, the pan", ["pan"], ["pan", "pan"]),
        ("Amara", ["mara"], []),
        ("Mara", [""], []),
        ("Mara", [], []),
        ("<b>Bob</b>", ["bob"], ["Bob"]),
    ],
)
def test_marks(text: str, words: list[str], marked: list[str]) -> None:
    assert [text[start : start + length] for start, length in marks_of(text, words)] == marked
