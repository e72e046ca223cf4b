"""How much contact there is with whom: few people with very much, most with hardly any."""

from __future__ import annotations

from random import Random
from typing import Final

_LIGHT_SHARE: Final = 0.89
_HEAVY_SHARE: Final = 225 / 30_000
_BUSIEST: Final = 9_487
_HEAVY_FALL: Final = 0.415  # from 9,487 for the first to 1,000 for the 225th
_MIDDLE_FALL: Final = 4.27  # between 1,000 and 4, so that all add up to a million
_FULL_RATE: Final = 1_000_000 / 30_000
_LIGHT: Final = ((0, 0.50), (1, 0.28), (2, 0.14), (3, 0.08))


def amounts(rng: Random, people: int, interactions: int) -> list[int]:
    """How many interactions each person has, in random order; they add up to `interactions`.

    At 30,000 people and a million interactions 89 % have 0 to 3, 225 over 1,000, and the busiest 9,487.
    """
    heavy, light = max(1, round(people * _HEAVY_SHARE)), round(people * _LIGHT_SHARE)
    middle = max(people - heavy - light, 0)
    scale = interactions / max(people, 1) / _FULL_RATE
    found = [max(1, round(scale * _BUSIEST * (place + 1) ** -_HEAVY_FALL)) for place in range(heavy)]
    found += [max(1, round(scale * (4 + 996 * (1 - place / middle) ** _MIDDLE_FALL))) for place in range(middle)]
    counts, weights = zip(*_LIGHT, strict=True)
    found += rng.choices(counts, weights, k=people - len(found))
    _balance(found, interactions, heavy, middle)
    rng.shuffle(found)
    return found


def _balance(found: list[int], interactions: int, heavy: int, middle: int) -> None:
    """Spread what is missing or too much over the people in the middle; the busiest keep their number."""
    rest = interactions - sum(found)
    first, last = (heavy, heavy + middle) if middle else (0, len(found))
    place = first
    while rest:
        step = max(1, abs(rest) // (last - first)) * (1 if rest > 0 else -1)
        taken = step if rest > 0 else max(step, -found[place])
        found[place] += taken
        rest -= taken
        place = place + 1 if place + 1 < last else first
        if rest < 0 and not any(found[first:last]):
            first, last, place = 0, len(found), 0
