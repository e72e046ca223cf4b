"""The capture bar by its keys: chips as one types, choices, completions, drafts, pasted lines, refusals in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.capture.bench import Bench
from whence.domain.capture import PartKind
from whence.services.capture import Draft
from whence.services.commands.capture import LogLine
from whence.ui.capture.bar import CaptureBar
from whence.ui.widgets.chip import Chip

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
EXAMPLE = (
    "Mara Okafor, data lead at Acme @PyCon Lisbon ^Sam #rust +note !send paper fri. Talked about the hallway track."
)


@pytest.fixture
def bar(bench: Bench) -> CaptureBar:
    made = CaptureBar(bench.around)
    bench.put(made)
    made.enter()
    return made


def type_in(bar: CaptureBar, words: str) -> None:
    QTest.keyClicks(bar.editor.field, words)


def press(bar: CaptureBar, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(bar.editor.field, key, modifiers)


def chips(bar: CaptureBar) -> list[str]:
    return [chip.accessibleName().replace("\u2068", "").replace("\u2069", "") for chip in bar.editor.chips.chips]


def chip(bar: CaptureBar, beginning: str) -> Chip:
    return next(one for one in bar.editor.chips.chips if one.accessibleName().startswith(beginning))


def open_menu(qtbot: QtBot, bar: CaptureBar) -> dict[str, QAction]:
    qtbot.waitUntil(lambda: bool(bar.editor.findChildren(QMenu)))
    menu = bar.editor.findChildren(QMenu)[-1]
    return {action.objectName().removeprefix("capture.part."): action for action in menu.actions()}


def names(bench: Bench) -> list[str]:
    people = bench.services.people
    added = people.lately_added(50)
    return [people.names(added)[person] for person in added]


def test_what_is_recognised_stands_under_the_line(bar: CaptureBar) -> None:
    type_in(bar, EXAMPLE)
    assert chips(bar) == [
        "person: Mara Okafor · new",
        "role: data lead",
        "works at: Acme",
        "event: PyCon Lisbon · new",
        "introduced by: Sam Reyes",
        "tag: rust",
        "note with a request: they sent a note",
        "follow-up: send paper · Fri 27 Nov",
        "note: Talked about the hallway track.",
        "taken for granted: met",
        "taken for granted: today",
    ]


def test_enter_saves_and_ctrl_enter_goes_on(bar: CaptureBar, bench: Bench, qtbot: QtBot) -> None:
    ended = []
    bar.finished.connect(lambda: ended.append(True))
    type_in(bar, "Mara Okafor @PyCon Lisbon")
    press(bar, Qt.Key.Key_Return, CTRL)
    assert (names(bench)[0], bar.editor.field.text(), ended) == ("Mara Okafor", "", [])
    type_in(bar, "Priya Nair @PyCon Lisbon")
    press(bar, Qt.Key.Key_Return)
    assert (names(bench)[0], ended) == ("Priya Nair", [True])
    assert bench.said == ["Log: Mara Okafor @PyCon Lisbon", "Log: Priya Nair @PyCon Lisbon"]
    bench.around.hub.undo()
    assert "Priya Nair" not in names(bench)


def test_two_of_one_name_are_asked_about_at_their_chip(bar: CaptureBar, bench: Bench, qtbot: QtBot) -> None:
    type_in(bar, "Lena Brandt, lunch")
    assert chips(bar)[0] == "person: Lena Brandt · which of 2?"
    count = bench.services.people.count()
    press(bar, Qt.Key.Key_Return)
    assert "2 people are named Lena Brandt" in bar.editor.error.sentence.text()
    actions = open_menu(qtbot, bar)
    assert list(actions) == ["candidate0", "candidate1", "new", "", "literal", "remove"]
    assert any("Salon 2025" in actions[f"candidate{number}"].text() for number in range(2))
    actions["candidate0"].trigger()
    assert chips(bar)[0] == "person: Lena Brandt"
    assert bar.editor.field.hasFocus()
    press(bar, Qt.Key.Key_Return)
    assert (bench.services.people.count(), bar.editor.field.text()) == (count, "")


def test_shift_enter_forces_somebody_new(bar: CaptureBar, bench: Bench) -> None:
    type_in(bar, "Lena Brandt, lunch")
    press(bar, Qt.Key.Key_Return, SHIFT)
    assert names(bench).count("Lena Brandt") == 3


def test_an_ambiguous_day_shows_both_and_takes_one(bar: CaptureBar, qtbot: QtBot) -> None:
    type_in(bar, "Mara Okafor, 03/04")
    press(bar, Qt.Key.Key_Down, ALT)
    actions = open_menu(qtbot, bar)
    assert {actions["day0"].text(), actions["day1"].text()} == {"3 April 2026", "4 March 2026"}
    actions["day1"].trigger()
    assert bar.editor.capture is not None
    assert (bar.editor.capture.day.words if bar.editor.capture.day else "") in {"3 April 2026", "4 March 2026"}


def test_a_chip_is_removed_changed_and_taken_literally_by_keys(bar: CaptureBar, qtbot: QtBot) -> None:
    type_in(bar, "Mara Okafor, lunch #rust !call fri")
    press(bar, Qt.Key.Key_Down, ALT)
    first = bar.editor.chips.chips[0]
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    QTest.keyClick(bar.editor.chips.chips[1], Qt.Key.Key_Down)
    open_menu(qtbot, bar)["channel.dinner"].trigger()
    assert bar.editor.field.text() == "Mara Okafor, dinner #rust !call fri"
    QTest.keyClick(chip(bar, "tag"), Qt.Key.Key_Delete)
    assert bar.editor.field.text() == "Mara Okafor, dinner !call fri"
    chip(bar, "follow-up").click()
    open_menu(qtbot, bar)["literal"].trigger()
    assert bar.editor.field.text() == "Mara Okafor, dinner \\!call fri"
    assert "note: !call fri" in chips(bar)
    QTest.keyClick(bar.editor.chips.chips[0], Qt.Key.Key_Escape)
    assert bar.editor.field.hasFocus()


def test_names_complete_by_tab_and_by_arrows(bar: CaptureBar) -> None:
    type_in(bar, "Mara Okafor ^sa")
    assert bar.editor.offers.isVisible()
    press(bar, Qt.Key.Key_Tab)
    assert bar.editor.field.text() == "Mara Okafor ^Sam Reyes "
    type_in(bar, "@ru")
    press(bar, Qt.Key.Key_Down)
    press(bar, Qt.Key.Key_Return)
    assert bar.editor.field.text() == "Mara Okafor ^Sam Reyes @Rust Meetup "
    assert not bar.editor.offers.isVisible()
    type_in(bar, "#ru")
    press(bar, Qt.Key.Key_Escape)
    assert not bar.editor.offers.isVisible()
    assert bar.editor.field.text().endswith("#ru")


def test_a_completed_namesake_is_the_one_that_was_meant(bar: CaptureBar, bench: Bench) -> None:
    type_in(bar, "lena")
    press(bar, Qt.Key.Key_Down)
    press(bar, Qt.Key.Key_Down)
    meant = bar.editor.offers.current
    press(bar, Qt.Key.Key_Return)
    assert meant is not None
    assert bar.editor.capture is not None
    assert bar.editor.capture.people[0].uid == meant.candidate.uid


def test_a_similar_name_is_offered_with_how_they_are_known(bar: CaptureBar, qtbot: QtBot) -> None:
    type_in(bar, "Tom Schmitt, lunch")
    assert chips(bar)[0] == "person: Tom Schmitt · new, or Tom Schmidt?"
    press(bar, Qt.Key.Key_Down, ALT)
    open_menu(qtbot, bar)["candidate0"].trigger()
    assert chips(bar)[0] == "person: Tom Schmidt"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "The line is empty"),
        ("@ # !", "only signs"),
        ("had a nice time", "Who was it"),
        ("Mara Okafor, 31 February", "February"),
        ("Mara Okafor !call 1 Jan 2020", "past"),
        ("Ada Nair", "says nothing new"),
    ],
)
def test_a_refusal_stands_under_the_line_and_the_line_stays(bar: CaptureBar, line: str, sentence: str) -> None:
    type_in(bar, line)
    press(bar, Qt.Key.Key_Escape)
    press(bar, Qt.Key.Key_Return)
    assert sentence in bar.editor.error.sentence.text()
    assert bar.editor.field.text() == line
    type_in(bar, "x")
    assert not bar.editor.error.isVisible()


def test_escape_keeps_the_draft_and_so_does_a_kill(bar: CaptureBar, bench: Bench, qtbot: QtBot) -> None:
    ended = []
    bar.finished.connect(lambda: ended.append(True))
    type_in(bar, "Lena Brandt, 03/04")
    qtbot.waitUntil(lambda: bench.services.capture.draft("capture").line == "Lena Brandt, 03/04")
    type_in(bar, " hi")
    press(bar, Qt.Key.Key_Escape)
    assert (bench.services.capture.draft("capture").line, ended) == ("Lena Brandt, 03/04 hi", [True])
    other = CaptureBar(bench.around)
    bench.put(other)
    other.enter()
    assert other.editor.field.text() == "Lena Brandt, 03/04 hi"


def test_a_subject_never_overwrites_what_was_being_typed(bar: CaptureBar, bench: Bench) -> None:
    type_in(bar, "Half a line about Mara")
    bar.enter("Priya Nair")
    assert bar.editor.field.text() == "Priya Nair"
    assert [entry.text for entry in bar.pasted.entries] == ["Half a line about Mara"]


@pytest.mark.parametrize("name", ["<b>Bob</b>", '"Mr. <img src=x>"', "Zoë \u202eevil", "Ann & Co"])
def test_hostile_names_are_only_text(bar: CaptureBar, name: str) -> None:
    bar.editor.write(f"{name} @<i>x</i> #rust")
    assert bar.editor.capture is not None
    assert all(one.accessibleName() for one in bar.editor.chips.chips)


def test_a_change_elsewhere_is_seen_at_once(bar: CaptureBar, bench: Bench) -> None:
    type_in(bar, "Mara Okafor, lunch")
    assert chips(bar)[0] == "person: Mara Okafor · new"
    bench.around.hub.do(LogLine("Mara Okafor @PyCon"))
    assert chips(bar)[0] == "person: Mara Okafor"


def test_the_draft_of_another_place_is_its_own(bar: CaptureBar, bench: Bench) -> None:
    bench.services.capture.keep_draft("event_mode.line", Draft("Priya"))
    type_in(bar, "Mara")
    bar.leave()
    assert bench.services.capture.draft("event_mode.line").line == "Priya"
    assert bench.services.capture.read(LogLine("Priya")).people[0].kind is PartKind.PERSON


def test_chips_that_come_and_go_at_once_never_take_the_keyboard(bar: CaptureBar, qtbot: QtBot) -> None:
    type_in(bar, EXAMPLE)
    QApplication.processEvents()
    QApplication.processEvents()
    assert bar.editor.field.hasFocus()
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, Chip) and one.isVisible()]


def test_what_is_no_day_is_said_and_does_not_stop_the_line(bar: CaptureBar, bench: Bench) -> None:
    type_in(bar, "Mara Okafor 99/99/9999")
    assert chips(bar)[-3:] == ["not a day: 99/99/9999", "taken for granted: met", "taken for granted: today"]
    hint = chip(bar, "not a day")
    assert "Write a day like 12 Mar 2024" in hint.accessibleDescription()
    type_in(bar, ", yesterday")
    assert not any(one.startswith("not a day") for one in chips(bar))
