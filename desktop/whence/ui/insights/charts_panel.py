"""The pictures: every chart on a card, all for one period and one tag."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QWidget

from whence.domain.insight_bars import Insight
from whence.domain.insights import Chart, Period
from whence.services.insights import InsightFilter
from whence.ui.icons import Tint
from whence.ui.insights.asking import Asking
from whence.ui.insights.chart_card import ChartCard
from whence.ui.labels import Label, name_control
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.translation import QT_TRANSLATE_NOOP
from whence.ui.widgets.page import ScrollPage

_WIDEST = 1180
_BESIDE = 820
PERIOD_WORDS = {
    Period.ALL: QT_TRANSLATE_NOOP("ChartsPanel", "All time"),
    Period.YEAR: QT_TRANSLATE_NOOP("ChartsPanel", "The last year"),
    Period.THREE_YEARS: QT_TRANSLATE_NOOP("ChartsPanel", "The last three years"),
    Period.TEN_YEARS: QT_TRANSLATE_NOOP("ChartsPanel", "The last ten years"),
}


class ChartsPanel(ScrollPage):
    """Charts are counted on the worker, one after the other; until the new one comes the one before stays."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("insights.charts", self.tr("Insights"), widest=_WIDEST, parent=parent)
        self.around = around
        self.period = QComboBox()
        self.tag = QComboBox()
        self.cards = {insight: ChartCard(insight) for insight in Insight}
        self._looked_at: dict[Insight, InsightFilter] = {}
        self._grid = QGridLayout()
        self._columns = 0
        self.asking = Asking(around, self.tr("Counting for the pictures"), self)
        self._lay_out_parts()
        self.asking.answered.connect(self._on_answered)
        self.period.currentIndexChanged.connect(self.refresh)
        self.tag.currentIndexChanged.connect(self.refresh)

    @property
    def wanted(self) -> InsightFilter:
        """Which time and which people are looked at."""
        return InsightFilter(Period(self.period.currentData()), str(self.tag.currentData() or ""))

    @property
    def is_filled(self) -> bool:
        """Whether every chart shows what holds now."""
        return not self.asking.is_busy and all(card.chart is not None for card in self.cards.values())

    @Slot()
    def refresh(self) -> None:
        """Ask for every chart anew."""
        wanted = self.wanted
        self.asking.ask_journal(lambda services: ((wanted, services.insights.chart(one, wanted)) for one in Insight))

    def refresh_tags(self) -> None:
        """Offer the tags there are."""
        chosen = self.tag.currentData()
        self.tag.blockSignals(True)
        self.tag.clear()
        self.tag.addItem(self.tr("Everybody"), "")
        for tag in self.around.services.people.tags():
            self.tag.addItem(f"#{tag}", tag)
        self.tag.setCurrentIndex(max(0, self.tag.findData(chosen)))
        self.tag.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two cards beside each other where they fit."""
        super().resizeEvent(event)
        self._arrange(2 if self.width() >= scaled(_BESIDE) else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards.values()):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _lay_out_parts(self) -> None:
        for period, words in PERIOD_WORDS.items():
            self.period.addItem(self.tr(words), period.value)
        name_control(self.period, "insights.period", self.tr("Which time"))
        name_control(self.tag, "insights.tag", self.tr("Which people"))
        line = QHBoxLayout()
        line.addWidget(Label(self.tr("Looked at:"), TypeSize.SECONDARY, Tint.TEXT2))
        line.addWidget(self.period)
        line.addWidget(self.tag)
        line.addStretch(1)
        self.column.addLayout(line)
        self._grid.setSpacing(scaled(Space.MEDIUM))
        self.column.addLayout(self._grid)
        self.column.addStretch(1)
        for card in self.cards.values():
            card.chosen.connect(self._on_chosen)
            card.said.connect(self.around.navigator.say)
        self.refresh_tags()
        self._arrange(1)

    @Slot(object)
    def _on_answered(self, answer: tuple[InsightFilter, Chart]) -> None:
        wanted, chart = answer
        self._looked_at[chart.insight] = wanted
        self.cards[chart.insight].show_chart(chart)

    @Slot(object, str)
    def _on_chosen(self, insight: Insight, bar: str) -> None:
        chart = self.cards[insight].chart
        if chart is None:
            return
        behind = self.around.services.insights.filter_behind(chart, bar, self._looked_at[insight])
        if behind is not None:
            self.around.navigator.open_screen("people", behind)
