"""The review screen over a real journal, in a window, with what was said kept for looking at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from tests.journals import TODAY
from tests.ui.manual_executor import ManualExecutor
from whence.services.safekeeping import Safekeeping
from whence.services.suite import Services, services_of
from whence.storage.store import open_store
from whence.system.clock import Clock
from whence.ui.action_rows import Where
from whence.ui.actions import Actions
from whence.ui.hub import Hub
from whence.ui.jobs import Jobs
from whence.ui.review.screen import ReviewScreen
from whence.ui.screen import Navigator, Surroundings
from whence.ui.theme import current_theme

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@dataclass(slots=True)
class Bench:
    """A window with the screen."""

    around: Surroundings
    screen: ReviewScreen
    window: QWidget
    executor: ManualExecutor
    said: list[str]

    @property
    def services(self) -> Services:
        return self.around.services

    @property
    def name(self) -> str:
        """Whose card is shown."""
        return self.screen.cards.card.name.text()

    def press(self, *keys: Qt.Key) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.screen.cards.card, key)
            QApplication.processEvents()

    def undo(self) -> None:
        """Take the last change back, as the window's Ctrl+Z does."""
        self.around.hub.undo()
        QApplication.processEvents()

    def dialog(self, name: str) -> QDialog:
        """The dialog of that name, which must be open."""
        QApplication.processEvents()
        found = [each for each in self.window.findChildren(QDialog) if each.objectName() == name and each.isVisible()]
        assert found, f"no dialog {name}"
        return found[-1]


def bench_over(qtbot: QtBot, path: Path, clock: Clock | None = None) -> Bench:
    """Open the journal at `path` and show the review over it."""
    day = clock or Clock(TODAY)

    def opened() -> Services:
        return services_of(open_store(path), day)

    window, executor = QWidget(), ManualExecutor()
    qtbot.addWidget(window)
    services = opened()
    hub, navigator, actions = Hub(services.journal, window), Navigator(window), Actions(parent=window)
    safe = Safekeeping(path, path.parent / "backups", None, lambda: datetime.now(UTC))
    around = Surroundings(services, hub, Jobs(executor, window), actions, current_theme(), navigator, opened, safe)
    actions.belong_to(window, Where.EVERYWHERE)
    screen = ReviewScreen(around, window)
    hub.changed.connect(screen.take_changes)
    bench = Bench(around, screen, window, executor, [])
    navigator.said.connect(lambda sentence, _can_undo: bench.said.append(sentence))
    column = QVBoxLayout(window)
    column.addWidget(screen)
    window.resize(1180, 820)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    screen.enter()
    return bench
