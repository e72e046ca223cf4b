"""To do on the network: what an archive contradicts is asked first, then what waits, then what was done."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from whence.domain.archive_findings import ArchiveAnswer
from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.services.commands.archives import AnswerContradiction
from whence.services.commands.desk import TickOffToDo
from whence.services.worklist import Contradiction, StepEntry
from whence.ui.carrying_out import carry_out
from whence.ui.decisions.change_mind import ChangeMindDialog
from whence.ui.decisions.lines import MOST_LINES, answers_below, empty_line, line
from whence.ui.screen import Surroundings
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.headings import SectionHeading


class ToDoLines(QObject):
    """Builds the list anew when asked."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._window = parent

    def lines(self) -> Iterator[QWidget]:
        """Questions, then steps, then what is behind."""
        worklist = self._around.services.worklist
        asked, waiting, done = worklist.contradictions(), worklist.waiting(), worklist.done()
        if asked:
            yield SectionHeading(self.tr("The archive says otherwise"), self.tr("Nothing is changed until you answer."))
        for one in asked[:MOST_LINES]:
            yield self._question(one)
        if asked and waiting:
            yield SectionHeading(self.tr("Still to be done"))
        for entry in waiting[:MOST_LINES]:
            yield self._step(entry)
        if len(waiting) > MOST_LINES:
            more = self.tr("{count} more come up as these are ticked off; the table has them all.")
            yield empty_line(more.format(count=len(waiting) - MOST_LINES))
        if not asked and not waiting:
            yield empty_line(
                self.tr(
                    "Nothing is left to do on LinkedIn. What you decide here and have to do there comes on this list; "
                    "the next archive confirms it or asks."
                )
            )
        if done:
            yield SectionHeading(self.tr("Done"))
        for entry in done:
            yield self._step(entry)

    def _question(self, one: Contradiction) -> QWidget:
        made = line(one.name, [one.sentence], open_person=self._opener(one.person))
        keep = push_button(self.tr("Mistake there: keep on the list"), "decisions.contrary.keep", icon_name="flag")
        keep.clicked.connect(lambda: self._answer(one, ArchiveAnswer.KEPT))
        change = push_button(self.tr("I changed my mind…"), "decisions.contrary.change", icon_name="scales")
        change.clicked.connect(lambda: ChangeMindDialog(self._around, one, self._window).open())
        older = push_button(self.tr("The archive is older"), "decisions.contrary.older", icon_name="hourglass")
        older.clicked.connect(lambda: self._answer(one, ArchiveAnswer.OLDER))
        answers_below(made, (keep, change, older), one.name)
        return made

    def _step(self, one: StepEntry) -> QWidget:
        is_done = one.done_on is not None
        when = self.tr("done on {day}") if is_done else self.tr("since {day}")
        day = Day.on(one.done_on or one.created_on).words
        controls = [] if one.is_confirmed else [self._tick(one, is_done=is_done)]
        words = [f"{one.action} · {when.format(day=day)}", one.remark, "" if is_done else one.profile_url]
        return line(one.name, words, controls, open_person=self._opener(one.person))

    def _tick(self, one: StepEntry, *, is_done: bool) -> QPushButton:
        button = push_button(
            self.tr("Not done after all") if is_done else self.tr("Done"),
            "decisions.to_do.tick",
            ButtonLook.QUIET if is_done else ButtonLook.PLAIN,
            icon_name="undo" if is_done else "check",
        )
        button.setAccessibleDescription(f"{one.name}: {one.action}")
        button.clicked.connect(lambda: carry_out(self._around, TickOffToDo(one.id, is_done=not is_done)))
        return button

    def _answer(self, one: Contradiction, answer: ArchiveAnswer) -> None:
        carry_out(self._around, AnswerContradiction(one.to_do, answer))

    def _opener(self, person: PersonId) -> Callable[[], None]:
        return lambda: self._around.navigator.open_person(person)
