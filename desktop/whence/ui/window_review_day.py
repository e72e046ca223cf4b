"""A quiet word from the system's tray on the day of the weekly review: how many, never who."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QSystemTrayIcon

from whence.ui.icons import icon
from whence.ui.screen import Surroundings

_ASK_EVERY = 600_000
_SHOWN_FOR = 60_000


class NotificationArea(Protocol):
    """Where the system shows notifications."""

    def can_show(self) -> bool:
        """Whether there is such a place at all."""
        ...

    def show_message(self, title: str, words: str) -> None:
        """Show a few words that go away by themselves."""
        ...


class Tray(QObject):
    """The tray of the desktop; its icon is there only as long as there is something to say."""

    pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tray: QSystemTrayIcon | None = None
        self._going = QTimer(self, interval=_SHOWN_FOR, singleShot=True)
        self._going.timeout.connect(self.hide)

    def can_show(self) -> bool:
        """Whether there is a tray that shows messages."""
        return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()

    def show_message(self, title: str, words: str) -> None:
        """Show a few words; pressing them, or the icon, tells."""
        if self._tray is None:
            self._tray = QSystemTrayIcon(icon("cards"), self)
            self._tray.messageClicked.connect(self._on_pressed)
            self._tray.activated.connect(self._on_pressed)
        self._tray.setToolTip(f"{title}: {words}")
        self._tray.show()
        self._tray.showMessage(title, words, QSystemTrayIcon.MessageIcon.NoIcon)
        self._going.start()

    @Slot()
    def hide(self) -> None:
        """Leave the tray."""
        if self._tray is not None:
            self._tray.hide()

    @Slot()
    def _on_pressed(self) -> None:
        self.hide()
        self.pressed.emit()


class ReviewDay(QObject):
    """Watches for the day. Where no tray is, nothing is said here: the Today screen says it."""

    def __init__(self, around: Surroundings, area: NotificationArea, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._area = area
        self._timer = QTimer(self, interval=_ASK_EVERY)
        self._timer.timeout.connect(self.say_if_due)

    def start(self) -> None:
        """Say it now if it is due, and go on watching."""
        self.say_if_due()
        self._timer.start()

    @Slot()
    def say_if_due(self) -> None:
        """Say how many there are to look at, once on the day."""
        if not self._area.can_show():
            return
        from whence.services.review_notices import ReviewNotices

        notices = ReviewNotices(self._around.services.journal, self._around.services.reviews)
        count = notices.due()
        if count:
            self._area.show_message(self.tr("Weekly review"), self.tr("{count} to look at").format(count=f"{count:,}"))
            notices.mark_said()
