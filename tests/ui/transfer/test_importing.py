"""Importing in the window: preview, import, undo; refusals, cancel, and headers nobody knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.archives.network import Size
from tests.archives.writing import write_archive
from tests.ui.manual_executor import ManualExecutor
from whence.services.commands.people import AddPerson
from whence.ui.main_window import MainWindow
from whence.ui.transfer.import_panel import ImportPanel
from whence.ui.transfer.mapping_dialog import MappingDialog
from whence.ui.transfer.screen import TransferScreen

SMALL = Size(40, 12, 60)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A small archive of invented people."""
    path = tmp_path / "archive.zip"
    write_archive(path, "2024", SMALL, 3)
    return path


def panel_of(window: MainWindow, subject: object = None) -> ImportPanel:
    window.go("transfer", subject)
    screen = window.stack.current
    assert isinstance(screen, TransferScreen)
    return screen.importing


def test_a_preview_says_what_would_come_and_writes_nothing(
    window: MainWindow, archive: Path, manual_executor: ManualExecutor
) -> None:
    panel = panel_of(window, archive)
    assert panel.is_busy
    assert panel.strip.isVisible()
    manual_executor.run_all()
    assert "people would be added" in panel.report.sentence.text()
    assert panel.import_button.isVisible()
    assert panel.import_button.hasFocus()
    assert window.around.services.people.count() == 0


def test_every_row_of_every_file_is_accounted_for(
    window: MainWindow, archive: Path, manual_executor: ManualExecutor
) -> None:
    panel = panel_of(window, archive)
    manual_executor.run_all()
    files = panel.report.files
    read = [files.topLevelItem(place) for place in range(files.topLevelItemCount())]
    connections = next(line for line in read if line is not None and line.text(0).endswith("Connections.csv"))
    assert connections.text(1) == "connections"
    assert int(connections.text(2)) == SMALL.connections
    left_out = sum(int(part.split()[0]) for part in connections.text(4).split(", ") if part)
    assert int(connections.text(3)) + left_out == SMALL.connections


def test_import_brings_everything_in_and_undo_takes_it_back(
    window: MainWindow, archive: Path, manual_executor: ManualExecutor
) -> None:
    panel = panel_of(window, archive)
    manual_executor.run_all()
    panel.import_button.click()
    assert window.around.hub.do(AddPerson("Mara Okafor")) is None
    manual_executor.run_all()
    assert "were added" in panel.report.sentence.text()
    count = window.around.services.people.count()
    assert count > SMALL.connections * 3 // 4
    assert panel.people_button.hasFocus()
    panel.undo_button.click()
    manual_executor.run_all()
    assert window.around.services.people.count() == 0
    assert panel.choose_view.isVisible()


def test_the_same_archive_again_brings_nothing(
    window: MainWindow, archive: Path, manual_executor: ManualExecutor
) -> None:
    panel = panel_of(window, archive)
    manual_executor.run_all()
    panel.take_in()
    manual_executor.run_all()
    panel.begin(archive)
    manual_executor.run_all()
    assert panel.report.sentence.text().startswith("Nothing new")
    assert not panel.import_button.isVisible()


def test_a_preview_can_be_stopped(window: MainWindow, archive: Path, manual_executor: ManualExecutor) -> None:
    panel = panel_of(window, archive)
    panel.strip.cancel_button.click()
    manual_executor.run_all()
    assert panel.banner.sentence.text() == "Stopped. Nothing was written; the journal is as it was."
    assert panel.choose_view.isVisible()
    assert window.around.hub.do(AddPerson("Mara Okafor")) is not None


def test_what_is_no_archive_is_refused_in_a_sentence(
    window: MainWindow, tmp_path: Path, manual_executor: ManualExecutor
) -> None:
    broken = tmp_path / "archive.zip"
    broken.write_bytes(b"PK\x03\x04 and then nothing")
    panel = panel_of(window, broken)
    manual_executor.run_all()
    assert "archive.zip" in panel.banner.sentence.text()
    assert not panel.is_busy
    assert panel.choose_view.button.hasFocus()


def test_an_unknown_header_is_mapped_by_hand(
    window: MainWindow, tmp_path: Path, manual_executor: ManualExecutor
) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    header, row = (
        "Vorname,Nachname,Adresse,Firma,Rolle,Seit",
        "Mara,Okafor,linkedin.com/in/mara-o,Acme,Lead,14 Mar 2024",
    )
    (folder / "Connections.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    panel = panel_of(window, folder)
    manual_executor.run_all()
    dialog = window.findChild(MappingDialog)
    assert isinstance(dialog, MappingDialog)
    dialog.accept()
    assert "Say which column is" in dialog.banner.sentence.text()
    for place, field in enumerate(("first_name", "last_name", "url", "company", "position", "connected_on")):
        if field in dialog.choices:
            dialog.choices[field].setCurrentIndex(place + 1)
    dialog.accept()
    manual_executor.run_all()
    assert panel.report.sentence.text().startswith("1 person would be added")
    QApplication.processEvents()


def test_an_export_is_read_into_an_empty_journal_and_refused_by_a_full_one(
    sample_window: MainWindow, window: MainWindow, tmp_path: Path, manual_executor: ManualExecutor
) -> None:
    file = tmp_path / "everything.json"
    sample_window.around.services.exporting.write_file("json", file)
    panel = panel_of(window, file)
    manual_executor.run_all()
    assert panel.banner.sentence.text().startswith("The export was read")
    assert window.around.services.people.count() == sample_window.around.services.people.count()
    refused = panel_of(sample_window, file)
    manual_executor.run_all()
    assert "empty" in refused.banner.sentence.text()
