"""An erased person in an archive: named as left out, and brought back only when that is asked for and confirmed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.services.network_archives import network_archive
from whence.ui.transfer.bring_back import BringBackDialog
from whence.ui.transfer.screen import TransferScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.manual_executor import ManualExecutor
    from whence.ui.main_window import MainWindow

CONNECTED = {"Zaphira Quillfeather": "02 Jan 2020", "Ada Nair": "03 Jan 2020"}


def test_whom_the_owner_erased_stays_out_until_brought_back(
    window: MainWindow, tmp_path: Path, manual_executor: ManualExecutor
) -> None:
    services = window.around.services
    services.importing.run(network_archive(tmp_path, date(2026, 3, 1), connected=CONNECTED))
    services.erasing.erase(services.recall.meant("Zaphira Quillfeather")[0].person)
    window.go("transfer", network_archive(tmp_path, date(2026, 11, 1), connected=CONNECTED))
    screen = window.stack.current
    assert isinstance(screen, TransferScreen)
    manual_executor.run_all()
    report = screen.importing.report
    assert "1 row belongs to somebody you erased; left out." in report.sentence.text()
    assert "Zaphira Quillfeather" in report.back_button.text()
    QTest.keyClick(report.back_button, Qt.Key.Key_Space)
    (form,) = window.findChildren(BringBackDialog)
    QTest.keyClick(form.people, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    manual_executor.run_all()
    assert not report.back_button.isVisible()
    assert "1 person would be added" in report.sentence.text()
    window.around.hub.undo()
    assert services.importing.run(tmp_path / "Basic_LinkedInDataExport_11-01-2026.zip", is_dry_run=True).left_out


def test_who_was_never_erased_is_not_spoken_of(
    window: MainWindow, tmp_path: Path, manual_executor: ManualExecutor
) -> None:
    window.go("transfer", network_archive(tmp_path, date(2026, 11, 1), connected=CONNECTED))
    screen = window.stack.current
    assert isinstance(screen, TransferScreen)
    manual_executor.run_all()
    assert not screen.importing.report.back_button.isVisible()
