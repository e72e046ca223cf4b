"""The window over a journal in need of tidying, its screen for that open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.tidy.untidy import Untidy, fill, propose_address
from whence.ui.tidy.screen import TidyScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.conftest import Bench
    from tests.ui.manual_executor import ManualExecutor
    from whence.services.suite import Services
    from whence.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Tidying:
    """The window, its screen, the people of the journal, the inbox folder, and the worker."""

    window: MainWindow
    screen: TidyScreen
    known: Untidy
    inbox: Path
    executor: ManualExecutor
    said: list[str]

    @property
    def services(self) -> Services:
        return self.window.around.services

    def settle(self) -> None:
        """Let the worker and the pauses after changes come to their end."""
        self.screen._pause.stop()
        self.screen._on_paused()
        self.executor.run_all()
        QApplication.processEvents()


@pytest.fixture
def tidying(
    show_window: Callable[[Bench], MainWindow],
    open_bench: Callable[[Path], Bench],
    manual_executor: ManualExecutor,
    tmp_path: Path,
) -> Tidying:
    """Doubles are looked for already."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    bench = open_bench(tmp_path / "journal.whence")
    known = fill(bench.services, inbox)
    propose_address(bench.services, known.ines)
    window = show_window(bench)
    window.go("tidy")
    manual_executor.run_all()
    screen = window.stack.current
    assert isinstance(screen, TidyScreen)
    said: list[str] = []
    window.around.navigator.said.connect(lambda sentence, _can_undo: said.append(sentence))
    return Tidying(window, screen, known, inbox, manual_executor, said)
