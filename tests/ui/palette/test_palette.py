"""Ctrl+K: three letters, the sentence, and every key of the palette."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press
from whence.services.commands.people import AddPerson
from whence.ui.main_window import MainWindow
from whence.ui.palette.overlay import PaletteOverlay

CONTROL = Qt.KeyboardModifier.ControlModifier
SENTENCE = "met Mara Okafor at PyCon Lisbon 2026 on 15 March 2026, introduced by Sam Reyes"


@pytest.fixture
def palette(sample_window: MainWindow) -> PaletteOverlay:
    """The palette, opened by its key over the sample journal."""
    press(Qt.Key.Key_K, CONTROL)
    found = sample_window.findChild(PaletteOverlay)
    assert isinstance(found, PaletteOverlay)
    assert found.field.hasFocus()
    return found


def titles(palette: PaletteOverlay) -> list[str]:
    return [row.title for row in palette.results.rows]


def test_three_letters_lead_to_the_sentence(palette: PaletteOverlay, qtbot: QtBot) -> None:
    QTest.keyClicks(palette.field, "mar")
    assert palette.current is not None
    assert palette.current.title == "Mara Okafor"
    assert palette.current.title_marks == ((0, 4),)
    assert palette.results.opened.sentence.startswith(f"You {SENTENCE}")
    qtbot.waitUntil(lambda: palette.results.opened.readiness is not None)


def test_a_word_of_a_text_shows_the_words_that_matched(palette: PaletteOverlay) -> None:
    QTest.keyClicks(palette.field, "margin")
    row = palette.current
    assert row is not None
    assert "margin" in row.quote
    assert [row.quote[at : at + length].casefold() for at, length in row.quote_marks] == ["margin"]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("introduce me to Nordlys", "Who could introduce me to somebody at Nordlys?"),
        ("Who knows somebody at Nordlys?", "Who could introduce me to somebody at Nordlys?"),
        ("whom should emeka meet?", "Whom should Emeka Balogun meet?"),
    ],
)
def test_a_question_leads_to_its_answer(
    palette: PaletteOverlay, sample_window: MainWindow, typed: str, title: str
) -> None:
    palette.field.setText(typed)
    assert palette.current is not None
    assert palette.current.title.replace("\u2068", "").replace("\u2069", "") == title
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert sample_window.stack.current_name == "introductions"
    shown = sample_window.findChild(QWidget, "introductions.finders_page")
    assert shown is not None
    assert shown.isVisible()


@pytest.mark.parametrize("typed", ["introduce", "introduce me to", "whom should nobodyatall meet"])
def test_half_a_question_is_none(palette: PaletteOverlay, typed: str) -> None:
    palette.field.setText(typed)
    assert not [row for row in palette.results.rows if row.question is not None]


def test_enter_opens_the_page(palette: PaletteOverlay, sample_window: MainWindow) -> None:
    QTest.keyClicks(palette.field, "mar")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert sample_window.stack.current_name == "people"
    step = sample_window.trail.present
    names = sample_window.around.services.people.names([step.subject])  # type: ignore[list-item,union-attr]
    assert list(names.values()) == ["Mara Okafor"]


def test_copying_takes_the_sentence_said_by_oneself(palette: PaletteOverlay) -> None:
    QTest.keyClicks(palette.field, "mar")
    QTest.keyClick(palette.field, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().startswith(f"I {SENTENCE}")
    assert palette.hints.said.text().startswith("Copied: I met")


def test_copying_a_selection_takes_the_selection(palette: PaletteOverlay) -> None:
    QTest.keyClicks(palette.field, "mar")
    palette.field.selectAll()
    QTest.keyClick(palette.field, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "mar"


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Right])
def test_the_brief_is_one_key_away_and_so_is_the_way_back(palette: PaletteOverlay, key: Qt.Key) -> None:
    QTest.keyClicks(palette.field, "mar")
    QTest.keyClick(palette.field, key)
    assert palette.sheet.is_brief_shown
    assert palette.sheet.brief_page.view.sentence.text().startswith(f"You {SENTENCE}")
    QTest.keyClick(palette.sheet.brief_page, Qt.Key.Key_Left)
    assert palette.field.hasFocus()
    assert palette.sheet.pages.currentIndex() == 0


def test_escape_steps_out_of_the_brief_and_then_out_of_the_palette(
    palette: PaletteOverlay, sample_window: MainWindow
) -> None:
    QTest.keyClicks(palette.field, "mar")
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    press(Qt.Key.Key_Escape)
    assert palette.isVisible()
    press(Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert sample_window.around.actions["form.save"].isEnabled()


def test_arrows_walk_and_stop_at_both_ends(palette: PaletteOverlay) -> None:
    QTest.keyClicks(palette.field, "lisbon")
    first, last = palette.results.rows[0], palette.results.rows[-1]
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.current == first
    for _ in palette.results.rows:
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.current == last
    assert palette.field.text() == "lisbon"


def test_introducing_asks_for_the_selected_person(palette: PaletteOverlay, sample_window: MainWindow) -> None:
    asked: list[object] = []
    sample_window.around.navigator.introduce.connect(asked.append)
    QTest.keyClicks(palette.field, "mar")
    row = palette.current
    assert row is not None
    QTest.keyClick(palette.field, Qt.Key.Key_I, CONTROL)
    assert asked == [row.person]
    assert not palette.isVisible()


def test_actions_are_found_with_their_keys(palette: PaletteOverlay, sample_window: MainWindow) -> None:
    QTest.keyClicks(palette.field, "preferences")
    assert titles(palette)[0] == "Preferences"
    assert palette.results.rows[0].meta == "Ctrl+,"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert sample_window.stack.current_name == "preferences"


def test_people_stand_above_actions(palette: PaletteOverlay) -> None:
    QTest.keyClicks(palette.field, "sam")
    assert titles(palette)[0] == "Sam Reyes"
    assert titles(palette)[-1] == "Open the sample journal"


def test_who_is_not_there_is_added_by_one_key(palette: PaletteOverlay, sample_window: MainWindow) -> None:
    QTest.keyClicks(palette.field, "Zora Quillfeather")
    before = sample_window.around.services.people.count()
    QTest.keyClick(palette.field, Qt.Key.Key_Return, CONTROL)
    assert sample_window.around.services.people.count() == before + 1
    assert sample_window.stack.current_name == "people"
    assert not palette.isVisible()


def test_the_empty_line_shows_who_was_seen_lately(palette: PaletteOverlay, sample_window: MainWindow) -> None:
    QTest.keyClicks(palette.field, "priya")
    chosen = palette.current
    assert chosen is not None
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    sample_window.open_palette()
    assert titles(palette)[0] == chosen.title
    assert palette.field.text() == ""


def test_hostile_names_are_shown_letter_for_letter(palette: PaletteOverlay, sample_window: MainWindow) -> None:
    name = "<img src=x> Bob \u202eevil\u202c"
    assert sample_window.around.hub.do(AddPerson(name)) is not None
    QTest.keyClicks(palette.field, "evil")
    assert palette.current is not None
    assert palette.current.title.startswith("<img src=x> Bob")
    assert not palette.grab().isNull()


def test_a_press_beside_the_sheet_closes_it(palette: PaletteOverlay) -> None:
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert not palette.isVisible()
