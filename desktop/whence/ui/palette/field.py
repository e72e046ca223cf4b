"""The palette's line: it keeps the keyboard while arrows walk through the list below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from whence.ui.actions import Actions
from whence.ui.labels import name_control
from whence.ui.theme import TypeSize, current_theme, scaled

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -5, Qt.Key.Key_PageDown: 5}


class PaletteField(QLineEdit):
    """`moved` by how many lines, `entered` when the arrow right leaves the end of the line, `introduce_wanted`."""

    moved = Signal(int)
    entered = Signal()
    introduce_wanted = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.setPlaceholderText(self.tr("A name, a company, a word from a message, or what to do"))
        name_control(self, "palette.field", self.tr("Find or do"))
        self.setFont(current_theme().font(TypeSize.SECTION))
        self.setMinimumHeight(scaled(40))
        self.setMaxLength(400)

    def event(self, event: QEvent) -> bool:
        """Copying is the palette's while nothing is selected here; introducing is taken from the window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.matches(QKeySequence.StandardKey.Copy) and not self.hasSelectedText():
                event.ignore()
                return False
            if self._is_introduction(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk; at the end of the line the arrow right goes into the brief."""
        key = Qt.Key(event.key())
        has_modifier = bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        is_at_end = self.cursorPosition() == len(self.text()) and not self.hasSelectedText()
        if key in _STEPS and not has_modifier:
            self.moved.emit(_STEPS[key])
        elif key == Qt.Key.Key_Right and not has_modifier and is_at_end:
            self.entered.emit()
        elif self._is_introduction(event):
            self.introduce_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _is_introduction(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(event.keyCombination())
        return pressed in self._actions["introduction.begin"].shortcuts()
