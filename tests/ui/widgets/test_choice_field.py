"""A field that completes what is typed from what exists."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from whence.ui.models.suggestions import Suggestion
from whence.ui.theme import Theme
from whence.ui.widgets.choice_field import ChoiceField

PEOPLE = (Suggestion(1, "Hanne Vogt", "Teacher at Gymnasium am Hafen"), Suggestion(2, "Hanna Ek", "Editor"))


def test_one_taken_by_keyboard_is_written_as_their_name_alone_and_a_second_enter_is_for_the_form(qtbot: QtBot) -> None:
    field = ChoiceField("form.asker", "Who asks", lambda words: [one for one in PEOPLE if words in one.name.lower()])
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    field.setFocus()
    picked: list[object] = []
    entered: list[str] = []
    field.picked.connect(picked.append)
    field.returnPressed.connect(lambda: entered.append(field.text()))
    QTest.keyClicks(field, "hann")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert (field.text(), field.subject, picked, entered) == ("Hanne Vogt", 1, [1], [])
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert entered == ["Hanne Vogt"]
    QTest.keyClicks(field, "x")
    field.clear()
    QTest.keyClicks(field, "Hanna Ek")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.subject, entered[1:]) == (2, ["Hanna Ek"])


def test_what_is_offered_stands_in_a_frame_of_its_own(qtbot: QtBot, theme: Theme) -> None:
    field = ChoiceField("form.asker", "Who asks", lambda words: list(PEOPLE))
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    field.setFocus()
    QTest.keyClicks(field, "h")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    edge = popup.grab().toImage().pixelColor(0, popup.height() // 2)
    assert edge.name() == theme.tokens.border_strong.name()
