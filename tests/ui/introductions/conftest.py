"""The screen of introductions in a window that has the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.introductions.bench import Bench, bench_over
from whence.ui.introductions.screen import IntroductionsScreen


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench[IntroductionsScreen]]:
    made = bench_over(tmp_path / "journal.whence", IntroductionsScreen)
    qtbot.addWidget(made.window)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    made.screen.enter()
    yield made
    made.services.close()
