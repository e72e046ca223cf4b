"""Asked for an introduction: found by three letters, made with both asked, and judged a month later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.manual_executor import ManualExecutor
from whence.domain.introductions import IntroductionState
from whence.domain.people_filters import PeopleFilter
from whence.services.safekeeping import Safekeeping
from whence.services.sample import fill_with_sample
from whence.services.suite import Services, services_of
from whence.storage.store import create_store, open_store
from whence.system.clock import Clock
from whence.system.resources import resource_root
from whence.ui.actions import Actions
from whence.ui.hub import Hub
from whence.ui.introductions.screen import IntroductionsScreen
from whence.ui.jobs import Jobs
from whence.ui.main_window import MainWindow
from whence.ui.palette.overlay import PaletteOverlay
from whence.ui.screen import Navigator, Surroundings
from whence.ui.theme import Theme
from whence.ui.window_building import built_window
from whence.ui.window_settings import WindowSettings

TODAY, A_MONTH_LATER = date(2026, 11, 20), date(2026, 12, 21)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    services = services_of(create_store(tmp_path / "journal.whence"), Clock(TODAY))
    fill_with_sample(services.journal)
    services.close()
    return tmp_path / "journal.whence"


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, resource_root())


@contextmanager
def window_on(path: Path, day: date, qtbot: QtBot, qapp: QApplication, theme: Theme) -> Iterator[MainWindow]:
    again: Callable[[], Services] = lambda: services_of(open_store(path), Clock(day))  # noqa: E731
    services = again()
    around = Surroundings(
        services,
        Hub(services.journal, qapp),
        Jobs(ManualExecutor(), qapp),
        Actions(parent=qapp),
        theme,
        Navigator(qapp),
        again,
        Safekeeping(path, path.parent / "backups", None, lambda: datetime.now(UTC)),
    )
    shown = built_window(around, WindowSettings(path.parent / "window.ini", qapp))
    shown.resize(1180, 780)
    shown.begin("today")
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    try:
        yield shown
    finally:
        shown.close()
        shown.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        services.close()


def take_step(screen: IntroductionsScreen, words: str) -> None:
    (button,) = [one for one in screen.page.steps.findChildren(QPushButton) if one.accessibleName() == words]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def introduced_from_palette(window: MainWindow, letters: str) -> IntroductionsScreen:
    QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
    (palette,) = window.findChildren(PaletteOverlay)
    QTest.keyClicks(palette.field, letters)
    QTest.keyClick(palette.field, Qt.Key.Key_I, CONTROL)
    screen = window.stack.current
    assert isinstance(screen, IntroductionsScreen)
    assert not palette.isVisible()
    return screen


def test_from_three_letters_to_an_outcome_a_month_later(
    path: Path, qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    with window_on(path, TODAY, qtbot, qapp, theme) as window:
        screen = introduced_from_palette(window, "nai")
        assert screen.form.asked_for.text() == "Priya Nair"
        assert screen.form.asker.hasFocus()
        QTest.keyClicks(screen.form.asker, "Hanne Vogt")
        popup = screen.form.asker.completer().popup()
        assert popup is not None
        popup.hide()
        QTest.keyClicks(screen.form.purpose, "a class on sea maps")
        QTest.keyClick(screen.form.purpose, Qt.Key.Key_Return, CONTROL)
        texts = screen.page.texts
        QTest.keyClick(texts.copy_button, Qt.Key.Key_Space)
        assert QGuiApplication.clipboard().text().startswith("Hi Hanne, I could introduce you to Priya Nair.")
        for words in ("I asked Hanne", "I asked Priya", "Both agreed", "I introduced them"):
            take_step(screen, words)
        assert screen.page.shown is not None
        assert screen.page.shown.introduction.state is IntroductionState.MADE
        number = screen.page.shown.introduction.id

    with window_on(path, A_MONTH_LATER, qtbot, qapp, theme) as window:
        services = window.around.services
        assert number in [one.id for one in services.introductions.due()]
        window.go("introductions")
        later = window.stack.current
        assert isinstance(later, IntroductionsScreen)
        assert later.list.rows.current_id == number
        QTest.keyClicks(later.page.outcome.words, "Two lessons so far.")
        QTest.keyClick(later.page.outcome.buttons["good"], Qt.Key.Key_Space)
        assert [one.id for one in services.introductions.due() if one.id == number] == []
        for name in ("Priya Nair", "Hanne Vogt"):
            (person,) = services.people.ids(PeopleFilter(name=name))
            assert "Introduced them: a class on sea maps" in [one.words for one in services.people.timeline(person)]
            assert [one.id for one in services.introductions.of_person(person)] == [number]
