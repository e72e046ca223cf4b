"""What the strength of ties is measured by: weights, limits, and the ranges within which they may be set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import log
from types import MappingProxyType

from whence.domain.errors import Refusal
from whence.domain.interactions import CHANNEL_WORDS, Channel

DAYS_PER_YEAR = 365.25

CHANNEL_WEIGHTS: Mapping[Channel, float] = MappingProxyType(
    {
        Channel.IN_PERSON: 3.0,
        Channel.CALL: 2.0,
        Channel.VIDEO: 2.0,
        Channel.INTRODUCTION: 2.0,
        Channel.RECOMMENDATION: 2.0,
        Channel.MESSAGE: 1.0,
        Channel.EMAIL: 1.0,
        Channel.CHAT: 1.0,
        Channel.COMMENT: 1.0,
        Channel.INVITATION_NOTE: 1.0,
        Channel.GROUP_MESSAGE: 0.5,
        Channel.ENDORSEMENT: 0.0,
        Channel.REACTION: 0.0,
    }
)
"""How much a day of contact over each channel counts.

Meeting face to face is what keeps a tie from fading (Roberts and Dunbar 2015); composed words count, one-click
acts such as likes do not (Burke and Kraut 2014). A channel of weight 0 is kept in the journal and never counted.
"""

RANGES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "half_life_days": (30, 1460),
        "reciprocity": (0, 1),
        "weak_max": (0.1, 52),
        "strong_min": (0.5, 366),
        "never_days": (7, 365),
        "silent_days": (30, 1095),
        "dormant_days": (365, 3650),
        "rhythm_multiple": (2, 50),
        "rhythm_min_days": (7, 365),
        "rhythm_min_contacts": (3, 50),
        "keep_base_weeks": (1, 208),
        "keep_cap_weeks": (1, 1040),
        "weekly_budget": (5, 100),
    }
)
"""The least and the greatest value of every number in `TieSettings`, both allowed."""

PRESETS: Mapping[str, tuple[float, float]] = MappingProxyType({"layers": (2.0, 12.0), "granovetter": (1.0, 104.36)})
"""Named limits, the most exchanges a year of a weak tie and the fewest of a strong one.

"layers" follows the circles of Dunbar 2018; "granovetter" has once a year or less, twice a week or more (1973).
"""

WEIGHT_RANGE = (0.0, 10.0)

SETTING_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "half_life_days": "The half-life of contact in days",
        "reciprocity": "The part that needs both sides",
        "weak_max": "The most exchanges a year of a weak tie",
        "strong_min": "The fewest exchanges a year of a strong tie",
        "never_days": "The days before asking about somebody never in contact",
        "silent_days": "The days of silence before asking about a weak tie",
        "dormant_days": "The days of silence that make a tie dormant",
        "rhythm_multiple": "The multiple of the usual gap that counts as fading",
        "rhythm_min_days": "The fewest days of silence that count as fading",
        "rhythm_min_contacts": "The fewest days of contact that make a rhythm",
        "keep_base_weeks": "The weeks until a kept tie is asked about again",
        "keep_cap_weeks": "The most weeks until a kept tie is asked about again",
        "weekly_budget": "The number of ties to look at in a week",
    }
)


@dataclass(frozen=True, slots=True)
class TieSettings:
    """Every number the strength of ties, their flags and the weekly list depend on.

    `weak_max` and `strong_min` are exchanges a year; names ending in `_days` and `_weeks` carry their unit;
    `reciprocity` is the part of the score that only contact from both sides earns, 0 to 1.
    The half-life of a year lies between the decay of bridges measured by Burt 2002 (110 days) and the loss of
    closeness without meeting reported by Dunbar (1,558 days). Twelve and two exchanges a year follow the layers of
    Dunbar 2018, three years of dormancy Levin, Walter and Murnighan 2011, eight times the usual gap Navarro et al.
    2017.

    Raises Refusal, naming the range, for a value outside it.
    """

    half_life_days: int = 365
    reciprocity: float = 1 / 3
    weak_max: float = 2.0
    strong_min: float = 12.0
    never_days: int = 30
    silent_days: int = 182
    dormant_days: int = 1095
    rhythm_multiple: float = 8.0
    rhythm_min_days: int = 60
    rhythm_min_contacts: int = 4
    is_fading_asked: bool = True
    keep_base_weeks: int = 26
    keep_cap_weeks: int = 208
    weekly_budget: int = 20
    channel_weights: Mapping[Channel, float] = field(default_factory=lambda: CHANNEL_WEIGHTS)

    def __post_init__(self) -> None:
        for name, (least, greatest) in RANGES.items():
            _refuse_outside(SETTING_WORDS[name], getattr(self, name), least, greatest, name)
        for channel, weight in self.channel_weights.items():
            _refuse_outside(f"The weight of “{CHANNEL_WORDS[channel]}”", weight, *WEIGHT_RANGE, "channel_weights")
        self._refuse_crossed("weak_max", "strong_min")
        self._refuse_crossed("keep_base_weeks", "keep_cap_weeks", can_be_equal=True)

    def _refuse_crossed(self, lower: str, upper: str, *, can_be_equal: bool = False) -> None:
        low, high = getattr(self, lower), getattr(self, upper)
        if low > high or (low == high and not can_be_equal):
            raise Refusal(
                f"{SETTING_WORDS[lower]} ({low:g}) must be less than {_lowered(SETTING_WORDS[upper])} ({high:g}).",
                field=lower,
            )

    @property
    def exchanges_per_unit(self) -> float:
        """Turns a faded sum of contact into exchanges a year: steady contact n times a year gives n on average."""
        return DAYS_PER_YEAR * log(2) / self.half_life_days

    def with_preset(self, name: str) -> TieSettings:
        """The same with the limits of a preset. Raises Refusal for a name that is not in `PRESETS`."""
        if name not in PRESETS:
            raise Refusal(f"There is no preset “{name}” for ties; there are {' and '.join(PRESETS)}.", field="preset")
        weak_max, strong_min = PRESETS[name]
        return replace(self, weak_max=weak_max, strong_min=strong_min)

    def weight_of(self, channel: Channel) -> float:
        """How much a day of contact over `channel` counts; 0 for a channel without a weight."""
        return self.channel_weights.get(channel, 0.0)


def _refuse_outside(words: str, value: float, least: float, greatest: float, name: str) -> None:
    if not least <= value <= greatest:
        raise Refusal(f"{words} must be between {least:g} and {greatest:g}; {value:g} was given.", field=name)


def _lowered(words: str) -> str:
    return words[0].lower() + words[1:]
