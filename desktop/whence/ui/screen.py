"""What every screen is given, and what the window may ask of every screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from whence.domain.changes import Changes, PersonId
from whence.services.safekeeping import Safekeeping
from whence.services.suite import Services
from whence.ui.actions import Actions
from whence.ui.hub import Hub
from whence.ui.jobs import Jobs, Ticket
from whence.ui.theme import Theme
from whence.ui.widgets.buttons import press_by_enter


class Navigator(QObject):
    """How one screen opens another without knowing it: the window listens.

    `person` carries a PersonId to open; `screen` the name of a screen and what to show there (None for nothing);
    `said` a sentence for a toast, with Undo when the flag is set; `introduce` a PersonId to introduce to somebody.
    `brief_seen` tells that somebody's brief was shown; `closed` carries `ClosedWork`, to be done on the closed journal.
    """

    person = Signal(object)
    screen = Signal(str, object)
    said = Signal(str, bool)
    introduce = Signal(object)
    brief_seen = Signal(object)
    closed = Signal(object)

    def open_person(self, person: PersonId) -> None:
        """Show the page of a person."""
        self.person.emit(person)

    def open_screen(self, name: str, subject: object = None) -> None:
        """Show a screen, with something on it if it knows the subject."""
        self.screen.emit(name, subject)

    def say(self, sentence: str, *, can_undo: bool = False) -> None:
        """Tell something in passing, with Undo on offer when it was a change."""
        self.said.emit(sentence, can_undo)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything a screen works with, built once by the application.

    `worker_services` opens the same journal anew, for a job on the worker's thread, which must close it.
    `safekeeping` knows the journal's file and its backups.
    """

    services: Services
    hub: Hub
    jobs: Jobs
    actions: Actions
    theme: Theme
    navigator: Navigator
    worker_services: Callable[[], Services]
    safekeeping: Safekeeping


class Screen(QWidget):
    """A screen of the window. `name` is its place in the navigation and the beginning of its identifiers."""

    name = ""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self.setObjectName(f"{self.name}.screen")
        self._key_is_for: QWidget | None = None

    def event(self, event: QEvent) -> bool:
        """Remember where the keyboard is when a key goes down, which Qt announces before the key is answered."""
        if event.type() is QEvent.Type.ShortcutOverride:
            self._key_is_for = self.focusWidget()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a button that left it unanswered presses it; not one to which a field answering it moved on."""
        meant, self._key_is_for = self._key_is_for, None
        if meant is not self.focusWidget() or not press_by_enter(event, meant):
            super().keyPressEvent(event)

    def enter(self, subject: object = None) -> None:
        """Be shown: take the keyboard, and show the subject when one is given."""

    def leave(self) -> None:
        """Be hidden: keep drafts."""

    def meant_person(self) -> PersonId | None:
        """The person in sight or with the keyboard, whom an action of the window would be about."""
        return None

    def kept_clear(self) -> QWidget | None:
        """The part at the lower edge that a message in passing must not cover, if there is one now."""
        return None

    def shows_job(self, _ticket: Ticket) -> bool:
        """Whether the screen shows by itself how far this job is, so that the window need not."""
        return False

    def take_changes(self, changes: Changes) -> None:
        """Ask anew for what a change concerns; called for every change, also while hidden."""
