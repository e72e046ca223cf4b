"""The navigation at the side: one line a screen, with how many wait there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from whence.ui.screen import Surroundings
from whence.ui.widgets.sidebar import NavigationEntry, Sidebar
from whence.ui.window_screens import SCREENS, Group

_PAUSE = 150


class ScreenSidebar(Sidebar):
    """The sidebar over the table of screens."""

    def mark_shown(self, name: str) -> None:
        """Mark a screen as shown; one that stands nowhere in the navigation leaves nothing marked."""
        if any(row.name == name and row.group is not Group.HIDDEN for row in SCREENS):
            self.mark(name)
        else:
            self.mark_nothing()


def built_sidebar() -> ScreenSidebar:
    """The sidebar with every screen of the table."""
    return ScreenSidebar(_entries(Group.MAIN), _entries(Group.MORE), _entries(Group.BOTTOM), title="Whence")


class Badges(QObject):
    """Counts what waits on each screen, soon after every change, never during one."""

    def __init__(self, around: Surroundings, sidebar: Sidebar) -> None:
        super().__init__(sidebar)
        self._around = around
        self._sidebar = sidebar
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.refresh)
        around.hub.changed.connect(self._on_changed)

    @Slot()
    def refresh(self) -> None:
        """Count now."""
        people = self._around.services.people
        self._sidebar.show_badge("today", len(people.due_follow_ups()) + len(people.vanished()))

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        self._pause.start()


def _entries(group: Group) -> list[NavigationEntry]:
    return [
        NavigationEntry(row.name, QCoreApplication.translate("Screens", row.text), row.icon_name)
        for row in SCREENS
        if row.group is group
    ]
