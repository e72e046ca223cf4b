"""The invitation desk by keyboard: lists, card, choosing, reasons, asking, adding, and what is refused."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.journals import TODAY
from tests.ui.keyboard import write
from whence.domain.decisions import Verdict
from whence.domain.invitations import InvitationDirection
from whence.services.commands.desk import AddedInvitation, AddInvitations
from whence.services.desk import DeskList
from whence.ui.desk.add_dialog import AddInvitationsDialog, DecideSeveralDialog
from whence.ui.desk.selected_dialog import DecideSelectedDialog

if TYPE_CHECKING:
    from tests.ui.desk.bench import Bench


def names(bench: Bench) -> list[str]:
    model = bench.desk.list.model
    return [row.name for place in range(model.rowCount()) if (row := model.row_at(place)) is not None]


def facts(bench: Bench) -> list[str]:
    """The weightiest facts as shown."""
    return [label.text() for label in bench.desk.card.facts.findChildren(QLabel) if label.text() and label.isVisible()]


def test_the_first_card_shows_note_facts_and_what_the_rule_proposes(bench: Bench) -> None:
    assert names(bench) == ["Jonas Feldmann", "Teresa Lindgren", "Rosa Delgado"]
    assert bench.name == "Jonas Feldmann"
    assert facts(bench) == [
        "Lakeshore in 2019 does not match your records: your own time there was 2009 to 2011.",
        "Nearly the same text as Bogdan Ek's note of 3 October 2026 (declined).",
        "The note sells something: “15 min”.",
    ]
    assert bench.desk.card.proposal.sentence.text().startswith("Your rule “I connect with nobody who wants to sell")
    assert bench.desk.card.deciding.verdicts.verdict is Verdict.DECLINE


def test_the_rows_are_a_sound_model_through_every_list(bench: Bench) -> None:
    tester = QAbstractItemModelTester(bench.desk.list.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for which in DeskList:
        bench.list_of(which.value)
        assert len(names(bench)) == bench.services.desk.counts()[which]
    assert tester is not None


def test_alt_and_a_number_choose_and_nothing_is_done_before_saving(bench: Bench) -> None:
    for number, verdict in enumerate(
        (Verdict.ACCEPT, Verdict.ACCEPT_WATCH, Verdict.ASK_FIRST, Verdict.DECLINE, Verdict.LEAVE), 1
    ):
        bench.choose(number)
        assert bench.desk.card.deciding.verdicts.verdict is verdict
    assert names(bench)[0] == "Jonas Feldmann"


def test_ctrl_enter_saves_and_the_next_card_stands_there(bench: Bench) -> None:
    bench.choose(4)
    bench.save()
    assert bench.name == "Teresa Lindgren"
    assert bench.said == ["Decline: Jonas Feldmann"]
    (newest, *_) = bench.services.decisions.decisions()
    assert newest.decision.rationale.startswith("Lakeshore in 2019 does not match your records")
    assert "D-CLAIM-SCHOOL" in newest.decision.codes
    assert newest.decision.facts["features"]


def test_undo_brings_the_card_back(bench: Bench) -> None:
    bench.choose(5)
    bench.save()
    bench.around.hub.undo()
    bench.wait()
    assert names(bench) == ["Jonas Feldmann", "Teresa Lindgren", "Rosa Delgado"]


def test_a_ticked_fact_is_rationale_enough_and_typed_words_are_kept(bench: Bench) -> None:
    reasons = bench.desk.card.deciding.reasons
    bench.choose(1)
    assert reasons.rationale.toPlainText() == ""
    chip = next(one for one in reasons.chips.chips if one.words == "sells something")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert reasons.rationale.toPlainText() == "The note sells something: “15 min”."
    reasons.rationale.setPlainText("My own words.")
    bench.choose(4)
    assert reasons.rationale.toPlainText() == "My own words."


def test_a_fact_ticked_by_a_verdict_has_room_for_all_its_words(bench: Bench) -> None:
    for verdict in (Verdict.ACCEPT, Verdict.DECLINE):
        bench.desk.card.choose(verdict)
        bench.wait()
        chips = bench.desk.card.deciding.reasons.chips.chips
        assert any(chip.isChecked() for chip in chips) is (verdict is Verdict.DECLINE)
        assert [chip.width() for chip in chips] == [chip.sizeHint().width() for chip in chips]


def test_without_a_reason_the_refusal_stands_under_the_field(bench: Bench) -> None:
    bench.open_person("Teresa Lindgren")
    bench.choose(4)
    bench.desk.card.deciding.reasons.rationale.clear()
    for chip in bench.desk.card.deciding.reasons.chips.chips:
        chip.setChecked(False)
    bench.save()
    error = bench.desk.card.deciding.reasons.rationale_error
    assert error.isVisible()
    assert "needs a reason" in error.sentence.text()
    assert bench.name == "Teresa Lindgren"


def test_departing_from_a_rule_shows_what_came_of_it_and_needs_its_own_reason(bench: Bench) -> None:
    bench.open_person("Rosa Delgado")
    bench.choose(1)
    reasons = bench.desk.card.deciding.reasons
    assert reasons.departure.isVisible()
    assert "4 accepted against this rule: 1 came to real contact, 2 pitched" in reasons.departure.sentence.text()
    reasons.rationale.setPlainText("A student who reads.")
    bench.save()
    assert reasons.exception_error.isVisible()
    reasons.exception.setFocus()
    write("A student, just once.")
    bench.save()
    newest = bench.services.decisions.decisions()[0].decision
    assert (newest.verdict, newest.exception) == (Verdict.ACCEPT, "A student, just once.")
    assert newest.look_back_on is not None


def test_asking_first_copies_the_question_and_waits(bench: Bench) -> None:
    bench.open_person("Teresa Lindgren")
    bench.choose(3)
    asking = bench.desk.card.deciding.asking
    assert asking.isVisible()
    QTest.mouseClick(asking.copy_button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text().startswith("Hello Teresa, thank you for your invitation.")
    asking.question.setFocus()
    bench.save()
    bench.list_of("awaiting")
    assert "Teresa Lindgren" in names(bench)
    bench.open_person("Teresa Lindgren")
    assert bench.desk.card.proposal.sentence.text() == "You asked first: an answer is awaited until 30 November 2026."


def test_a_day_that_is_none_is_refused_under_its_field(bench: Bench) -> None:
    bench.open_person("Teresa Lindgren")
    bench.choose(3)
    bench.desk.card.deciding.asking.due.field.setText("someday")
    bench.save()
    assert bench.desk.card.deciding.asking.due_error.isVisible()


def test_an_answer_opens_the_request_again(bench: Bench) -> None:
    bench.list_of("awaiting")
    answers = bench.desk.card.answers
    answers.answer.setPlainText("At the survey of 2014.")
    button = answers.findChild(QWidget, "invitations.answer.says_why")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "Greta Sommer" in {row.name for row in bench.services.desk.rows(DeskList.INCOMING)}


def test_withdrawing_an_own_invitation(bench: Bench) -> None:
    bench.list_of("sent")
    assert bench.name == "Colm Doherty"
    bench.desk.card.withdrawing.rationale.setFocus()
    write("Sent long ago.")
    bench.save()
    assert names(bench) == ["Yara Benmoussa"]
    assert bench.services.decisions.ledger()[0].why == "Sent long ago."


def test_what_is_pasted_is_shown_before_it_is_kept(bench: Bench) -> None:
    bench.desk.enter("add")
    form = bench.dialog()
    assert isinstance(form, AddInvitationsDialog)
    form.text.setPlainText("Ada Byrne\nCTO at Foo Labs\n3 mutual connections\nAccept\n\nTom Lund\nSurveyor\n")
    assert form.seen.count() == 2
    form.seen.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert names(bench)[0] == "Jonas Feldmann"
    QTest.keyClick(form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "Ada Byrne" in names(bench)
    assert "Tom Lund" not in names(bench)


def test_a_line_of_names_decides_them(bench: Bench) -> None:
    bench.desk.list.rows.clearSelection()
    bench.desk.enter("several")
    form = bench.dialog()
    assert isinstance(form, DecideSeveralDialog)
    QTest.keyClicks(form.line, "Declined: Rosa Delgado, Somebody New: no note")
    assert form.said.text().startswith("Decline: 2 people")
    QTest.keyClick(form.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.wait()
    assert names(bench) == ["Jonas Feldmann", "Teresa Lindgren"]


def test_how_many_are_chosen_is_said(bench: Bench) -> None:
    panel = bench.desk.list
    panel.rows.selectAll()
    assert panel.chosen_count.text() == f"{panel.model.rowCount()} chosen"
    bench.list_of("sent")
    assert not panel.chosen_count.text()


def test_several_selected_are_decided_for_one_reason(bench: Bench) -> None:
    bench.desk.list.rows.selectAll()
    bench.desk.enter("several")
    form = bench.dialog()
    assert isinstance(form, DecideSelectedDialog)
    QTest.keyClick(form.rationale, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.errors["rationale"].isVisible()
    QTest.keyClicks(form.rationale, "A quiet month.")
    QTest.keyClick(form.rationale, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.wait()
    assert names(bench) == []
    assert bench.desk.list.empties[DeskList.INCOMING].isVisible()


def test_a_page_of_ones_own_is_seen_as_such_and_leads_to_the_list_of_sent_ones(bench: Bench) -> None:
    page = "Ada Byrne\nSurveyor\nSent 2 weeks ago\nWithdraw\nTom Lund\nCook\nSent 3 weeks ago\nWithdraw\n"
    bench.desk.enter("add")
    form = bench.dialog()
    assert isinstance(form, AddInvitationsDialog)
    form.text.setPlainText(page)
    assert form.chosen_direction is InvitationDirection.OUTGOING
    form.accept()
    bench.wait()
    assert bench.desk.list.which is DeskList.SENT
    assert {"Ada Byrne", "Tom Lund"} <= set(names(bench))
    bench.desk.enter("add")
    again = bench.dialog()
    assert isinstance(again, AddInvitationsDialog)
    again.text.setPlainText(page)
    ticks = [again.seen.item(place).checkState() for place in range(again.seen.count())]
    assert ticks == [Qt.CheckState.Unchecked] * 2
    assert "waits here already" in again.seen.item(0).text()
    again.accept()
    assert again.isVisible()
    assert "None is ticked" in again.errors["invitations"].sentence.text()


def test_a_long_wait_is_told_in_months_and_years(empty_bench: Bench) -> None:
    told = tuple(
        AddedInvitation(f"Ada {name}", sent_on=TODAY - timedelta(days=days))
        for name, days in (("Byrne", 3), ("Lund", 100), ("Marsh", 975))
    )
    empty_bench.around.hub.do(AddInvitations(told))
    empty_bench.wait()
    model = empty_bench.desk.list.model
    said = " ".join(str(model.index(place).data(Qt.ItemDataRole.AccessibleTextRole)) for place in range(3))
    assert [age for age in ("3d", "3mo", "2y", "975d") if age in said] == ["3d", "3mo", "2y"]
