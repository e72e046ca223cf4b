"""Actions about somebody wherever they are in sight, and undo that says what it did on another page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.ui.keyboard import press
from whence.domain.changes import PersonId
from whence.services.commands.interactions import AddFollowUp
from whence.services.commands.people import AddPeople, AddPerson, RenamePerson
from whence.ui.dialogs.follow_up import FollowUpDialog
from whence.ui.dialogs.log import LogDialog
from whence.ui.dialogs.tag import TagDialog
from whence.ui.main_window import MainWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def promised(window: MainWindow) -> PersonId:
    """Somebody with a promise that is due, whose line on Today has the keyboard."""
    person = PersonId(window.around.services.journal.do(AddPerson("Mara Okafor")).value)
    assert window.around.hub.do(AddFollowUp(person, "send the paper", date(2026, 11, 20))) is not None
    window.go("today")
    assert window.stack.current is not None
    button = window.stack.current.findChild(QPushButton, "today.done")
    assert isinstance(button, QPushButton)
    button.setFocus()
    return person


def test_logging_on_today_is_about_the_line_with_the_keyboard(window: MainWindow) -> None:
    person = promised(window)
    press(Qt.Key.Key_L, CONTROL)
    (dialog,) = window.findChildren(LogDialog)
    assert dialog.people == (person,)
    assert not window.capture.isVisible()
    dialog.reject()


def test_logging_where_nobody_is_meant_begins_the_line(sample_window: MainWindow) -> None:
    sample_window.go("today")
    press(Qt.Key.Key_L, CONTROL)
    assert sample_window.findChildren(LogDialog) == []
    assert sample_window.capture.isVisible()


def test_people_keep_their_own_log(sample_window: MainWindow) -> None:
    sample_window.go("people")
    press(Qt.Key.Key_L, CONTROL)
    (dialog,) = sample_window.findChildren(LogDialog)
    assert not sample_window.capture.isVisible()
    dialog.reject()


def test_promises_and_tags_on_today_are_about_the_same_line_or_say_whom_they_lack(window: MainWindow) -> None:
    promised(window)
    press(Qt.Key.Key_T, CONTROL)
    (tag,) = window.findChildren(TagDialog)
    tag.reject()
    press(Qt.Key.Key_F, CONTROL | SHIFT)
    (promise,) = window.findChildren(FollowUpDialog)
    promise.reject()
    window.go("preferences")
    press(Qt.Key.Key_T, CONTROL)
    assert window.findChildren(TagDialog) == [tag]
    assert window.toasts.toast.sentence.text() == "Nobody is chosen here. Choose somebody in People first."


def test_introducing_on_today_begins_with_the_line_or_opens_the_introductions(window: MainWindow) -> None:
    person = promised(window)
    asked: list[object] = []
    window.around.navigator.introduce.connect(asked.append)
    press(Qt.Key.Key_I, CONTROL)
    assert asked == [person]
    assert window.stack.current_name == "introductions"
    window.go("preferences")
    press(Qt.Key.Key_I, CONTROL)
    assert (asked, window.stack.current_name) == ([person], "introductions")


def test_undo_on_another_page_says_what_it_did_and_shows_it(window: MainWindow) -> None:
    around, toast = window.around, window.toasts.toast
    person = PersonId(around.services.journal.do(AddPerson("Mara Okafor")).value)
    window.go("people", person)
    assert around.hub.do(RenamePerson(person, "Mara Silva")) is not None
    window.go("preferences")
    press(Qt.Key.Key_Z, CONTROL)
    assert toast.sentence.text().startswith("Undone: ")
    assert "Mara Silva" in toast.sentence.text()
    assert not toast.undo_button.isVisible()
    QTest.mouseClick(toast.look_button, Qt.MouseButton.LeftButton)
    assert window.stack.current is not None
    assert window.stack.current_name == "people"
    assert window.stack.current.meant_person() == person
    assert not toast.isVisible()


def test_undo_in_sight_has_nothing_more_to_show(window: MainWindow) -> None:
    around, toast = window.around, window.toasts.toast
    person = PersonId(around.services.journal.do(AddPerson("Mara Okafor")).value)
    window.go("people", person)
    assert around.hub.do(RenamePerson(person, "Mara Silva")) is not None
    window.undo_redo.undo()
    assert toast.isVisible()
    assert not toast.look_button.isVisible()


def test_what_is_gone_or_is_many_is_said_and_not_shown(window: MainWindow) -> None:
    around, toast = window.around, window.toasts.toast
    assert around.hub.do(AddPerson("Mara Okafor")) is not None
    window.go("preferences")
    window.undo_redo.undo()
    assert toast.sentence.text() == "Undone: Add Mara Okafor"
    assert not toast.look_button.isVisible()
    assert around.hub.do(AddPeople(("Ada Nair", "Tom Schmidt"))) is not None
    window.undo_redo.undo()
    assert toast.sentence.text() == "Undone: Add 2 people"
    assert not toast.look_button.isVisible()
