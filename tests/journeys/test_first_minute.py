"""The first minute in a real window: five names and a brief; an archive, three letters and the sentence; undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.archives.network import Size
from tests.archives.writing import write_archive
from tests.journeys.real_window import RealWindow, names_of

pytestmark = pytest.mark.window

NAMES = ("Mara Okafor", "Sam Reyes", "Priya Nair", "Jonas Lindqvist", "Ana Lima")
LONG = 30_000  # milliseconds


def test_five_names_are_typed_and_known_from_then_on(tmp_path: Path, qtbot: QtBot) -> None:
    with RealWindow(tmp_path / "journal.whence") as window:
        for name in NAMES:
            window.write(name)
            window.press("Return")
        qtbot.waitUntil(lambda: window.ask("who", NAMES[-1]) is not None, timeout=LONG)
        for name in NAMES:
            assert window.ask("who", name)["sentence"] == f"Nothing is recorded about how you met {name}."
        window.press("ctrl+1", "ctrl+z")
        qtbot.waitUntil(lambda: window.ask("who", NAMES[0]) is None, timeout=LONG)
        assert window.quit() == 0


def test_an_archive_is_imported_found_in_copied_from_and_taken_back(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    archive = tmp_path / "archive.zip"
    write_archive(archive, "2024", Size(60, 10, 80), 5)
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("nothing yet")
    with RealWindow(tmp_path / "journal.whence") as window:
        window.press("ctrl+k")
        window.write("import")
        window.press("Return", "Return")
        window.await_dialog("Choose an archive")
        window.write(str(archive))
        window.press("Return")

        def is_imported() -> bool:
            window.press("Return")
            return len(names_of(window.ask("search", "a", "--limit", "5"))) > 0

        qtbot.waitUntil(is_imported, timeout=LONG)
        name = names_of(window.ask("search", "a", "--limit", "1"))[0]
        window.press("ctrl+1", "ctrl+k")
        window.write(name.split()[0][:3].lower())
        window.press("ctrl+c")
        qtbot.waitUntil(lambda: clipboard.text().startswith("I "), timeout=LONG)
        window.press("Escape", "ctrl+1", "ctrl+z")
        qtbot.waitUntil(lambda: not names_of(window.ask("search", name)), timeout=LONG)
        assert window.quit() == 0


def test_a_second_start_comes_to_the_first_window(tmp_path: Path, qtbot: QtBot) -> None:
    with RealWindow(tmp_path / "journal.whence") as window:
        window.write(NAMES[0])
        window.press("ctrl+Return")
        qtbot.waitUntil(lambda: window.ask("who", NAMES[0]) is not None, timeout=LONG)
        assert window.start_again() == 0
        undone = window.ask("undo")
        assert undone is not None
        assert window.ask("who", NAMES[0]) is None
        assert window.quit() == 0
