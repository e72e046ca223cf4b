"""Exports and backups in the window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from tests.ui.manual_executor import ManualExecutor
from whence.ui.closed_work import ClosedWork
from whence.ui.main_window import MainWindow
from whence.ui.transfer.screen import TransferScreen


def screen_of(window: MainWindow, part: str) -> TransferScreen:
    window.go("transfer", part)
    screen = window.stack.current
    assert isinstance(screen, TransferScreen)
    return screen


@pytest.mark.parametrize(("place", "ending", "beginning"), [
    (0, ".json", "{"), (1, ".csv", "\ufeffuid"), (2, ".md", "#"), (3, ".vcf", "BEGIN:VCARD"),
])  # fmt: skip
def test_each_form_is_written(
    sample_window: MainWindow, tmp_path: Path, manual_executor: ManualExecutor, place: int, ending: str, beginning: str
) -> None:
    panel = screen_of(sample_window, "export").exporting
    panel.group.button(place).setChecked(True)
    assert panel.form[1] == ending
    target = tmp_path / f"out{ending}"
    panel.write_to(target)
    manual_executor.run_all()
    text = target.read_text(encoding="utf-8")
    assert text.lstrip("\ufeff").startswith(beginning.lstrip("\ufeff"))
    assert str(target) in panel.banner.sentence.text()
    if ending == ".json":
        assert json.loads(text)


def test_a_place_that_cannot_be_written_is_said(
    sample_window: MainWindow, tmp_path: Path, manual_executor: ManualExecutor
) -> None:
    panel = screen_of(sample_window, "export").exporting
    panel.write_to(tmp_path / "nowhere" / "out.json")
    manual_executor.run_all()
    assert "could not be written" in panel.banner.sentence.text()
    assert panel.export_button.isEnabled()


def test_a_backup_is_taken_listed_and_offered_for_restoring(
    sample_window: MainWindow, manual_executor: ManualExecutor
) -> None:
    panel = screen_of(sample_window, "backups").backups
    assert panel.findChildren(QPushButton, "backups.restore") == []
    panel.take_button.click()
    manual_executor.run_all()
    assert panel.banner.sentence.text() == "Backed up, and the backup was checked."
    assert len(panel.findChildren(QPushButton, "backups.restore")) == 1


def test_restoring_asks_the_window_to_close_the_journal_and_puts_the_backup_in_place(
    sample_window: MainWindow, manual_executor: ManualExecutor
) -> None:
    around = sample_window.around
    panel = screen_of(sample_window, "backups").backups
    made = around.safekeeping.back_up()
    asked: list[ClosedWork] = []
    around.navigator.closed.connect(asked.append)
    panel.restore(made.path)
    assert [work.label for work in asked] == ["Restoring the backup"]


def test_checking_says_that_the_journal_is_sound(sample_window: MainWindow, manual_executor: ManualExecutor) -> None:
    panel = screen_of(sample_window, "check").backups
    manual_executor.run_all()
    assert panel.banner.sentence.text().startswith("The journal is sound")
