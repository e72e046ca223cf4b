"""The insights screen: pictures on one side of a tab, the map on the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from whence.domain.changes import Changes, PersonId
from whence.ui.insights.charts_panel import ChartsPanel
from whence.ui.insights.map_panel import MapPanel
from whence.ui.jobs import Ticket
from whence.ui.screen import Screen, Surroundings
from whence.ui.theme import Space, scaled
from whence.ui.widgets.empty_state import EmptyState
from whence.ui.widgets.headings import PageHeading
from whence.ui.widgets.segmented_tabs import Segment, SegmentedTabs

CHARTS, MAP = "charts", "map"


class InsightsScreen(Screen):
    """Shows what holds now when entered; with nobody in the journal it says what there would be to see."""

    name = "insights"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.pages = QStackedWidget()
        self.charts = ChartsPanel(around)
        self.map = MapPanel(around)
        segments = [Segment(CHARTS, self.tr("Pictures")), Segment(MAP, self.tr("Map"))]
        self.tabs = SegmentedTabs("insights.tabs", self.tr("Pictures or map"), segments)
        self.empty = EmptyState(
            "insights.empty", "chart", self.tr("Nothing to look at yet"),
            self.tr("Once there are people, you see here where you met them, who brought whom, and what you decided."),
            button_text=self.tr("Add people"),
        )  # fmt: skip
        self._stale = {CHARTS, MAP}
        self._lay_out()
        self.tabs.chosen.connect(lambda _name: self._refresh())
        self.empty.started.connect(lambda: around.navigator.open_screen("welcome"))

    def enter(self, subject: object = None) -> None:
        """Show what holds now; with a `PersonId`, the map around them."""
        if isinstance(subject, int):
            self.tabs.choose(MAP)
        self._refresh()
        if isinstance(subject, int):
            self.map.show_person(PersonId(subject))
        is_map = self.tabs.current == MAP
        (self.map.view if is_map else self.charts.period).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def take_changes(self, changes: Changes) -> None:
        """Ask anew, at once only while shown."""
        if changes == Changes():
            return
        self._stale = {CHARTS, MAP}
        if self.isVisible():
            self._refresh()

    def leave(self) -> None:
        """Want no picture any more; what is missing is asked for when entered again."""
        for name, asking in ((CHARTS, self.charts.asking), (MAP, self.map.asking)):
            if asking.is_busy:
                asking.stop()
                self._stale.add(name)

    def shows_job(self, ticket: Ticket) -> bool:
        """Its own pictures come by themselves."""
        return ticket in (self.charts.asking.ticket, self.map.asking.ticket)

    def _refresh(self) -> None:
        has_people = self.around.services.people.count() > 0
        self.tabs.setVisible(has_people)
        name = self.tabs.current
        if not has_people:
            self.pages.setCurrentWidget(self.empty)
            return
        self.pages.setCurrentWidget(self.map if name == MAP else self.charts)
        if name not in self._stale:
            return
        self._stale.discard(name)
        if name == MAP:
            self.map.refresh()
        else:
            self.charts.refresh_tags()
            self.charts.refresh()

    def _lay_out(self) -> None:
        edge = scaled(Space.LARGE)
        top = QHBoxLayout()
        top.setContentsMargins(scaled(Space.WIDE), edge, edge, 0)
        top.addWidget(PageHeading(self.tr("Insights")), 1)
        top.addWidget(self.tabs)
        for page in (self.charts, self.map, self.empty):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.pages, 1)
