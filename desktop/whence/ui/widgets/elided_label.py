"""One line that ends in an ellipsis where the room ends."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from whence.ui.icons import Tint
from whence.ui.labels import Label, one_line, set_tooltip
from whence.ui.theme import TypeSize
from whence.ui.widgets.strokes import draw_line, text_width

_SHORTEST = "mmmm…"


class ElidedLabel(Label):
    """Shows as much of its text as fits; the whole of it in the tooltip and to screen readers."""

    def __init__(
        self,
        text: str = "",
        size: TypeSize = TypeSize.BODY,
        tint: Tint = Tint.TEXT,
        *,
        is_strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", size, tint, is_strong=is_strong, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_line(text)

    def set_line(self, text: str) -> None:
        """Show another text."""
        self.setText(one_line(text))
        set_tooltip(self, text if text_width(text, self.font()) > self.width() else "")

    def sizeHint(self) -> QSize:
        """Room for the whole line."""
        return QSize(text_width(self.text(), self.font()) + 1, QFontMetrics(self.font()).height())

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        shortest = min(text_width(_SHORTEST, self.font()), self.sizeHint().width())
        return QSize(shortest, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write the line."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        draw_line(painter, self.contentsRect(), self.text(), self.font(), colour, Qt.AlignmentFlag.AlignLeft)
        painter.end()
