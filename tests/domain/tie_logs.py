"""Logs of exchanges for the tests of ties: said in days before a fixed today, or drawn at random."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import log

from hypothesis import strategies as st

from whence.domain.dates import day_number
from whence.domain.interactions import Channel, Direction
from whence.domain.tie_settings import TieSettings
from whence.domain.ties import Exchange, Tie, tie_of

TODAY = day_number(date(2026, 11, 20))
DEFAULTS = TieSettings()

UNCOUNTED_CHANNELS = (Channel.ENDORSEMENT, Channel.REACTION)
COUNTED_CHANNELS = tuple(channel for channel in Channel if channel not in UNCOUNTED_CHANNELS)


def written(days_ago: Iterable[int], channel: Channel = Channel.MESSAGE) -> list[Exchange]:
    """One incoming and one outgoing message on each of the days."""
    return [
        Exchange(TODAY - ago, channel, direction) for ago in days_ago for direction in (Direction.IN, Direction.OUT)
    ]


def received(days_ago: Iterable[int], channel: Channel = Channel.MESSAGE) -> list[Exchange]:
    """One incoming message on each of the days."""
    return [Exchange(TODAY - ago, channel, Direction.IN) for ago in days_ago]


def sent(days_ago: Iterable[int], channel: Channel = Channel.MESSAGE) -> list[Exchange]:
    """One outgoing message on each of the days."""
    return [Exchange(TODAY - ago, channel, Direction.OUT) for ago in days_ago]


def met(days_ago: Iterable[int]) -> list[Exchange]:
    """A meeting on each of the days."""
    return [Exchange(TODAY - ago, Channel.IN_PERSON, Direction.MUTUAL) for ago in days_ago]


def tie(exchanges: Iterable[Exchange], today: int = TODAY, settings: TieSettings = DEFAULTS) -> Tie:
    """The tie on `today` under the defaults."""
    return tie_of(exchanges, today, settings)


def strength_by_definition(exchanges: Iterable[Exchange], today: int, settings: TieSettings = DEFAULTS) -> float:
    """F written down as it is defined, the slow way: the greatest weight of each day and side, faded one by one."""
    log_ = list(exchanges)

    def side(without: Direction) -> float:
        return sum(
            max(settings.weight_of(each.channel) for each in log_ if each.day == day and each.direction is not without)
            * 2 ** ((day - today) / settings.half_life_days)
            for day in {each.day for each in log_ if each.day <= today and each.direction is not without}
        )

    coming, going = side(Direction.OUT), side(Direction.IN)
    together = (1 - settings.reciprocity) * (coming + going) / 2 + settings.reciprocity * min(coming, going)
    return 365.25 * log(2) / settings.half_life_days * together


past_days = st.integers(TODAY - 5000, TODAY)
any_days = st.integers(TODAY - 5000, TODAY + 1000)
directions = st.sampled_from(tuple(Direction))


def exchanges_on(days: st.SearchStrategy[int]) -> st.SearchStrategy[Exchange]:
    """An exchange over any channel on one of the days."""
    return st.builds(Exchange, days, st.sampled_from(tuple(Channel)), directions)


exchange = exchanges_on(past_days)
counted_exchange = st.builds(Exchange, past_days, st.sampled_from(COUNTED_CHANNELS), directions)
uncounted_exchange = st.builds(Exchange, any_days, st.sampled_from(UNCOUNTED_CHANNELS), directions)
logs = st.lists(exchange, max_size=25)
logs_with_contact = st.lists(counted_exchange, min_size=1, max_size=25)
logs_with_plans = st.lists(exchanges_on(any_days), max_size=25)
tie_settings = st.builds(
    TieSettings,
    half_life_days=st.integers(30, 1460),
    reciprocity=st.floats(0, 1),
    weak_max=st.floats(0.1, 10),
    strong_min=st.floats(10.5, 150),
    silent_days=st.integers(30, 1095),
    dormant_days=st.integers(365, 3650),
    is_fading_asked=st.booleans(),
)
