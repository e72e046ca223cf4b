"""The navigation at the side: one line a screen, with how many wait there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from whence.services.desk_rows import DeskList
from whence.ui.screen import Surroundings
from whence.ui.theme import scaled
from whence.ui.widgets.sidebar import NavigationEntry, Sidebar
from whence.ui.window_screens import SCREENS, Group

_PAUSE = 150
_LOWEST = 120


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


class SidebarScroll(QScrollArea):
    """Lets a low window scroll the navigation; as wide as the navigation wants to be."""

    def __init__(self, sidebar: Sidebar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sidebar = sidebar
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setWidget(sidebar)

    def set_compact(self, is_compact: bool) -> None:
        """Show icons alone, or words beside them."""
        self._sidebar.set_compact(is_compact)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as the navigation."""
        return QSize(self._sidebar.sizeHint().width(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Any height will do."""
        return QSize(self.sizeHint().width(), scaled(_LOWEST))


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
        services = self._around.services
        due = len(services.people.due_follow_ups()) + len(services.people.vanished())
        self._sidebar.show_badge("today", due)
        self._sidebar.show_badge("invitations", services.desk.counts()[DeskList.INCOMING])
        self._sidebar.show_badge("review", services.reviews.count_to_look_at())

    @Slot(object)
    def _on_changed(self, _changes: object) -> None:
        self._pause.start()


def _entries(group: Group) -> list[NavigationEntry]:
    return [
        NavigationEntry(row.name, QCoreApplication.translate("Screens", row.text), row.icon_name)
        for row in SCREENS
        if row.group is group
    ]
