"""Where screens hand over commands, and hear what changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from whence.domain.errors import JournalTrouble, Refusal


class Journal(Protocol):
    """What the hub needs of a journal. Each call answers with the changes it made."""

    def do(self, command: object) -> object:
        """Carry out a command; raises Refusal, with nothing changed."""

    def undo(self) -> object:
        """Take the last command back; raises Refusal."""

    def redo(self) -> object:
        """Do again what was taken back; raises Refusal."""


class Hub(QObject):
    """The one way from a screen to the journal.

    `changed` carries the changes of a command, of undo and of redo alike, after they are safely kept. `refused`
    carries a `Refusal` nobody else has shown, `troubled` a `JournalTrouble`: something is wrong with the file itself.
    """

    changed = Signal(object)
    refused = Signal(object)
    troubled = Signal(object)

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal

    def do(self, command: object) -> object | None:
        """Carry out a command: its changes, or None when it was refused."""
        return self._asked(lambda: self._journal.do(command))

    def try_to(self, command: object) -> object | None:
        """Carry out a command for a form that shows refusals at their field: raises them, except trouble."""
        return self._told(lambda: self._journal.do(command))

    def undo(self) -> object | None:
        """Take the last command back."""
        return self._asked(self._journal.undo)

    def redo(self) -> object | None:
        """Do again what was taken back."""
        return self._asked(self._journal.redo)

    def _asked(self, change: Callable[[], object]) -> object | None:
        try:
            return self._told(change)
        except Refusal as refusal:
            self.refused.emit(refusal)
            return None

    def _told(self, change: Callable[[], object]) -> object | None:
        try:
            changes = change()
        except JournalTrouble as trouble:
            self.troubled.emit(trouble)
            return None
        self.changed.emit(changes)
        return changes
