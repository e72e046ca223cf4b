"""People no longer in your connections: what happened is asked, never assumed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from whence.domain.changes import PersonId
from whence.domain.connections import Connection, Vanished
from whence.domain.dates import Day
from whence.ui.carrying_out import carry_out
from whence.ui.screen import Surroundings
from whence.ui.today.sections import MOST_LINES, PersonLine, Section
from whence.ui.widgets.buttons import ButtonLook, push_button


class VanishedSection(Section):
    """Each line says when an archive first lacked somebody, and takes one of five answers, alone or with others."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        remark = QCoreApplication.translate("TodayScreen", "what happened?")
        super().__init__(
            "today.vanished", QCoreApplication.translate("TodayScreen", "No longer in your connections"), remark, parent
        )
        self._around = around
        self._most = MOST_LINES
        self.more_wanted.connect(self._show_all)
        self.together = push_button(self.tr("Answer several at once"), "today.vanished.together", ButtonLook.QUIET)
        self.together.clicked.connect(lambda: around.navigator.open_screen("decisions", "vanished"))
        self.heading.add_control(self.together)

    def refresh(self) -> int:
        """Ask anew; gives how many are still to be asked about."""
        gone = self._around.services.people.vanished()
        self.together.setVisible(len(gone) > 1)
        shown = gone[: self._most]
        names = self._around.services.people.names([one.person_id for one in shown])
        self.show_lines([self._line(one, names.get(one.person_id, "")) for one in shown], len(gone) - len(shown))
        return len(gone)

    def _line(self, one: Connection, name: str) -> PersonLine:
        missing = self.tr("not in the archive {day} any more")
        words = missing.format(day=Day.on(one.vanished_on).phrase) if one.vanished_on is not None else ""
        line = PersonLine("today.vanished", PersonId(one.person_id), name, words, [self._answer_button(one)])
        line.opened.connect(self._around.navigator.open_person)
        return line

    def _answer_button(self, one: Connection) -> QPushButton:
        menu = QMenu(self)
        for answer, text in (
            (Vanished.REMOVED_BY_THEM, self.tr("They removed the connection")),
            (Vanished.REMOVED_BY_YOU, self.tr("I removed the connection")),
            (Vanished.CLOSED_ACCOUNT, self.tr("They closed their account")),
            (Vanished.UNKNOWN, self.tr("I can't tell")),
            (Vanished.STILL_CONNECTED, self.tr("Still connected: the archive is incomplete")),
        ):
            entry = QAction(text, menu)
            entry.triggered.connect(lambda _checked=False, answer=answer: self._answer(one, answer))
            menu.addAction(entry)
        return push_button(self.tr("What happened?"), "today.answer", menu=menu)

    def _answer(self, one: Connection, answer: Vanished) -> None:
        from whence.services.commands.tidying import AnswerVanished

        carry_out(self._around, AnswerVanished(PersonId(one.person_id), answer))

    @Slot()
    def _show_all(self) -> None:
        self._most = 10 * MOST_LINES
        self.refresh()
