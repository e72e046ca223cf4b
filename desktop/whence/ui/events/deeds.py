"""What can be done with an event from its page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from whence.domain.events import Event
from whence.services.commands.tidying import DeleteEvent, LinkEvents, MergeEvents
from whence.ui.carrying_out import carry_out
from whence.ui.dialogs.choose import ChooseDialog
from whence.ui.events.edit_dialog import EventDialog
from whence.ui.events.faces import days_of
from whence.ui.models.suggestions import Suggestion
from whence.ui.screen import Surroundings


class EventDeeds(QObject):
    """Opens the forms, and carries out what is chosen in them."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._window = parent

    def do(self, what: str, event: Event) -> None:
        """Do one of the things the page offers."""
        deeds: dict[str, Callable[[Event], None]] = {
            "log": lambda one: self._around.navigator.open_screen("event_mode", one.id),
            "day_after": lambda one: self._around.navigator.open_screen("event_mode", ("day_after", one.id)),
            "edit": lambda one: EventDialog(self._around, self._window, one).open(),
            "delete": lambda one: self._carry_out(DeleteEvent(one.id)),
            "merge": self._merge,
            "link": self._link,
        }
        deeds[what](event)

    def add(self) -> None:
        """Add an event."""
        EventDialog(self._around, self._window).open()

    def _merge(self, event: Event) -> None:
        dialog = self._choose(self.tr("Which event is the same?"), event)
        dialog.chosen.connect(lambda other: self._carry_out(MergeEvents(event.id, other)))
        dialog.open()

    def _link(self, event: Event) -> None:
        dialog = self._choose(self.tr("Which event is another year of it?"), event)
        dialog.chosen.connect(lambda other: self._carry_out(LinkEvents((event.id, other))))
        dialog.open()

    def _choose(self, title: str, event: Event) -> ChooseDialog:
        others = [one for one in self._around.services.people.events() if one.id != event.id]
        choices = [
            Suggestion(one.id, one.name, " · ".join(part for part in (days_of(one), one.place) if part))
            for one in others
        ]
        return ChooseDialog(title, choices, self._window)

    def _carry_out(self, command: MergeEvents | LinkEvents | DeleteEvent) -> None:
        carry_out(self._around, command)
