"""Asking for one day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.errors import Refusal
from whence.ui.labels import Label, name_control
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.banner import FieldError
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.day_field import DayField

_WIDTH = 360


class DayDialog(QDialog):
    """`chosen` carries the day as ISO 8601 writes it, as precisely as it was said."""

    chosen = Signal(str)

    def __init__(self, title: str, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self.day = DayField("day.day", self.tr("Day"), today)
        self.error = FieldError(self.day.field)
        self.save_button = push_button(self.tr("Show"), "day.save", ButtonLook.PRIMARY)
        self.cancel_button = push_button(self.tr("Cancel"), "day.cancel", ButtonLook.QUIET)
        self.save_button.setDefault(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        name_control(self, "day", title)
        self._lay_out(title)
        self.save_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)

    @Slot()
    def accept(self) -> None:
        """Tell the day; stays open, with the reason shown, when there is none."""
        try:
            day = self.day.checked_day("day")
            if not day.is_known:
                raise Refusal(self.tr("Say a day, a month or a year."), field="day")
        except Refusal as refusal:
            self.error.say(refusal.sentence)
            return
        self.chosen.emit(str(day))
        super().accept()

    def _lay_out(self, title: str) -> None:
        edge = scaled(Space.WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(scaled(Space.MEDIUM))
        column.addWidget(Label(title, TypeSize.SECTION, is_strong=True, is_wrapped=True))
        column.addWidget(self.day)
        column.addWidget(self.error)
        column.addStretch(1)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.save_button)
        column.addLayout(line)
        self.setMinimumWidth(scaled(_WIDTH))
