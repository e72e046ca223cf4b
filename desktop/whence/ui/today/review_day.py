"""The word about the weekly review on its day, where the desktop has no tray to say it in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from whence.services.review_notices import ReviewNotices
from whence.ui.screen import Surroundings
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner


class ReviewDayBanner(Banner):
    """Comes up once on the day, and stays there until the review is done or the window is closed."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("today.review_day", parent)
        self._notices = ReviewNotices(around.services.journal, around.services.reviews)
        self._said = ""
        self.pressed.connect(lambda: around.navigator.open_screen("review"))

    def refresh(self) -> None:
        """Say how many there are to look at, when it is the day."""
        is_told_elsewhere = QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()
        count = 0 if is_told_elsewhere else self._notices.count() if self._said else self._notices.due()
        words = self._words(count)
        if words == self._said:
            return
        self._said = words
        self.say(words, Tone.INFO, QCoreApplication.translate("TodayScreen", "Begin") if words else "")
        if words and not self._notices.is_said_today:
            self._notices.mark_said()

    def _words(self, count: int) -> str:
        if not count:
            return ""
        words = QCoreApplication.translate("TodayScreen", "Weekly review: {count} to look at.")
        return words.format(count=f"{count:,}")
