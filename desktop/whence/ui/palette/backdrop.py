"""What lies behind the palette's sheet: the window, dimmed, as it was when the palette was opened."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from whence.ui.theme import Radius, current_theme, tokens
from whence.ui.widgets.strokes import fill_box


class Backdrop(QWidget):
    """Covers a window whatever size it has; `left` when it is pressed beside the sheet, `resized` with the window.

    A picture of the window is kept, so that nothing of it is painted again while somebody types.
    """

    left = Signal()
    resized = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._behind = QPixmap()
        self._outline = QRect()
        window.installEventFilter(self)
        current_theme().changed.connect(self._forget_behind)

    def cover(self) -> None:
        """Lie over the window as it looks now."""
        if not self.isVisible():
            self._behind = self._window.grab()
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, True)
        self.setGeometry(self._window.rect())

    def show_outline(self, outline: QRect) -> None:
        """Draw the edge of the sheet here."""
        if outline != self._outline:
            self._outline = outline
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim the window and draw the edge of the sheet."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._behind)
        colours = tokens()
        painter.setOpacity(0.6 if colours.is_dark else 0.28)
        painter.fillRect(self.rect(), colours.sunken if colours.is_dark else colours.text)
        painter.setOpacity(1.0)
        fill_box(painter, self._outline, colours.raised, Radius.CARD, colours.border)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the sheet leaves."""
        if not self._outline.contains(event.position().toPoint()):
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow and shrink with the window."""
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._forget_behind()
            self.setGeometry(self._window.rect())
            self.resized.emit()
        return super().eventFilter(watched, event)

    @Slot()
    def _forget_behind(self) -> None:
        """The window looks different from the picture kept of it: let it shine through."""
        self._behind = QPixmap()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)
