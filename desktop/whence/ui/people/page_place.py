"""The place beside the list of people: empty until a page is wanted, so that the list need not wait for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from whence.domain.changes import PersonId
from whence.domain.people import Shelf
from whence.ui.screen import Surroundings

if TYPE_CHECKING:
    from whence.ui.people.page_panel import PersonPagePanel

#: Arrows held down move on before a page is built, in milliseconds.
_REST = 40


class PagePlace(QWidget):
    """Builds the page when it is first asked for, and shows whom `current` answers once the keyboard rests.

    `back_wanted` as the page tells it, `menu_wanted` before its menu.
    """

    back_wanted = Signal()
    menu_wanted = Signal()

    def __init__(
        self, around: Surroundings, current: Callable[[], PersonId | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._current = current
        self._page: PersonPagePanel | None = None
        self._is_back_shown = False
        self._is_seen = False
        self._resting = QTimer(self, interval=_REST, singleShot=True)
        self._resting.timeout.connect(self._on_rested)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @cached_property
    def page(self) -> PersonPagePanel:
        """The page, built now if need be."""
        from whence.ui.people.page_panel import PersonPagePanel

        page = self._page = PersonPagePanel(self._around)
        page.back_wanted.connect(self.back_wanted)
        page.header.menu.aboutToShow.connect(self.menu_wanted)
        page.show_back(self._is_back_shown)
        self._column.addWidget(page)
        page.show()
        return page

    @property
    def person(self) -> PersonId | None:
        """Whose page is open."""
        return self._page.person if self._page is not None else None

    @property
    def shelf(self) -> Shelf:
        """Where whoever is shown is kept."""
        shown = self._page.timeline.page if self._page is not None else None
        return Shelf.PEOPLE if shown is None else shown.person.shelf

    def show_soon(self) -> None:
        """Show whoever is current once the keyboard rests, and never before the first sight of the list."""
        self._resting.start()

    def show_now(self, person: PersonId) -> None:
        """Show somebody's page."""
        self._resting.stop()
        self.page.show_person(person)

    def refresh(self) -> None:
        """Ask anew about the person shown, if there is one."""
        if self._page is not None:
            self._page.refresh()

    def show_back(self, is_shown: bool) -> None:
        """Offer the way back to the list."""
        self._is_back_shown = is_shown
        if self._page is not None:
            self._page.show_back(is_shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Have the page come after the first sight."""
        if not self._is_seen:
            self._is_seen = True
            self._resting.start()
        super().paintEvent(event)

    @Slot()
    def _on_rested(self) -> None:
        current = self._current()
        if self._page is None and self.isVisible() and not self._is_seen:
            return
        if current is not None and current != self.person:
            self.page.show_person(current)
        elif self._page is None:
            self.page.show_person(None)
