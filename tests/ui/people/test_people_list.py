"""The list of people: narrowing, ordering, filters that combine, keys, and keeping its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.people.conftest import shown
from tests.ui.people.sample import TODAY, Bench, Known
from whence.domain.dates import Day
from whence.domain.interactions import Channel, Direction
from whence.domain.people import Shelf
from whence.domain.people_filters import HowKnown, PeopleFilter, PeopleOrder
from whence.domain.ties import Category
from whence.services.commands.interactions import LogInteraction
from whence.services.commands.people import AddPeople, RenamePerson
from whence.storage.store import create_store
from whence.ui.carrying_out import MOST_AT_ONCE
from whence.ui.dialogs.log import LogDialog
from whence.ui.dialogs.tag import TagDialog
from whence.ui.people.page_panel import PersonPagePanel
from whence.ui.people.row_words import ago_in_short


def names(bench: Bench) -> list[str]:
    """The titles of the rows, from top to bottom."""
    model = bench.screen.list.model
    rows = (model.row_at(place) for place in range(model.rowCount()))
    return [row.name for row in rows if row is not None]


def dialog(kind: type[LogDialog | TagDialog], bench: Bench) -> LogDialog | TagDialog:
    """The open dialog of a kind."""
    return next(iter(bench.window.findChildren(kind)))


def test_the_newest_contact_stands_first(bench: Bench) -> None:
    assert names(bench)[:3] == ["Mara Okafor", "Sam Reyes", "Jonas Lindqvist"]
    assert bench.screen.list.count.text() == "8 people"


def test_entered_with_somebody_the_keyboard_is_at_their_row(bench: Bench, known: Known) -> None:
    bench.screen.page.header.more_button.setFocus()
    bench.screen.enter(known.mara)
    assert bench.screen.list.rows.hasFocus()
    assert bench.screen.list.rows.current_id == known.mara


def test_a_row_says_tie_work_how_known_and_how_long_ago(bench: Bench) -> None:
    model = bench.screen.list.model
    spoken = model.data(model.index(0), int(Qt.ItemDataRole.AccessibleTextRole))
    assert "moderate" in str(spoken)
    assert "data lead at Acme" in str(spoken)
    assert "met at PyCon Lisbon 2026" in str(spoken)
    assert str(spoken).endswith("3d")


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, ""), (0, "today"), (3, "3d"), (13, "13d"), (14, "2w"), (59, "8w"), (200, "7mo"), (1830, "5y")],
)
def test_how_long_ago_is_said_in_short(days: int | None, words: str) -> None:
    assert ago_in_short(days) == words


def test_typing_narrows_by_any_word_of_the_name(bench: Bench, qtbot: QtBot) -> None:
    search = bench.screen.list.search
    QTest.keyClick(bench.screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(search.hasFocus)
    QTest.keyClicks(search, "oka")
    assert names(bench) == ["Mara Okafor"]
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert len(names(bench)) == 8
    QTest.keyClicks(search, "zz")
    assert names(bench) == []
    search.clear()
    QTest.keyClicks(search, "odegard luk")
    assert names(bench) == ["Þórdís Łukasiewicz-Ødegård von der Wertherhausen"]
    assert bench.screen.list.count.text() == "1 person"


def test_filters_combine_and_their_chips_take_them_away(bench: Bench) -> None:
    panel = bench.screen.list
    panel.filters.set_part("how_known", HowKnown.RECORDED)
    assert set(names(bench)) == {"Mara Okafor", "Sam Reyes", "Jonas Lindqvist"}
    panel.filters.set_part("tag", "python")
    assert set(names(bench)) == {"Mara Okafor", "Sam Reyes"}
    panel.filters.set_part("categories", frozenset({Category.STRONG, Category.DORMANT}))
    assert names(bench) == ["Sam Reyes"]
    assert len(panel.filters.chips.chips) == 4
    for _ in range(4):
        QTest.keyClick(panel.filters.chips.chips[0], Qt.Key.Key_Delete)
    assert len(names(bench)) == 8
    assert panel.filters.wanted == PeopleFilter()


def test_every_filter_is_in_the_menu(bench: Bench) -> None:
    menu = bench.screen.list.filters.menu
    menu.aboutToShow.emit()
    titles = [action.text() for action in menu.actions() if action.text()]
    assert titles == [
        "Tie", "How you know them", "Tag", "Event", "Company", "Note with the invitation", "Connection",
        "Connected before or after", "Show people",
    ]  # fmt: skip
    tags = next(found for found in menu.findChildren(QMenu) if found.title() == "Tag")
    next(action for action in tags.actions() if action.text() == "rust").trigger()
    assert names(bench) == ["Mara Okafor"]


def test_the_order_can_be_chosen(bench: Bench) -> None:
    order = bench.screen.list.order
    order.setCurrentIndex(order.findData(PeopleOrder.NAME.value))
    assert names(bench)[:2] == ["Ana Lima", "Jonas Lindqvist"]


def test_who_is_chosen_and_where_the_list_is_survive_a_change(bench: Bench, known: Known) -> None:
    hub, rows = bench.around.hub, bench.screen.list.rows
    hub.do(AddPeople(tuple(f"Person {number:03}" for number in range(60))))
    rows.make_current(known.stranger)
    scrolled = rows.verticalScrollBar().value()
    hub.do(RenamePerson(known.stranger, "Ana de Lima"))
    assert rows.current_id == known.stranger
    assert rows.verticalScrollBar().value() == scrolled
    assert "Ana de Lima" in names(bench)
    hub.do(LogInteraction((known.stranger,), Channel.CALL, Direction.MUTUAL, Day.on(TODAY)))
    assert rows.current_id == known.stranger
    assert names(bench)[0] == "Ana de Lima"
    hub.undo()
    assert names(bench)[0] == "Mara Okafor"


def test_the_model_keeps_the_rules_of_models(bench: Bench, known: Known) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(bench.screen.list.model, mode, bench.window)
    bench.around.hub.do(AddPeople(("Bea Frank", "Cal Ito")))
    bench.screen.list.search.setText("bea")
    bench.screen.list.search.clear()
    bench.around.hub.undo()
    assert tester.model() is bench.screen.list.model
    assert len(names(bench)) == 8


def test_shift_delete_moves_to_the_bin_and_undo_brings_back(bench: Bench, known: Known) -> None:
    rows = bench.screen.list.rows
    rows.make_current(known.jonas)
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert "Jonas Lindqvist" in names(bench)
    QTest.keyClick(rows, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert "Jonas Lindqvist" not in names(bench)
    assert bench.said == ["Move to the bin: 1 person"]
    bench.around.hub.undo()
    assert "Jonas Lindqvist" in names(bench)


def test_the_bin_is_a_filter_and_people_come_back_from_it(bench: Bench, known: Known) -> None:
    bench.screen.show_person(known.jonas)
    bench.screen.deeds.bin()
    bench.screen.list.filters.set_part("shelf", Shelf.BIN)
    assert names(bench) == ["Jonas Lindqvist"]
    bench.screen.list.rows.selectAll()
    bench.screen.deeds.bring_back()
    assert names(bench) == []
    assert bench.screen.list.empty.isVisible()
    assert bench.services.people.page(known.jonas).person.shelf is Shelf.PEOPLE


def test_several_people_are_tagged_and_logged_at_once(bench: Bench) -> None:
    panel = bench.screen.list
    QTest.keyClick(panel.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert panel.bulk.isVisible()
    assert panel.bulk.words.text() == "2 selected"
    QTest.mouseClick(panel.bulk.tag_button, Qt.MouseButton.LeftButton)
    asked = dialog(TagDialog, bench)
    QTest.keyClicks(asked.tag, "spring")  # type: ignore[union-attr]
    QTest.keyClick(asked, Qt.Key.Key_Return)
    rows = bench.services.people.rows(panel.selected)
    assert sorted(row.tags for row in rows.values()) == [("python", "rust", "spring"), ("python", "spring")]
    QTest.mouseClick(panel.bulk.log_button, Qt.MouseButton.LeftButton)
    assert len(dialog(LogDialog, bench).people) == 2  # type: ignore[union-attr]


def test_moving_very_many_is_left_to_the_worker(bench: Bench) -> None:
    bench.around.hub.do(AddPeople(tuple(f"Person {number:03}" for number in range(MOST_AT_ONCE))))
    bench.screen.list.rows.selectAll()
    bench.screen.deeds.archive()
    assert bench.said == []
    assert bench.executor.run_all() == 1
    assert names(bench) == []
    assert bench.said == [f"Archive {MOST_AT_ONCE + 8} people"]
    bench.around.hub.undo()
    assert len(names(bench)) == MOST_AT_ONCE + 8


def test_the_keys_of_lists(bench: Bench, known: Known) -> None:
    rows = bench.screen.list.rows
    QTest.keyClick(rows, Qt.Key.Key_End)
    assert rows.current_id == bench.screen.list.model.ids[-1]
    QTest.keyClick(rows, Qt.Key.Key_Home)
    assert rows.current_id == known.mara
    QTest.keyClicks(rows, "jon")
    assert rows.current_id == known.jonas
    QTest.keyClick(rows, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert bench.introduced == [known.jonas]
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert bench.screen.page.person == known.jonas
    assert bench.screen.page.header.log_button.hasFocus()


def test_ctrl_l_logs_with_whom_is_chosen(bench: Bench, known: Known) -> None:
    bench.screen.list.rows.make_current(known.jonas)
    QTest.keyClick(bench.screen.list.rows, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert dialog(LogDialog, bench).people == (known.jonas,)  # type: ignore[union-attr]


def test_the_menu_offers_what_fits(bench: Bench, known: Known) -> None:
    bench.screen.list.rows.make_current(known.jonas)
    bench.screen.list.menu_wanted.emit(known.jonas, QPoint(10, 10))
    titles = [action.text().replace("&", "") for action in bench.screen.menu.actions() if action.text()]
    bench.screen.menu.close()
    assert titles[:3] == ["Open", "Log an exchange…", "Introduce…"]
    assert titles[-4:] == ["Archive", "Move to the bin", "Merge with…", "Erase for good…"]


def test_arrows_show_the_page_after_a_rest(bench: Bench, known: Known, qtbot: QtBot) -> None:
    QTest.keyClick(bench.screen.list.rows, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bench.screen.page.person == known.sam)
    assert bench.screen.page.header.name.text() == "Sam Reyes"


def test_narrow_shows_one_at_a_time_with_a_way_back(bench: Bench, known: Known, qtbot: QtBot) -> None:
    screen = bench.screen
    bench.window.resize(640, 600)
    qtbot.waitUntil(lambda: screen.is_narrow)
    assert screen.list.isVisible()
    assert not screen.page.isVisible()
    QTest.keyClick(screen.list.rows, Qt.Key.Key_Return)
    assert (screen.list.isVisible(), screen.page.isVisible()) == (False, True)
    QTest.mouseClick(screen.page.header.back_button, Qt.MouseButton.LeftButton)
    assert (screen.list.isVisible(), screen.page.isVisible()) == (True, False)
    bench.window.resize(1100, 600)
    qtbot.waitUntil(lambda: screen.list.isVisible() and screen.page.isVisible())
    assert not screen.page.header.back_button.isVisible()


def test_a_filter_that_nobody_passes_says_so_and_is_taken_away(bench: Bench) -> None:
    panel = bench.screen.list
    panel.show_filter(PeopleFilter(name="zz", tag="rust"))
    assert panel.empty.unfound.isVisible()
    button = panel.empty.unfound.button
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(names(bench)) == 8


@pytest.fixture
def empty_bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    """The screen over a journal without anybody."""
    create_store(tmp_path / "empty.whence").close()
    yield from shown(qtbot, tmp_path / "empty.whence")


def test_an_empty_journal_explains_itself(empty_bench: Bench) -> None:
    panel, asked = empty_bench.screen.list, []
    empty_bench.around.actions["capture.open"].triggered.connect(lambda: asked.append("capture"))
    assert panel.empty.nobody.isVisible()
    assert empty_bench.screen.page.nobody.isVisible()
    button = panel.empty.nobody.button
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == ["capture"]


def test_the_page_comes_after_the_first_sight_of_the_list(bench: Bench, qtbot: QtBot) -> None:
    place = bench.screen.place
    qtbot.waitUntil(lambda: bool(place.findChildren(PersonPagePanel)))
    assert bench.screen.page.isVisible()
