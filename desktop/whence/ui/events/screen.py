"""The Events screen: the list, the page beside it, and the weeks that look like an event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from whence.domain.changes import Changes
from whence.domain.names import fold
from whence.services.event_pages import EventRow
from whence.ui.events.bursts_panel import BurstsPanel
from whence.ui.events.deeds import EventDeeds
from whence.ui.events.faces import event_face
from whence.ui.events.page_panel import EventPagePanel
from whence.ui.models.lazy_rows import LazyRowsModel
from whence.ui.screen import Screen, Surroundings
from whence.ui.theme import Space, scaled
from whence.ui.widgets.buttons import push_button
from whence.ui.widgets.empty_state import EmptyState
from whence.ui.widgets.flow import FlowLayout
from whence.ui.widgets.headings import PageHeading
from whence.ui.widgets.page_stack import PageStack
from whence.ui.widgets.row_list import RowList
from whence.ui.widgets.search_field import SearchField
from whence.ui.widgets.segmented_tabs import Segment, SegmentedTabs

NARROW = 720
EVENTS, WEEKS = "events", "weeks"
_CONCERNS = ("event", "origin", "interaction", "participation", "follow_up", "person", "connection", "introduction")


class EventsScreen(Screen):
    """`enter` takes the number of an event to show, or WEEKS for the bursts."""

    name = "events"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._rows: dict[object, EventRow] = {}
        self._is_stale = True
        self._is_page_open = False
        segments = (Segment(EVENTS, self.tr("Events")), Segment(WEEKS, self.tr("What happened that week?")))
        self.tabs = SegmentedTabs("events.tabs", self.tr("What to show"), segments)
        self.search = SearchField("events.search", self.tr("Filter events"))
        self.model: LazyRowsModel[EventRow] = LazyRowsModel(self._fetch, event_face, parent=self)
        self.list = RowList("events.list", self.tr("Events"))
        self.page = EventPagePanel(around)
        self.bursts = BurstsPanel(around)
        self.deeds = EventDeeds(around, self)
        self.add_button = push_button(self.tr("Add an event"), "events.add", icon_name="plus")
        self.begin_button = push_button(self.tr("Log an event"), "events.begin", icon_name="flag")
        self.empty = self._empty()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._left = QWidget()
        self._pages = PageStack()
        self._lay_out()
        self._connect()

    @property
    def is_narrow(self) -> bool:
        """Whether only the list or the page fits."""
        return self.width() < scaled(NARROW)

    def enter(self, subject: object = None) -> None:
        """Take the keyboard to the list; show an event when one is given."""
        self._refresh()
        if subject == WEEKS:
            self.tabs.choose(WEEKS)
            self.bursts.take_keyboard()
            return
        if isinstance(subject, int):
            self.tabs.choose(EVENTS)
            self.show_event(subject)
        elif self.list.current_id is None and self.model.rowCount():
            self.list.make_current(self.model.id_at(0))
        if self.tabs.current == EVENTS:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_event(self, event: int) -> None:
        """Show the page of an event."""
        self.search.clear()
        self.list.make_current(event)
        self.page.show_event(event)
        self._is_page_open = True
        self._arrange()

    def take_changes(self, changes: Changes) -> None:
        """Ask anew, at once only while shown."""
        if changes.touches(*_CONCERNS):
            self._is_stale = True
            if self.isVisible():
                self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both or one of list and page."""
        super().resizeEvent(event)
        self._arrange()

    def _empty(self) -> EmptyState:
        return EmptyState(
            "events.empty",
            "flag",
            self.tr("No events yet"),
            self.tr(
                "An event is where you met people: a conference, a dinner, a course. It remembers who was met there."
            ),
            button_text=self.tr("Log an event"),
            example=self.tr("Mara Okafor @PyCon Lisbon ^Sam"),
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        edge = scaled(Space.WIDE)
        head.setContentsMargins(edge, scaled(Space.LARGE), edge, scaled(Space.SMALL))
        head.setSpacing(scaled(Space.MEDIUM))
        head.addWidget(PageHeading(self.tr("Events")), 1)
        buttons = QWidget()
        flow = FlowLayout(Space.SMALL, Space.TIGHT, buttons)
        flow.addWidget(self.add_button)
        flow.addWidget(self.begin_button)
        head.addWidget(buttons)
        inside = QVBoxLayout(self._left)
        inside.setContentsMargins(scaled(Space.MEDIUM), 0, 0, 0)
        inside.setSpacing(scaled(Space.SMALL))
        inside.addWidget(self.search)
        inside.addWidget(self.list, 1)
        self.list.setModel(self.model)
        self.splitter.addWidget(self._left)
        self.splitter.addWidget(self.page)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([scaled(360), scaled(560)])
        self.splitter.setChildrenCollapsible(False)
        for page in (self.splitter, self.bursts, self.empty):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.SMALL))
        column.addLayout(head)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(edge, 0, edge, 0)
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        column.addLayout(tabs)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_tab_chosen)
        self.search.searched.connect(self._on_searched)
        self.search.left_downwards.connect(self.list.setFocus)
        self.list.current_changed.connect(self._on_current_changed)
        self.list.opened.connect(self._on_opened)
        self.page.wanted.connect(self._on_wanted)
        self.page.left.connect(self._on_left)
        self.page.chosen.connect(self.show_event)
        self.add_button.clicked.connect(self.deeds.add)
        self.begin_button.clicked.connect(self._on_begun)
        self.empty.started.connect(self._on_begun)

    def _refresh(self) -> None:
        if not self._is_stale:
            return
        self._is_stale = False
        shown = self.list.current_id
        self._rows = {row.event.id: row for row in self.around.services.event_pages.rows()}
        self.model.forget_all()
        self._on_searched(self.search.text())
        self.tabs.show_count(WEEKS, self.bursts.refresh() or None)
        self._on_tab_chosen(self.tabs.current)
        current = self.list.current_id if self.list.current_id is not None else shown
        self.page.show_event(current if isinstance(current, int) else None)

    def _fetch(self, ids: Sequence[object]) -> Mapping[object, EventRow]:
        return {one: self._rows[one] for one in ids if one in self._rows}

    def _arrange(self) -> None:
        is_one = self.is_narrow
        self._left.setVisible(not is_one or not self._is_page_open)
        self.page.setVisible(not is_one or self._is_page_open)
        self.page.back.setVisible(is_one)

    @Slot(str)
    def _on_tab_chosen(self, name: str) -> None:
        page = self.bursts if name == WEEKS else self.splitter if self._rows else self.empty
        self._pages.setCurrentWidget(page)

    @Slot(str)
    def _on_searched(self, typed: str) -> None:
        wanted = fold(typed).split()
        found = [
            number
            for number, row in self._rows.items()
            if all(word in fold(f"{row.event.name} {row.event.place} {row.event.starts_on}") for word in wanted)
        ]
        self.model.show(found)

    @Slot(object)
    def _on_current_changed(self, event: object) -> None:
        if isinstance(event, int):
            self.page.show_event(event)

    @Slot(object)
    def _on_opened(self, event: object) -> None:
        if isinstance(event, int):
            self._is_page_open = True
            self._arrange()
            self.page.show_event(event)
            self.page.focus_list()

    @Slot()
    def _on_left(self) -> None:
        self._is_page_open = False
        self._arrange()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_wanted(self, what: str) -> None:
        if self.page.page is not None:
            self.deeds.do(what, self.page.page.event)

    @Slot()
    def _on_begun(self) -> None:
        self.around.navigator.open_screen("event_mode")
