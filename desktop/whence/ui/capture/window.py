"""The capture line in a small window of its own, from anywhere on the desktop."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from whence.domain.errors import JournalTrouble, Refusal
from whence.ui.capture.bar import CaptureBar
from whence.ui.labels import name_control
from whence.ui.screen import Surroundings
from whence.ui.theme import scaled

PLACE = "capture.window"
_WIDTH = 720


class CaptureWindow(QWidget):
    """Closes once the line is saved or left; what was typed is kept and stands there the next time."""

    def __init__(self, around: Surroundings, line: str = "") -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.around = around
        self.bar = CaptureBar(around, place=PLACE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Log a line · Whence"))
        name_control(self, "capture.window", self.tr("Log a line"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addStretch(1)
        self.addAction(around.actions["form.save"])
        self.resize(scaled(_WIDTH), self.sizeHint().height())
        self.bar.finished.connect(self.close)
        self._line = line

    def raise_up(self) -> None:
        """Come to the front and take the keyboard."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.bar.enter(self._line or None)
        self._line = ""

    def open_capture(self, line: str) -> None:
        """Take another line that was handed over."""
        self._line = line
        self.raise_up()

    @Slot(object)
    def say_trouble(self, trouble: JournalTrouble | Refusal) -> None:
        """Say under the line what is wrong with the file; nothing typed is lost."""
        self.bar.editor.error.say(trouble.sentence)
