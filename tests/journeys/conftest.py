"""What a journey in the real window begins with: somebody who reads the screen, and a way to open the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journals import TODAY
from tests.journeys.real_window import RealWindow
from tests.journeys.screen_reader import ScreenReader
from whence.services.suite import Services, services_of
from whence.storage.store import open_store
from whence.system.clock import Clock


@pytest.fixture(scope="session")
def reader() -> Iterator[ScreenReader]:
    """One reader of the screen for all journeys."""
    with ScreenReader() as one:
        yield one


@pytest.fixture
def window_on(tmp_path: Path, reader: ScreenReader, qapp: QApplication) -> Callable[..., RealWindow]:
    """Opens the window over the journal of the test, on a day; a context."""
    assert qapp is not None

    def window(today: date = TODAY) -> RealWindow:
        return RealWindow(tmp_path / "journal.whence", reader, today)

    return window


@pytest.fixture
def recorded(tmp_path: Path) -> Callable[[], AbstractContextManager[Services]]:
    """Opens the journal of the test to see what is recorded in it."""

    @contextmanager
    def opened() -> Iterator[Services]:
        services = services_of(open_store(tmp_path / "journal.whence"), Clock(TODAY))
        yield services
        services.close()

    return opened


@pytest.fixture
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where archives come from: a folder apart from that of the journal."""
    return tmp_path_factory.mktemp("downloads")
