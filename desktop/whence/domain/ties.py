"""Ties: how strong contact with a person is, from the days on which something passed between you.

The strength F is a number of exchanges a year in which recent ones count more:

    in(d), out(d)   the greatest weight of that day's exchanges, per side; a mutual exchange counts on both
    In(t), Out(t)   sum over days d <= t of in(d), out(d), halved for every half-life H between d and t
    K(t)            (1 - r)(In + Out)/2 + r min(In, Out), where r is the part that needs both sides
    F(t)            (365.25 ln 2 / H) K(t)

It has the form of the implicit social graph (Roth et al. 2010) and of tie-decay networks (Ahmad, Porter and
Beguerisse-Díaz 2018). Because everything fades at one rate, the order of two ties changes only with new contact. So
what is kept are sums scaled to 1 January 2000 (day number 0), which need not be touched as time passes.
Days are whole numbers throughout, see `dates.day_number`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from math import ceil, exp2, log2
from typing import TypeAlias

from whence.domain.dates import day_number
from whence.domain.interactions import Channel, Direction
from whence.domain.tie_settings import TieSettings

FIRST_COUNTED_DAY = day_number(date(1920, 1, 1))
LAST_COUNTED_DAY = day_number(date(2079, 12, 31))
"""Contact outside these days is not counted: within them every sum is finite for every half-life allowed."""

_GREATEST_EXPONENT = 1000.0
_FIRST_DAY, _LAST_DAY = day_number(date.min), day_number(date.max)

ContactDay: TypeAlias = tuple[int, float, float]
"""A day of contact: its number, the greatest weight coming in, the greatest weight going out."""


class Category(StrEnum):
    """How strong a tie is. The last three are only ever the owner's own word."""

    NEVER = "never"
    DORMANT = "dormant"
    WEAK = "weak"
    MODERATE = "moderate"
    STRONG = "strong"
    FAMILY = "family"
    CLOSE = "close"
    KEEP_ALWAYS = "keep_always"


@dataclass(frozen=True, slots=True)
class Exchange:
    """Something that passed between the owner and a person on one day."""

    day: int
    channel: Channel
    direction: Direction


@dataclass(frozen=True, slots=True)
class Tie:
    """The contact with one person, summed up to `valid_until`.

    in_k, out_k: the sums per side scaled to day 0: sum of weight * 2^(day / half-life) over the counted days.
    first_day, last_day, n_days: the counted days, those on which something of weight above 0 passed.
    median_gap: days, the median distance of neighbouring counted days; None with fewer than two of them.
    peak_per_year: the greatest F ever reached. F falls between contacts and jumps on them, so it is the greatest of
        F(d) over the counted days d, each with the days up to and including d.
    valid_from, valid_until: the days for which the sums hold. They begin on the last counted day and end on the day
        before the next one, which lies in the future of the day they were made for. Outside, they must be made again.
    """

    in_k: float
    out_k: float
    first_day: int | None
    last_day: int | None
    n_days: int
    median_gap: float | None
    peak_per_year: float
    valid_from: int
    valid_until: int
    settings: TieSettings = field(repr=False)

    @property
    def k(self) -> float:
        """Both sides together, scaled to day 0. The order of ties by k is their order by F on every day."""
        return _together(self.in_k, self.out_k, self.settings.reciprocity)

    def holds_on(self, day: int) -> bool:
        """Whether the sums are those of `day`."""
        return self.valid_from <= day <= self.valid_until

    def per_year(self, day: int) -> float:
        """F on `day`: about how many exchanges a year, recent ones counting more."""
        return _faded(self.k * self.settings.exchanges_per_unit, day, self.settings)

    def category(self, day: int, label: Category | None = None) -> Category:
        """How strong the tie is on `day`; the owner's own word `label` wins over what is recorded."""
        if label is not None:
            return label
        if self.last_day is None:
            return Category.NEVER
        if day - self.last_day >= self.settings.dormant_days:
            return Category.DORMANT
        per_year = self.per_year(day)
        if per_year <= self.settings.weak_max:
            return Category.WEAK
        return Category.STRONG if self._is_often(per_year) else Category.MODERATE

    def _is_often(self, per_year: float) -> bool:
        return per_year >= self.settings.strong_min and min(self.in_k, self.out_k) > 0

    @property
    def weak_from(self) -> int | None:
        """The first day on which F is at most `weak_max` if nothing more happens; None without any contact.

        It can lie before the first contact, when that contact alone never made the tie more than weak.
        """
        strength = self.k * self.settings.exchanges_per_unit / self.settings.weak_max
        if not strength:
            return self.first_day
        day = ceil(self.settings.half_life_days * log2(strength))
        while self.per_year(day) > self.settings.weak_max:
            day += 1
        while self.per_year(day - 1) <= self.settings.weak_max:
            day -= 1
        return day


