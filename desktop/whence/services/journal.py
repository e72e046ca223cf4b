"""The journal as every face of the program uses it: do a command, undo it, redo it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from whence.domain.changes import Changes
from whence.domain.errors import Refusal
from whence.services.commands import Command
from whence.services.work import Told, Work
from whence.storage import history
from whence.storage.history import HistoryEntry
from whence.storage.store import Store
from whence.system.clock import Clock

Handler = Callable[[Any, Work], Any]


@dataclass(frozen=True, slots=True)
class Done:
    """What a command, an undo or a redo came to: its words, what changed, and what its handler gave back."""

    label: str
    changes: Changes
    value: Any = None

    @property
    def has_changed(self) -> bool:
        """Whether anything is different now; a command can find that all is as wished already."""
        return self.changes != Changes()


class Journal:
    """An open journal that commands are done to. Every command is one transaction with one entry to undo."""

    def __init__(self, store: Store, clock: Clock, handler_of: Callable[[type], Handler]) -> None:
        self.store = store
        self.clock = clock
        self._handler_of = handler_of

    def do(self, command: Command, told: Told | None = None) -> Done:
        """Do a command. Raises Refusal, with nothing changed, when it is not to be done.

        A command about many tells `told` how much is done of how much; what that raises ends it, with nothing changed.
        """
        handler = self._handler_of(type(command))
        stamp = self.clock.stamp()
        with self.store.gate.change(command.label, type(command).__name__, stamp) as writing:
            work = Work(self.store, self.clock.today(), stamp)
            value = handler(command, work if told is None else replace(work, told=told))
        return Done(command.label, writing.changes, value)

    def undo(self) -> Done:
        """Undo the newest command. Raises Refusal when there is none, or something newer stands in the way."""
        entry = history.next_undo(self.store.database)
        if entry is None:
            raise Refusal("There is nothing to undo in this journal.")
        return Done(entry.label, self.store.gate.undo(entry))

    def redo(self) -> Done:
        """Do again what was undone last. Raises Refusal when there is nothing."""
        entry = history.next_redo(self.store.database)
        if entry is None:
            raise Refusal("There is nothing to redo in this journal.")
        return Done(entry.label, self.store.gate.redo(entry))

    def take_back(self, entry: HistoryEntry, *, is_partly: bool = False) -> Done:
        """Take back an older command, as a new one. Raises Refusal, naming what stands in the way."""
        label = f"Take back: {entry.label}"
        changes = self.store.gate.take_back(entry, label, self.clock.stamp(), is_partly=is_partly)
        return Done(label, changes)

    def history(self) -> list[HistoryEntry]:
        """What was done, newest first."""
        return history.entries(self.store.database)

    @property
    def next_undo(self) -> HistoryEntry | None:
        """What `undo` would take back."""
        return history.next_undo(self.store.database)

    @property
    def next_redo(self) -> HistoryEntry | None:
        """What `redo` would do again."""
        return history.next_redo(self.store.database)
