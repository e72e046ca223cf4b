"""Today: promises kept, moved and dropped; who vanished is asked about; an empty journal offers the first step."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.ui.conftest import Bench
from whence.domain.changes import PersonId
from whence.services.commands.interactions import AddFollowUp
from whence.services.commands.introductions import DescribeIntroduction, StartIntroduction
from whence.services.commands.people import AddPerson
from whence.storage import connections
from whence.ui.main_window import MainWindow
from whence.ui.today.screen import TodayScreen
from whence.ui.today.sections import PersonLine

TODAY = date(2026, 11, 20)


def shown(window: MainWindow) -> TodayScreen:
    window.go("today")
    screen = window.stack.current
    assert isinstance(screen, TodayScreen)
    return screen


def lines(section: object) -> list[str]:
    assert hasattr(section, "findChildren")
    return [line.accessibleName() for line in section.findChildren(PersonLine)]


def promised(window: MainWindow, days: int = 0) -> PersonId:
    around = window.around
    person = around.services.journal.do(AddPerson("Mara Okafor")).value
    done = around.hub.do(AddFollowUp(person, "send the paper", TODAY + timedelta(days=days)))
    assert done is not None
    return PersonId(person)


def press(screen: TodayScreen, identifier: str) -> QPushButton:
    button = screen.findChild(QPushButton, identifier)
    assert isinstance(button, QPushButton)
    return button


def test_an_empty_journal_offers_the_first_step(window: MainWindow) -> None:
    screen = shown(window)
    assert screen.pages.currentWidget() is screen.first_steps
    assert screen.first_steps.button is not None
    screen.first_steps.button.click()
    assert window.stack.current_name == "welcome"


def test_an_introduction_comes_up_on_the_day_to_look_at_it_again(window: MainWindow) -> None:
    do = window.around.services.journal.do
    ada, tom = do(AddPerson("Ada Nair")).value, do(AddPerson("Tom Schmidt")).value
    made = do(StartIntroduction(ada, tom, purpose="sea maps")).value
    screen = shown(window)
    assert screen.findChild(QPushButton, "today.waiting.introductions") is None
    window.around.hub.do(DescribeIntroduction(made, due_on=TODAY))
    button = press(screen, "today.waiting.introductions")
    assert button.accessibleName() == "1 introduction to look at again"
    assert screen.day_line.text() == "20 November 2026. One thing is due."
    button.click()
    assert window.stack.current_name == "introductions"


def test_a_promise_is_done_with_one_press_and_can_be_undone(window: MainWindow) -> None:
    screen = shown(window)
    promised(window)
    assert lines(screen.due) == ["Mara Okafor. send the paper · due today"]
    assert screen.day_line.text() == "20 November 2026. One thing is due."
    QTest.mouseClick(press(screen, "today.done"), Qt.MouseButton.LeftButton)
    assert lines(screen.due) == []
    assert not screen.due.isVisible()
    assert screen.day_line.text() == "20 November 2026. Nothing is due."
    window.undo_redo.undo()
    assert lines(screen.due) == ["Mara Okafor. send the paper · due today"]


def test_a_promise_is_moved_or_dropped_from_its_menu(window: MainWindow) -> None:
    screen = shown(window)
    promised(window)
    menu = press(screen, "today.later").menu()
    assert menu is not None
    assert [entry.text() for entry in menu.actions() if entry.text()] == [
        "Tomorrow · 21 November 2026",
        "In a week · 27 November 2026",
        "In a month · 20 December 2026",
        "Drop it",
    ]
    menu.actions()[0].trigger()
    assert window.around.services.people.due_follow_ups() == []


def test_a_promise_of_another_day_is_not_due(window: MainWindow) -> None:
    screen = shown(window)
    promised(window, days=3)
    assert lines(screen.due) == []


def test_who_is_no_longer_connected_is_asked_about(bench: Bench, window: MainWindow) -> None:
    journal = bench.services.journal
    person = journal.do(AddPerson("Jonas Lindqvist")).value
    with journal.store.gate.change("Import", "ImportArchive", journal.clock.stamp()):
        connections.add_connection(
            journal.store, person_id=person, state="connected", first_seen_on=date(2026, 1, 1),
            last_seen_on=date(2026, 1, 1), vanished_on=date(2026, 11, 1),
        )  # fmt: skip
    screen = shown(window)
    assert lines(screen.vanished) == ["Jonas Lindqvist. not in the archive on 1 November 2026 any more"]
    menu = press(screen, "today.answer").menu()
    assert menu is not None
    menu.actions()[0].trigger()
    assert bench.services.people.vanished() == []
    assert lines(screen.vanished) == []


def test_a_line_opens_the_person(sample_window: MainWindow) -> None:
    screen = shown(sample_window)
    line = screen.lately.findChildren(PersonLine)[0]
    QTest.mouseClick(line.name_button, Qt.MouseButton.LeftButton)
    assert sample_window.stack.current_name == "people"


def test_who_was_added_lately_is_shown_with_how_they_are_known(sample_window: MainWindow) -> None:
    screen = shown(sample_window)
    told = lines(screen.lately)
    assert "Hanne Vogt. met at Rust Meetup Leipzig 2026, 18 October 2026, through Emeka Balogun" in told
    assert any(line.endswith("nothing is recorded about how you met") for line in told)
