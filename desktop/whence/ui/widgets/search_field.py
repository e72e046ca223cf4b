"""A field to search or filter by."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from whence.ui.icons import icon
from whence.ui.labels import name_control


class SearchField(QLineEdit):
    """`searched` with the words after each change (once `delay` milliseconds passed without another, 0 for at once).

    Escape empties the field first; the arrow down asks to move into the results by `left_downwards`.
    """

    searched = Signal(str)
    left_downwards = Signal()

    def __init__(self, identifier: str, placeholder: str, *, delay: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(False)
        name_control(self, identifier, placeholder)
        self.addAction(QAction(icon("lens"), "", self), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(icon("cross"), self.tr("Clear"), self)
        self._clear.setVisible(False)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._pause = QTimer(self, interval=delay, singleShot=True)
        self._connect()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties, the arrow down leaves for the results, everything else writes."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(self._on_text_changed)
        self._pause.timeout.connect(self._on_paused)

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
