"""A line of text that reads like a label and is edited where it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from whence.ui.labels import name_control, one_line, set_tooltip
from whence.ui.theme import Radius, TypeSize, current_theme, dress, tokens
from whence.ui.theme_palette import mixed
from whence.ui.widgets.strokes import draw_focus_ring, draw_line, fill_box, text_width

_LONGEST = 20_000
_EDGE = 2
#: How far inside its contents a line edit of the toolkit begins to write.
_INSET = 2


class InPlaceLine(QLineEdit):
    """`edited` carries the new text when Enter is pressed or the keyboard leaves; Escape takes the typing back.

    With `is_framed` it looks like the fields beside it.
    """

    edited = Signal(str)

    def __init__(
        self,
        identifier: str,
        spoken: str,
        *,
        placeholder: str = "",
        size: TypeSize = TypeSize.BODY,
        is_strong: bool = False,
        is_framed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kept = ""
        self._is_framed = is_framed
        self._size = size
        self._is_strong = is_strong
        self.setPlaceholderText(placeholder)
        self.setMaxLength(_LONGEST)
        name_control(self, identifier, spoken)
        self._dress()
        if not is_framed:
            dress(self, "bare")
        current_theme().changed.connect(self._dress)

    def show_text(self, text: str) -> None:
        """Show what is kept; typing that is not saved yet stays."""
        is_touched = self.hasFocus() and self.text() != self._kept
        self._kept = one_line(text, _LONGEST)
        if not is_touched and self.text() != self._kept:
            self.setText(self._kept)
            self.setCursorPosition(0)
            self._explain()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves; Escape takes back what was typed and lets a second one pass."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._commit()
        elif event.key() == Qt.Key.Key_Escape and self.text() != self._kept:
            self.setText(self._kept)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving saves; the line shows its beginning again."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self._commit()
            self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the window while there is typing to take back, and the size of the text from the style."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_taken = event.key() == Qt.Key.Key_Escape and self.text() != self._kept
            if is_taken:
                event.accept()
                return True
        if event.type() == QEvent.Type.Polish:
            is_done = super().event(event)
            self._dress()
            return is_done
        if event.type() in {QEvent.Type.HoverEnter, QEvent.Type.HoverLeave}:
            self.update()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a soft ground under the pointer, the text, and the ring while the keyboard is here."""
        if self._is_framed:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        if self.underMouse() and not self.hasFocus():
            fill_box(painter, self.rect(), mixed(tokens().bg, tokens().text, 0.05), Radius.CONTROL)
        painter.end()
        if self.is_elided:
            self._draw_elided()
        else:
            super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            draw_focus_ring(painter, QRect(self.rect()), Radius.CONTROL)
            painter.end()

    @property
    def is_elided(self) -> bool:
        """Whether the text ends in an ellipsis: it has no room, and nobody is writing in it."""
        return (
            not self._is_framed and not self.hasFocus() and text_width(self.text(), self.font()) > self._room().width()
        )

    def _room(self) -> QRect:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return room.adjusted(_INSET, 0, -_INSET, 0)

    def _draw_elided(self) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        draw_line(painter, self._room(), self.text(), self.font(), self.palette().color(QPalette.ColorRole.Text))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the text has no room, it can be read in full under the pointer."""
        super().resizeEvent(event)
        self._explain()

    def _explain(self) -> None:
        is_short = text_width(self.text(), self.font()) <= self._room().width()
        set_tooltip(self, "" if is_short or self._is_framed else self.text())

    def _commit(self) -> None:
        written = self.text().strip()
        if written != self._kept:
            self.edited.emit(written)

    def _dress(self) -> None:
        self.setFont(current_theme().font(self._size, self._is_strong))
        tall_enough = f"min-height: {self.fontMetrics().height() + _EDGE}px;"
        if self.styleSheet() != tall_enough:  # the height a style sheet asks of every field would cut large text
            self.setStyleSheet(tall_enough)
