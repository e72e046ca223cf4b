"""Six stories of people who asked to connect, each told at the desk with real keys and ended in a picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.journals import TODAY, new_journal
from tests.ui.desk.bench import Bench, bench_over
from whence.domain.dates import Day
from whence.domain.decisions import Verdict
from whence.domain.interactions import Channel, Direction
from whence.domain.invitations import InvitationDirection, InvitationState, NoteKind
from whence.domain.people_filters import PeopleFilter
from whence.domain.suggestions import Policy
from whence.services.commands.desk import AddedInvitation, AddInvitations, ChoosePolicy
from whence.services.commands.interactions import LogInteraction
from whence.services.commands.preferences import DescribeOwner, SetOwnAffiliation
from whence.services.commands.reviews import RemoveTie
from whence.services.desk import DeskList
from whence.services.suite import Services
from whence.storage import invitations
from whence.system.resources import resource_root
from whence.ui.desk.withdraw_dialog import WithdrawSelectedDialog
from whence.ui.theme import Theme

At = Callable[[date], Bench]


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    """The look of the window."""
    return Theme(qapp, resource_root())


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Clara's journal: who she is, where she worked, and how she wants her network."""
    made = new_journal(tmp_path)
    made.journal.do(DescribeOwner(first_name="Clara", last_name="Whitfield", anchors=("Tidewater atlas",)))
    years = Day.year(2011), Day.year(2017)
    made.journal.do(SetOwnAffiliation("Harrow & Finch", starts_on=years[0], ends_on=years[1]))
    made.journal.do(ChoosePolicy(Policy.SELECTIVE, ("starter-note-required",)))
    made.close()
    return tmp_path / "journal.whence"


@pytest.fixture
def at(qtbot: QtBot, journal: Path) -> Iterator[At]:
    """Opens the desk on a day."""
    opened: list[Bench] = []

    def open_on(day: date) -> Bench:
        for bench in opened:
            bench.services.close()
            bench.window.hide()
        opened[:] = [bench_over(qtbot, journal, day)]
        return opened[0]

    yield open_on
    for bench in opened:
        bench.services.close()


def ask(bench: Bench, *told: AddedInvitation, is_own: bool = False) -> None:
    direction = InvitationDirection.OUTGOING if is_own else InvitationDirection.INCOMING
    bench.around.hub.do(AddInvitations(told, direction))
    bench.wait()


def pictured(bench: Bench, folder: Path, name: str) -> None:
    """End with a picture that shows something."""
    picture = bench.window.grab()
    assert picture.save(str(folder / f"{name}.png"))
    colours = {picture.toImage().pixelColor(x, y).rgb() for x in range(0, 1180, 40) for y in range(0, 900, 40)}
    assert len(colours) > 3


def dump(services: Services) -> bytes:
    stream = BytesIO()
    services.exporting.write("json", stream)
    return stream.getvalue()


