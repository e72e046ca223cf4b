"""A section whose content is folded away until asked for."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QVBoxLayout, QWidget

from whence.ui.icons import draw_icon
from whence.ui.theme import Radius, Space, TypeSize, current_theme, scaled, tokens
from whence.ui.theme_palette import mixed
from whence.ui.widgets.painted_button import PaintedButton
from whence.ui.widgets.strokes import draw_focus_ring, draw_line, fill_box, text_width

_ICON = 16


class FoldButton(PaintedButton):
    """The line with the triangle; checked while unfolded."""

    def __init__(self, text: str, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(text, identifier, parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Triangle and words."""
        words = text_width(self.words, current_theme().font(TypeSize.SECONDARY))
        return QSize(words + scaled(_ICON + 2 * Space.SMALL), scaled(32))

    def minimumSizeHint(self) -> QSize:
        """Words may be elided."""
        return QSize(scaled(80), scaled(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw triangle and words."""
        painter = QPainter(self)
        colours, box = tokens(), self.rect()
        if self.is_hovered():
            fill_box(painter, box, mixed(colours.bg, colours.text, 0.06), Radius.CONTROL)
        side = scaled(_ICON)
        sign = QRect(QPoint(scaled(Space.TIGHT), (box.height() - side) // 2), QSize(side, side))
        words = box.adjusted(sign.right() + 1 + scaled(Space.TIGHT), 0, -scaled(Space.TIGHT), 0)
        draw_icon(painter, self._sign(), QRectF(self._mirrored(sign)), colours.text3)
        painter.setLayoutDirection(self.layoutDirection())
        font = current_theme().font(TypeSize.SECONDARY)
        draw_line(painter, self._mirrored(words), self.words, font, colours.text2)
        if self.has_ring:
            draw_focus_ring(painter, box, Radius.CONTROL)
        painter.end()

    def _sign(self) -> str:
        if self.isChecked():
            return "chevron-down"
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return "chevron-left" if is_mirrored else "chevron-right"

    def _mirrored(self, box: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)


class Foldable(QWidget):
    """A line to press and the content under it; `unfolded` tells when it opens, so that content may be made late."""

    unfolded = Signal()

    def __init__(self, text: str, identifier: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = FoldButton(text, identifier)
        self.content = content
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(Space.TIGHT))
        self._column.addWidget(self.button)
        self._column.addWidget(content)
        content.setVisible(False)
        self.button.toggled.connect(self._on_toggled)

    @property
    def is_unfolded(self) -> bool:
        """True while the content is shown."""
        return self.button.isChecked()

    def show_content(self, content: QWidget) -> None:
        """Put something else under the line, folded as it was; what was there is deleted."""
        self._column.replaceWidget(self.content, content)
        self.content.setParent(None)
        self.content.deleteLater()
        self.content = content
        content.setVisible(self.is_unfolded)

    def unfold(self, is_unfolded: bool = True) -> None:
        """Show or hide the content."""
        self.button.setChecked(is_unfolded)

    @Slot(bool)
    def _on_toggled(self, is_unfolded: bool) -> None:
        self.content.setVisible(is_unfolded)
        if is_unfolded:
            self.unfolded.emit()
