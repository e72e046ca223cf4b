"""The Events screen: the list, the page of one, its years, merging, and weeks that look like an event."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journals import TODAY
from tests.ui.capture.bench import Bench
from whence.domain.connections import ConnectionState
from whence.domain.dates import Day
from whence.services.commands.capture import LogLine
from whence.services.commands.people import AddPerson
from whence.services.people import add_person
from whence.services.work import Work
from whence.storage import connections
from whence.ui.dialogs.choose import ChooseDialog
from whence.ui.events.edit_dialog import EventDialog
from whence.ui.events.screen import WEEKS, EventsScreen


@pytest.fixture
def screen(bench: Bench) -> EventsScreen:
    made = EventsScreen(bench.around)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    bench.put(made)
    made.enter()
    return made


def shown(screen: EventsScreen) -> list[str]:
    rows = [screen.model.row_at(place) for place in range(screen.model.rowCount())]
    return [row.event.name for row in rows if row is not None]


def number_of(screen: EventsScreen, name: str) -> int:
    return next(
        row.event.id
        for place in range(screen.model.rowCount())
        if (row := screen.model.row_at(place)) is not None and row.event.name == name
    )


def open_dialog(qtbot: QtBot, kind: type) -> object:
    qtbot.waitUntil(lambda: any(isinstance(one, kind) for one in QApplication.topLevelWidgets()))
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind))


def test_events_are_listed_with_who_was_met(screen: EventsScreen) -> None:
    assert set(shown(screen)) == {"Rust Meetup", "Book Fair 2023", "PyCon Berlin", "Salon 2025"}
    QTest.keyClicks(screen.search, "berl")
    assert shown(screen) == ["PyCon Berlin"]


def test_the_page_says_who_was_met_by_whom_and_what_came_of_it(screen: EventsScreen, bench: Bench) -> None:
    bench.around.hub.do(LogLine("Ada Nair, call today. Planned the panel."))
    screen.enter(number_of(screen, "PyCon Berlin"))
    page = screen.page
    assert page.title.text() == "PyCon Berlin"
    assert page.sentence.text() == "1 person met; with 1 of them something has passed since."
    assert [chip.words.replace("\u2068", "").replace("\u2069", "") for chip in page.introducers.chips] == [
        "Sam Reyes · 1"
    ]
    page.list.make_current(page.model.id_at(0))
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert bench.shown == [page.model.id_at(0)]


def test_years_of_one_event_are_linked(screen: EventsScreen, bench: Bench) -> None:
    bench.around.hub.do(LogLine("Mara Okafor @PyCon Lisbon 2026"))
    bench.around.hub.do(LogLine("Priya Nair @PyCon Lisbon 2025, 3 Mar 2025"))
    screen.show_event(number_of(screen, "PyCon Lisbon 2026"))
    assert [chip.words for chip in screen.page.years.chips] == ["2025"]
    screen.page.years.chips[0].click()
    assert screen.page.title.text() == "PyCon Lisbon 2025"


def test_an_event_is_changed_in_a_form(screen: EventsScreen, bench: Bench, qtbot: QtBot) -> None:
    screen.show_event(number_of(screen, "Rust Meetup"))
    screen.page.wanted.emit("edit")
    dialog = open_dialog(qtbot, EventDialog)
    assert isinstance(dialog, EventDialog)
    dialog.named.setText("")
    dialog.accept()
    assert "name with a letter" in dialog.errors["name"].sentence.text()
    dialog.named.setText("Rust Meetup Porto")
    dialog.place.setText("Porto")
    dialog.accept()
    assert "Rust Meetup Porto" in shown(screen)
    assert "Porto" in screen.page.when.text()
    bench.around.hub.undo()
    assert "Rust Meetup" in shown(screen)


def test_doubles_are_merged_and_undone(screen: EventsScreen, bench: Bench, qtbot: QtBot) -> None:
    kept, taken = number_of(screen, "Rust Meetup"), number_of(screen, "Salon 2025")
    screen.show_event(kept)
    screen.page.wanted.emit("merge")
    dialog = open_dialog(qtbot, ChooseDialog)
    assert isinstance(dialog, ChooseDialog)
    dialog.chosen.emit(taken)
    dialog.reject()
    assert "Salon 2025" not in shown(screen)
    assert screen.page.model.rowCount() == 3
    bench.around.hub.undo()
    assert "Salon 2025" in shown(screen)


def test_logging_and_the_day_after_open_event_mode(screen: EventsScreen, bench: Bench) -> None:
    event = number_of(screen, "Rust Meetup")
    screen.show_event(event)
    screen.page.log_button.click()
    screen.page.wanted.emit("day_after")
    screen.begin_button.click()
    assert bench.shown == [
        ("event_mode", event),
        ("event_mode", ("day_after", event)),
        ("event_mode", None),
    ]


def test_deleting_an_event_keeps_its_people(screen: EventsScreen, bench: Bench) -> None:
    people = bench.services.people.count()
    screen.show_event(number_of(screen, "Rust Meetup"))
    screen.page.wanted.emit("delete")
    assert ("Rust Meetup" in shown(screen), bench.services.people.count()) == (False, people)


def rush(bench: Bench) -> None:
    """Twelve connections within three days, and one now and then around them."""
    store = bench.services.journal.store
    with store.gate.change("connections", "Import", "2026-11-20T00:00:00Z"):
        work = Work(store, TODAY, "2026-11-20T00:00:00Z")
        days = [date(2022, 5, 12) + timedelta(days=number % 3) for number in range(12)]
        days += [date(2021, 9, 1) + timedelta(days=30 * number) for number in range(14)]
        for number, day in enumerate(days):
            person = add_person(AddPerson(f"Cleo Gil{chr(97 + number)}"), work)
            connections.add_connection(
                store, person_id=person, state=ConnectionState.CONNECTED, connected_on=Day.on(day)
            )


def test_a_week_is_named_once_and_everybody_has_their_origin(bench: Bench) -> None:
    rush(bench)
    screen = EventsScreen(bench.around)
    bench.put(screen)
    screen.enter(WEEKS)
    card = screen.bursts.cards[0]
    assert card.burst.sentence == "12 connections, 12–14 May 2022: an event?"
    assert card.occasion.hasFocus()
    next(iter(card.ticks.values())).setChecked(False)
    assert card.save.text() == "All 11 were met there"
    QTest.keyClick(card.occasion, Qt.Key.Key_Return)
    assert "name with a letter" in card.error.sentence.text()
    QTest.keyClicks(card.occasion, "Web Summit")
    QTest.keyClick(card.occasion, Qt.Key.Key_Return)
    assert not screen.bursts.cards
    event = number_of(screen, "Web Summit")
    assert len(bench.services.event_pages.page(event).met) == 11
    bench.around.hub.undo()
    assert len(screen.bursts.cards) == 1


def test_an_empty_journal_offers_the_first_step(bench: Bench) -> None:
    while bench.around.hub.undo() is not None:
        if bench.services.journal.next_undo is None:
            break
    screen = EventsScreen(bench.around)
    bench.put(screen)
    screen.enter()
    assert screen.empty.isVisible()
    assert screen.empty.button is not None
    screen.empty.button.click()
    assert bench.shown == [("event_mode", None)]
