"""Chips: a short word with an icon, to read, to tick or to take away."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from whence.ui.icons import draw_icon
from whence.ui.labels import shortened
from whence.ui.theme import Radius, TypeSize, current_theme, scaled, tokens
from whence.ui.theme_palette import mixed
from whence.ui.tones import Tone
from whence.ui.widgets.painted_button import PaintedButton
from whence.ui.widgets.strokes import draw_focus_ring, draw_line, fill_box, text_width

_HEIGHT = 26
_TARGET = 32
_EDGE = 10
_ICON = 14
_GAP = 5
_WIDEST = 320


class Chip(PaintedButton):
    """A word in a pill: `clicked` as any button; `removed` by its cross, Delete or Backspace.

    A chip that says something only by its colour is not allowed: give it words.
    """

    removed = Signal()

    def __init__(
        self,
        text: str,
        identifier: str,
        *,
        icon_name: str = "",
        tone: Tone = Tone.NEUTRAL,
        is_removable: bool = False,
        is_checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, identifier, parent)
        self._icon_name = icon_name
        self._tone = tone
        self._is_removable = is_removable
        self.setCheckable(is_checkable)
        self.toggled.connect(lambda _is_on: self.updateGeometry())
        if is_removable:
            self.setAccessibleDescription(self.tr("Press Delete to take it away."))

    def set_tone(self, tone: Tone) -> None:
        """Say the same in another colour."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as icon, words and cross; long words are elided."""
        width = 2 * scaled(_EDGE) + text_width(shortened(self.words, 80), self._font())
        width += sum(scaled(_ICON + _GAP) for has_part in (self._leading_icon(), self._is_removable) if has_part)
        return QSize(min(width, scaled(_WIDEST)) + 1, scaled(_TARGET))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take a removable chip away; Enter presses it."""
        if self._is_removable and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A release on the cross removes; anywhere else it is a click."""
        if self._is_removable and self.isDown() and self._cross_box().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw pill, icon, words and cross."""
        painter = QPainter(self)
        pill, ink = self._pill(), self._ink()
        edge = tokens().border_strong if self.isCheckable() and not self.isChecked() else None
        fill_box(painter, pill, self._fill(), Radius.PILL, edge)
        words = pill.adjusted(scaled(_EDGE), 0, -scaled(_EDGE), 0)
        if self._leading_icon():
            self._draw_icon(painter, words, self._leading_icon(), ink, is_first=True)
            words.setLeft(words.left() + scaled(_ICON + _GAP))
        if self._is_removable:
            self._draw_icon(painter, words, "cross", ink, is_first=False)
            words.setRight(words.right() - scaled(_ICON + _GAP))
        painter.setLayoutDirection(self.layoutDirection())
        draw_line(painter, self._mirrored(words, pill), self.words, self._font(), ink)
        if self.has_ring:
            draw_focus_ring(painter, pill, Radius.PILL)
        painter.end()

    def _draw_icon(self, painter: QPainter, words: QRect, name: str, ink: QColor, is_first: bool) -> None:
        side = scaled(_ICON)
        left = words.left() if is_first else words.right() + 1 - side
        box = QRect(QPoint(left, words.center().y() - side // 2), QSize(side, side))
        draw_icon(painter, name, QRectF(self._mirrored(box, self._pill())), ink)

    def _mirrored(self, box: QRect, within: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), within, box)

    def _pill(self) -> QRect:
        height = min(self.height(), scaled(_HEIGHT))
        return QRect(0, (self.height() - height) // 2, self.width(), height)

    def _cross_box(self) -> QRect:
        width = scaled(_ICON + _EDGE + _GAP // 2)
        return self._mirrored(QRect(self.width() - width, 0, width, self.height()), self.rect())

    def _leading_icon(self) -> str:
        return "check" if self.isCheckable() and self.isChecked() else self._icon_name

    def _font(self) -> QFont:
        return current_theme().font(TypeSize.SECONDARY)

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return tokens().text2
        return Tone.ACCENT.ink if self.isChecked() else self._tone.ink

    def _fill(self) -> QColor:
        if self.isCheckable() and not self.isChecked():
            fill = tokens().surface
        else:
            fill = Tone.ACCENT.fill if self.isChecked() else self._tone.fill
        return mixed(fill, self._ink(), 0.1) if self.is_hovered() or self.isDown() else fill
