"""The preview of a merge: chosen part by part, turned round, refused, split, and told apart."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.tidy.conftest import Tidying
from tests.ui.tidy.pressing import digest, merge_dialog, texts
from whence.domain.merging import Choice, MergeField
from whence.services.commands.tidying import DeclareDistinct, MergePeople
from whence.ui.dialogs.merge import MergeDialog, SplitDialog


def test_two_are_merged_by_keys_and_undo_restores_every_byte(tidying: Tidying) -> None:
    before = digest(tidying)
    dialog = merge_dialog(tidying)
    assert "2 interactions" in texts(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert tidying.said[-1] == "Merge two people"
    assert tidying.known.double not in tidying.services.people.names([tidying.known.double])
    assert len(tidying.screen.doubles.column.keys) == 1
    tidying.window.activateWindow()
    assert QTest.qWaitForWindowActive(tidying.window)
    QTest.keyClick(tidying.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert digest(tidying) == before
    tidying.settle()
    assert len(tidying.screen.doubles.column.keys) == 2


def test_what_is_chosen_part_by_part_stands_afterwards(tidying: Tidying) -> None:
    dialog = merge_dialog(tidying)
    assert dict(dialog.fields.choices)[MergeField.GIVE] is Choice.BOTH
    for field in (MergeField.NAME, MergeField.GIVE):
        QTest.keyClick(dialog.fields.option(field, Choice.TAKEN), Qt.Key.Key_Space)
    dialog.save_button.setFocus()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    person = tidying.services.people.page(tidying.known.mara).person
    assert (person.name, person.give) == ("Mara Okafor-Lind", "reviews of papers about sampling")


def test_the_other_entry_can_be_kept(tidying: Tidying) -> None:
    dialog = merge_dialog(tidying)
    dialog.swap_button.setFocus()
    QTest.keyClick(dialog.swap_button, Qt.Key.Key_Space)
    dialog.accept()
    assert tidying.known.mara not in tidying.services.people.names([tidying.known.mara])
    assert tidying.services.merging.other_names(tidying.known.double) == ("Mara Okafor",)


def test_escape_merges_nothing(tidying: Tidying) -> None:
    before = digest(tidying)
    QTest.keyClick(merge_dialog(tidying), Qt.Key.Key_Escape)
    assert digest(tidying) == before


def test_what_was_said_before_is_a_caution_in_the_preview(tidying: Tidying) -> None:
    known = tidying.known
    tidying.window.around.hub.do(DeclareDistinct(known.mara, known.double))
    dialog = MergeDialog(tidying.window.around, known.mara, known.double, tidying.window)
    dialog.open()
    assert "Merging takes that back." in texts(dialog)
    dialog.reject()


def test_somebody_typed_is_shown_before_anything_is_merged(tidying: Tidying) -> None:
    known, before = tidying.known, digest(tidying)
    dialog = MergeDialog(tidying.window.around, known.mara, None, tidying.window)
    dialog.open()
    assert not dialog.fields.isVisibleTo(dialog)
    QTest.keyClick(dialog.other, Qt.Key.Key_Return)
    assert "Say first who is the same person." in texts(dialog)
    QTest.keyClicks(dialog.other, "Mara Okafor-Lind")
    dialog.accept()
    assert dialog.fields.isVisibleTo(dialog)
    assert digest(tidying) == before
    dialog.accept()
    assert known.double not in tidying.services.people.names([known.double])


def test_a_merge_is_split_again(tidying: Tidying) -> None:
    known = tidying.known
    tidying.window.around.hub.do(MergePeople(known.mara, known.double))
    dialog = SplitDialog(tidying.window.around, known.mara, tidying.window)
    dialog.open()
    assert "Mara Okafor-Lind was merged into Mara Okafor" in texts(dialog).replace("\u2068", "").replace("\u2069", "")
    QTest.keyClick(dialog.save_button, Qt.Key.Key_Return)
    assert [one.name for one in tidying.services.recall.find("Okafor-Lind")][:1] == ["Mara Okafor-Lind"]
    nothing = SplitDialog(tidying.window.around, known.ines, tidying.window)
    assert not nothing.save_button.isEnabled()
    nothing.reject()