def contact_days(exchanges: Iterable[Exchange], settings: TieSettings) -> list[ContactDay]:
    """The days of contact in order, each with the greatest weight of each side; days of no weight are left out."""
    days: dict[int, tuple[float, float]] = {}
    for exchange in exchanges:
        weight = settings.weight_of(exchange.channel)
        if weight > 0 and FIRST_COUNTED_DAY <= exchange.day <= LAST_COUNTED_DAY:
            coming, going = days.get(exchange.day, (0.0, 0.0))
            if exchange.direction is not Direction.OUT:
                coming = max(coming, weight)
            if exchange.direction is not Direction.IN:
                going = max(going, weight)
            days[exchange.day] = (coming, going)
    return [(day, coming, going) for day, (coming, going) in sorted(days.items())]


def tie_of(exchanges: Iterable[Exchange], today: int, settings: TieSettings) -> Tie:
    """The tie as it stands on `today`, from exchanges in any order."""
    return tie_of_days(contact_days(exchanges, settings), today, settings)


def tie_of_days(days: Sequence[ContactDay], today: int, settings: TieSettings) -> Tie:
    """The tie as it stands on `today`, from days as `contact_days` gives them: in order, each once, all of weight.

    Later days than `today` are not counted; the first of them ends the validity. Linear in the number of days.
    """
    valid_until = _LAST_DAY
    if days and days[-1][0] > today:
        count = bisect_right(days, today, key=_day_of)
        valid_until = days[count][0] - 1
        days = days[:count]
    if not days:
        return Tie(0.0, 0.0, None, None, 0, None, 0.0, _FIRST_DAY, valid_until, settings)
    first_day, last_day = days[0][0], days[-1][0]
    coming, going, peak, gaps = _run_through(days, settings)
    scale = exp2(last_day / settings.half_life_days)
    return Tie(
        coming * scale, going * scale, first_day, last_day, len(days), median_gap(gaps),
        peak * settings.exchanges_per_unit, last_day, valid_until, settings,
    )  # fmt: skip


def median_gap(gaps: Sequence[int]) -> float | None:
    """The middle of the gaps between neighbouring counted days, of two middle ones their mean; None without any."""
    if not gaps:
        return None
    ordered, middle = sorted(gaps), len(gaps) // 2
    return float(ordered[middle]) if len(gaps) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _run_through(days: Sequence[ContactDay], settings: TieSettings) -> tuple[float, float, float, list[int]]:
    """Both sides as they stand on the last day, the greatest K of any day, and the gaps between days."""
    half_life, needs_both = settings.half_life_days, settings.reciprocity
    either = (1 - needs_both) / 2
    coming = going = peak = 0.0
    previous, gaps = days[0][0], []
    for day, weight_in, weight_out in days:  # a million times in a rebuild: calls of min and max would double it
        gap = day - previous
        fade = exp2(-gap / half_life)
        coming = coming * fade + weight_in
        going = going * fade + weight_out
        together = either * (coming + going) + needs_both * (coming if coming < going else going)  # noqa: FURB136
        if together > peak:  # noqa: PLR1730
            peak = together
        gaps.append(gap)
        previous = day
    return coming, going, peak, gaps[1:]


def _together(coming: float, going: float, needs_both: float) -> float:
    return (1 - needs_both) / 2 * (coming + going) + needs_both * min(coming, going)


def _faded(strength: float, day: int, settings: TieSettings) -> float:
    """`strength` at day 0, as it stands on `day`; in two steps, since 2^x itself can leave the range of numbers."""
    step = exp2(min(-day / settings.half_life_days / 2, _GREATEST_EXPONENT))
    return strength * step * step


def _day_of(contact_day: ContactDay) -> int:
    return contact_day[0]
