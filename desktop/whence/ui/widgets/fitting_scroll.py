"""A part that is as high as what is in it, up to a limit; beyond that it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from shiboken6 import isValid

from whence.ui.theme import scaled

_ABOVE = 44


class FittingScroll(QScrollArea):
    """Never scrolls sideways: its content is as wide as it is."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._most = 0
        self._shown: QWidget | None = None
        self._showing = QTimer(self, interval=0, singleShot=True)
        self._showing.timeout.connect(self._on_placed)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        content.installEventFilter(self)

    def limit(self, most: int) -> None:
        """Be at most so high, in pixels."""
        self._most = most
        self.fit()

    def fit(self) -> None:
        """Take the height the content asks for now."""
        content = self._content
        layout = content.layout()
        if layout is not None:
            layout.activate()
        wanted = content.heightForWidth(self.viewport().width())
        height = min(self._most, wanted if wanted >= 0 else content.sizeHint().height())
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def show_part(self, part: QWidget) -> None:
        """Scroll so that a part of the content is seen with what stands right above it, once its place is known."""
        self._shown = part
        self._showing.start()

    @Slot()
    def _on_placed(self) -> None:
        self.fit()
        if self._shown is not None and isValid(self._shown):
            self.ensureWidgetVisible(self._shown, 0, scaled(_ABOVE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow and shrink with the content."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()
