"""What stands in place of the list when nobody is in it: why, and the first step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from whence.domain.people import Shelf
from whence.domain.people_filters import PeopleFilter
from whence.ui.widgets.empty_state import EmptyState


class EmptyList(QWidget):
    """`start_wanted` carries what its button offers: "log", or "everybody" to take the filters away."""

    start_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.nobody = EmptyState(
            "people.nobody",
            "people",
            self.tr("Nobody is in this journal yet"),
            self.tr("Start with five people you might introduce to each other. A name is all it needs."),
            button_text=self.tr("Log the first person"),
            example=self.tr("Mara Okafor, data lead at Acme @PyCon Lisbon ^Sam #rust"),
        )
        self.unfound = EmptyState(
            "people.unfound",
            "funnel",
            self.tr("Nobody matches"),
            self.tr("No person passes all of the filters together. Take one away, or look at everybody."),
            button_text=self.tr("Show everybody"),
        )
        self.shelf = EmptyState(
            "people.empty_shelf",
            "box",
            self.tr("Nobody is here"),
            self.tr("Whoever you archive, set aside or move to the bin is found here and can be brought back."),
            button_text=self.tr("Show everybody"),
        )
        self._pages = QStackedLayout(self)
        for page in (self.nobody, self.unfound, self.shelf):
            self._pages.addWidget(page)
        self.nobody.started.connect(lambda: self.start_wanted.emit("log"))
        self.unfound.started.connect(lambda: self.start_wanted.emit("everybody"))
        self.shelf.started.connect(lambda: self.start_wanted.emit("everybody"))

    def explain(self, wanted: PeopleFilter, *, has_anybody: bool) -> None:
        """Say why the list is empty under this filter."""
        if not has_anybody:
            self._pages.setCurrentWidget(self.nobody)
        elif wanted.shelf is not Shelf.PEOPLE and not wanted.is_narrowed:
            self._pages.setCurrentWidget(self.shelf)
        else:
            self._pages.setCurrentWidget(self.unfound)
