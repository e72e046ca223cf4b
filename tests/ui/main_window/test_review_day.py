"""On the day of the review a quiet word says how many, without names: by the tray, else on Today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QSystemTrayIcon

from tests.journals import TODAY
from tests.services.review_journals import quiet_journal
from tests.ui.conftest import Bench
from whence.services.commands.preferences import ChangeSetting
from whence.services.commands.reviews import FinishReview, StartReview
from whence.ui.main_window import MainWindow
from whence.ui.preferences.screen import PreferencesScreen
from whence.ui.preferences.ties_part import TiesPart
from whence.ui.today.screen import TodayScreen
from whence.ui.window_review_day import ReviewDay


@dataclass
class Area:
    """A desktop that shows notifications, or one that does not; what was shown is kept for looking at."""

    is_there: bool = True
    shown: list[tuple[str, str]] = field(default_factory=list)

    def can_show(self) -> bool:
        return self.is_there

    def show_message(self, title: str, words: str) -> None:
        self.shown.append((title, words))


@pytest.fixture
def quiet(open_bench: Callable[[Path], Bench], tmp_path: Path) -> Bench:
    """Twelve quiet ties, on the day of their review."""
    services, _ = quiet_journal(tmp_path, 12)
    services.journal.do(ChangeSetting("review", {"weekday": TODAY.weekday(), "is_notified": True}))
    services.close()
    return open_bench(tmp_path / "journal.whence")


@pytest.fixture
def owner() -> Iterator[QObject]:
    """Whatever watches belongs to it."""
    owner = QObject()
    yield owner
    owner.deleteLater()


def today_of(window: MainWindow) -> TodayScreen:
    window.go("today")
    screen = window.stack.current
    assert isinstance(screen, TodayScreen)
    return screen


def test_the_tray_says_how_many_once_and_never_who(quiet: Bench, owner: QObject) -> None:
    area = Area()
    day = ReviewDay(quiet.around, area, owner)
    day.start()
    day.say_if_due()
    ReviewDay(quiet.around, area, owner).start()
    assert area.shown == [("Weekly review", "12 to look at")]


@pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)  # said where the platform has no tray
def test_a_press_on_the_notification_opens_the_review(quiet: Bench, show_window: Callable[[Bench], MainWindow]) -> None:
    window = show_window(quiet)
    window.tray.show_message("Weekly review", "12 to look at")
    icon = window.tray.findChild(QSystemTrayIcon)
    assert isinstance(icon, QSystemTrayIcon)
    assert icon.toolTip() == "Weekly review: 12 to look at"
    icon.messageClicked.emit()
    assert window.stack.current_name == "review"
    assert not icon.isVisible()


def test_nothing_is_used_up_where_there_is_no_tray(quiet: Bench, owner: QObject) -> None:
    area = Area(is_there=False)
    ReviewDay(quiet.around, area, owner).start()
    area.is_there = True
    ReviewDay(quiet.around, area, owner).start()
    assert len(area.shown) == 1


def test_without_a_tray_today_says_it_until_the_review_is_done(
    quiet: Bench, show_window: Callable[[Bench], MainWindow]
) -> None:
    window = show_window(quiet)
    banner = today_of(window).review_day
    assert banner.sentence.text() == "Weekly review: 12 to look at."
    button = banner.findChild(QPushButton, "today.review_day.do")
    assert isinstance(button, QPushButton)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert window.stack.current_name == "review"
    assert today_of(window).review_day.isVisible()
    begun = quiet.around.hub.do(StartReview(str(quiet.services.reviews.week)))
    assert begun is not None
    quiet.around.hub.do(FinishReview(int(str(begun.value))))
    assert not today_of(window).review_day.isVisible()


def test_a_window_opened_again_on_that_day_is_silent(quiet: Bench, show_window: Callable[[Bench], MainWindow]) -> None:
    assert today_of(show_window(quiet)).review_day.isVisible()
    assert not today_of(show_window(quiet)).review_day.isVisible()


def test_day_and_notification_are_chosen_with_keys_and_can_be_undone(sample_window: MainWindow) -> None:
    sample_window.go("preferences", "ties")
    screen = sample_window.stack.current
    assert isinstance(screen, PreferencesScreen)
    part = screen.parts["ties"]
    assert isinstance(part, TiesPart)
    reviews = sample_window.around.services.reviews
    assert (reviews.weekday, reviews.is_notified) == (0, False)
    part.day.notified.setFocus()
    QTest.keyClick(part.day.notified, Qt.Key.Key_Space)
    part.day.weekday.setFocus()
    QTest.keyClick(part.day.weekday, Qt.Key.Key_Down)
    assert (reviews.weekday, reviews.is_notified) == (1, True)
    sample_window.undo_redo.undo()
    sample_window.undo_redo.undo()
    assert (reviews.weekday, reviews.is_notified) == (0, False)
    assert (part.day.weekday.currentIndex(), part.day.notified.isChecked()) == (0, False)
