"""Erasing somebody for good: what goes and which backups still hold them is said first, then it is confirmed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QCheckBox, QWidget
from shiboken6 import isValid

from whence.domain.changes import PersonId
from whence.domain.errors import JournalTrouble, Refusal
from whence.services.erasing import Erased, ErasePreview
from whence.services.suite import Services
from whence.ui.dialogs.form import FormDialog
from whence.ui.icons import Tint
from whence.ui.jobs import Err, Outcome, Progress
from whence.ui.labels import Label, isolated, name_control, one_line
from whence.ui.screen import Surroundings
from whence.ui.theme import TypeSize, dress, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.brief_parts import empty, signed_line
from whence.ui.widgets.buttons import ButtonLook

_WIDTH, _HEIGHT = 560, 460
_MOST_FILES = 6

Answer = TypeVar("Answer")


class EraseDialog(FormDialog):
    """Looks through the backups and erases, both on the worker; there is no undo, so a tick confirms it."""

    def __init__(self, around: Surroundings, person: PersonId, parent: QWidget) -> None:
        name = isolated(one_line(around.services.people.names([person]).get(person, ""), 80))
        title = QCoreApplication.translate("EraseDialog", "Erase {name} for good?").format(name=name)
        super().__init__(around, "erase", title, parent)
        self._person = person
        self._folder = around.safekeeping.folder
        self.is_confirmed = QCheckBox(self.tr("I know that this can't be undone"))
        self.is_left_out = QCheckBox(self.tr("Also leave them out of later archives"))
        self.is_left_out.setChecked(True)
        name_control(self.is_confirmed, "erase.confirmed")
        name_control(self.is_left_out, "erase.left_out")
        self.column.addWidget(Label(self.tr("Looking through the backups…"), tint=Tint.TEXT2))
        self.save_button.setText(self.tr("Erase for good"))
        self.save_button.setAccessibleName(self.tr("Erase for good"))
        self.save_button.setEnabled(False)
        dress(self.save_button, ButtonLook.DANGER.value)
        self.cancel_button.setFocus()
        self.is_confirmed.toggled.connect(self.save_button.setEnabled)
        self.resize(scaled(_WIDTH), scaled(_HEIGHT))
        self._run(lambda services: services.erasing.preview(person, self._folder), self._on_looked, self.windowTitle())

    @Slot()
    def accept(self) -> None:
        """Erase, once it is confirmed."""
        if not self.is_confirmed.isChecked() or not self.save_button.isEnabled():
            return
        for part in (self.save_button, self.is_confirmed, self.is_left_out):
            part.setEnabled(False)
        hub, person, folder, is_left_out = self.around.hub, self._person, self._folder, self.is_left_out.isChecked()
        hub.hold(self.tr("Not done yet: somebody is being erased. Do it again in a moment."))
        self._run(
            lambda services: services.erasing.erase(person, folder, is_left_out=is_left_out),
            self._on_erased,
            self.tr("Erasing"),
        )

    def _run(self, ask: Callable[[Services], Answer], on_result: Callable[[Outcome[Answer]], None], label: str) -> None:
        open_again = self.around.worker_services

        def work(_progress: Progress) -> Answer:
            with closing(open_again()) as services:
                return ask(services)

        self.around.jobs.run(work, on_result, label)

    def _on_looked(self, outcome: Outcome[ErasePreview]) -> None:
        if not isValid(self):
            return
        empty(self.column)
        if isinstance(outcome, Err):
            self._tell(outcome.error)
            return
        found = outcome.value
        things = ", ".join(found.belongings) or self.tr("the name alone")
        self._add("bin", self.tr("What goes: {things}.").format(things=things), Tone.DANGER)
        self._add("note", self.tr("Mentions of the name in other texts are taken out, unless somebody else bears it."))
        self._add("undo", self.tr("What you did before can't be undone any more: the record of changes is emptied."))
        self._add_copies(self.tr("These copies still hold this person until you delete them: {files}."), found.copies)
        self._add_copies(self.tr("These can't be looked into, and may hold them: {files}."), found.unsure_copies)
        if not found.copies and not found.unsure_copies:
            self._add("box", self.tr("No backup in {folder} holds this person.").format(folder=self._folder))
        hint = self.tr("For that a salted hash of their address stays in the journal: no name can be read from it.")
        self.column.addWidget(self.is_left_out)
        self.column.addWidget(Label(hint, TypeSize.META, Tint.TEXT3, is_wrapped=True))
        self.column.addWidget(self.is_confirmed)
        self.column.addStretch(1)
        self.is_confirmed.setFocus()

    def _on_erased(self, outcome: Outcome[Erased]) -> None:
        self.around.hub.release()
        if isinstance(outcome, Err):
            if isinstance(outcome.error, JournalTrouble):
                self.around.hub.troubled.emit(outcome.error)
            elif isValid(self):
                self._tell(outcome.error)
            return
        self.around.hub.changed.emit(outcome.value.changes)
        self.around.navigator.say(outcome.value.sentences[0])
        if isValid(self):
            self._show_end(outcome.value)

    def _show_end(self, erased: Erased) -> None:
        for box in (self.is_confirmed, self.is_left_out):
            box.setParent(None)
        empty(self.column)
        for sentence in erased.sentences:
            self._add("check", sentence)
        self._add_copies("{files}", erased.copies)
        self.column.addStretch(1)
        self.save_button.setVisible(False)
        self.cancel_button.setText(self.tr("Close"))
        self.cancel_button.setAccessibleName(self.tr("Close"))
        self.cancel_button.setFocus()

    def _tell(self, error: BaseException) -> None:
        if not isinstance(error, Refusal):
            raise error
        self.show_refusal(error)

    def _add(self, icon_name: str, sentence: str, tone: Tone = Tone.NEUTRAL) -> None:
        self.column.addWidget(signed_line(icon_name, sentence, tone))

    def _add_copies(self, words: str, copies: tuple[Path, ...]) -> None:
        if not copies:
            return
        names = [isolated(path.name) for path in copies[:_MOST_FILES]]
        if len(copies) > _MOST_FILES:
            names.append(self.tr("and {count} more").format(count=len(copies) - _MOST_FILES))
        self._add("box", words.format(files=", ".join(names)), Tone.WARN)
