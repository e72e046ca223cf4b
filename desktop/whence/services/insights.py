"""Insights: charts about the network, the people behind each bar, and charts as tables."""

from __future__ import annotations

from dataclasses import dataclass

from whence.domain.changes import PersonId
from whence.domain.insight_bars import REST, Insight
from whence.domain.insights import ABOUT, Chart, Period, chart, since
from whence.domain.people_filters import PeopleFilter
from whence.exchange.tables import csv_lines
from whence.services.journal import Journal
from whence.storage import insights
from whence.storage.insights import Asked


@dataclass(frozen=True, slots=True)
class InsightFilter:
    """Which time and which people charts look at."""

    period: Period = Period.ALL
    tag: str = ""


class Insights:
    """Answers what the insights screen asks."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def chart(self, insight: Insight, wanted: InsightFilter = InsightFilter()) -> Chart:
        """One chart; without bars when there is nothing to show."""
        asked = self._asked(wanted)
        counted = insights.bars(self._journal.store, insight, asked)
        return chart(insight, counted, asked.first, asked.today)

    def people_behind(self, insight: Insight, bar: str, wanted: InsightFilter = InsightFilter()) -> list[PersonId]:
        """Everybody who stands behind a bar."""
        return insights.people_behind(self._journal.store, insight, self._asked(wanted), bar)

    def filter_behind(self, shown: Chart, bar: str, wanted: InsightFilter = InsightFilter()) -> PeopleFilter | None:
        """The list of the people behind a bar, as the People screen takes it; None when nobody is behind it.

        Behind the bar that sums up the rest stands everybody who stands behind none of the others.
        """
        if bar == REST:
            named = [one.key for one in shown.bars if one.key != REST]
            found = insights.people_beyond(self._journal.store, shown.insight, self._asked(wanted), named)
        else:
            found = self.people_behind(shown.insight, bar, wanted)
        label = next((one.label for one in shown.bars if one.key == bar), "")
        among = frozenset(found)
        return PeopleFilter(among=among, among_words=f"{ABOUT[shown.insight]}: {label}") if among else None

    @staticmethod
    def table(shown: Chart) -> bytes:
        """A chart as CSV."""
        return b"".join(csv_lines(shown.header, shown.rows()))

    def _asked(self, wanted: InsightFilter) -> Asked:
        today = self._journal.clock.today()
        return Asked(since(wanted.period, today), wanted.tag, today)
