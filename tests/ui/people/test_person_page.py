"""The page of a person: the brief first, everything in its place, and nothing jumps."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.people.pages import line_at, page_of, press, shown, words, write
from tests.ui.people.sample import LONG_TEXT, TODAY, Bench, Known
from tests.ui.test_hostile_text import HOSTILE, guesses, unnamed
from whence.domain.dates import Day
from whence.domain.interactions import Channel, Direction
from whence.domain.people import Shelf
from whence.services.commands.interactions import LogInteraction, SetOrigin
from whence.services.commands.people import AddPerson, TagPeople, WritePrivateNote


def test_the_sentence_stands_first_and_can_be_copied_as_said_by_you(bench: Bench, known: Known) -> None:
    page = shown(bench, known.mara)
    assert page.brief.sentence.text().startswith("You met Mara Okafor at PyCon Lisbon 2026 on 14 March 2026")
    QTest.mouseClick(page.brief.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().startswith("I met Mara Okafor at PyCon Lisbon 2026")
    assert bench.said[-1].startswith("Copied: I met Mara")


def test_what_is_recorded_is_on_the_page(bench: Bench, known: Known) -> None:
    text = words(shown(bench, known.mara))
    parts = ("send the paper about sampling", "due on 27 March 2026", "17 March 2026 · Your e-mail", "2016 to 2021")
    more = ("with \u2068Sam Reyes\u2069", "45 minutes", "until 2016", "Prefers to be asked by e-mail")
    assert [part for part in parts + more if part not in text] == []


def test_the_name_is_edited_where_it_stands(bench: Bench, known: Known) -> None:
    name = shown(bench, known.mara).header.name
    name.setFocus()
    name.selectAll()
    write(name, "Mara Okafor-Reyes")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert page_of(bench, known.mara).person.name == "Mara Okafor-Reyes"
    name.selectAll()
    write(name, "half")
    QTest.keyClick(name, Qt.Key.Key_Escape)
    assert name.text() == "Mara Okafor-Reyes"
    bench.around.hub.undo()
    assert name.text() == "Mara Okafor"


def test_tags_are_taken_off_by_their_cross(bench: Bench, known: Known) -> None:
    page = shown(bench, known.mara)
    rust = next(chip for chip in page.header.tags.chips if chip.words == "rust")
    QTest.keyClick(rust, Qt.Key.Key_Delete)
    assert page_of(bench, known.mara).tags == ("python",)
    assert bench.said == ["Take off #rust"]


def test_the_timeline_comes_a_stretch_at_a_time_and_stays_unfolded(bench: Bench, known: Known) -> None:
    hub = bench.around.hub
    for day in range(1, 29):
        hub.do(LogInteraction((known.jonas,), Channel.CALL, Direction.OUT, Day.on(date(2025, 2, day)), f"call {day}"))
    page = shown(bench, known.jonas)
    assert page.timeline.entries.count() == 10
    assert page.timeline.more.isVisible()
    QTest.mouseClick(page.timeline.more, Qt.MouseButton.LeftButton)
    assert page.timeline.entries.count() == 29
    assert not page.timeline.more.isVisible()
    before = line_at(page, 5)
    hub.do(LogInteraction((known.jonas,), Channel.CALL, Direction.OUT, Day.on(TODAY), "newest"))
    assert page.timeline.entries.count() == 30
    assert line_at(page, 6) is before


def test_a_long_text_is_cut_until_asked_for(bench: Bench, known: Known) -> None:
    page = shown(bench, known.mara)
    assert LONG_TEXT not in words(page.timeline)
    press(page.timeline, "person.text.more")
    assert LONG_TEXT in words(page.timeline)


def test_the_chain_leads_to_the_introducer(bench: Bench, known: Known) -> None:
    page = shown(bench, known.mara)
    press(page, "person.chain.step")
    assert page.person == known.sam
    assert bench.screen.list.rows.current_id == known.sam


def test_give_and_ask_are_written_in_place(bench: Bench, known: Known) -> None:
    page = shown(bench, known.stranger)
    line = page.sections[6].findChild(QWidget, "person.help.give")
    assert line is not None
    line.setFocus()
    write(line, "funding advice")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert page_of(bench, known.stranger).person.give == "funding advice"


def test_scroll_and_unfolded_parts_survive_a_change_elsewhere(bench: Bench, known: Known, qtbot: QtBot) -> None:
    page = shown(bench, known.mara)
    page.brief.evidence.unfold()
    bar = page.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    bar.setValue(300)
    bench.around.hub.do(TagPeople((known.jonas,), "coffee"))
    bench.around.hub.do(TagPeople((known.mara,), "coffee"))
    assert bar.value() == 300
    assert page.brief.evidence.is_unfolded


def test_somebody_in_the_bin_is_brought_back_from_their_page(bench: Bench, known: Known) -> None:
    page = shown(bench, known.jonas)
    bench.screen.deeds.bin()
    assert page.header.shelf.isVisible()
    QTest.mouseClick(page.header.shelf.button, Qt.MouseButton.LeftButton)
    assert page_of(bench, known.jonas).person.shelf is Shelf.PEOPLE
    assert not page.header.shelf.isVisible()


def test_somebody_who_is_gone_leaves_an_explained_page(bench: Bench) -> None:
    done = bench.around.hub.do(AddPerson("Bea Frank"))
    assert done is not None
    page = shown(bench, done.value)
    bench.around.hub.undo()
    assert page.person is None
    assert page.nobody.isVisible()


def test_hostile_text_is_shown_as_text_everywhere(bench: Bench, known: Known) -> None:
    for text in HOSTILE.values():
        hub, name = bench.around.hub, "A" + text[:300]
        person = hub.do(AddPerson(name, text[:300], text[:300])).value  # type: ignore[union-attr]
        hub.do(SetOrigin(person, place=text, words=text, evidence=text, introducer=known.sam))
        hub.do(TagPeople((person,), f"t{text[:40]}"))
        hub.do(WritePrivateNote(person, text))
        hub.do(LogInteraction((person, known.sam), Channel.GROUP_MESSAGE, Direction.IN, Day.year(2025), text))
        page = shown(bench, person)
        assert not bench.window.grab().isNull()
        assert guesses(bench.screen) == []
        assert unnamed(bench.screen) == []
        assert page.minimumSizeHint().width() <= 760
