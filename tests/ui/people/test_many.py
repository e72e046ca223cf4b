"""What can be done with several people: merged when they are two, tagged, logged and considered when they are many."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.people.sample import Bench, Known
from whence.domain.people import Shelf
from whence.domain.people_filters import PeopleFilter
from whence.services.commands.people import AddPeople
from whence.services.commands.tidying import MergePeople
from whence.ui.carrying_out import MOST_AT_ONCE
from whence.ui.dialogs.log import LogDialog
from whence.ui.dialogs.merge import MergeDialog
from whence.ui.dialogs.tag import TagDialog

MANY = MOST_AT_ONCE + 20


def fill_and_select(bench: Bench) -> None:
    """More people than are taken at once, all of them selected."""
    bench.around.hub.do(AddPeople(tuple(f"Person {number}" for number in range(MANY))))
    bench.screen.list.rows.setFocus()
    QTest.keyClick(bench.screen.list.rows, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(bench.screen.list.selected) > MANY


def tagged(bench: Bench, tag: str) -> int:
    return len(bench.services.people.ids(PeopleFilter(tag=tag)))


def test_a_tag_for_many_is_left_to_the_worker_and_one_undo_takes_it_back(bench: Bench) -> None:
    fill_and_select(bench)
    QTest.keyClick(bench.screen.list.bulk.tag_button, Qt.Key.Key_Space)
    (dialog,) = bench.window.findChildren(TagDialog)
    QTest.keyClicks(dialog.tag, "spring list")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert tagged(bench, "spring list") == 0
    bench.executor.run_all()
    assert tagged(bench, "spring list") == len(bench.screen.list.selected)
    bench.around.hub.undo()
    assert tagged(bench, "spring list") == 0


def test_a_refusal_from_the_worker_stands_at_its_field(bench: Bench) -> None:
    fill_and_select(bench)
    bench.screen.deeds.tag()
    (dialog,) = bench.window.findChildren(TagDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.executor.run_all()
    assert dialog.isVisible()
    assert dialog.save_button.isEnabled()
    assert dialog.errors["tag"].sentence.text()
    dialog.reject()


def test_a_form_closed_meanwhile_still_says_what_was_done(bench: Bench) -> None:
    fill_and_select(bench)
    bench.screen.deeds.tag()
    (dialog,) = bench.window.findChildren(TagDialog)
    QTest.keyClicks(dialog.tag, "autumn")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    dialog.reject()
    dialog.deleteLater()
    bench.executor.run_all()
    assert tagged(bench, "autumn") > MANY
    assert bench.said[-1] == "Tag with #autumn"


def test_one_interaction_is_logged_with_many(bench: Bench) -> None:
    fill_and_select(bench)
    bench.screen.deeds.log()
    (dialog,) = bench.window.findChildren(LogDialog)
    QTest.keyClicks(dialog.line, "the spring letter")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.executor.run_all()
    person = bench.screen.list.selected[-1]
    (entry,) = bench.services.people.timeline(person, 1)
    assert entry.words == "the spring letter"
    assert len(bench.services.people.participants(entry.interaction.id)) == len(bench.screen.list.selected)


def test_many_are_considered_for_removal_and_nobody_is_removed(bench: Bench) -> None:
    fill_and_select(bench)
    QTest.keyClick(bench.screen.list.bulk.removal_button, Qt.Key.Key_Space)
    bench.executor.run_all()
    assert tagged(bench, "consider for removal") == len(bench.screen.list.selected)
    assert bench.services.people.page(bench.screen.list.selected[0]).person.shelf is Shelf.PEOPLE


def test_two_can_be_merged_and_three_cannot(bench: Bench, known: Known) -> None:
    rows = bench.screen.list.rows
    rows.make_current(known.mara)
    QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert bench.screen.list.bulk.merge_button.isVisible()
    QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert not bench.screen.list.bulk.merge_button.isVisible()


def test_the_menu_of_a_page_offers_merging_and_splitting_only_where_there_is_something_to_split(
    bench: Bench, known: Known
) -> None:
    bench.screen.show_person(known.mara)
    actions, menu = bench.around.actions, bench.screen.page.header.menu
    bench.screen.deeds.fill(menu, Shelf.PEOPLE)
    assert actions["person.merge"] in menu.actions()
    assert actions["person.split"] not in menu.actions()
    bench.around.hub.do(MergePeople(known.mara, known.stranger))
    bench.screen.show_person(known.mara)
    bench.screen.deeds.fill(menu, Shelf.PEOPLE)
    assert actions["person.split"] in menu.actions()
    actions["person.merge"].trigger()
    (dialog,) = bench.window.findChildren(MergeDialog)
    assert dialog.kept == known.mara
    assert dialog.taken is None
    dialog.reject()
