"""The desk over the sample journal, and over an empty one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journals import new_journal
from tests.ui.desk.bench import Bench, bench_over, sample_journal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    """The sample."""
    made = bench_over(qtbot, sample_journal(tmp_path / "journal.whence"))
    yield made
    made.services.close()


@pytest.fixture
def empty_bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    """Nothing yet."""
    new_journal(tmp_path).close()
    made = bench_over(qtbot, tmp_path / "journal.whence")
    yield made
    made.services.close()
