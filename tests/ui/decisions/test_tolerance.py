"""What raises a red flag is chosen with keys, and older cases wait under one line until they are asked for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.journals import TODAY, new_journal
from tests.services.network_archives import Written, network_archive
from tests.ui.decisions.archives_bench import opened, press, words
from whence.storage.dump import dump_digest
from whence.ui.decisions.tolerance import ToleranceDialog
from whence.ui.widgets.foldable import FoldButton

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.desk.bench import Bench

PITCH = "We help companies like yours cut costs by 30%. Do you have 15 minutes for a quick demo this week?"


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    """Two who pitched years ago, and one lately."""
    services = new_journal(tmp_path)
    when = {"Kim Berg": "01 Nov 2026", "Gero Lang": "03 May 2019", "Mila Brand": "04 May 2019"}
    days = {"Kim Berg": date(2026, 11, 2), "Gero Lang": date(2019, 5, 4), "Mila Brand": date(2019, 5, 4)}
    messages = tuple(Written(name, f"{day} 10:00:00", PITCH) for name, day in days.items())
    services.importing.run(network_archive(tmp_path, TODAY, connected=when, messages=messages))
    services.close()
    made = opened(qtbot, tmp_path / "journal.whence", "red_flags")
    yield made
    made.services.close()


def fold(bench: Bench) -> FoldButton:
    return next(one for one in bench.decisions.page.findChildren(FoldButton) if one.isVisible())


def test_older_cases_are_one_line_until_they_are_asked_for(bench: Bench) -> None:
    assert "Kim Berg" in words(bench)
    assert "Gero Lang" not in words(bench)
    assert fold(bench).words == "2 older cases found: look at them"
    assert bench.decisions.tabs.tab("red_flags").accessibleName().endswith("1")
    QTest.keyClick(fold(bench), Qt.Key.Key_Space)
    bench.wait()
    assert "Gero Lang" in words(bench)
    assert "Mila Brand" in words(bench)


def test_an_older_case_is_answered_like_any_other_and_the_rest_stay_in_sight(bench: Bench) -> None:
    before = dump_digest(bench.services.journal.store.database)
    press(bench, "decisions.flag.pass")
    QTest.keyClick(fold(bench), Qt.Key.Key_Space)
    bench.wait()
    press(bench, "decisions.flag.pass")
    assert fold(bench).words == "1 older case found: look at it"
    assert sum(name in words(bench) for name in ("Gero Lang", "Mila Brand")) == 1
    bench.around.hub.undo()
    bench.around.hub.undo()
    assert dump_digest(bench.services.journal.store.database) == before


def test_tolerance_is_chosen_kept_and_undone(bench: Bench) -> None:
    press_button = bench.decisions.tolerance_button
    QTest.keyClick(press_button, Qt.Key.Key_Space)
    form = bench.dialog()
    assert isinstance(form, ToleranceDialog)
    assert all(box.isChecked() for box in form.behaviours.values())
    assert form.recent.currentData() == 730
    QTest.keyClick(form.behaviours["PITCH"], Qt.Key.Key_Space)
    form.recent.setCurrentIndex(form.recent.findData(0))
    QTest.keyClick(form.behaviours["PITCH"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.wait()
    assert bench.services.red_flags.tolerated() == {"PITCH"}
    assert bench.services.red_flags.recent_days() == 0
    bench.around.hub.undo()
    assert bench.services.red_flags.recent_days() == 730
    assert bench.services.red_flags.tolerated() == {"PITCH"}
