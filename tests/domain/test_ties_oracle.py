"""Ties computed by hand: a log, a day, and what must come out."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from tests.domain.tie_logs import DEFAULTS, TODAY, met, received, sent, tie, written
from whence.domain.dates import day_number
from whence.domain.interactions import Channel
from whence.domain.tie_flags import Flag, Standing, due_on, flags_on
from whence.domain.tie_settings import TieSettings
from whence.domain.ties import Category, Exchange

GRANOVETTER = DEFAULTS.with_preset("granovetter")
WEEKLY = range(0, 7 * 522, 7)


class Vector(NamedTuple):
    """A log as of 20 November 2026 and its outcome."""

    words: str
    log: list[Exchange]
    per_year: float
    category: Category
    flags: set[Flag]
    due_on: date
    connected_days_ago: int = 5000
    settings: TieSettings = DEFAULTS


VECTORS = (
    Vector("connected 29 days ago", [], 0, Category.NEVER, set(), date(2026, 11, 21), 29),
    Vector("connected 30 days ago", [], 0, Category.NEVER, {Flag.NEVER}, date(2026, 11, 20), 30),
    Vector(
        "five likes, connected 400 days ago", received(range(5, 30, 5), Channel.REACTION),
        0, Category.NEVER, {Flag.NEVER}, date(2025, 11, 15), 400,
    ),
    Vector("a message from them today", received([0]), 0.231207, Category.WEAK, set(), date(2027, 5, 21)),
    Vector("a message and a reply today", written([0]), 0.693622, Category.WEAK, set(), date(2027, 5, 21)),
    Vector("a thread of thirty today", written([0] * 15), 0.693622, Category.WEAK, set(), date(2027, 5, 21)),
    Vector("a meeting today", met([0]), 2.080866, Category.MODERATE, set(), date(2027, 5, 21)),
    Vector("a meeting 365 days ago", met([365]), 1.040433, Category.WEAK, {Flag.SILENT_WEAK}, date(2026, 5, 21)),
    Vector(
        "twice a week for ten years", written([*WEEKLY, *(ago + 3 for ago in WEEKLY)]),
        104.652381, Category.STRONG, set(), date(2027, 1, 19), settings=GRANOVETTER,
    ),
    Vector(
        "weekly in the last five years, silent for 59 days", written(range(59, 59 + 7 * 253, 7)),
        45.332755, Category.STRONG, set(), date(2026, 11, 21),
    ),
    Vector(
        "weekly in the last five years, silent for 60 days", written(range(60, 60 + 7 * 253, 7)),
        45.246749, Category.STRONG, {Flag.FADING}, date(2026, 11, 20),
    ),
    Vector(
        "weekly for five years, silent for 1,095 days", written(range(1095, 1095 + 7 * 261, 7)),
        6.361366, Category.DORMANT, {Flag.DORMANT, Flag.FADING}, date(2024, 1, 20),
    ),
    Vector(
        "weekly for ten years, only from you", sent(WEEKLY),
        17.491748, Category.MODERATE, set(), date(2027, 1, 19),
    ),
)  # fmt: skip


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.words)
def test_a_tie_comes_out_as_computed_by_hand(vector: Vector) -> None:
    contact = tie(vector.log, settings=vector.settings)
    standing = Standing(known_on=TODAY - vector.connected_days_ago)
    assert contact.per_year(TODAY) == pytest.approx(vector.per_year, abs=5e-7)
    assert contact.category(TODAY) is vector.category
    assert set(flags_on(TODAY, contact, standing)) == vector.flags
    assert due_on(contact, standing) == day_number(vector.due_on)


@pytest.mark.parametrize(
    ("words", "every", "flag", "after"),
    [
        ("weekly", 7, Flag.FADING, 60),
        ("monthly", 30, Flag.FADING, 240),
        ("quarterly", 91, Flag.SILENT_WEAK, 287),
    ],
)
def test_regular_ties_are_judged_by_their_own_rhythm(words: str, every: int, flag: Flag, after: int) -> None:
    contact, standing = tie(written(range(0, 730, every))), Standing(known_on=TODAY - 5000)
    assert flags_on(TODAY + after - 1, contact, standing) == ()
    assert flags_on(TODAY + after, contact, standing) == (flag,)


@pytest.mark.parametrize(("words", "every", "after"), [("weekly", 7, 1572), ("monthly", 30, 822)])
def test_a_busy_tie_takes_years_to_become_weak(words: str, every: int, after: int) -> None:
    assert tie(written(range(0, 730, every))).weak_from == TODAY + after


def test_a_single_meeting_is_weak_after_three_weeks() -> None:
    assert tie(met([0])).weak_from == TODAY + 21


@pytest.mark.parametrize(
    ("words", "every", "low", "high"), [("yearly", 365.25, 0.693, 1.387), ("monthly", 30.4375, 11.66, 12.35)]
)
def test_steady_contact_swings_around_its_true_rate(words: str, every: float, low: float, high: float) -> None:
    contact = tie(written([round(turn * every) for turn in range(400)]))
    assert contact.per_year(TODAY) == pytest.approx(high, rel=2e-3)
    assert contact.per_year(TODAY + round(every)) == pytest.approx(low, rel=2e-3)
