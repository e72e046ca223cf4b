"""Insights: a few true counts about the network, each with a title that says what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from whence.domain.decisions import VERDICT_WORDS, Verdict
from whence.domain.insight_bars import REST, Bar, Insight, finding
from whence.domain.reason_codes import REASON_WORDS
from whence.domain.tie_sentences import CATEGORY_WORDS
from whence.domain.ties import Category

MOST_BARS = 12
WEEKS = 52


#: Those that run along time, every step shown, empty ones too.
OVER_TIME = frozenset({Insight.YEAR, Insight.WEEK})


class Period(StrEnum):
    """Which time is looked at."""

    ALL = "all"
    YEAR = "year"
    THREE_YEARS = "three_years"
    TEN_YEARS = "ten_years"


_PERIOD_YEARS = {Period.YEAR: 1, Period.THREE_YEARS: 3, Period.TEN_YEARS: 10}


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: what it is about, what was found, its values, and in which words they are counted.

    `part_words` says what the lit part of a bar is, `remark` what has to be known to read it rightly.
    """

    insight: Insight
    about: str
    finding: str
    bars: tuple[Bar, ...]
    value_words: str
    part_words: str = ""
    remark: str = ""

    @property
    def total(self) -> int:
        """All values together."""
        return sum(bar.value for bar in self.bars)

    @property
    def header(self) -> tuple[str, ...]:
        """The columns of its table."""
        return (self.about, self.value_words, *([self.part_words] if self.part_words else []))

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The chart as a table: the same labels and values, in the same order."""
        return tuple(
            (bar.label, str(bar.value), *([str(bar.part or 0)] if self.part_words else [])) for bar in self.bars
        )


ABOUT: Mapping[Insight, str] = MappingProxyType(
    {
        Insight.ORIGIN: "How you met",
        Insight.YEAR: "When you met",
        Insight.EVENT: "What came of events",
        Insight.TIE: "Ties",
        Insight.WEEK: "Contact per week",
        Insight.INTRODUCER: "Who brought people into your network",
        Insight.UNKNOWN: "Where nothing is recorded",
        Insight.VERDICT: "Decisions",
        Insight.REASON: "Reasons for decisions",
        Insight.EXCEPTION: "Exceptions from your rules",
        Insight.REMOVED: "Removed and withdrawn",
    }
)
_VALUE_WORDS = {
    Insight.WEEK: "exchanges",
    Insight.VERDICT: "decisions",
    Insight.REASON: "decisions",
    Insight.EXCEPTION: "exceptions",
    Insight.REMOVED: "entries",
}
_PART_WORDS = {
    Insight.EVENT: "in contact within a year",
    Insight.INTRODUCER: "in contact within a year",
}
_REMARKS = {
    Insight.ORIGIN: "Within a time counts the day of meeting, or of connecting where none is recorded.",
    Insight.YEAR: "The year of meeting, or of connecting where no meeting is recorded.",
    Insight.WEEK: "What is recorded here; a week without a bar is a week without an entry.",
    Insight.UNKNOWN: "People about whom no origin is recorded, by how strong contact is today, "
    "whatever time is looked at.",
    Insight.EVENT: "People first met there.",
    Insight.TIE: "As ties stand today, whatever time is looked at.",
}
_LABELS: Mapping[Insight, Mapping[str, str]] = {
    Insight.ORIGIN: {
        "event": "at an event",
        "introducer": "through somebody",
        "place": "at a place",
        "words": "in your own words",
        "": "nothing recorded",
    },
    Insight.TIE: {category.value: CATEGORY_WORDS[category] for category in Category},
    Insight.UNKNOWN: {category.value: CATEGORY_WORDS[category] for category in Category},
    Insight.VERDICT: {verdict.value: VERDICT_WORDS[verdict] for verdict in Verdict},
    Insight.REASON: {**REASON_WORDS, "": "no reason code"},
    Insight.EXCEPTION: {
        "good": "went well",
        "mixed": "mixed",
        "bad": "went badly",
        "cant_tell": "can't tell",
        "": "not judged yet",
    },
    Insight.REMOVED: {
        **REASON_WORDS,
        "them": "removed by them",
        "withdrawn": "invitation withdrawn",
        "unknown": "gone, cause unknown",
        "": "removed, no reason code",
    },
}


def since(period: Period, today: date) -> date | None:
    """The first day of a period that ends today; None for all time."""
    years = _PERIOD_YEARS.get(period)
    if years is None:
        return None
    day = min(today.day, 28) if today.month == 2 else today.day
    return date(max(1, today.year - years), today.month, day) + timedelta(days=1)


def week_start(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))


def chart(insight: Insight, counted: Sequence[Bar], first: date | None, today: date) -> Chart:
    """The chart of what was counted: labelled, in its order, holes in time filled, the long tail summed up.

    `first` is the first day that was looked at, None for all time.
    """
    bars = [_labelled(insight, bar) for bar in counted]
    if insight in OVER_TIME:
        bars = _filled(insight, bars, first, today)
    else:
        bars = _longest(sorted(bars, key=lambda bar: (-bar.value, bar.label)), insight)
    shown = tuple(bars)
    return Chart(
        insight,
        ABOUT[insight],
        finding(insight, shown),
        shown,
        _VALUE_WORDS.get(insight, "people"),
        _PART_WORDS.get(insight, "") if any(bar.part is not None for bar in shown) else "",
        _REMARKS.get(insight, ""),
    )


def _labelled(insight: Insight, bar: Bar) -> Bar:
    return Bar(bar.key, _LABELS.get(insight, {}).get(bar.key, bar.label or bar.key), bar.value, bar.part)


def _longest(bars: list[Bar], insight: Insight) -> list[Bar]:
    """The longest bars; what is left over is said in one more, which stands for nobody in particular."""
    if len(bars) <= MOST_BARS or insight is Insight.TIE:
        return bars
    rest = bars[MOST_BARS:]
    parts = [bar.part for bar in rest if bar.part is not None]
    more = Bar(REST, f"{len(rest)} others", sum(bar.value for bar in rest), sum(parts) if parts else None)
    return [*bars[:MOST_BARS], more]


def _filled(insight: Insight, bars: list[Bar], first: date | None, today: date) -> list[Bar]:
    found = {bar.key: bar for bar in bars if bar.key}
    if insight is Insight.WEEK:
        start = week_start(first or today - timedelta(weeks=WEEKS - 1))
        keys = [(start + timedelta(weeks=step)).isoformat() for step in range((today - start).days // 7 + 1)]
        return [found.get(key, Bar(key, key, 0)) for key in keys]
    if not found:
        return []
    last = max(int(max(found)), today.year)
    return [found.get(key, Bar(key, key, 0)) for key in (f"{year:04d}" for year in range(int(min(found)), last + 1))]
