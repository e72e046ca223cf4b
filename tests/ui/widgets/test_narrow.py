"""Parts that make do with little room: rows that turn, names that end in an ellipsis, stacks of pages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from whence.ui.theme import scaled
from whence.ui.widgets.in_place_line import InPlaceLine
from whence.ui.widgets.page_stack import PageStack
from whence.ui.widgets.turning_row import TurningRow

NAME = "Chinwendu Adaobi Okafor-Lindqvist von Hohenstein"


def block(width: int, height: int) -> QWidget:
    made = QWidget()
    made.setMinimumSize(width, height)
    return made


def test_a_row_turns_where_it_is_narrow_and_back(qtbot: QtBot) -> None:
    row = TurningRow(300)
    qtbot.addWidget(row)
    parts = block(160, 20), block(120, 20)
    for part in parts:
        row.add(part)
    assert row.minimumSizeHint().width() == 160
    row.show()
    for width, is_turned in ((400, False), (250, True), (400, False)):
        row.resize(scaled(width), 100)
        QApplication.processEvents()
        assert row.is_turned is is_turned
        assert (parts[1].y() > parts[0].y()) is is_turned


def test_only_the_page_that_is_seen_asks_for_room(qtbot: QtBot) -> None:
    stack = PageStack()
    qtbot.addWidget(stack)
    small, large = block(10, 10), block(900, 900)
    for page in (small, large):
        stack.addWidget(page)
    assert stack.minimumSizeHint().width() == 10
    stack.setCurrentWidget(large)
    assert stack.minimumSizeHint().width() == 900


@pytest.mark.parametrize("width", [60, 150, 4_000])
def test_a_name_without_room_ends_in_an_ellipsis_until_it_is_written_in(qtbot: QtBot, width: int) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    line, other = InPlaceLine("test.name", "Name"), InPlaceLine("test.other", "Other")
    column.addWidget(line)
    column.addWidget(other)
    line.show_text(NAME)
    holder.resize(width, 100)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    other.setFocus()
    is_short_of_room = QFontMetrics(line.font()).horizontalAdvance(NAME) > line.width()
    assert line.is_elided is is_short_of_room
    assert bool(line.toolTip()) is is_short_of_room
    line.setFocus()
    assert not line.is_elided
    QTest.keyClick(line, Qt.Key.Key_End)
    assert line.cursorPosition() == len(NAME)
    assert line.grab().size() == line.size()
