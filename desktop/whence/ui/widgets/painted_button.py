"""A button that paints itself: what chips, tabs and navigation have in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPushButton, QWidget

from whence.ui.labels import caption, name_control, one_line
from whence.ui.theme import current_theme


class PaintedButton(QPushButton):
    """Keyboard, mouse and screen reader work as for any button; subclasses draw it and say how large it is."""

    def __init__(self, text: str, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = one_line(text)
        self._has_ring = False
        self.setText(caption(text))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        name_control(self, identifier, self._words)
        current_theme().changed.connect(self._on_theme_changed)

    @property
    def words(self) -> str:
        """The text as it is shown."""
        return self._words

    def set_words(self, text: str) -> None:
        """Show another text."""
        self._words = one_line(text)
        self.setText(caption(text))
        self.setAccessibleName(self._words)
        self.updateGeometry()
        self.update()

    @property
    def has_ring(self) -> bool:
        """True while the keyboard is here and did not come by a mouse click."""
        return self._has_ring and self.hasFocus()

    def minimumSizeHint(self) -> QSize:
        """As large as it wants to be, unless a subclass can do with less."""
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether a ring is wanted."""
        self._has_ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def is_hovered(self) -> bool:
        """True while the pointer is over an enabled button."""
        return self.underMouse() and self.isEnabled()

    def event(self, event: QEvent) -> bool:
        """Repaint when the pointer comes or goes."""
        if event.type() in {QEvent.Type.HoverEnter, QEvent.Type.HoverLeave}:
            self.update()
        return super().event(event)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
