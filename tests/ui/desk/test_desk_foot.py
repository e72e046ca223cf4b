"""The decision is always in sight: at every size, when refused, and through twenty requests decided by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tests.journals import TODAY, new_journal
from tests.ui.desk.bench import ALT, Bench, bench_over
from tests.ui.keyboard import focused, write
from whence.domain.dates import Day
from whence.domain.decisions import Verdict
from whence.domain.interactions import Channel, Direction
from whence.domain.invitations import InvitationDirection, NoteKind
from whence.domain.suggestions import Policy
from whence.services.commands.desk import AddedInvitation, AddInvitations, ChoosePolicy
from whence.services.commands.interactions import LogInteraction
from whence.services.commands.people import AddPerson
from whence.services.desk_rows import DeskList
from whence.ui.desk.withdraw_dialog import WithdrawSelectedDialog
from whence.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

HOSTILE = ("Would love 15 min to show you <b>this</b> " + "x" * 3000 + " مرحبا " + "Word " * 2000)[:10_000]


@pytest.fixture
def long_bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    """Twenty requests, half of them without a note, and a rule against those."""
    services = new_journal(tmp_path)
    services.journal.do(ChoosePolicy(Policy.SELECTIVE, ("starter-note-required",)))
    notes = ("", "I read your essay on tides twice; may I ask about chapter two?")
    invited = tuple(
        AddedInvitation(
            f"Person {number:02}", "Surveyor", notes[number % 2], NoteKind.TEXT if number % 2 else NoteKind.NONE,
            sent_on=TODAY,
        )
        for number in range(20)
    )  # fmt: skip
    services.journal.do(AddInvitations(invited))
    services.close()
    made = bench_over(qtbot, tmp_path / "journal.whence")
    yield made
    made.services.close()


def is_in_sight(part: QWidget) -> bool:
    """Whether a widget stands wholly within every part that scrolls around it."""
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            seen = around.viewport()
            box = part.rect().translated(part.mapTo(seen, QPoint()))
            if not seen.rect().contains(box):
                return False
        around = around.parentWidget()
    return part.isVisible()


def resize(bench: Bench, width: int, height: int) -> None:
    bench.window.resize(width, height)
    QApplication.processEvents()
    QTest.qWait(10)


@pytest.mark.parametrize("size", [(990, 746), (740, 566), (620, 500)])
def test_verdicts_and_saving_are_in_sight_at_every_size(bench: Bench, size: tuple[int, int]) -> None:
    resize(bench, *size)
    bench.choose(3)
    QTest.qWait(10)
    foot = bench.desk.card.deciding
    for part in (foot.verdicts, foot.save_button):
        assert is_in_sight(part)
        low = part.mapTo(bench.window, part.rect().bottomRight())
        assert bench.window.rect().contains(low)
    assert bench.desk.card.page.height() > 100


def test_where_there_is_little_room_the_form_waits_for_a_verdict(bench: Bench) -> None:
    resize(bench, 742, 566)
    foot = bench.desk.card.deciding
    QTest.keyClick(bench.desk.list.rows, Qt.Key.Key_Return)
    assert foot.form.isHidden()
    assert foot.verdicts.verdict is Verdict.DECLINE
    bench.choose(4)
    assert foot.form.isVisible()
    bench.save()
    assert bench.name == "Teresa Lindgren"
    assert foot.form.isHidden()


def test_the_tabs_stand_on_one_line_in_the_usual_window(bench: Bench) -> None:
    resize(bench, 992, 746)
    assert bench.desk.list.isVisible()
    tabs = [bench.desk.list.tabs.tab(which.value) for which in DeskList]
    assert len({tab.y() for tab in tabs}) == 1
    assert tabs[1].accessibleName() == "Awaiting an answer, 1"


def test_an_exception_without_its_reason_is_scrolled_to_and_has_the_keyboard(bench: Bench) -> None:
    resize(bench, 742, 420)
    bench.desk.show_invitation(bench.services.desk.rows(DeskList.INCOMING)[-1].id)
    bench.desk.card.take_keyboard()
    bench.choose(1)
    bench.desk.card.deciding.reasons.rationale.setFocus()
    write("A student who reads.")
    bench.save()
    reasons = bench.desk.card.deciding.reasons
    assert focused() is reasons.exception
    assert is_in_sight(reasons.exception)
    assert is_in_sight(reasons.exception_error)


def test_twenty_are_decided_by_keyboard_alone(long_bench: Bench) -> None:
    bench = long_bench
    names = [bench.desk.list.model.row_at(place) for place in range(20)]
    for place, row in enumerate(names):
        assert row is not None
        assert bench.name == row.name
        assert bench.desk.list.rows.selected_ids == (row.id,)
        verdict = 1 if row.invitation.note else 4
        QTest.keyClick(focused(), Qt.Key(Qt.Key.Key_0 + verdict), ALT)
        if not bench.desk.card.deciding.reasons.rationale.toPlainText():
            bench.desk.card.deciding.reasons.rationale.setFocus()
            write("Reads with care.")
        bench.save()
        assert bench.services.desk.counts()[DeskList.INCOMING] == 19 - place
    assert focused() is bench.desk.list.empties[DeskList.INCOMING].button
    decided = [row.decision for row in bench.services.decisions.decisions()]
    assert [one.verdict for one in decided].count(Verdict.DECLINE) == 10
    assert all(one.rationale for one in decided)


def test_in_a_narrow_window_the_next_card_has_the_keyboard(long_bench: Bench) -> None:
    bench = long_bench
    resize(bench, 700, 566)
    QTest.keyClick(bench.desk.list.rows, Qt.Key.Key_Return)
    for _ in range(20):
        assert bench.desk.card.isVisible()
        assert bench.desk.isAncestorOf(focused())
        QTest.keyClick(focused(), Qt.Key.Key_5, ALT)
        bench.save()
    assert not bench.desk.card.isVisible()
    assert focused() is bench.desk.list.empties[DeskList.INCOMING].button


def test_deciding_in_the_middle_hands_the_keyboard_to_the_neighbour(long_bench: Bench) -> None:
    bench = long_bench
    for _ in range(7):
        QTest.keyClick(bench.desk.list.rows, Qt.Key.Key_Down)
    bench.wait()
    eighth = bench.desk.list.model.row_at(8)
    assert eighth is not None
    bench.choose(5)
    bench.save()
    assert bench.name == eighth.name


def test_typed_words_outlive_a_change_elsewhere(bench: Bench) -> None:
    bench.choose(5)
    bench.desk.card.deciding.reasons.rationale.setFocus()
    write("Not now.")
    typed = bench.desk.card.deciding.reasons.rationale.toPlainText()
    bench.around.hub.do(AddPerson("Somebody Else"))
    bench.wait()
    assert bench.desk.card.deciding.verdicts.verdict is Verdict.LEAVE
    assert bench.desk.card.deciding.reasons.rationale.toPlainText() == typed


@pytest.mark.parametrize("scale", [100, 200])
def test_a_hostile_note_wraps_and_leaves_no_empty_page_below(
    bench: Bench, theme: Theme, qtbot: QtBot, scale: int
) -> None:
    theme.set_text_scale(scale)
    told = AddedInvitation("W" * 300, "y" * 400, HOSTILE, NoteKind.TEXT, sent_on=TODAY, claimed_relation="z" * 300)
    bench.around.hub.do(AddInvitations((told,)))
    bench.list_of("incoming")
    bench.desk.show_invitation(bench.services.desk.rows(DeskList.INCOMING)[0].id)
    bench.wait()
    page = bench.desk.card.page
    sheet = page.widget()
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.width() <= page.viewport().width())
    assert bench.desk.card.header.headline.text().count("\u200b") > 10
    parts = [bench.desk.card.note, bench.desk.card.checklist_fold]
    lowest = max(part.mapTo(sheet, part.rect().bottomLeft()).y() for part in parts)
    assert sheet.height() - lowest < max(page.viewport().height(), 120)


def test_of_several_own_invitations_those_with_anything_recorded_stay_unless_ticked(bench: Bench) -> None:
    many = tuple(AddedInvitation(f"Person {number} Known", sent_on=TODAY) for number in range(4))
    bench.around.hub.do(AddInvitations(many, InvitationDirection.OUTGOING))
    bench.list_of("sent")
    met = next(row for row in bench.services.desk.rows(DeskList.SENT) if row.name.startswith("Person 2"))
    bench.around.hub.do(LogInteraction((met.person,), Channel.CALL, Direction.IN, Day.on(TODAY)))
    bench.desk.list.rows.selectAll()
    bench.desk.enter("several")
    form = bench.dialog()
    assert isinstance(form, WithdrawSelectedDialog)
    apart = {form.to_look_at.ticks.index(place).data() for place in range(form.to_look_at.ticks.rowCount())}
    assert any("Person 2 Known\n1 exchange" in words for words in apart)
    assert form.save_button.text() == "Withdraw 4 invitations"
    QTest.keyClick(form.rationale, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.wait()
    assert met.person in {row.person for row in bench.services.desk.rows(DeskList.SENT)}
    assert {one.why for one in bench.services.decisions.ledger() if one.what == "withdrawn"} >= {"Sent by mistake."}


def test_the_stale_ones_are_selected_with_one_button(bench: Bench) -> None:
    bench.list_of("sent")
    QTest.mouseClick(bench.desk.list.stale_button, Qt.MouseButton.LeftButton)
    chosen = [bench.desk.list.row(one) for one in bench.desk.list.selected]
    assert [row.name for row in chosen if row is not None] == ["Colm Doherty"]
    bench.list_of("incoming")
    assert not bench.desk.list.stale_button.isVisible()
