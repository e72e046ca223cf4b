"""What was learnt is what the program reads."""

from __future__ import annotations

import pytest

from tests.judgement.learning import Example, examples, learnt
from whence.services.phrasebooks import phrasebook


def test_what_only_pitches_have_speaks_for_selling_and_rare_words_are_left_out() -> None:
    notes = [Example(frozenset({"discount", "hello"}), True), Example(frozenset({"discount"}), True)]
    notes += [Example(frozenset({"hello", "thesis"}), False), Example(frozenset({"thesis", "once"}), False)]
    _, weights = learnt(notes)
    assert weights["discount"] > 0.5 > -0.5 > weights["thesis"]
    assert abs(weights["hello"]) < 0.1
    assert "once" not in weights


@pytest.mark.benchmark
def test_the_weights_in_use_are_those_the_notes_teach() -> None:
    bias, weights = learnt(examples())
    used = phrasebook().pitch_weights
    assert used.bias == pytest.approx(bias, abs=0.02)
    strong = {name: weight for name, weight in weights.items() if abs(weight) >= 0.1}
    assert len(strong) > 1000
    assert {name: used.features.get(name, 0.0) for name in strong} == pytest.approx(strong, abs=0.05)
