"""Event mode by its keys: ten people, a missing name, editing in place, the day after."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.journals import TODAY
from tests.ui.capture.bench import Bench
from whence.domain.dates import Day
from whence.services.commands.interactions import AddEvent
from whence.services.commands.people import RenamePerson
from whence.ui.capture.event_mode import DAY_AFTER, EventModeScreen

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(bench: Bench) -> EventModeScreen:
    made = EventModeScreen(bench.around)
    bench.put(made)
    return made


def begin(bench: Bench, screen: EventModeScreen) -> int:
    first, last = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
    event = int(bench.services.journal.do(AddEvent("PyCon Lisbon", "Lisbon", Day.on(first), Day.on(last))).value)
    screen.enter(event)
    return event


def say(screen: EventModeScreen, line: str) -> None:
    QTest.keyClicks(screen.editor.field, line)
    QTest.keyClick(screen.editor.field, Qt.Key.Key_Return)


def shown(screen: EventModeScreen) -> list[tuple[str, str]]:
    return [(row.name.text(), row.words.text()) for row in screen.rows.rows]


def test_an_event_is_named_once_by_keys(screen: EventModeScreen, bench: Bench) -> None:
    screen.enter()
    QTest.keyClicks(screen.setup.occasion, "PyCon Lisbon")
    QTest.keyClick(screen.setup.occasion, Qt.Key.Key_Return)
    assert screen.evening is not None
    assert (screen.evening.event.name, screen.evening.event.starts_on) == ("PyCon Lisbon", Day.on(TODAY))
    assert screen.editor.field.hasFocus()
    again = EventModeScreen(bench.around)
    bench.put(again)
    again.enter()
    assert again.evening == screen.evening


def test_an_event_there_is_already_is_taken(screen: EventModeScreen, bench: Bench) -> None:
    count = len(bench.services.people.events())
    screen.enter()
    screen.setup.occasion.setText("Rust Meetup")
    screen.setup.begin()
    assert screen.evening is not None
    assert (screen.evening.event.name, len(bench.services.people.events())) == ("Rust Meetup", count)


@pytest.mark.parametrize(("name", "sentence"), [("", "An event has a name"), ("…", "An event has a name")])
def test_an_event_without_a_name_is_refused_at_its_field(screen: EventModeScreen, name: str, sentence: str) -> None:
    screen.enter()
    screen.setup.occasion.setText(name)
    screen.setup.begin()
    assert sentence in screen.setup.errors["name"].sentence.text()
    assert screen.evening is None


def test_what_is_logged_is_listed_and_edited_in_place(screen: EventModeScreen, bench: Bench) -> None:
    begin(bench, screen)
    say(screen, "Mara Okafor ^Sam Reyes. Talked about the hallway track.")
    say(screen, "tall, Kubernetes, Bergen")
    assert "Day 2 · 2 logged" in screen.count.text()
    rows = {row.entry.name: row for row in screen.rows.rows}
    nameless = rows["tall, Kubernetes, Bergen"]
    assert (nameless.missing.isHidden(), rows["Mara Okafor"].missing.isHidden()) == (False, True)
    assert rows["Mara Okafor"].through.words.replace("\u2068", "").replace("\u2069", "") == "by Sam Reyes"
    nameless.name.setFocus()
    nameless.name.selectAll()
    QTest.keyClicks(nameless.name, "Odd Berge")
    QTest.keyClick(nameless.name, Qt.Key.Key_Return)
    assert nameless.missing.isHidden()
    nameless.words.setFocus()
    QTest.keyClicks(nameless.words, "runs the meetup there")
    QTest.keyClick(nameless.words, Qt.Key.Key_Return)
    assert ("Odd Berge", "runs the meetup there") in shown(screen)
    page = bench.services.people.page(nameless.entry.person)
    assert (page.person.is_name_missing, page.origins[0].event) == (False, "PyCon Lisbon")
    bench.around.hub.undo()
    bench.around.hub.undo()
    assert ("tall, Kubernetes, Bergen", "") in shown(screen)


def test_typing_in_a_row_is_not_lost_when_others_come(screen: EventModeScreen, bench: Bench) -> None:
    begin(bench, screen)
    say(screen, "Mara Okafor")
    words = screen.rows.rows[0].words
    words.setFocus()
    QTest.keyClicks(words, "half a no")
    bench.around.hub.do(RenamePerson(screen.rows.rows[0].entry.person, "Mara N. Okafor"))
    assert (words.text(), screen.rows.rows[0].name.text()) == ("half a no", "Mara N. Okafor")


def test_the_line_being_typed_outlives_the_screen(screen: EventModeScreen, bench: Bench) -> None:
    begin(bench, screen)
    QTest.keyClicks(screen.editor.field, "Mara Oka")
    screen.leave()
    again = EventModeScreen(bench.around)
    bench.put(again)
    again.enter()
    assert again.editor.field.text() == "Mara Oka"


def test_the_event_undone_ends_the_evening(screen: EventModeScreen, bench: Bench) -> None:
    begin(bench, screen)
    bench.around.hub.undo()
    assert screen.evening is None


def test_the_day_after_has_promises_notes_and_a_first_look(screen: EventModeScreen, bench: Bench) -> None:
    event = begin(bench, screen)
    for line in (
        "Mara Okafor !send paper. Talked about the hallway track.",
        "Priya Nair, discussed tiles +connected",
        "Kim Lund. Talked about her new team.",
        "tall, Kubernetes, Bergen",
    ):
        say(screen, line)
    screen.end_button.click()
    assert bench.services.event_mode.evening() is None
    after = screen.after
    assert (
        after.promises.text().replace("\u2068", "").replace("\u2069", "")
        == "22 November 2026 · Mara Okafor: send paper"
    )
    assert [card.name.text() for card in after.cards] == ["Mara Okafor", "Kim Lund"]
    first = after.cards[0]
    assert "the hallway track" in first.text.toPlainText()
    assert first.count.text().endswith("of 200 characters")
    first.text.setFocus()
    QTest.keyClicks(first.text, "x" * 150)
    assert "too many" in first.count.text()
    QTest.keyClick(first.text, Qt.Key.Key_Return, CTRL)
    assert QGuiApplication.clipboard().text() == first.text.toPlainText()
    assert after.cards[1].text.hasFocus()
    after.has_premium.setChecked(True)
    assert after.cards[0].text.toPlainText().startswith("x" * 150)
    assert "of 300" in after.cards[0].count.text()
    after.first_look.click()
    promised = bench.services.event_mode.follow_ups(event)
    assert {one.due_on for one in promised if one.words.startswith("First look")} == {TODAY + timedelta(days=8)}
    after.done_button.click()
    assert ("today", None) in bench.shown


def test_the_day_after_can_be_opened_again_and_logged_on(screen: EventModeScreen, bench: Bench) -> None:
    event = begin(bench, screen)
    say(screen, "Mara Okafor")
    screen.end_button.click()
    screen.enter((DAY_AFTER, event))
    assert [card.name.text() for card in screen.after.cards] == ["Mara Okafor"]
    screen.after.back_button.click()
    assert screen.evening is not None
    assert shown(screen) == [("Mara Okafor", "")]


def test_pasted_lines_are_logged_to_the_event(screen: EventModeScreen, bench: Bench) -> None:
    begin(bench, screen)
    screen.editor.pasted.emit("Mara Okafor\nKim Lund. Talked about tiles.")
    screen.pasted.log()
    assert {name for name, _ in shown(screen)} == {"Mara Okafor", "Kim Lund"}
