"""Shared by the tests of tidying: what is looked at and pressed in more than one of them."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.tidy.conftest import Tidying
from whence.storage.dump import dump_digest
from whence.ui.dialogs.merge import MergeDialog
from whence.ui.tidy.doubles_panel import DoubleCard

LINES = "Jonas Lindqvist #sales\nwithout anybody\nZora Neal, editor at Vandelay\n"


def digest(tidying: Tidying) -> str:
    return dump_digest(tidying.services.journal.store.database)


def first_double(tidying: Tidying) -> DoubleCard:
    card = tidying.screen.doubles.column.cards[tidying.known.mara, tidying.known.double]
    assert isinstance(card, DoubleCard)
    return card


def merge_dialog(tidying: Tidying) -> MergeDialog:
    QTest.keyClick(first_double(tidying).merge_button, Qt.Key.Key_Space)
    (dialog,) = tidying.window.findChildren(MergeDialog)
    QApplication.processEvents()
    return dialog


def write(tidying: Tidying, name: str, text: str = LINES) -> Path:
    """A file that has lain in the folder for a minute."""
    path = tidying.inbox / name
    path.write_text(text, encoding="utf-8")
    old = path.stat().st_mtime - 60
    os.utime(path, (old, old))
    return path


def texts(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))
