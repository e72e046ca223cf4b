"""Undo and redo: at once, or on the worker for what is wide; the menu says what would be undone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from whence.domain.errors import JournalTrouble, Refusal
from whence.services.journal import Done, Journal
from whence.services.suite import Services
from whence.ui.jobs import Err, Outcome, Progress
from whence.ui.labels import caption, shortened
from whence.ui.screen import Surroundings

#: A change whose record is larger than this, in bytes, is taken back on the worker.
LARGEST_AT_ONCE = 256 * 1024
_LONGEST_LABEL = 48
_FIELDS = (QLineEdit, QPlainTextEdit)

Change = Callable[[Journal], Done]


class UndoRedo(QObject):
    """Takes back and does again; keeps the words and the state of both actions right after every change.

    `told` carries what was taken back or done again, as a sentence, and its `Changes`.
    """

    told = Signal(str, object)

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._plain = {name: around.actions[name].text() for name in ("change.undo", "change.redo")}
        around.hub.changed.connect(self.show_next)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        self.show_next()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that has nothing to take back itself leaves the keys of undo and redo to the journal."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo, is_redo = (self._answers(name, event) for name in ("change.undo", "change.redo"))
            if (is_undo and not _can_undo(watched)) or (is_redo and not _can_redo(watched)):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def undo(self) -> None:
        """Take the last change back, and say which it was."""
        entry = self._around.services.journal.next_undo
        is_wide = entry is not None and (entry.is_import or entry.size > LARGEST_AT_ONCE)
        if is_wide:
            self._on_worker(Journal.undo, self.tr("Undoing"), self.tr("Undone: {what}"))
        else:
            self._say(self._around.hub.undo(), self.tr("Undone: {what}"))

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        entry = self._around.services.journal.next_redo
        is_wide = entry is not None and (entry.is_import or entry.size > LARGEST_AT_ONCE)
        if is_wide:
            self._on_worker(Journal.redo, self.tr("Doing it again"), self.tr("Done again: {what}"))
        else:
            self._say(self._around.hub.redo(), self.tr("Done again: {what}"))

    @Slot()
    def show_next(self) -> None:
        """Say in the menu what would be undone and done again."""
        journal, actions = self._around.services.journal, self._around.actions
        for name, entry in (("change.undo", journal.next_undo), ("change.redo", journal.next_redo)):
            words = self._plain[name]
            if entry is not None:
                words += f": {caption(shortened(entry.label, _LONGEST_LABEL))}"
            actions[name].setText(words)
            actions[name].setEnabled(entry is not None)

    def _answers(self, name: str, event: QKeyEvent) -> bool:
        return QKeySequence(event.keyCombination()) in self._around.actions[name].shortcuts()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, _FIELDS):
            before.removeEventFilter(self)
        if isinstance(now, _FIELDS):
            now.installEventFilter(self)

    def _on_worker(self, change: Change, label: str, sentence: str) -> None:
        around = self._around

        def work(_progress: Progress) -> Done:
            with closing(around.worker_services()) as services:
                return _changed(services, change)

        around.jobs.run(work, lambda outcome: self._take(outcome, sentence), label)

    def _take(self, outcome: Outcome[Done], sentence: str) -> None:
        if not isinstance(outcome, Err):
            self._around.hub.changed.emit(outcome.value.changes)
            self._say(outcome.value, sentence)
        elif isinstance(outcome.error, JournalTrouble):
            self._around.hub.troubled.emit(outcome.error)
        elif isinstance(outcome.error, Refusal):
            self._around.hub.refused.emit(outcome.error)
        elif not outcome.is_cancelled:
            raise outcome.error

    def _say(self, done: Done | None, sentence: str) -> None:
        if done is not None:
            self.told.emit(sentence.format(what=done.label), done.changes)


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QPlainTextEdit) and field.document().isUndoAvailable()


def _can_redo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return isinstance(field, QPlainTextEdit) and field.document().isRedoAvailable()


def _changed(services: Services, change: Change) -> Done:
    return change(services.journal)
