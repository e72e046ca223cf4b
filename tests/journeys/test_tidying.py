"""Somebody is here twice: merged from the list with what was chosen, found by both names, and undone to the byte."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.manual_executor import ManualExecutor
from tests.ui.tidy.untidy import Untidy, fill
from whence.domain.merging import Choice, MergeField
from whence.services.safekeeping import Safekeeping
from whence.services.suite import Services, services_of
from whence.storage.dump import dump_digest
from whence.storage.store import create_store, open_store
from whence.system.clock import Clock
from whence.system.resources import resource_root
from whence.ui.actions import Actions
from whence.ui.dialogs.merge import MergeDialog
from whence.ui.hub import Hub
from whence.ui.jobs import Jobs
from whence.ui.main_window import MainWindow
from whence.ui.people.screen import PeopleScreen
from whence.ui.screen import Navigator, Surroundings
from whence.ui.theme import Theme
from whence.ui.window_building import built_window
from whence.ui.window_settings import WindowSettings

CLOCK = Clock(date(2026, 11, 20))


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[tuple[MainWindow, Untidy]]:
    path, theme = tmp_path / "journal.whence", Theme(qapp, resource_root())
    again: Callable[[], Services] = lambda: services_of(open_store(path), CLOCK)  # noqa: E731
    services = services_of(create_store(path), CLOCK)
    known = fill(services)
    around = Surroundings(
        services,
        Hub(services.journal, qapp),
        Jobs(ManualExecutor(), qapp),
        Actions(parent=qapp),
        theme,
        Navigator(qapp),
        again,
        Safekeeping(path, tmp_path / "backups", None, lambda: datetime.now(UTC)),
    )
    shown = built_window(around, WindowSettings(tmp_path / "window.ini", qapp))
    shown.resize(1180, 780)
    shown.begin("people")
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown, known
    shown.close()
    shown.deleteLater()
    services.close()


def test_two_entries_of_one_person_become_one_and_two_again(window: tuple[MainWindow, Untidy], qtbot: QtBot) -> None:
    shown, known = window
    services, screen = shown.around.services, shown.stack.current
    assert isinstance(screen, PeopleScreen)
    before = dump_digest(services.journal.store.database)
    QTest.keyClick(shown, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(screen.list.search, "mara ok")
    QTest.keyClick(screen.list.search, Qt.Key.Key_Down)
    QTest.keyClick(screen.list.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert set(screen.list.selected) == {known.mara, known.double}
    assert screen.list.bulk.merge_button.isVisible()
    QTest.keyClick(screen.list.bulk.merge_button, Qt.Key.Key_Space)
    (dialog,) = shown.findChildren(MergeDialog)
    QTest.keyClick(dialog.fields.option(MergeField.NAME, Choice.TAKEN), Qt.Key.Key_Space)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(services.people.names([known.mara, known.double])) == 1
    for words in ("mara okafor", "okafor-lind"):
        assert [one.person for one in services.recall.find(words)][:1] == [screen.page.person]
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    screen.list.rows.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dump_digest(services.journal.store.database) == before
    assert [one.person for one in services.recall.find("okafor-lind")][:1] == [known.double]
