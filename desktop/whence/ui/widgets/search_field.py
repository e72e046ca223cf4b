"""A field to search or filter by."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QWidget

from whence.ui.icons import draw_icon
from whence.ui.labels import name_control
from whence.ui.theme import Space, current_theme, scaled, tokens
from whence.ui.widgets.buttons import icon_button

_ICON = 18


class SearchField(QLineEdit):
    """`searched` with the words after each change (once `delay` milliseconds passed without another, 0 for at once).

    Escape empties the field first; the arrow down asks to move into the results by `left_downwards`.
    """

    searched = Signal(str)
    left_downwards = Signal()

    def __init__(self, identifier: str, placeholder: str, *, delay: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        name_control(self, identifier, placeholder)
        self._clear = icon_button("cross", self.tr("Clear"), f"{identifier}.clear", self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setVisible(False)
        self._pause = QTimer(self, interval=delay, singleShot=True)
        self._connect()
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties, the arrow down leaves for the results, everything else writes."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the window while there is something to empty."""
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_key and event.type() == QEvent.Type.ShortcutOverride and self.text():
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross at the end."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and the lens at its beginning."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = scaled(_ICON)
        lens = QRect(scaled(10), (self.height() - side) // 2, side, side)
        draw_icon(painter, "lens", QRectF(self._mirrored(lens)), tokens().text3)
        painter.end()

    def _connect(self) -> None:
        self._clear.clicked.connect(self.clear)
        self.textChanged.connect(self._on_text_changed)
        self._pause.timeout.connect(self._on_paused)
        current_theme().changed.connect(self._place)

    def _place(self) -> None:
        room = scaled(_ICON + Space.SMALL)
        self.setTextMargins(room, 0, room, 0)
        side = self.height() - 4
        self._clear.setGeometry(self._mirrored(QRect(self.width() - side - 2, 2, side, side)))

    def _mirrored(self, box: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        if self._pause.interval():
            self._pause.start()
        else:
            self._on_paused()

    @Slot()
    def _on_paused(self) -> None:
        self.searched.emit(self.text())
