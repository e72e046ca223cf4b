"""The palette's sheet: the line to type into, the list or the brief below it, and what the keys do."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from whence.domain.briefs import Brief
from whence.ui.actions import Actions
from whence.ui.palette.brief_page import BriefPage
from whence.ui.palette.field import PaletteField
from whence.ui.palette.hint_line import HintLine
from whence.ui.palette.results import PaletteResults
from whence.ui.theme import Space, dress, scaled, tokens
from whence.ui.widgets.headings import Rule

_WIDTH = 720
_TOP = 64
_BRIEF_HEIGHT = 420


class PaletteSheet(QWidget):
    """Filled with its own colour, so that typing repaints nothing behind it. While shown it only grows."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = PaletteField(actions)
        self.results = PaletteResults()
        self.brief_page = BriefPage()
        self.pages = QStackedWidget()
        self.hints = HintLine(actions)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._lay_out()

    @property
    def is_brief_shown(self) -> bool:
        """Whether the brief stands in place of the list."""
        return self.pages.currentWidget() is self.brief_page

    @property
    def outline(self) -> QRect:
        """The rounded box around the sheet."""
        edge = scaled(Space.SMALL)
        return self.geometry().adjusted(-edge, -edge, edge, edge)

    def show_results(self) -> None:
        """Show the list, with the keyboard in the line."""
        self.pages.setCurrentWidget(self.results)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_brief(self, brief: Brief) -> None:
        """Show a brief in place of the list, with the keyboard on it."""
        self.brief_page.show_brief(brief)
        self.pages.setCurrentWidget(self.brief_page)
        self.brief_page.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, room: QRect) -> None:
        """Take the height the lines need within `room`."""
        margin, edge = scaled(Space.WIDE), scaled(Space.SMALL)
        width = min(scaled(_WIDTH), room.width() - 2 * margin) - 2 * edge
        self.results.set_width(width)
        top = min(scaled(_TOP), room.height() // 12) + edge
        around = self.field.sizeHint().height() + self.hints.sizeHint().height() + scaled(30)
        wanted = around + (scaled(_BRIEF_HEIGHT) if self.is_brief_shown else self.results.wanted_height)
        height = min(max(wanted, self.height()), room.height() - top - margin)
        self.setGeometry(QRect((room.width() - width) // 2, top, width, height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill what is to be painted."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), tokens().raised)
        painter.end()

    def _lay_out(self) -> None:
        self.pages.addWidget(self.results)
        self.pages.addWidget(self.brief_page)
        dress(self.field, "bare")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.TIGHT))
        column.addWidget(self.field)
        column.addWidget(Rule())
        column.addWidget(self.pages, 1)
        column.addWidget(Rule())
        column.addWidget(self.hints)
