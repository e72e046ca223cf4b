"""What the window does when screens and jobs have something to tell: changes, refusals, trouble, where to go."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from whence.domain.changes import Changes, PersonId
from whence.domain.errors import JournalTrouble, Refusal, Trouble
from whence.ui.main_window import MainWindow
from whence.ui.window_dialogs import show_trouble

#: Where a change is seen that concerns several people or nobody.
_SHOWN_ON = (
    ("introduction", "introductions"),
    ("rule", "decisions"),
    ("own_affiliation", "preferences"),
    ("own_profile", "preferences"),
    ("event", "events"),
)


class WindowAnswers(QObject):
    """Listens to the hub, the navigator and the backups on behalf of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        around = window.around
        around.navigator.person.connect(self._on_person)
        around.navigator.said.connect(self._on_said)
        around.navigator.introduce.connect(self._on_introduce)
        window.undo_redo.told.connect(self._on_told)
        around.hub.changed.connect(self._on_changed)
        around.hub.refused.connect(self._on_refused)
        around.hub.troubled.connect(self._on_troubled)
        window.backups.failed.connect(self._on_backup_failed)
        window.backups.made.connect(window.notices.on_backup_made)

    @Slot(object)
    def _on_person(self, person: PersonId) -> None:
        self._window.go("people", person)

    @Slot(object)
    def _on_introduce(self, person: PersonId) -> None:
        self._window.go("introductions" if self._window.stack.has("introductions") else "people", person)

    @Slot(str, bool)
    def _on_said(self, sentence: str, can_undo: bool) -> None:
        self._window.toasts.show(sentence, self._window.undo_redo.undo if can_undo else None)

    @Slot(str, object)
    def _on_told(self, sentence: str, changes: Changes) -> None:
        """What undo and redo did may lie on another page than the one in sight: it can be looked at from here."""
        self._window.toasts.show(sentence, look=self._look_at(changes))

    def _look_at(self, changes: Changes) -> Callable[[], object] | None:
        shown = self._window.stack.current
        if len(changes.people) == 1 and not changes.is_everything:
            (person,) = changes.people
            is_there = bool(self._window.around.services.people.names([person]))
            is_in_sight = shown is not None and shown.meant_person() == person
            return partial(self._on_person, person) if is_there and not is_in_sight else None
        for table, screen in _SHOWN_ON:
            if changes.touches(table) and not changes.is_everything:
                is_in_sight = shown is not None and shown.name == screen
                return None if is_in_sight else partial(self._window.go, screen)
        return None

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        self._window.stack.take_changes(changes)
        self._window.capture.take_changes(changes)
        if changes.is_everything:
            self._window.indexing.begin()

    @Slot(object)
    def _on_refused(self, refusal: Refusal) -> None:
        self._window.notices.refuse(refusal.sentence)

    @Slot(object)
    def _on_backup_failed(self, error: BaseException) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._window.notices.refuse(error.sentence)

    @Slot(object)
    def _on_troubled(self, trouble: JournalTrouble) -> None:
        ticket = self._window.around.jobs.current
        if trouble.trouble is Trouble.LOCKED and ticket is not None:
            busy = self.tr("Not done yet: “{job}” is writing to the journal. Do it again in a moment.")
            self._window.notices.refuse(busy.format(job=ticket.label))
        else:
            show_trouble(self._window, trouble)
