"""What the card points out and lets be said: unlike similar cases, what the page shows, a night's sleep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from whence.domain.decisions import Verdict
from whence.domain.invitations import NoteKind
from whence.domain.suggestions import Policy
from whence.services.commands.desk import AddedInvitation, AddInvitations, ChoosePolicy, DecideInvitations, Reasons
from whence.ui.desk.describe_dialog import DescribeDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.ui.desk.bench import Bench


def seven_without_a_note(bench: Bench) -> None:
    """Six of them declined, the seventh on the card."""
    told = tuple(AddedInvitation(f"Ada {letter}", note_kind=NoteKind.NONE) for letter in "BCDEFGH")
    bench.around.hub.do(ChoosePolicy(Policy.SELECTIVE))
    added = bench.around.hub.do(AddInvitations(told))
    assert added is not None
    for one in added.value[:6]:
        bench.around.hub.do(DecideInvitations((one,), Verdict.DECLINE, Reasons(("D-NONOTE",)), facts_of(bench, one)))
    bench.wait()


def facts_of(bench: Bench, invitation: int) -> dict[int, dict[str, object]]:
    return bench.services.desk.facts_for((invitation,))


def test_a_verdict_unlike_most_similar_cases_is_pointed_out_and_still_saved(empty_bench: Bench, qtbot: QtBot) -> None:
    bench = empty_bench
    seven_without_a_note(bench)
    line = bench.desk.card.deciding.unlike
    bench.choose(5)
    qtbot.waitUntil(line.isVisible)
    assert line.text().startswith("In 6 of 6 similar cases you declined (most often:")
    assert line.text().endswith("This time you choose otherwise.")
    bench.choose(4)
    assert not line.isVisible()
    bench.choose(5)
    assert line.isVisible()
    bench.save()
    assert bench.services.decisions.decisions()[0].decision.verdict is Verdict.LEAVE


def test_without_precedents_nothing_is_pointed_out(empty_bench: Bench, qtbot: QtBot) -> None:
    empty_bench.around.hub.do(AddInvitations((AddedInvitation("Ada Byrne", note="Hello!"),)))
    empty_bench.wait()
    empty_bench.choose(4)
    qtbot.wait(250)
    assert not empty_bench.desk.card.deciding.unlike.isVisible()


def press(widget: QWidget, key: Qt.Key = Qt.Key.Key_Space) -> None:
    """Give something the keyboard and press a key on it."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(widget, key)


def test_what_the_page_shows_is_typed_and_the_card_says_it(bench: Bench) -> None:
    bench.open_person("Teresa Lindgren")
    press(bench.desk.card.header.describe_button)
    form = bench.dialog()
    assert isinstance(form, DescribeDialog)
    form.mutual_count.selectAll()
    QTest.keyClicks(form.mutual_count, "many")
    QTest.keyClick(form.mutual_count, Qt.Key.Key_Return)
    assert form.isVisible()
    assert "in digits" in form.errors["mutual_count"].sentence.text()
    form.mutual_count.selectAll()
    QTest.keyClicks(form.mutual_count, "3")
    QTest.keyClicks(form.mutual_names, "Ada Byrne")
    QTest.keyClicks(form.claim, "met at the harbour survey")
    QTest.keyClick(form.claim, Qt.Key.Key_Return)
    bench.wait()
    assert bench.name == "Teresa Lindgren"
    assert "3 shared contacts · says: met at the harbour survey" in bench.desk.card.header.headline.text()
    invited = bench.desk.card.card.invitation  # type: ignore[union-attr]
    assert (invited.mutual_count, invited.mutual_names) == (3, "Ada Byrne")
    bench.around.hub.undo()
    bench.wait()
    assert "harbour" not in bench.desk.card.header.headline.text()


def test_shared_contacts_that_are_emptied_are_not_known_any_more(bench: Bench) -> None:
    bench.open_person("Teresa Lindgren")
    for typed, kept in (("12", 12), ("", None)):
        press(bench.desk.card.header.describe_button)
        form = bench.dialog()
        assert isinstance(form, DescribeDialog)
        form.mutual_count.selectAll()
        QTest.keyClick(form.mutual_count, Qt.Key.Key_Delete)
        QTest.keyClicks(form.mutual_count, typed)
        QTest.keyClick(form.mutual_count, Qt.Key.Key_Return)
        bench.wait()
        assert bench.desk.card.card.invitation.mutual_count == kept  # type: ignore[union-attr]


def test_a_note_is_none_only_when_it_was_said_to_be(empty_bench: Bench) -> None:
    bench = empty_bench
    bench.around.hub.do(AddInvitations((AddedInvitation("Ada Byrne"),)))
    bench.wait()
    press(bench.desk.card.header.describe_button)
    form = bench.dialog()
    assert isinstance(form, DescribeDialog)
    assert not form.note.isEnabled()
    press(form.note_kind, Qt.Key.Key_End)
    assert form.note.isEnabled()
    QTest.keyClick(form.mutual_count, Qt.Key.Key_Return)
    assert "Type or paste the note" in form.errors["note"].sentence.text()
    QTest.keyClicks(form.note, "We met at the survey.")
    QTest.keyClick(form.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.wait()
    assert bench.desk.card.card.invitation.note == "We met at the survey."  # type: ignore[union-attr]
    press(bench.desk.card.header.describe_button)
    again = bench.dialog()
    assert isinstance(again, DescribeDialog)
    press(again.save_button)
    assert len(bench.said) == 1
