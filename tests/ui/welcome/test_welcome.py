"""The first minute: five names typed with the keyboard, and the first brief."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.keyboard import press, write
from whence.ui.dialogs.origin import OriginDialog
from whence.ui.main_window import MainWindow
from whence.ui.welcome.screen import WelcomeScreen

NAMES = ("Mara Okafor", "Sam Reyes", "Priya Nair", "Jonas Lindqvist", "Ana Lima")


def shown(window: MainWindow) -> WelcomeScreen:
    screen = window.stack.current
    assert isinstance(screen, WelcomeScreen)
    return screen


def type_names(*names: str) -> None:
    for name in names:
        write(name)
        press(Qt.Key.Key_Return)


def test_five_names_and_enter_lead_to_the_first_brief(window: MainWindow) -> None:
    screen = shown(window)
    assert screen.names.fields[0].hasFocus()
    type_names(*NAMES)
    assert window.around.services.people.count() == 5
    assert screen.pages.currentWidget() is screen.brief
    assert screen.brief.view.sentence.text() == "Nothing is recorded about how you met Mara Okafor."
    assert [chip.words for chip in screen.brief.chips.chips] == list(NAMES)


def test_one_name_is_enough_and_arrows_walk(window: MainWindow) -> None:
    screen = shown(window)
    write("Mara Okafor")
    press(Qt.Key.Key_Down)
    assert screen.names.fields[1].hasFocus()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.around.services.people.count() == 1


def test_no_name_is_refused_at_the_first_line(window: MainWindow) -> None:
    screen = shown(window)
    screen.names.add()
    assert screen.names.errors[0].sentence.text() == "Type at least one name."
    assert window.around.services.people.count() == 0


def test_how_you_met_is_recorded_from_the_first_brief(window: MainWindow) -> None:
    screen = shown(window)
    type_names(NAMES[0])
    screen.names.add()
    QTest.mouseClick(screen.brief.view.origin_button, Qt.MouseButton.LeftButton)
    dialog = next(child for child in window.findChildren(OriginDialog))
    dialog.event_field.setText("PyCon Lisbon")
    dialog.day.field.setText("14 March 2026")
    dialog.accept()
    expected = "You met Mara Okafor at PyCon Lisbon on 14 March 2026."
    assert screen.brief.view.sentence.text() == expected


def test_another_person_is_shown_by_a_chip(window: MainWindow) -> None:
    screen = shown(window)
    type_names(*NAMES)
    screen.brief.chips.chips[2].click()
    assert screen.brief.person_name.text() == "Priya Nair"
    assert [chip.isChecked() for chip in screen.brief.chips.chips] == [False, False, True, False, False]


def test_undo_leads_back_to_the_empty_lines(window: MainWindow) -> None:
    screen = shown(window)
    type_names(*NAMES)
    window.undo_redo.undo()
    assert window.around.services.people.count() == 0
    assert screen.pages.currentIndex() == 0


def test_an_archive_chosen_here_is_handed_to_the_import(window: MainWindow, tmp_path: Path) -> None:
    shown(window).ways.chosen.emit(tmp_path / "archive.zip")
    assert window.stack.current_name == "transfer"
    assert window.around.jobs.is_busy


def test_what_is_no_name_or_stands_there_twice_is_said_under_its_line(window: MainWindow) -> None:
    screen = shown(window)
    for field, text in zip(screen.names.fields, ("Mara Okafor", "", "mara  okafor", "123 !!!", ""), strict=True):
        field.setText(text)
    screen.names.add()
    assert [error.sentence.text() for error in screen.names.errors] == [
        "", "", "Mara Okafor is among these names already. Empty this line, or add what tells the two apart.", "", "",
    ]  # fmt: skip
    assert screen.names.fields[2].hasFocus()
    screen.names.fields[2].setText("Sam Reyes")
    screen.names.add()
    assert [place for place, error in enumerate(screen.names.errors) if error.isVisible()] == [3]
    assert screen.names.errors[3].sentence.text().startswith("“123 !!!” has no letter")
    assert window.around.services.people.count() == 0
    screen.names.fields[3].clear()
    screen.names.add()
    assert window.around.services.people.count() == 2
