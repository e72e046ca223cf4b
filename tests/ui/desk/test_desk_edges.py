"""The desk on its first visit, in narrow windows, with hostile text, and with thousands of notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from whence.domain.dates import Day
from whence.domain.evidence_words import Noticed, Weighs
from whence.domain.interactions import Channel, Direction
from whence.services.commands.desk import AddedInvitation, AddInvitations
from whence.services.commands.interactions import LogInteraction
from whence.services.desk_rows import DeskList
from whence.ui.desk.marked_note import MarkedNote
from whence.ui.theme import ThemeChoice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.desk.bench import Bench
    from whence.ui.theme import Theme


def names(bench: Bench) -> list[str]:
    model = bench.desk.list.model
    return [row.name for place in range(model.rowCount()) if (row := model.row_at(place)) is not None]


def facts(bench: Bench) -> list[str]:
    """The weightiest facts as shown."""
    return [label.text() for label in bench.desk.card.facts.findChildren(QLabel) if label.text() and label.isVisible()]


def test_the_first_visit_asks_for_a_policy_and_proposes_nothing(empty_bench: Bench) -> None:
    bench = empty_bench
    assert bench.desk.list.empties[DeskList.INCOMING].isVisible()
    bench.around.hub.do(AddInvitations((AddedInvitation("Ada Byrne", note="Would love to connect!"),)))
    bench.wait()
    card = bench.desk.card
    assert card.policy.isVisible()
    assert not card.proposal.isVisible()
    assert card.deciding.verdicts.verdict is None
    QTest.mouseClick(card.policy.save_button, Qt.MouseButton.LeftButton)
    bench.wait()
    assert not card.policy.isVisible()
    assert card.proposal.isVisible()
    assert len(bench.services.desk.rules()) == 2


def test_narrow_windows_show_list_or_card(bench: Bench) -> None:
    bench.window.resize(640, 600)
    bench.wait()
    assert bench.desk.list.isVisible()
    assert not bench.desk.card.isVisible()
    QTest.keyClick(bench.desk.list.rows, Qt.Key.Key_Return)
    assert bench.desk.card.isVisible()
    QTest.mouseClick(bench.desk.card.header.back_button, Qt.MouseButton.LeftButton)
    assert bench.desk.list.isVisible()


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_hostile_text_is_only_text(empty_bench: Bench, theme: Theme, choice: ThemeChoice) -> None:
    theme.choose(choice)
    theme.set_text_scale(200)
    hostile = AddedInvitation(
        "<b>Bob</b> <img src=file:///etc/passwd>",
        headline="\u202e" + "x" * 9_000,
        note="<img src=x> 🚀 " + "long " * 1_900,
    )
    empty_bench.around.hub.do(AddInvitations((hostile,)))
    empty_bench.wait()
    labels = [one for one in empty_bench.desk.findChildren(QLabel) if "<" in one.text()]
    assert labels
    assert {one.textFormat() for one in labels} == {Qt.TextFormat.PlainText}
    assert empty_bench.desk.card.note.height() > 300
    assert empty_bench.window.width() == 1180


def test_marks_lie_where_the_words_are_also_behind_an_emoji(qtbot: QtBot) -> None:
    note = MarkedNote("note")
    qtbot.addWidget(note)
    text = "🚀🚀 Hi, join my group!"
    start = text.index("join")
    note.show_note(text, [Noticed("x", Weighs.AGAINST, "s", "Pushes a group.", start=start, end=start + 13)])
    (mark,) = note._formats
    units = text.encode("utf-16-le")[2 * mark.start : 2 * (mark.start + mark.length)]
    assert units.decode("utf-16-le") == "join my group"
    assert note.accessibleDescription() == "Pushes a group."


def test_a_long_note_begins_folded_with_the_facts_in_sight(empty_bench: Bench) -> None:
    invited = AddedInvitation("Wordy Lund", note="We met at PyCon. " * 600)
    short = AddedInvitation("Brief Lund", note="We met at PyCon.")
    empty_bench.around.hub.do(AddInvitations((short, invited)))
    empty_bench.wait()
    card = empty_bench.desk.card
    assert card.card is not None
    assert card.card.name == "Wordy Lund"
    width = card.note.width()
    folded = card.note.heightForWidth(width)
    assert folded < empty_bench.desk.height() // 2
    assert card.whole_note.isVisible()
    QTest.keyClick(card.whole_note, Qt.Key.Key_Space)
    assert card.note.heightForWidth(width) > 5 * folded
    card.show_card(empty_bench.services.desk.card(card.card.invitation.id - 1))
    assert card.whole_note.isHidden()


def test_a_change_elsewhere_is_seen_on_the_card(bench: Bench) -> None:
    bench.open_person("Rosa Delgado")
    person = bench.desk.card.card.invitation.person_id  # type: ignore[union-attr]
    bench.around.hub.do(
        LogInteraction((person,), Channel.CALL, Direction.MUTUAL, Day.on(bench.services.journal.clock.today()), "")
    )
    bench.wait()
    assert facts(bench)[0].startswith("1 exchange is recorded here")


def test_similar_cases_are_looked_up_when_unfolded(bench: Bench) -> None:
    bench.open_person("Rosa Delgado")
    assert bench.desk.card.cases_fold.isVisible()
    bench.desk.card.cases_fold.unfold()
    words = [one.text() for one in bench.desk.card.precedents.findChildren(QLabel)]
    assert words[0].startswith("In ")
    assert "similar cases you declined" in words[0]


def test_thousands_of_earlier_notes_are_read_on_the_worker(empty_bench: Bench) -> None:
    bench = empty_bench
    told = tuple(AddedInvitation(f"Person {number}", note=f"Note number {number}") for number in range(302))
    bench.around.hub.do(AddInvitations(told))
    bench.wait()
    assert bench.name == ""
    bench.executor.run_all()
    bench.wait()
    assert bench.name == "Person 301"


def test_a_polite_no_is_copied_with_the_name_in_it(bench: Bench) -> None:
    bench.open_person("Teresa Lindgren")
    titles = {action.text(): action for action in bench.desk.card.header.texts.actions()}
    titles["A polite no"].trigger()
    assert QApplication.clipboard().text().startswith("Hello Teresa, thank you for your invitation.")
    assert bench.said[-1].startswith("Copied.")
