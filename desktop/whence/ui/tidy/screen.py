"""The screen on which the journal is kept tidy: five lists, each with what waits in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.changes import Changes
from whence.ui.jobs import Ticket
from whence.ui.screen import Screen, Surroundings
from whence.ui.theme import Space, scaled
from whence.ui.tidy.addresses_panel import AddressesPanel
from whence.ui.tidy.bin_panel import BinPanel
from whence.ui.tidy.doubles_panel import DoublesPanel
from whence.ui.tidy.inbox_panel import InboxPanel
from whence.ui.tidy.panel import TidyPanel
from whence.ui.tidy.unrecorded_panel import UnrecordedPanel
from whence.ui.widgets.headings import PageHeading
from whence.ui.widgets.page_stack import PageStack
from whence.ui.widgets.segmented_tabs import Segment, SegmentedTabs

DOUBLES, ADDRESSES, UNRECORDED, BIN, INBOX = "doubles", "addresses", "unrecorded", "bin", "inbox"
#: Changes that come close together are asked about once, in milliseconds.
_PAUSE = 120


class TidyScreen(Screen):
    """Entered with the name of a list it shows that one."""

    name = "tidy"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.tabs = SegmentedTabs(
            "tidy.tabs",
            self.tr("What to tidy up"),
            (
                Segment(DOUBLES, self.tr("Doubles")),
                Segment(ADDRESSES, self.tr("New addresses")),
                Segment(UNRECORDED, self.tr("How you met")),
                Segment(BIN, self.tr("Bin")),
                Segment(INBOX, self.tr("Inbox")),
            ),
        )
        self.doubles, self.addresses = DoublesPanel(around), AddressesPanel(around)
        self.unrecorded, self.bin, self.inbox = UnrecordedPanel(around), BinPanel(around), InboxPanel(around)
        self.panels: Mapping[str, TidyPanel] = {
            DOUBLES: self.doubles,
            ADDRESSES: self.addresses,
            UNRECORDED: self.unrecorded,
            BIN: self.bin,
            INBOX: self.inbox,
        }
        self._stale = set(self.panels)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pages = PageStack()
        self._lay_out()
        self._connect()

    def enter(self, subject: object = None) -> None:
        """Ask anew what may have changed; show a list when one is named."""
        if isinstance(subject, str) and subject in self.panels:
            self.tabs.choose(subject)
        self._stale.add(INBOX)
        self._refresh()
        self.panels[self.tabs.current].take_keyboard()

    def take_changes(self, _changes: Changes) -> None:
        """Ask anew, soon and only while shown. The inbox is a folder: no change of the journal concerns it."""
        self._stale |= {DOUBLES, ADDRESSES, UNRECORDED, BIN}
        if self.isVisible():
            self._pause.start()

    def shows_job(self, ticket: Ticket) -> bool:
        """The look for doubles is no business of anybody else's."""
        return ticket is self.doubles.ticket

    def _refresh(self) -> None:
        for name in [name for name in self.panels if name in self._stale]:
            self.panels[name].refresh()
        self._stale.clear()

    def _lay_out(self) -> None:
        edge = scaled(Space.WIDE)
        head = QHBoxLayout()
        head.setContentsMargins(edge, scaled(Space.LARGE), edge, 0)
        head.addWidget(PageHeading(self.tr("Tidy up")), 1)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(edge, 0, edge, 0)
        tabs.addWidget(self.tabs, 1)
        for panel in self.panels.values():
            self._pages.addWidget(panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.SMALL))
        column.addLayout(head)
        column.addLayout(tabs)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        for name, panel in self.panels.items():
            panel.counted.connect(partial(self.tabs.show_count, name))
        self.tabs.chosen.connect(self._on_chosen)
        self._pause.timeout.connect(self._on_paused)

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        self._pages.setCurrentWidget(self.panels[name])

    @Slot()
    def _on_paused(self) -> None:
        if self.isVisible():
            self._refresh()
