"""Tidying up with real keys over a real journal: doubles, addresses, how you met, the bin, the inbox."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.tidy.conftest import Tidying
from tests.ui.tidy.pressing import LINES, digest, first_double, merge_dialog, texts, write
from tests.ui.tidy.untidy import HOSTILE, propose_address
from whence.domain.people import Shelf
from whence.services.commands.people import ShelvePeople
from whence.ui.dialogs.erase import EraseDialog
from whence.ui.theme import Theme, ThemeChoice
from whence.ui.tidy.addresses_panel import AddressCard
from whence.ui.tidy.inbox_lines import InboxFileCard
from whence.ui.tidy.screen import ADDRESSES, BIN, INBOX, UNRECORDED


def test_every_list_says_how_much_waits_in_it(tidying: Tidying) -> None:
    spoken = [tidying.screen.tabs.tab(name).accessibleName() for name in tidying.screen.panels]
    assert spoken == ["Doubles, 2", "New addresses, 1", "How you met, 8", "Bin, 1", "Inbox, 0"]


def test_a_pair_comes_with_its_reasons_the_surest_first(tidying: Tidying) -> None:
    card = first_double(tidying)
    assert tidying.screen.doubles.column.keys[0] == (tidying.known.mara, tidying.known.double)
    assert "Both have the e-mail address mara@example.org." in texts(card)
    assert "Their names are nearly the same, and both are recorded at Acme." in texts(card)


def test_told_apart_they_are_not_shown_again_and_the_keyboard_goes_on(tidying: Tidying) -> None:
    card = first_double(tidying)
    card.apart_button.setFocus()
    QTest.keyClick(card.apart_button, Qt.Key.Key_Space)
    following = tidying.screen.doubles.column.cards[tidying.screen.doubles.column.keys[0]]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert following.isAncestorOf(focus)
    tidying.settle()
    assert (tidying.known.mara, tidying.known.double) not in tidying.screen.doubles.column.keys
    tidying.window.undo_redo.undo()
    tidying.settle()
    assert (tidying.known.mara, tidying.known.double) in tidying.screen.doubles.column.keys


@pytest.mark.parametrize("is_theirs", [True, False])
def test_a_new_address_is_accepted_or_refused(tidying: Tidying, *, is_theirs: bool) -> None:
    tidying.screen.tabs.choose(ADDRESSES)
    (card,) = tidying.screen.addresses.column.cards.values()
    assert isinstance(card, AddressCard)
    assert "ines-duarte-lakeshore" in texts(card)
    button = card.accept_button if is_theirs else card.refuse_button
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    tidying.settle()
    assert tidying.screen.addresses.column.keys == ()
    values = [one.value for one in tidying.services.people.page(tidying.known.ines).identities]
    assert any(value.endswith("lakeshore") for value in values) is is_theirs
    assert tidying.screen.addresses.empty.isVisible()


def test_somebody_who_came_in_under_the_address_is_named(tidying: Tidying) -> None:
    propose_address(tidying.services, tidying.known.ines, tidying.known.double)
    tidying.screen.addresses.refresh()
    *_, card = tidying.screen.addresses.column.cards.values()
    assert "Mara Okafor-Lind" in texts(card)


def test_how_you_met_is_filled_in_one_line_each(tidying: Tidying) -> None:
    panel = tidying.screen.unrecorded
    tidying.screen.tabs.choose(UNRECORDED)
    panel.take_keyboard()
    first = panel.list.current_id
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is panel.form.where
    panel.form.is_event.setChecked(False)
    QTest.keyClicks(panel.form.where, "Porto")
    QTest.keyClick(panel.form.where, Qt.Key.Key_Return)
    tidying.settle()
    assert panel.list.current_id not in (None, first)
    assert first not in panel.model.ids
    assert QApplication.focusWidget() is panel.form.where
    assert panel.form.where.text() == ""


def test_the_lists_keep_the_contract_of_models(tidying: Tidying) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(panel.model, mode) for panel in (tidying.screen.unrecorded, tidying.screen.bin)]
    tidying.window.around.hub.do(ShelvePeople((tidying.known.ines,), Shelf.BIN))
    tidying.settle()
    tidying.window.undo_redo.undo()
    tidying.settle()
    assert all(tester.model().rowCount() for tester in testers)


def test_somebody_comes_back_from_the_bin(tidying: Tidying) -> None:
    tidying.window.around.actions["bin.open"].trigger()
    panel = tidying.screen.bin
    assert tidying.screen.tabs.current == BIN
    assert panel.list.current_id == tidying.known.binned
    QTest.keyClick(panel.back_button, Qt.Key.Key_Space)
    tidying.settle()
    assert tidying.services.people.page(tidying.known.binned).person.shelf is Shelf.PEOPLE
    assert panel.empty.isVisible()


def test_the_bin_is_emptied_only_of_whom_it_says(tidying: Tidying) -> None:
    panel = tidying.screen.bin
    assert not panel.old_action.isEnabled()
    assert panel.all_action.text() == "Delete everybody here (1)"
    before = digest(tidying)
    panel.all_action.trigger()
    assert tidying.services.erasing.binned() == []
    tidying.window.undo_redo.undo()
    assert digest(tidying) == before


def test_erasing_says_what_goes_and_which_backups_hold_it_and_needs_a_tick(tidying: Tidying) -> None:
    kept = tidying.window.around.safekeeping.back_up()
    panel = tidying.screen.bin
    tidying.screen.tabs.choose(BIN)
    panel.take_keyboard()
    QTest.keyClick(panel.erase_button, Qt.Key.Key_Space)
    (dialog,) = tidying.window.findChildren(EraseDialog)
    assert not dialog.save_button.isEnabled()
    tidying.executor.run_all()
    assert "1 employer or school" in texts(dialog)
    assert kept.path.name in texts(dialog)
    dialog.is_confirmed.setFocus()
    QTest.keyClick(dialog.is_confirmed, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert tidying.known.binned in tidying.services.people.names([tidying.known.binned])
    QTest.keyClick(dialog.is_confirmed, Qt.Key.Key_Space)
    dialog.save_button.setFocus()
    QTest.keyClick(dialog.save_button, Qt.Key.Key_Return)
    tidying.executor.run_all()
    assert tidying.known.binned not in tidying.services.people.names([tidying.known.binned])
    assert "Erased." in tidying.said[-1]
    assert kept.path.name in texts(dialog)
    assert tidying.services.journal.next_undo is None
    assert tidying.window.around.hub.undo() is None or not tidying.services.recall.find("Verhoeven")
    dialog.reject()


def test_lines_that_arrived_are_logged_and_the_file_is_put_away(tidying: Tidying) -> None:
    path = write(tidying, "train.txt")
    tidying.screen.tabs.choose(INBOX)
    tidying.screen.inbox.look_button.click()
    card = tidying.screen.inbox.column.cards[path]
    assert isinstance(card, InboxFileCard)
    assert [line.box.isChecked() for line in card.lines] == [True, False, True]
    assert "Who was it?" in texts(card)
    QTest.keyClick(card.accept_button, Qt.Key.Key_Space)
    assert [one.name for one in tidying.services.recall.find("zora neal")] == ["Zora Neal"]
    (left,) = (one for one in tidying.screen.inbox.column.cards.values() if isinstance(one, InboxFileCard))
    assert [line.line.text() for line in left.lines] == ["without anybody"]
    left.lines[0].box.setChecked(True)
    left.accept()
    (again,) = (one for one in tidying.screen.inbox.column.cards.values() if isinstance(one, InboxFileCard))
    assert "Who was it?" in texts(again.lines[0].error)
    again.lines[0].line.setText("Lee Wong")
    again.accept()
    assert not path.exists()
    assert (tidying.inbox / "done" / "train.txt").read_text(encoding="utf-8") == LINES
    assert tidying.screen.inbox.nothing.isVisible()


def test_what_cannot_be_proposed_says_why_and_a_second_copy_is_put_away(tidying: Tidying) -> None:
    write(tidying, "a.txt")
    copy, photo = write(tidying, "b.txt"), write(tidying, "photo.jpg", "x")
    tidying.screen.inbox.refresh()
    cards = tidying.screen.inbox.column.cards
    assert "is not read: notes are files ending in" in texts(cards[photo])
    assert "Nothing is proposed from it twice." in texts(cards[copy])
    cards[copy].focusProxy().click()  # type: ignore[union-attr]
    assert copy not in tidying.screen.inbox.column.cards
    assert (tidying.inbox / "done" / "b.txt").exists()


def test_a_folder_that_is_gone_is_said_and_another_can_be_chosen(tidying: Tidying, tmp_path: Path) -> None:
    panel = tidying.screen.inbox
    tidying.screen.tabs.choose(INBOX)
    tidying.inbox.rmdir()
    panel.look_button.click()
    assert "can't be read" in panel.banner.sentence.text()
    other = tmp_path / "other"
    other.mkdir()
    panel.choose(other)
    assert panel.banner.sentence.text() == ""
    assert panel.folder.text() == str(other)


def test_nothing_guesses_markup_and_every_control_has_a_name(tidying: Tidying) -> None:
    write(tidying, "hostile.txt", f"{HOSTILE}\nZora Neal\n")
    tidying.screen.inbox.refresh()
    dialog = merge_dialog(tidying)
    for widget in (tidying.screen, dialog):
        labels = [one for one in widget.findChildren(QLabel) if one.text()]
        assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
        controls = [one for one in widget.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        unnamed = [one for one in controls if not (one.accessibleName() or one.property("text"))]
        assert unnamed == []
    dialog.reject()


@pytest.mark.parametrize("scale", [100, 200])
def test_it_fits_a_small_window_in_both_colours(theme: Theme, request: pytest.FixtureRequest, scale: int) -> None:
    theme.set_text_scale(scale)
    theme.choose(ThemeChoice.DARK)
    tidying: Tidying = request.getfixturevalue("tidying")
    tidying.window.resize(800, 600)
    for name, panel in tidying.screen.panels.items():
        tidying.screen.tabs.choose(name)
        QApplication.processEvents()
        assert tidying.window.width() == 800
        assert panel.width() <= tidying.screen.width()
