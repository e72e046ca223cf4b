"""How much a tie is worth a look now: small whole points, so that their reasons can be shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log2
from typing import NamedTuple

from whence.domain.amounts import counted
from whence.domain.tie_settings import TieSettings
from whence.domain.ties import Category

DAYS_PER_WEEK = 7
GREATEST_VALUE = 100
BEST_MUTUAL_CONNECTIONS = range(5, 26)
REMEMBERED_DAYS = 90
GREATEST_WAITING_POINTS = 10


@dataclass(frozen=True, slots=True)
class Worth:
    """What speaks for looking at a tie now.

    mutual_connections: None when unknown.
    waiting_since, connected_on: day numbers; None when never connected.
    """

    category: Category
    peak_per_year: float
    waiting_since: int
    mutual_connections: int | None = None
    connected_on: int | None = None
    was_met_in_person: bool = False
    was_introduced: bool = False
    has_personal_note: bool = False
    is_of_interest: bool = False
    is_senior: bool = False
    has_red_flag: bool = False


class Reason(NamedTuple):
    """Points towards the value of a look, and what they are for."""

    points: int
    words: str


def value_reasons(worth: Worth, today: int, settings: TieSettings) -> tuple[Reason, ...]:
    """What makes the tie worth a look, each with its points, in a fixed order.

    That once strong ties repay a message: Levin, Walter and Murnighan 2011; trust and standing: Walter, Levin and
    Murnighan 2015; the middle band of mutual connections: Rajkumar et al. 2022; new ties: Vergara Hidd et al. 2023.
    """
    reasons = (
        Reason(40 if worth.has_red_flag else 0, "something happened after you accepted"),
        _once_closer(worth, settings),
        _mutual(worth.mutual_connections),
        _trusted(worth),
        _sought(worth),
        _remembered(worth, today),
        _waiting(worth.waiting_since, today),
    )
    return tuple(reason for reason in reasons if reason.points)


def value(reasons: Iterable[Reason]) -> int:
    """The sum of the points, at most 100."""
    return min(GREATEST_VALUE, sum(reason.points for reason in reasons))


def lasting_points(worth: Worth) -> int:
    """The part of the value that no passing day changes: mutual connections, trust, interest and standing."""
    return _mutual(worth.mutual_connections).points + _trusted(worth).points + _sought(worth).points


def closer_points(peak_per_year: float, settings: TieSettings) -> int:
    """What a tie that was once closer is worth as soon as it is weak or dormant."""
    return _once_closer(Worth(Category.WEAK, peak_per_year, 0), settings).points


def weeks_for_points(points: int) -> int:
    """The fewest weeks of waiting that give so many points, 1 to 10."""
    return next(weeks for weeks in range(10_000) if waiting_points(weeks) >= points)


def waiting_points(weeks: int) -> int:
    """0 to 10 points for `weeks` of waiting, more slowly with time: 2 log2(1 + weeks/4), rounded down."""
    return min(GREATEST_WAITING_POINTS, int(2 * log2(1 + max(weeks, 0) / 4)))


def _once_closer(worth: Worth, settings: TieSettings) -> Reason:
    if worth.category not in (Category.WEAK, Category.DORMANT) or worth.peak_per_year < settings.weak_max:
        return Reason(0, "")
    if worth.peak_per_year >= settings.strong_min:
        return Reason(25, "you used to be in touch often")
    return Reason(15, "you used to be in touch more than now")


def _mutual(count: int | None) -> Reason:
    points = 0 if not count else 15 if count in BEST_MUTUAL_CONNECTIONS else 5
    return Reason(points, counted(count or 0, "mutual connection"))


def _trusted(worth: Worth) -> Reason:
    if worth.was_met_in_person:
        return Reason(10, "you met in person")
    if worth.was_introduced:
        return Reason(10, "somebody introduced you")
    return Reason(10 if worth.has_personal_note else 0, "a personal note came with the invitation")


def _sought(worth: Worth) -> Reason:
    if worth.is_of_interest:
        return Reason(10, "on your list of interests")
    return Reason(10 if worth.is_senior else 0, "in a senior position")


def _remembered(worth: Worth, today: int) -> Reason:
    is_new = worth.connected_on is not None and today - worth.connected_on <= REMEMBERED_DAYS
    return Reason(10 if is_new and worth.category is Category.NEVER else 0, "you may still remember why you connected")


def _waiting(since: int, today: int) -> Reason:
    weeks = (today - since) // DAYS_PER_WEEK
    return Reason(waiting_points(weeks), f"waiting for {counted(weeks, 'week')}")
