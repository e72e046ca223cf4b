"""The numbers behind ties: every one has a range, and a refusal names it."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from whence.domain.errors import Refusal
from whence.domain.interactions import Channel
from whence.domain.tie_settings import CHANNEL_WEIGHTS, RANGES, SETTING_WORDS, TieSettings

OUT_OF_THE_WAY: dict[str, dict[str, Any]] = {
    "weak_max": {"strong_min": 366},
    "strong_min": {"weak_max": 0.1},
    "keep_base_weeks": {"keep_cap_weeks": 1040},
    "keep_cap_weeks": {"keep_base_weeks": 1},
}


def changed(name: str, value: float) -> TieSettings:
    """The defaults with one number changed, and the other limit of its pair out of the way."""
    values: dict[str, Any] = {**OUT_OF_THE_WAY.get(name, {}), name: value}
    return replace(TieSettings(), **values)


@pytest.mark.parametrize("name", RANGES)
def test_both_ends_of_a_range_are_allowed_and_nothing_beyond(name: str) -> None:
    least, greatest = RANGES[name]
    assert getattr(changed(name, least), name) == least
    assert getattr(changed(name, greatest), name) == greatest
    for outside in (least - 1, greatest + 1, float("nan"), float("inf")):
        with pytest.raises(Refusal) as refused:
            changed(name, outside)
        assert f"between {least:g} and {greatest:g}" in refused.value.sentence
        assert refused.value.field == name


def test_every_number_has_a_range_and_words() -> None:
    numbers = {each.name for each in fields(TieSettings)} - {"is_fading_asked", "channel_weights"}
    assert set(RANGES) == numbers == set(SETTING_WORDS)


def test_a_refusal_is_a_sentence() -> None:
    with pytest.raises(Refusal, match=r"^The half-life of contact in days must be between 30 and 1460; 1 was given\.$"):
        TieSettings(half_life_days=1)
    with pytest.raises(Refusal, match=r"^The number of ties to look at in a week must be between 5 and 100; 0 was"):
        TieSettings(weekly_budget=0)


def test_limits_may_not_cross() -> None:
    with pytest.raises(Refusal, match=r"weak tie \(12\) must be less than the fewest .* strong tie \(12\)"):
        TieSettings(weak_max=12)
    with pytest.raises(Refusal, match="must be less than"):
        TieSettings(keep_base_weeks=27, keep_cap_weeks=26)
    assert TieSettings(keep_base_weeks=26, keep_cap_weeks=26).keep_cap_weeks == 26


@pytest.mark.parametrize("weight", [-0.1, 10.1, float("nan")])
def test_a_weight_lies_between_0_and_10(weight: float) -> None:
    with pytest.raises(Refusal, match="“call” must be between 0 and 10"):
        TieSettings(channel_weights={**CHANNEL_WEIGHTS, Channel.CALL: weight})


def test_every_channel_has_a_weight_and_one_without_counts_nothing() -> None:
    assert set(CHANNEL_WEIGHTS) == set(Channel)
    assert CHANNEL_WEIGHTS[Channel.CHAT] == CHANNEL_WEIGHTS[Channel.MESSAGE]
    assert TieSettings(channel_weights={}).weight_of(Channel.IN_PERSON) == 0


def test_the_preset_of_granovetter_is_once_a_year_and_twice_a_week() -> None:
    preset = TieSettings(half_life_days=400).with_preset("granovetter")
    assert (preset.weak_max, preset.strong_min, preset.half_life_days) == (1.0, 104.36, 400)
    assert preset.with_preset("layers") == TieSettings(half_life_days=400)
    with pytest.raises(Refusal, match="no preset “dunbar” for ties; there are layers and granovetter"):
        preset.with_preset("dunbar")
