"""Promising yourself something about a person for a day, and moving such a promise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.errors import Refusal
from whence.domain.follow_ups import FollowUp
from whence.services.commands import Command
from whence.services.commands.interactions import AddFollowUp, MoveFollowUp
from whence.ui.dialogs.form import FormDialog
from whence.ui.screen import Surroundings
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.day_field import DayField
from whence.ui.widgets.flow import ChipRow


class FollowUpDialog(FormDialog):
    """Adds a promise, or moves one (`before`) to another day."""

    def __init__(self, around: Surroundings, person: PersonId, parent: QWidget, before: FollowUp | None = None) -> None:
        title = QCoreApplication.translate("FollowUpDialog", "Follow up" if before is None else "Move this follow-up")
        super().__init__(around, "follow_up", title, parent)
        self._person = person
        self._before = before
        self.words = QLineEdit(before.words if before is not None else "", self)
        self.words.setVisible(before is None)
        self.due_on = DayField(
            "follow_up.due_on",
            self.tr("For which day"),
            around.services.journal.clock.today,
            prefers="future",
            placeholder=self.tr("friday, in 2 weeks, 12 Mar…"),
        )
        self.offers = ChipRow("follow_up.offers", self.tr("Usual days"))
        self._lay_out()

    def commands(self) -> Sequence[Command]:
        """Promise it, or move it."""
        due_on = self._chosen_day()
        if self._before is not None:
            return [MoveFollowUp(self._before.id, due_on)]
        return [AddFollowUp(self._person, self.words.text(), due_on)]

    def _chosen_day(self) -> date:
        day = self.due_on.checked_day("due_on")
        if day.start is None:
            raise Refusal(self.tr("Say for which day: tomorrow, friday, in 2 weeks, 12 Mar."), field="due_on")
        return day.start

    def _lay_out(self) -> None:
        if self._before is None:
            self.add_field("words", self.tr("What you mean to do"), self.words)
            self.words.setFocus()
        self.add_field("due_on", self.tr("For which day"), self.due_on)
        self.offers.show_chips(
            [
                self._offer(self.tr("Tomorrow"), 1),
                self._offer(self.tr("In a week"), 7),
                self._offer(self.tr("In 2 weeks"), 14),
                self._offer(self.tr("In a month"), 30),
            ]
        )
        self.column.addWidget(self.offers)
        if self._before is not None:
            self.due_on.setFocus()

    def _offer(self, words: str, days: int) -> Chip:
        chip = Chip(words, "follow_up.offer", icon_name="calendar")
        day = self.around.services.journal.clock.today() + timedelta(days=days)
        chip.clicked.connect(lambda: self.due_on.show_day(Day.on(day)))
        return chip
