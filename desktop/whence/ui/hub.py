"""Where screens hand over commands, and hear what changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from whence.domain.errors import JournalTrouble, Refusal
from whence.services.commands import Command
from whence.services.journal import Done, Journal


class Hub(QObject):
    """The one way from a screen to the journal.

    `changed` carries the `Changes` of a command, of undo and of redo alike, after they are safely kept. `refused`
    carries a `Refusal` nobody else has shown, `troubled` a `JournalTrouble`: something is wrong with the file itself.
    """

    changed = Signal(object)
    refused = Signal(object)
    troubled = Signal(object)

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._held_by = ""

    def hold(self, words: str) -> None:
        """Refuse every change with this sentence until released: a job writes, and nobody shall wait for its lock."""
        self._held_by = words

    def release(self) -> None:
        """Take changes again."""
        self._held_by = ""

    def do(self, command: Command) -> Done | None:
        """Carry out a command: what it came to, or None when it was refused."""
        return self._asked(lambda: self._journal.do(command))

    def try_to(self, command: Command) -> Done | None:
        """Carry out a command for a form that shows refusals at their field: raises them, except trouble."""
        return self._told(lambda: self._journal.do(command))

    def undo(self) -> Done | None:
        """Take the last command back."""
        return self._asked(self._journal.undo)

    def redo(self) -> Done | None:
        """Do again what was taken back."""
        return self._asked(self._journal.redo)

    def _asked(self, change: Callable[[], Done]) -> Done | None:
        try:
            return self._told(change)
        except Refusal as refusal:
            self.refused.emit(refusal)
            return None

    def _told(self, change: Callable[[], Done]) -> Done | None:
        if self._held_by:
            raise Refusal(self._held_by)
        try:
            done = change()
        except JournalTrouble as trouble:
            self.troubled.emit(trouble)
            return None
        if done.has_changed:
            self.changed.emit(done.changes)
        return done
