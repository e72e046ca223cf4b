"""The insights screen: pictures on one side of a tab, the map on the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from whence.domain.changes import Changes
from whence.ui.insights.charts_panel import ChartsPanel
from whence.ui.screen import Screen, Surroundings
from whence.ui.theme import Space, scaled
from whence.ui.widgets.empty_state import EmptyState
from whence.ui.widgets.headings import PageHeading


class InsightsScreen(Screen):
    """Shows what holds now when entered; with nobody in the journal it says what there would be to see."""

    name = "insights"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.pages = QStackedWidget()
        self.charts = ChartsPanel(around)
        self.empty = EmptyState(
            "insights.empty", "chart", self.tr("Nothing to look at yet"),
            self.tr("Once there are people, you see here where you met them, who brought whom, and what you decided."),
            button_text=self.tr("Add people"),
        )  # fmt: skip
        self._is_stale = True
        self._lay_out()
        self.empty.started.connect(lambda: around.navigator.open_screen("welcome"))

    def enter(self, subject: object = None) -> None:
        """Show what holds now."""
        if self._is_stale or subject is not None:
            self._refresh()
        self.charts.period.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def take_changes(self, changes: Changes) -> None:
        """Ask anew, at once only while shown."""
        if changes == Changes():
            return
        self._is_stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._is_stale = False
        has_people = self.around.services.people.count() > 0
        self.pages.setCurrentWidget(self.charts if has_people else self.empty)
        if has_people:
            self.charts.refresh_tags()
            self.charts.refresh()

    def _lay_out(self) -> None:
        edge = scaled(Space.LARGE)
        top = QHBoxLayout()
        top.setContentsMargins(scaled(Space.WIDE), edge, edge, 0)
        top.addWidget(PageHeading(self.tr("Insights")), 1)
        for page in (self.charts, self.empty):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.pages, 1)
