"""Chips can be read, ticked, taken away and walked through by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from whence.ui.tones import Tone
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.flow import ChipRow, FlowLayout


@pytest.fixture
def chip(qtbot: QtBot) -> Chip:
    made = Chip("rust", "capture.tag", icon_name="tag", is_removable=True)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_chip_is_named_and_large_enough(chip: Chip) -> None:
    assert (chip.accessibleName(), chip.accessibleIdentifier()) == ("rust", "capture.tag")
    assert "Delete" in chip.accessibleDescription()
    assert chip.sizeHint().height() >= 32


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_key_takes_it_away(qtbot: QtBot, chip: Chip, key: Qt.Key) -> None:
    with qtbot.waitSignal(chip.removed):
        QTest.keyClick(chip, key)


def test_its_cross_takes_it_away_and_its_words_do_not(qtbot: QtBot, chip: Chip) -> None:
    chip.resize(chip.sizeHint())
    happened: list[str] = []
    chip.removed.connect(lambda: happened.append("removed"))
    chip.clicked.connect(lambda: happened.append("clicked"))
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(20, chip.height() // 2))
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 14, chip.height() // 2))
    assert happened == ["clicked", "removed"]


def test_a_chip_that_stays_ignores_delete(qtbot: QtBot) -> None:
    chip = Chip("moderate", "person.tie")
    qtbot.addWidget(chip)
    with qtbot.assertNotEmitted(chip.removed):
        QTest.keyClick(chip, Qt.Key.Key_Delete)


def test_a_chip_can_be_ticked_by_space_and_enter(qtbot: QtBot) -> None:
    chip = Chip("no note", "desk.reason", is_checkable=True)
    qtbot.addWidget(chip)
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    QTest.keyClick(chip, Qt.Key.Key_Return)
    assert not chip.isChecked()


def test_every_tone_and_state_can_be_drawn(qtbot: QtBot) -> None:
    pictures = set()
    for tone in Tone:
        chip = Chip("word", "chip", tone=tone)
        qtbot.addWidget(chip)
        pictures.add(bytes(chip.grab().toImage().constBits()))
    assert len(pictures) == len(Tone)


def test_words_can_be_changed(chip: Chip) -> None:
    width = chip.sizeHint().width()
    chip.set_words("Rust & friends of Rust")
    chip.set_tone(Tone.INFO)
    assert chip.sizeHint().width() > width
    assert (chip.words, chip.accessibleName()) == ("Rust & friends of Rust",) * 2


def chips(*words: str) -> list[Chip]:
    """Chips with these words."""
    return [Chip(word, f"row.{number}", is_removable=True) for number, word in enumerate(words)]


def test_a_row_wraps(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    row = ChipRow("row", "Tags")
    QVBoxLayout(holder).addWidget(row)
    row.show_chips(chips(*("a fairly long word" for _ in range(6))))
    holder.resize(400, 300)
    holder.show()
    tops = {chip.y() for chip in row.chips}
    assert len(tops) > 1
    assert row.heightForWidth(2_000) < row.heightForWidth(300)
    assert all(chip.geometry().right() <= row.width() for chip in row.chips)


def test_a_row_begins_at_the_right_from_right_to_left(qtbot: QtBot, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row = ChipRow("row", "Tags")
    qtbot.addWidget(row)
    row.show_chips(chips("one", "two"))
    row.resize(400, 40)
    row.show()
    assert row.chips[0].geometry().right() >= 398
    assert row.chips[1].x() < row.chips[0].x()


def test_the_keyboard_stays_in_the_row_when_its_chips_change(qtbot: QtBot) -> None:
    row = ChipRow("row", "Tags")
    qtbot.addWidget(row)
    row.show_chips(chips("one", "two", "three"))
    row.show()
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    row.chips[2].setFocus()
    row.show_chips(chips("one", "two"))
    assert row.chips[1].hasFocus()
    row.show_chips([])
    assert (row.chips, row.isVisible()) == ((), False)


def test_an_empty_flow_takes_no_room(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(parent=holder)
    assert (flow.count(), flow.itemAt(0), flow.takeAt(3), flow.sizeHint().height()) == (0, None, None, 0)
