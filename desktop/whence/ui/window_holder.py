"""The frame a screen stands in: it scrolls when the window is smaller than the screen can be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from whence.ui.labels import name_control
from whence.ui.screen import Screen
from whence.ui.theme import scaled

_LEAST = QSize(200, 120)


class ScreenHolder(QScrollArea):
    """Gives its screen all the room there is, and never less than it needs; what does not fit is scrolled to.

    So the window can be as small as a screen of 800×600 with text twice as large, whatever is shown in it.
    """

    def __init__(self, screen: Screen, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.held = screen
        self._fitting = QTimer(self, interval=0, singleShot=True)
        self._fitting.timeout.connect(self._fit)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(screen)
        self.viewport().setAutoFillBackground(False)
        screen.setAutoFillBackground(False)
        screen.installEventFilter(self)
        name_control(self, f"{screen.name}.holder", spoken)

    def minimumSizeHint(self) -> QSize:
        """Room to scroll in, however much the screen needs."""
        return QSize(scaled(_LEAST.width()), scaled(_LEAST.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the screen the new room."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the screen when it comes to need more, or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fitting.start()
        return super().eventFilter(watched, event)

    @Slot()
    def _fit(self) -> None:
        room, needed = self.viewport().size(), self.held.minimumSizeHint()
        self.held.resize(room.expandedTo(needed))