def press(bench: Bench, identifier: str) -> None:
    bench.wait()
    button = next(one for one in bench.window.findChildren(QPushButton, identifier) if one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    bench.wait()


def test_the_one_exception_to_the_rule_about_notes_is_regretted(at: At, tmp_path: Path) -> None:
    bench = at(TODAY)
    ask(bench, AddedInvitation("Annika Storm", "Speaker and author", note_kind=NoteKind.NONE, sent_on=TODAY))
    assert bench.desk.card.deciding.verdicts.verdict is Verdict.DECLINE
    bench.choose(1)
    reasons = bench.desk.card.deciding.reasons
    reasons.rationale.setFocus()
    QTest.keyClicks(reasons.rationale, "Her books look good; slept on it.")
    reasons.exception.setFocus()
    QTest.keyClicks(reasons.exception, "Her books.")
    bench.save()
    person = bench.services.decisions.decisions()[0].person
    pushed = "Hi Annette! Join my LinkedIn group today and invite your friends."
    message = LogInteraction((person,), Channel.MESSAGE, Direction.IN, Day.on(TODAY), pushed)
    bench.around.hub.do(message)
    bench.desk.hide()
    bench.decisions.show()
    bench.decisions.enter("decisions")
    assert "pushed a group" in bench.services.decisions.due_outcomes()[0].suggestion.why  # type: ignore[union-attr]
    press(bench, "decisions.outcome.bad")
    row = bench.services.decisions.decisions()[0]
    assert (row.decision.exception, row.outcome) == ("Her books.", "bad")
    assert row.decision.look_back_on == TODAY + timedelta(days=90)
    pictured(bench, tmp_path, "exception")


def test_asked_how_do_we_really_know_each_other_and_declined_after_ten_days(at: At, tmp_path: Path) -> None:
    bench = at(TODAY)
    ask(bench, AddedInvitation("Otto Lang", note="I help leaders like you. We should talk about what we share."))
    bench.choose(3)
    asking = bench.desk.card.deciding.asking
    asking.question.setPlainText("How do we really know each other?")
    QTest.mouseClick(asking.copy_button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "How do we really know each other?"
    asking.question.setFocus()
    bench.save()
    bench.list_of("awaiting")
    assert "awaited until 30 November 2026" in bench.desk.card.proposal.sentence.text()
    later = at(TODAY + timedelta(days=11))
    later.list_of("awaiting")
    assert later.desk.card.proposal.sentence.text().endswith("For that you chose: Decline.")
    later.desk.list.rows.setFocus(Qt.FocusReason.OtherFocusReason)
    later.save()
    newest = later.services.decisions.decisions()[0].decision
    assert (newest.verdict, newest.reconsiders_id is not None) == (Verdict.DECLINE, True)
    assert later.services.desk.counts()[DeskList.AWAITING] == 0
    pictured(later, tmp_path, "silence")


def test_told_we_were_colleagues_by_somebody_who_never_was(at: At, tmp_path: Path) -> None:
    bench = at(TODAY)
    ask(bench, AddedInvitation("Greta Sommer", note="Hello Clara, we worked together at Harrow & Finch in 2021!"))
    first = bench.desk.card.card.case.facts[0]  # type: ignore[union-attr]
    assert first.sentence.startswith("Harrow & Finch in 2021 does not match your records")
    assert bench.desk.card.deciding.verdicts.verdict is Verdict.ASK_FIRST
    question = bench.desk.card.deciding.asking.question
    assert "You write that we worked together at Harrow & Finch." in question.toPlainText()
    bench.choose(4)
    bench.save()
    newest = bench.services.decisions.decisions()[0].decision
    assert newest.codes[0] == "D-CLAIM-COLLEAGUE"
    assert newest.rationale.startswith("Harrow & Finch in 2021 does not match your records")
    pictured(bench, tmp_path, "colleague")


def test_removed_after_a_demand_for_seven_endorsements(at: At, tmp_path: Path) -> None:
    bench = at(TODAY)
    ask(bench, AddedInvitation("Dana Whitlock", note="I use the Tidewater atlas in every course of mine."))
    bench.choose(1)
    bench.save()
    person = bench.services.decisions.decisions()[0].person
    skills = "coaching, leadership, strategy, speaking, mentoring, sales, writing"
    demand = f"In an effort to improve my ranking I would ask for your endorsement for: {skills}"
    bench.around.hub.do(LogInteraction((person,), Channel.MESSAGE, Direction.IN, Day.on(TODAY), demand))
    brief = bench.services.briefs.brief(person)
    assert "asked for endorsements" in " ".join(brief.cautions)
    bench.around.hub.do(RemoveTie(person, ("R-ENDORSE",), "Seven endorsements from somebody I hardly know.", True))
    bench.desk.hide()
    bench.decisions.show()
    bench.decisions.enter("ledger")
    (entry,) = bench.services.decisions.ledger()
    assert (entry.name, entry.by_whom) == ("Dana Whitlock", "you")
    assert {one.action for one in bench.services.decisions.to_dos()} >= {"Remove the connection"}
    pictured(bench, tmp_path, "removed")


def test_hundreds_of_invitations_sent_by_mistake_are_withdrawn(at: At, tmp_path: Path) -> None:
    bench = at(TODAY)
    many = tuple(AddedInvitation(f"Person {number} Known", sent_on=TODAY) for number in range(300))
    ask(bench, *many, is_own=True)
    before = dump(bench.services)
    bench.list_of("sent")
    rows = bench.desk.list.rows
    rows.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(rows, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(bench, "invitations.several")
    form = bench.dialog()
    assert isinstance(form, WithdrawSelectedDialog)
    QTest.keyClicks(form.rationale, "Sent by mistake.")
    QTest.keyClick(form.rationale, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.executor.run_all()
    bench.wait()
    assert bench.services.desk.counts()[DeskList.SENT] == 0
    ledger = bench.services.decisions.ledger()
    assert len(ledger) == 300
    assert {one.again_from for one in ledger} == {TODAY + timedelta(days=21)}
    assert bench.services.decisions.to_do_table().count(b"Withdraw your invitation") == 300
    pictured(bench, tmp_path, "withdrawn")
    bench.around.hub.undo()
    assert dump(bench.services) == before


def test_twenty_requests_decided_by_keyboard_alone(at: At, tmp_path: Path) -> None:
    bench = at(TODAY)
    pitch = "Would love 15 min to show how we help mapping teams cut data costs."
    ask(
        bench,
        *(AddedInvitation(f"Seller {number}", note=f"Hi Clara, {pitch}") for number in range(10)),
        *(AddedInvitation(f"Reader {number}", note="I read the Tidewater atlas twice.") for number in range(10)),
    )
    for _ in range(20):
        bench.choose(1 if bench.name.startswith("Reader") else 4)
        bench.save()
    assert bench.services.desk.counts()[DeskList.INCOMING] == 0
    decided = {row.name: row.decision for row in bench.services.decisions.decisions()}
    assert len(decided) == 20
    assert all((one.verdict is Verdict.ACCEPT) is name.startswith("Reader") for name, one in decided.items())
    assert all(one.rationale for one in decided.values())
    pictured(bench, tmp_path, "twenty")


def test_i_have_no_idea_how_i_know_that_person(at: At, tmp_path: Path) -> None:
    bench = at(TODAY)
    ask(bench, AddedInvitation("Nils Moller", note_kind=NoteKind.NONE, sent_on=TODAY))
    card = bench.desk.card.card
    assert card is not None
    assert "No contact with them is recorded here." in {one.sentence for one in card.case.facts}
    bench.choose(5)
    bench.save()
    kept = invitations.invitation(bench.services.journal.store, card.invitation.id)
    assert kept is not None
    assert kept.state is InvitationState.LEFT
    assert card.invitation.person_id not in bench.services.people.ids(PeopleFilter())
    pictured(bench, tmp_path, "no-idea")
