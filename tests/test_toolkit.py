"""Facts about Qt for Python that the program rests on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CALLS = 1_000
TOLERANCE = 100


def test_calls_that_return_nothing_keep_the_references_to_none(qtbot: QtBot) -> None:
    """A release that drops one reference to None a call aborts Python 3.11 after some thousands of calls."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for number in range(CALLS):
        label.setText(str(number))

    assert label.text() == str(CALLS - 1)
    assert sys.getrefcount(None) > before - TOLERANCE, "this PySide6 loses references to None: pin another"


@pytest.mark.window
def test_the_unseen_screen_shows_a_window(qtbot: QtBot) -> None:
    """The window journeys run on a real display server: a window opens there, is exposed and gets the keyboard."""
    label = QLabel("shown")
    qtbot.addWidget(label)
    with qtbot.waitActive(label):
        label.show()

    assert QGuiApplication.platformName() == "xcb"
    assert label.isActiveWindow()
