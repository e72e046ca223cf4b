"""A capture line over a real journal of invented people, inside a window that has the program's keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.journals import TODAY
from tests.ui.manual_executor import ManualExecutor
from whence.services.commands.capture import LogLine
from whence.services.safekeeping import Safekeeping
from whence.services.suite import Services, services_of
from whence.storage.store import create_store, open_store
from whence.system.clock import Clock
from whence.ui.action_rows import Where
from whence.ui.actions import Actions
from whence.ui.hub import Hub
from whence.ui.jobs import Jobs
from whence.ui.screen import Navigator, Screen, Surroundings
from whence.ui.theme import current_theme

CLOCK = Clock(TODAY)
LINES = (
    "Sam Reyes, engineer at Initech @Rust Meetup, 12 May 2024 #rust. Talked about borrow checkers.",
    "Lena Brandt, editor at Vandelay @Book Fair 2023",
    "Ada Nair, data lead at Acme @PyCon Berlin, 12 Mar 2024 ^Sam Reyes #python",
    "Tom Schmidt, coffee 3 Sep 2025",
    "Jonas Lindqvist @Rust Meetup #rust",
)


@dataclass(slots=True)
class Bench:
    """What a screen is given, and what it said and asked for."""

    around: Surroundings
    window: QWidget
    said: list[str]
    shown: list[object]

    @property
    def services(self) -> Services:
        return self.around.services

    def put(self, screen: Screen) -> None:
        """Show a screen in the window."""
        layout = self.window.layout()
        assert layout is not None
        layout.addWidget(screen)
        screen.setVisible(True)
        self.around.hub.changed.connect(screen.take_changes)


def started(folder: Path, lines: tuple[str, ...] = LINES) -> Path:
    """A journal in which some lines were logged already."""
    path = folder / "journal.whence"
    services = services_of(create_store(path), CLOCK)
    for line in lines:
        services.journal.do(LogLine(line))
    if lines:
        services.journal.do(LogLine("Lena Brandt @Salon 2025", is_new=True))
    services.close()
    return path


def bench_over(path: Path, window: QWidget, clock: Clock = CLOCK) -> Bench:
    """Everything a screen is given, over the journal at `path`."""

    def opened() -> Services:
        return services_of(open_store(path), clock)

    services = opened()
    said: list[str] = []
    shown: list[object] = []
    around = _around(services, window, opened)
    around.navigator.said.connect(lambda sentence, _can_undo: said.append(sentence))
    around.navigator.person.connect(shown.append)
    around.navigator.screen.connect(lambda name, subject: shown.append((name, subject)))
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    return Bench(around, window, said, shown)


def _around(services: Services, window: QWidget, opened: Callable[[], Services]) -> Surroundings:
    hub, navigator, actions = Hub(services.journal, window), Navigator(window), Actions(parent=window)
    path = services.journal.store.path
    safe = Safekeeping(path, path.parent / "backups", None, lambda: datetime.now(UTC))
    actions.belong_to(window, Where.EVERYWHERE)
    return Surroundings(
        services, hub, Jobs(ManualExecutor(), window), actions, current_theme(), navigator, opened, safe
    )
