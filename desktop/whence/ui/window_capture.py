"""The place at the top of the window where a line about somebody is typed from any screen."""

from __future__ import annotations

import importlib
import importlib.util
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from whence.domain.changes import Changes
from whence.ui.screen import Screen, Surroundings

if TYPE_CHECKING:
    from whence.ui.capture.window import CaptureWindow

#: The module that fills the slot, when it is there.
CAPTURE = "whence.ui.capture.bar"


class CaptureSlot(QWidget):
    """Holds the capture bar and takes no room until there is one.

    The bar is a `Screen` named "capture", built from `whence.ui.capture.bar` as its `CaptureBar`. `enter(subject)`
    puts the keyboard into it; a text as subject is put into the line, without one the draft stays. It is shown by
    `begin` and hidden by `end`, which leaves the draft where it is; its `finished` signal asks for that too.
    """

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._bar: Screen | None = None
        self._apart: CaptureWindow | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setVisible(False)

    @property
    def bar(self) -> Screen | None:
        """The bar, once it was asked for."""
        return self._bar

    @staticmethod
    def can_begin() -> bool:
        """Whether there is a bar to show."""
        try:
            return importlib.util.find_spec(CAPTURE) is not None
        except ModuleNotFoundError:
            return False

    def begin(self, subject: object = None) -> bool:
        """Show the bar and put the keyboard into it; False when there is none."""
        if self._bar is None and self.can_begin():
            kind = importlib.import_module(CAPTURE).CaptureBar
            bar = kind(self._around)
            bar.finished.connect(self.end)
            self._bar = cast(Screen, bar)
            self._column.addWidget(self._bar)
        if self._bar is None:
            return False
        self.setVisible(True)
        self._bar.enter(subject)
        return True

    def open_apart(self, line: str) -> None:
        """Show the line in a small window of its own, above whatever other program has the screen."""
        from whence.ui.capture.window import CaptureWindow

        if self._apart is None or not isValid(self._apart):
            self._apart = CaptureWindow(self._around)
        self._apart.open_capture(line)

    def take_changes(self, changes: Changes) -> None:
        """Tell the bar what changed, once it was asked for."""
        if self._bar is not None:
            self._bar.take_changes(changes)

    @Slot()
    def end(self) -> None:
        """Hide the bar; its draft is kept."""
        if self._bar is not None:
            self._bar.leave()
        self.setVisible(False)
