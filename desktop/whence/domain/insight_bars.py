"""The values of a chart, and what they show in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from whence.domain.amounts import counted, people_words
from whence.domain.ties import Category

#: The key of the bar that sums up those not shown.
REST = "\x00rest"


class Insight(StrEnum):
    """What can be asked."""

    ORIGIN = "origin"
    YEAR = "year"
    EVENT = "event"
    TIE = "tie"
    WEEK = "week"
    INTRODUCER = "introducer"
    UNKNOWN = "unknown"
    VERDICT = "verdict"
    REASON = "reason"
    EXCEPTION = "exception"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Bar:
    """One value of a chart. `key` names it in questions about the people behind it, `part` is how much of it is lit."""

    key: str
    label: str
    value: int
    part: int | None = None


Bars = Sequence[Bar]


def finding(insight: Insight, bars: Bars) -> str:
    """What a chart shows, as one sentence; empty when it shows nothing."""
    return _FINDINGS[insight](bars) if _total(bars) else ""


def _total(bars: Bars) -> int:
    return sum(bar.value for bar in bars)


def _best(bars: Bars) -> Bar:
    return max((bar for bar in bars if bar.key != REST), key=lambda bar: bar.value, default=bars[0])


def _share(bars: Bars) -> str:
    return f"{_best(bars).value:,} of {_total(bars):,}"


def _on_origin(bars: Bars) -> str:
    if _best(bars).key == "":
        return f"Nothing is recorded about how you met {_best(bars).value:,} of {people_words(_total(bars))}"
    return f"Most often you met people {_best(bars).label}: {_share(bars)}"


def _on_year(bars: Bars) -> str:
    return f"{_best(bars).label} brought the most people: {_share(bars)}"


def _on_event(bars: Bars) -> str:
    best = _best(bars)
    kept = f", {best.part:,} of them in contact within the last year" if best.part is not None else ""
    return f"{best.label} brought the most: {people_words(best.value)}{kept}"


def _on_tie(bars: Bars) -> str:
    alive = sum(bar.value for bar in bars if bar.key in (Category.WEAK, Category.MODERATE, Category.STRONG))
    return f"Contact is weak, moderate or strong with {alive:,} of {people_words(_total(bars))}"


def _on_week(bars: Bars) -> str:
    weeks, total = sum(1 for bar in bars if bar.value), _total(bars)
    exchanges = counted(total, "exchange is", "exchanges are")
    return f"{exchanges} recorded, in {weeks} of {len(bars)} weeks"


def _on_unknown(bars: Bars) -> str:
    return f"Nothing is recorded about how you met {people_words(_total(bars))}"


def _on_verdict(bars: Bars) -> str:
    return f"Your most frequent decision is “{_best(bars).label}”: {_share(bars)}"


def _on_reason(bars: Bars) -> str:
    return f"The most frequent reason: {_best(bars).label} ({_best(bars).value:,})"


def _on_exception(bars: Bars) -> str:
    well, total = sum(bar.value for bar in bars if bar.key == "good"), _total(bars)
    made = counted(total, "exception was", "exceptions were")
    return f"{made} made, {well:,} went well"


def _on_removed(bars: Bars) -> str:
    return f"The most frequent cause: {_best(bars).label} ({_share(bars)})"


_FINDINGS: Mapping[Insight, Callable[[Bars], str]] = {
    Insight.ORIGIN: _on_origin,
    Insight.YEAR: _on_year,
    Insight.EVENT: _on_event,
    Insight.TIE: _on_tie,
    Insight.WEEK: _on_week,
    Insight.INTRODUCER: _on_year,
    Insight.UNKNOWN: _on_unknown,
    Insight.VERDICT: _on_verdict,
    Insight.REASON: _on_reason,
    Insight.EXCEPTION: _on_exception,
    Insight.REMOVED: _on_removed,
}
