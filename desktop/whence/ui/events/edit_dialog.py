"""A small form about an event: its name, place, days, and a few words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from whence.domain.events import Event
from whence.services.commands import Command
from whence.services.commands.interactions import AddEvent, EditEvent
from whence.ui.dialogs.form import FormDialog
from whence.ui.screen import Surroundings
from whence.ui.widgets.day_field import DayField


class EventDialog(FormDialog):
    """Adds an event, or changes one (`before`)."""

    def __init__(self, around: Surroundings, parent: QWidget, before: Event | None = None) -> None:
        title = QCoreApplication.translate("EventDialog", "Change an event" if before else "Add an event")
        super().__init__(around, "event", title, parent)
        self._before = before
        today = around.services.journal.clock.today
        self.named = QLineEdit(before.name if before else "")
        self.place = QLineEdit(before.place if before else "")
        self.starts_on = DayField("event.starts_on", self.tr("First day"), today)
        self.ends_on = DayField("event.ends_on", self.tr("Last day"), today)
        self.words = self.text_field(before.words if before else "")
        self.add_field("name", self.tr("Name"), self.named)
        self.add_field("place", self.tr("Place"), self.place)
        self.add_field("starts_on", self.tr("First day"), self.starts_on)
        self.add_field("ends_on", self.tr("Last day, if it is another"), self.ends_on)
        if before is not None:
            self.add_field("words", self.tr("What it was like"), self.words)
            self.starts_on.show_day(before.starts_on)
            self.ends_on.show_day(before.ends_on)
        self.named.setFocus()

    def commands(self) -> Sequence[Command]:
        """Add it, or change it."""
        starts_on, ends_on = self.starts_on.checked_day("starts_on"), self.ends_on.checked_day("ends_on")
        if self._before is None:
            return [AddEvent(self.named.text(), self.place.text(), starts_on, ends_on)]
        text = self.words.toPlainText()
        return [EditEvent(self._before.id, self.named.text(), self.place.text(), starts_on, ends_on, text)]
