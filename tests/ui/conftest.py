"""The look that every test of the window needs, always the same; a journal, and the window over it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt

from tests.ui.manual_executor import ManualExecutor
from whence.services.safekeeping import Safekeeping
from whence.services.sample import fill_with_sample
from whence.services.suite import Services, services_of
from whence.storage.store import create_store, open_store
from whence.system.clock import Clock
from whence.system.resources import resource_root
from whence.ui.actions import Actions
from whence.ui.hub import Hub
from whence.ui.jobs import Jobs
from whence.ui.main_window import MainWindow
from whence.ui.screen import Navigator, Surroundings
from whence.ui.theme import Theme, ThemeChoice
from whence.ui.window_building import built_window
from whence.ui.window_settings import WindowSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

CLOCK = Clock(date(2026, 11, 20))


@pytest.fixture(scope="session")
def installed_theme(qapp: QApplication) -> Theme:
    """The one theme of the test run."""
    return Theme(qapp, resource_root())


@pytest.fixture(autouse=True)
def theme(installed_theme: Theme, qapp: QApplication) -> Iterator[Theme]:
    """Light, at 100 %, from left to right, whatever the test before did."""
    installed_theme.choose(ThemeChoice.LIGHT)
    yield installed_theme
    installed_theme.choose(ThemeChoice.LIGHT)
    installed_theme.set_text_scale(100)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def manual_executor() -> ManualExecutor:
    """The worker of the window under test: it works when it is told to."""
    return ManualExecutor()


@dataclass(frozen=True, slots=True)
class Bench:
    """A journal and everything screens need around it."""

    path: Path
    around: Surroundings

    @property
    def services(self) -> Services:
        """The journal as the window has it open."""
        return self.around.services


@pytest.fixture
def open_bench(qtbot: QtBot, theme: Theme, manual_executor: ManualExecutor) -> Iterator[Callable[[Path], Bench]]:
    """Opens the journal at a path, begun when it is not there, with everything screens need; closed by itself."""
    owner = QObject()
    opened: list[Services] = []

    def open_one(path: Path) -> Bench:
        def again() -> Services:
            return services_of(open_store(path), CLOCK)

        services = again() if path.exists() else services_of(create_store(path), CLOCK)
        opened.append(services)
        keeping = Safekeeping(path, path.parent / "backups", None, lambda: datetime.now(UTC))
        around = Surroundings(
            services,
            Hub(services.journal, owner),
            Jobs(manual_executor, owner),
            Actions(parent=owner),
            theme,
            Navigator(owner),
            again,
            keeping,
        )
        return Bench(path, around)

    yield open_one
    owner.deleteLater()
    for services in opened:
        services.close()


@pytest.fixture
def bench(open_bench: Callable[[Path], Bench], tmp_path: Path) -> Bench:
    """An empty journal."""
    return open_bench(tmp_path / "journal.whence")


@pytest.fixture
def hub(bench: Bench) -> Hub:
    """The way from screens to the empty journal."""
    return bench.around.hub


@pytest.fixture
def sample(open_bench: Callable[[Path], Bench], tmp_path: Path) -> Bench:
    """The sample journal of fictional people, seen on 20 November 2026."""
    path = tmp_path / "sample.whence"
    services = services_of(create_store(path), CLOCK)
    fill_with_sample(services.journal)
    services.importing.finish_search()
    services.close()
    return open_bench(path)


@pytest.fixture
def settings(tmp_path: Path, qapp: QApplication) -> WindowSettings:
    """The settings of a machine that never saw the window."""
    return WindowSettings(tmp_path / "config" / "window.ini", qapp)


@pytest.fixture
def show_window(qtbot: QtBot, settings: WindowSettings) -> Iterator[Callable[[Bench], MainWindow]]:
    """Shows the window over a journal, with the keyboard in it; closed by itself before the journal is."""
    shown: list[MainWindow] = []

    def show(bench: Bench) -> MainWindow:
        window = built_window(bench.around, settings)
        shown.append(window)
        window.resize(1180, 780)
        window.begin()
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield show
    for window in shown:
        window.close()
        window.deleteLater()


@pytest.fixture
def window(show_window: Callable[[Bench], MainWindow], bench: Bench) -> MainWindow:
    """The window over an empty journal."""
    return show_window(bench)


@pytest.fixture
def sample_window(show_window: Callable[[Bench], MainWindow], sample: Bench) -> MainWindow:
    """The window over the sample journal."""
    return show_window(sample)
