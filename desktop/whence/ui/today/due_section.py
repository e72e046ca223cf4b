"""Promises that are due: done, moved to another day, or dropped."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.follow_ups import FollowUp, FollowUpState
from whence.services.commands import Command
from whence.ui.carrying_out import carry_out
from whence.ui.screen import Surroundings
from whence.ui.today.sections import MOST_LINES, PersonLine, Section
from whence.ui.widgets.buttons import ButtonLook, push_button

_LATER = (1, 7, 30)


class DueSection(Section):
    """Each line says what was promised and since when it is due."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(
            "today.due",
            QCoreApplication.translate("TodayScreen", "Promised"),
            QCoreApplication.translate("TodayScreen", "follow-ups that are due"),
            parent,
        )
        self._around = around
        self._most = MOST_LINES
        self.more_wanted.connect(self._show_all)

    def refresh(self) -> int:
        """Ask anew; gives how many are due."""
        due = self._around.services.people.due_follow_ups()
        shown = due[: self._most]
        names = self._around.services.people.names([one.person_id for one in shown])
        self.show_lines([self._line(one, names.get(one.person_id, "")) for one in shown], len(due) - len(shown))
        return len(due)

    def _line(self, one: FollowUp, name: str) -> PersonLine:
        from whence.services.commands.interactions import CloseFollowUp

        today = self._around.services.journal.clock.today()
        when = (
            self.tr("due today") if one.due_on == today else self.tr("due {day}").format(day=Day.on(one.due_on).phrase)
        )
        words = " · ".join(part for part in (one.words, when) if part)
        done = push_button(self.tr("Done"), "today.done", icon_name="check")
        done.clicked.connect(lambda: self._do(CloseFollowUp(one.id, FollowUpState.DONE)))
        line = PersonLine("today.due", PersonId(one.person_id), name, words, [done, self._later_button(one, today)])
        line.opened.connect(self._around.navigator.open_person)
        return line

    def _later_button(self, one: FollowUp, today: date) -> QPushButton:
        from whence.services.commands.interactions import CloseFollowUp, MoveFollowUp

        menu = QMenu(self)
        texts = (self.tr("Tomorrow"), self.tr("In a week"), self.tr("In a month"))
        for days, text in zip(_LATER, texts, strict=True):
            day = today + timedelta(days=days)
            self._add(menu, f"{text} · {Day.on(day).words}", MoveFollowUp(one.id, day))
        menu.addSeparator()
        self._add(menu, self.tr("Drop it"), CloseFollowUp(one.id, FollowUpState.DROPPED))
        return push_button(self.tr("Later"), "today.later", ButtonLook.PLAIN, menu=menu)

    def _add(self, menu: QMenu, text: str, command: Command) -> None:
        entry = QAction(text, menu)
        entry.triggered.connect(lambda: self._do(command))
        menu.addAction(entry)

    def _do(self, command: Command) -> None:
        carry_out(self._around, command)

    @Slot()
    def _show_all(self) -> None:
        self._most = 10 * MOST_LINES
        self.refresh()
