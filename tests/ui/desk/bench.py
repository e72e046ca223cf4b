"""The desk, or the screen of decisions, over a real journal in a window, with what was said kept for looking at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from tests.journals import TODAY
from tests.ui.keyboard import focused
from tests.ui.manual_executor import ManualExecutor
from whence.services.safekeeping import Safekeeping
from whence.services.sample import fill_with_sample
from whence.services.suite import Services, services_of
from whence.storage.store import create_store, open_store
from whence.system.clock import Clock
from whence.ui.action_rows import Where
from whence.ui.actions import Actions
from whence.ui.decisions.screen import DecisionsScreen
from whence.ui.desk.screen import InvitationsScreen
from whence.ui.hub import Hub
from whence.ui.jobs import Jobs
from whence.ui.screen import Navigator, Surroundings
from whence.ui.theme import current_theme

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from pytestqt.qtbot import QtBot

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@dataclass(slots=True)
class Bench:
    """A window with both screens, one above the other; the desk is what keys go to."""

    around: Surroundings
    desk: InvitationsScreen
    decisions: DecisionsScreen
    window: QWidget
    executor: ManualExecutor
    said: list[str]

    @property
    def services(self) -> Services:
        return self.around.services

    @property
    def name(self) -> str:
        """Whose card is shown; empty when none is."""
        return self.desk.card.card.name if self.desk.card.card and self.desk.card.isVisible() else ""

    def wait(self) -> None:
        """Let a card that was moved to be judged."""
        QTest.qWait(60)

    def choose(self, number: int) -> None:
        """Alt and the number of a verdict."""
        QTest.keyClick(focused(), Qt.Key(Qt.Key.Key_0 + number), ALT)

    def save(self) -> None:
        """Ctrl+Enter."""
        QTest.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
        self.wait()

    def list_of(self, which: str) -> None:
        """Show one of the lists."""
        self.desk.list.tabs.choose(which)
        self.wait()

    def open_person(self, name: str) -> None:
        """Go to somebody's card in the list shown, by type-ahead's own means: the arrow keys."""
        rows, model = self.desk.list.rows, self.desk.list.model
        rows.setFocus(Qt.FocusReason.OtherFocusReason)
        QTest.keyClick(rows, Qt.Key.Key_Home)
        for _ in range(model.rowCount()):
            self.wait()
            if self.name == name:
                return
            QTest.keyClick(rows, Qt.Key.Key_Down)
        raise AssertionError(f"{name} is not in the list")

    def dialog(self) -> QDialog:
        """The form that is open."""
        return next(one for one in self.window.findChildren(QDialog) if one.isVisible())


def sample_journal(path: Path) -> Path:
    """The sample journal."""
    made = services_of(create_store(path), Clock(TODAY))
    fill_with_sample(made.journal)
    made.close()
    return path


def bench_over(bot: QtBot, path: Path, today: date = TODAY) -> Bench:
    """Open the journal at `path` in a window."""

    def opened() -> Services:
        return services_of(open_store(path), Clock(today))

    window, services = QWidget(), opened()
    bot.addWidget(window)
    hub, navigator, actions = Hub(services.journal, window), Navigator(window), Actions(parent=window)
    safe = Safekeeping(path, path.parent / "backups", None, lambda: datetime.now(UTC))
    executor = ManualExecutor()
    around = Surroundings(services, hub, Jobs(executor, window), actions, current_theme(), navigator, opened, safe)
    actions.belong_to(window, Where.EVERYWHERE)
    bench = Bench(around, InvitationsScreen(around, window), DecisionsScreen(around, window), window, executor, [])
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    for screen in (bench.desk, bench.decisions):
        hub.changed.connect(screen.take_changes)
        column.addWidget(screen)
    bench.decisions.hide()
    navigator.said.connect(lambda sentence, _can_undo: bench.said.append(sentence))
    hub.refused.connect(lambda refusal: bench.said.append(refusal.sentence))
    window.resize(1180, 900)
    with bot.waitActive(window):
        window.show()
        window.activateWindow()
    bench.desk.enter()
    bench.wait()
    QApplication.processEvents()
    return bench
