"""A field that completes what is typed from what exists."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from whence.ui.models.suggestions import Suggestion
from whence.ui.widgets.choice_field import ChoiceField

PEOPLE = (Suggestion(1, "Hanne Vogt", "Teacher at Gymnasium am Hafen"), Suggestion(2, "Hanna Ek", "Editor"))


def test_one_chosen_with_the_arrow_keys_is_written_as_their_name_alone(qtbot: QtBot) -> None:
    field = ChoiceField("form.asker", "Who asks", lambda words: [one for one in PEOPLE if words in one.name.lower()])
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    field.setFocus()
    picked: list[object] = []
    field.picked.connect(picked.append)
    QTest.keyClicks(field, "hann")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert (field.text(), field.subject, picked) == ("Hanne Vogt", 1, [1])
