"""A file that is saved gets the ending it needs, and where it can't be written a sentence says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from whence.ui.dialogs.saving import place_to_save


def answer(name: str | None) -> None:
    """Type a name into the dialog that is about to open and accept it, or call it off."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        if name is None:
            dialog.reject()
            return
        field = dialog.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        field.setText(name)
        dialog.accept()

    QTimer.singleShot(100, act)


@pytest.mark.parametrize(("typed", "saved"), [("mine", "mine.csv"), ("mine.csv", "mine.csv"), ("mine.txt", "mine.txt")])
def test_a_name_without_an_ending_gets_one(qtbot: QtBot, tmp_path: Path, typed: str, saved: str) -> None:
    answer(str(tmp_path / typed))
    assert place_to_save(None, "Save", "decisions.csv", "Tables (*.csv)") == tmp_path / saved


def test_nothing_is_saved_when_it_is_called_off(qtbot: QtBot) -> None:
    answer(None)
    assert place_to_save(None, "Save", "decisions.csv", "Tables (*.csv)") is None
