"""One chart with its finding as title, its table twin, and the ways to take it along."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from whence.domain.errors import Refusal
from whence.domain.insight_bars import Insight
from whence.domain.insights import ABOUT, OVER_TIME, Chart
from whence.services.insights import Insights
from whence.services.private_files import write_private
from whence.ui.dialogs.saving import place_to_save
from whence.ui.icons import Tint
from whence.ui.labels import Label, name_control, one_line
from whence.ui.theme import Space, TypeSize, scaled, tokens
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.buttons import icon_button
from whence.ui.widgets.chart import BarChartView, ChartView
from whence.ui.widgets.chart_columns import ColumnChartView
from whence.ui.widgets.headings import Card

_TABLE_ROWS = 9


class ChartCard(Card):
    """`chosen` carries the chart's question and the key of a bar, `said` a sentence to tell in passing."""

    chosen = Signal(object, str)
    said = Signal(str)

    def __init__(self, insight: Insight, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.insight = insight
        self.chart: Chart | None = None
        name = f"insights.{insight.value}"
        self.about = Label(ABOUT[insight], TypeSize.META, Tint.TEXT3)
        self.finding = Label(self.tr("Counting…"), TypeSize.TITLE, is_strong=True, is_wrapped=True)
        self.remark = Label("", TypeSize.META, Tint.TEXT3, is_wrapped=True)
        self.view: ChartView = (ColumnChartView if insight in OVER_TIME else BarChartView)(f"{name}.chart")
        self.table = QTableWidget()
        self.table_button = icon_button("table", self.tr("Show as table"), f"{name}.as_table")
        self.copy_button = icon_button("copy", self.tr("Copy as image"), f"{name}.copy")
        self.save_button = icon_button("tray-down", self.tr("Save as CSV…"), f"{name}.save")
        self.banner = Banner(f"{name}.refusal")
        self._lay_out(name)
        self._connect()

    def show_chart(self, chart: Chart) -> None:
        """Show a chart, or say that there is nothing to show."""
        if chart == self.chart:
            return
        self.chart = chart
        self.finding.setText(one_line(chart.finding) or self.tr("Nothing is recorded yet"))
        filled = self.tr("Filled: {words}.").format(words=chart.part_words) if chart.part_words else ""
        said = " ".join(part for part in (chart.remark, filled) if part)
        self.remark.setText(said)
        self.remark.setVisible(bool(said and chart.bars))
        self.view.show_chart(chart)
        self._fill_table(chart)
        has_bars = bool(chart.finding)
        for button in (self.table_button, self.copy_button, self.save_button):
            button.setEnabled(has_bars)
        self._show_twin()

    def picture(self) -> QPixmap:
        """The chart with its title as a picture, in the colours of the window."""
        edge = scaled(Space.LARGE)
        head = self.finding.heightForWidth(self.view.width()) + edge
        size = QSize(self.view.width() + 2 * edge, self.view.height() + head + 2 * edge)
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(tokens().surface)
        self.finding.render(pixmap, QPoint(edge, edge), renderFlags=QWidget.RenderFlag.DrawChildren)
        self.view.render(pixmap, QPoint(edge, edge + head), renderFlags=QWidget.RenderFlag.DrawChildren)
        return pixmap

    def save_table(self, path: Path) -> bool:
        """Write the chart as CSV; False, with the reason shown, when it can't be written."""
        if self.chart is None:
            return False
        try:
            write_private(path, Insights.table(self.chart))
        except Refusal as refusal:
            self.banner.say(refusal.sentence, Tone.DANGER)
            return False
        self.banner.say("")
        self.said.emit(self.tr("Saved as {name}").format(name=path.name))
        return True

    def _fill_table(self, chart: Chart) -> None:
        rows = chart.rows()
        self.table.clear()
        self.table.setColumnCount(len(chart.header))
        self.table.setRowCount(len(rows))
        self.table.setHorizontalHeaderLabels(list(chart.header))
        for down, row in enumerate(rows):
            for across, cell in enumerate(row):
                item = QTableWidgetItem(one_line(cell))
                if across:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(down, across, item)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._fit_table(min(len(rows), _TABLE_ROWS))

    def _fit_table(self, rows: int) -> None:
        """Make the table as high as so many of its rows; the head is higher than a row and grows with the text."""
        self.table.ensurePolished()
        head = self.table.horizontalHeader()
        lines = sum(self.table.rowHeight(row) for row in range(rows))
        self.table.setFixedHeight(lines + head.sizeHint().height() + 2 * self.table.frameWidth())

    def _lay_out(self, name: str) -> None:
        top = QHBoxLayout()
        top.setSpacing(scaled(Space.TIGHT))
        top.addWidget(self.about, 1)
        for button in (self.table_button, self.copy_button, self.save_button):
            top.addWidget(button)
        self.table_button.setCheckable(True)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().setVisible(False)
        name_control(self.table, f"{name}.table", ABOUT[self.insight])
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addLayout(top)
        head.addWidget(self.finding)
        self.body.addLayout(head)
        for part in (self.view, self.table, self.remark, self.banner):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._show_twin()

    def _connect(self) -> None:
        self.view.chosen.connect(lambda key: self.chosen.emit(self.insight, key))
        self.table.cellActivated.connect(self._on_row)
        self.table_button.toggled.connect(self._show_twin)
        self.copy_button.clicked.connect(self._on_copy)
        self.save_button.clicked.connect(self._on_save)

    @Slot()
    def _show_twin(self) -> None:
        has_bars = self.chart is not None and bool(self.chart.finding)
        is_table = self.table_button.isChecked()
        self.view.setVisible(has_bars and not is_table)
        self.table.setVisible(has_bars and is_table)

    @Slot(int, int)
    def _on_row(self, row: int, _column: int) -> None:
        if self.chart is not None and row < len(self.chart.bars):
            self.chosen.emit(self.insight, self.chart.bars[row].key)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setPixmap(self.picture())
        self.said.emit(self.tr("Copied as a picture"))

    @Slot()
    def _on_save(self) -> None:
        title, kinds = self.tr("Save the table"), self.tr("Tables (*.csv)")
        if chosen := place_to_save(self, title, f"{self.insight.value}.csv", kinds):
            self.save_table(chosen)
