"""The field a capture line is typed into."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from whence.ui.labels import name_control

LONGEST_TYPED = 20_000


class CaptureField(QLineEdit):
    """`pasted` carries text of several lines or a business card, which is not put into the line.

    `moved` is an arrow up (-1) or down (1) for what is offered, `completed` Tab while something is offered, `left`
    Escape.
    """

    pasted = Signal(str)
    moved = Signal(int)
    completed = Signal()
    left = Signal()

    def __init__(self, identifier: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_offering = False
        self.setMaxLength(LONGEST_TYPED + 1)
        self.setAcceptDrops(True)
        name_control(self, identifier, spoken)

    def event(self, event: QEvent) -> bool:
        """Escape is this line's own before any shortcut of the window; Tab takes what is offered, else it goes on."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab and self.is_offering:
                self.completed.emit()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go through what is offered, Escape leaves; what is pasted is looked at first."""
        key, has_alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and not has_alt:
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.take_pasted(QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu, in which pasting looks at the text first as well."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(lambda: self.take_pasted(QGuiApplication.clipboard().mimeData()))
        menu.popup(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Text can be dropped."""
        if event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Dropped text counts as pasted."""
        self.take_pasted(event.mimeData())
        event.acceptProposedAction()

    def take_pasted(self, content: QMimeData) -> None:
        """Put one line in where the cursor is; hand anything of several lines, or too long, over by `pasted`."""
        text = content.text()
        is_card = text.lstrip()[:12].upper().startswith(("BEGIN:VCARD", "MECARD:"))
        if is_card or "\n" in text.strip() or "\r" in text.strip() or len(text) + len(self.text()) > LONGEST_TYPED:
            self.pasted.emit(text)
        else:
            self.insert(text.strip("\r\n"))
