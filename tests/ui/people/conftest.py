"""A People screen over a real journal, in a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.ui.people.sample import Bench, Known, bench_over, sample_journal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def known(tmp_path: Path) -> Known:
    """The people of the sample."""
    return sample_journal(tmp_path / "journal.whence")


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, known: Known) -> Iterator[Bench]:
    """The screen, shown and entered."""
    yield from shown(qtbot, tmp_path / "journal.whence")


def shown(qtbot: QtBot, path: Path) -> Iterator[Bench]:
    """A screen over the journal at `path`, closed afterwards."""
    window = QWidget()
    qtbot.addWidget(window)
    bench = bench_over(path, window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(bench.screen)
    window.resize(1180, 820)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    bench.screen.enter()
    yield bench
    bench.services.close()
