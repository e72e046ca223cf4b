"""The review screen by keyboard: answers with their day, undo to its card, splits to zero, an honest end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.journals import TODAY, log
from tests.services.review_journals import quiet_journal, raise_flag
from tests.ui.review.bench import Bench, bench_over
from whence.domain.changes import PersonId
from whence.domain.decisions import Verdict
from whence.services.commands.reviews import KeepTie, SetReminder, SnoozeTie
from whence.storage import invitations
from whence.system.clock import Clock
from whence.ui.dialogs.removal import RemovalDialog
from whence.ui.review.reach_out_dialog import ReachOutDialog


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    """Eight quiet ties, begun; the last one on the list is the only one with a message."""
    services, people = quiet_journal(tmp_path, 8)
    log(services, (people[3],), "2025-11-01", line="Will send the paper")
    services.close()
    made = bench_over(qtbot, tmp_path / "journal.whence")
    made.screen.begin()
    yield made
    made.services.close()


def verdicts(bench: Bench) -> list[Verdict]:
    """Every answer given, oldest first."""
    rows = bench.services.journal.store.database.rows("SELECT verdict FROM decision ORDER BY id")
    return [Verdict(row[0]) for row in rows]


def test_the_start_says_how_much_and_how_long(qtbot: QtBot, tmp_path: Path) -> None:
    quiet_journal(tmp_path, 25)[0].close()
    bench = bench_over(qtbot, tmp_path / "journal.whence")
    start = bench.screen.start
    assert start.amount.text() == "20 ties to look at this week."
    assert start.start_button.text().strip() == "About 15 min"
    assert start.stock.text() == "25 quiet ties not yet looked at; at 20 a week that is about 2 weeks."
    bench.press(Qt.Key.Key_Space)
    assert bench.screen.cards.progress_words.text() == "0 of 20"
    bench.services.close()


def test_a_card_says_why_now_and_the_days_of_its_answers(bench: Bench) -> None:
    assert bench.name == "Person 00 Quiet"
    card, answers = bench.screen.cards.card, bench.screen.cards.answers
    assert "nothing beyond the connection is recorded here" in card.why.text()
    assert answers.buttons["keep"].text() == "K  Keep · 21 May 2027"
    assert answers.buttons["reach-out"].text() == "R  Reach out · 18 Dec"
    assert answers.buttons["keep"].accessibleName() == "Keep · 21 May 2027"
    assert [entry.text() for entry in answers.snooze_menu.actions()] == [
        "&1 week · 27 Nov", "4 weeks · 18 Dec", "13 weeks · 19 Feb 2027", "&2 years · 17 Nov 2028",
    ]  # fmt: skip
    assert card.accessibleName().startswith("Person 00 Quiet. You connected with")


def test_letters_answer_and_the_next_card_comes(bench: Bench) -> None:
    bench.press(Qt.Key.Key_K, Qt.Key.Key_G)
    assert verdicts(bench) == [Verdict.KEEP, Verdict.KEEP_FOR_GOOD]
    assert bench.name == "Person 02 Quiet"
    assert bench.screen.cards.progress_words.text() == "2 of 8"
    assert bench.said == ["Keep", "Keep for good"]


def test_undo_jumps_back_to_its_card(bench: Bench) -> None:
    bench.press(Qt.Key.Key_K, Qt.Key.Key_K, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert bench.name == "Person 05 Quiet"
    bench.undo()
    assert bench.name == "Person 01 Quiet"
    bench.undo()
    assert bench.name == "Person 00 Quiet"
    assert verdicts(bench) == []


def test_arrows_go_both_ways_and_an_answered_card_says_so(bench: Bench) -> None:
    bench.press(Qt.Key.Key_K, Qt.Key.Key_Left)
    assert bench.name == "Person 00 Quiet"
    assert bench.screen.cards.card.answered.sentence.text() == "Kept; comes back on 21 May 2027."
    bench.press(Qt.Key.Key_G)
    assert verdicts(bench) == [Verdict.KEEP, Verdict.KEEP_FOR_GOOD]


def test_letters_in_the_reason_are_letters_and_the_reason_is_kept(bench: Bench) -> None:
    line = bench.screen.cards.answers.rationale
    line.setFocus()
    for key in (Qt.Key.Key_K, Qt.Key.Key_G, Qt.Key.Key_X):
        bench.press(key)
    assert (line.text(), verdicts(bench)) == ("kgx", [])
    bench.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is bench.screen.cards.card
    bench.press(Qt.Key.Key_K)
    decided = invitations.decisions_of(bench.services.journal.store, PersonId(1))
    assert [one.rationale for one in decided] == ["kgx"]
    assert line.text() == ""


def test_enter_opens_what_stands_behind_a_card(bench: Bench) -> None:
    bench.press(Qt.Key.Key_Left, Qt.Key.Key_Return)
    reasons = bench.screen.cards.card.reasons
    assert reasons.is_unfolded
    texts = [label.text() for label in reasons.content.findChildren(QWidget) if hasattr(label, "text")]
    assert any("unanswered message counts a third" in text for text in texts)
    assert any(text.startswith("On 1 November 2025: from them") for text in texts)


def test_snoozing_by_its_menu(bench: Bench) -> None:
    bench.press(Qt.Key.Key_S)
    menu = bench.screen.cards.answers.snooze_menu
    assert menu.isVisible()
    menu.actions()[1].trigger()
    menu.close()
    assert verdicts(bench) == [Verdict.SNOOZE]


def test_reaching_out_offers_a_draft_and_a_day(bench: Bench) -> None:
    bench.press(Qt.Key.Key_Left, Qt.Key.Key_R)
    dialog = bench.dialog("reach_out")
    assert isinstance(dialog, ReachOutDialog)
    assert "Will send the paper" in dialog.draft.toPlainText()
    dialog.copy_button.click()
    assert QApplication.clipboard().text() == dialog.draft.toPlainText()
    dialog.day.field.setText("yesterday")
    dialog.accept()
    assert dialog.isVisible()
    dialog.day.field.setText("4 December 2026")
    dialog.accept()
    assert verdicts(bench) == [Verdict.REACH_OUT]


def test_removing_shows_what_is_lost_and_refuses_in_haste(bench: Bench) -> None:
    bench.press(Qt.Key.Key_X)
    dialog = bench.dialog("removal")
    assert isinstance(dialog, RemovalDialog)
    texts = [each.text() for each in dialog.findChildren(QWidget) if hasattr(each, "text")]
    assert any(text.startswith("Only you can ask") for text in texts)
    dialog.accept()
    assert dialog.banner.sentence.text().startswith("Choose at least one reason")
    dialog.reasons.chips[0].click()
    dialog.accept()
    assert dialog.errors["rationale"].sentence.text().startswith("Say in a few words why")
    dialog.rationale.setText("never in touch")
    dialog.accept()
    assert "Confirm" in dialog.banner.sentence.text()
    dialog.is_confirmed.click()
    dialog.accept()
    assert verdicts(bench) == [Verdict.REMOVE]
    assert bench.name == "Person 01 Quiet"
    bench.undo()
    assert bench.name == "Person 00 Quiet"


def test_a_red_flag_has_its_own_answers(qtbot: QtBot, tmp_path: Path) -> None:
    services, people = quiet_journal(tmp_path, 2)
    raise_flag(services, people[1])
    services.close()
    bench = bench_over(qtbot, tmp_path / "journal.whence")
    bench.screen.begin()
    buttons = bench.screen.cards.answers.buttons
    assert bench.screen.cards.card.why.text() == "Person 01 sent a pitch 9 hours after you accepted."
    assert buttons["keep"].text() == "K  Let pass"
    assert buttons["keep-for-good"].isHidden()
    bench.press(Qt.Key.Key_G, Qt.Key.Key_S)
    assert verdicts(bench) == []
    bench.press(Qt.Key.Key_R)
    assert verdicts(bench) == [Verdict.REPLY_WATCH]
    bench.services.close()


def test_the_end_is_honest_and_undo_leads_back(bench: Bench) -> None:
    bench.press(*[Qt.Key.Key_K] * 8)
    done = bench.screen.done
    assert bench.screen.pages.currentWidget() is done
    assert done.decided.text() == "8 ties looked at: 8 keep."
    assert done.next_on.text() == "Next review: Monday, 23 November 2026."
    assert done.stock.text() == "Every quiet tie has been looked at."
    bench.undo()
    assert bench.screen.pages.currentWidget() is bench.screen.cards
    assert bench.name == "Person 03 Quiet"


def test_done_early_says_what_is_left_open(bench: Bench) -> None:
    bench.press(Qt.Key.Key_K)
    bench.screen.cards.finish_button.click()
    assert bench.screen.done.left.text() == "7 left open; they come again."
    assert bench.said[-1] == "Finish the weekly review"


def test_logging_settles_a_card(bench: Bench) -> None:
    entry = bench.screen.ties.entry
    assert entry is not None
    assert entry.person is not None
    log(bench.services, (entry.person,), TODAY.isoformat())
    from whence.domain.changes import Changes

    bench.screen.take_changes(Changes(frozenset({"interaction"}), frozenset({entry.person})))
    assert bench.name == "Person 01 Quiet"
    bench.press(Qt.Key.Key_Left)
    assert "contact was recorded" in bench.screen.cards.card.answered.sentence.text()


def test_the_third_short_snooze_is_questioned(qtbot: QtBot, tmp_path: Path) -> None:
    services, people = quiet_journal(tmp_path, 1)
    for weeks in (1, 4):
        services.journal.do(SnoozeTie(people[0], weeks))
    services.close()
    bench = bench_over(qtbot, tmp_path / "journal.whence", Clock(TODAY + timedelta(weeks=5)))
    bench.screen.begin()
    assert "decide now, or keep?" in bench.screen.cards.answers.decide_first.text()
    bench.services.close()


def test_minutes_that_passed_are_said_once(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.screen.begin(0, 5)
    monkeypatch.setattr(bench.screen, "_minutes", 1e-9)
    bench.press(Qt.Key.Key_K)
    assert not bench.screen.cards.time_up.isHidden()
    bench.screen.cards.time_up.say("")
    bench.press(Qt.Key.Key_K)
    assert bench.screen.cards.time_up.isHidden()


def test_one_key_after_another_is_one_answer_each(bench: Bench) -> None:
    for _ in range(6):
        bench.press(Qt.Key.Key_K)
        bench.window.repaint()
    assert len(verdicts(bench)) == 6


def test_another_process_answering_does_no_harm(bench: Bench) -> None:
    entry = bench.screen.ties.entry
    assert entry is not None
    assert entry.person is not None
    bench.services.journal.do(KeepTie(entry.person, review=bench.screen.ties.sitting.id))  # type: ignore[union-attr]
    bench.press(Qt.Key.Key_G)
    assert verdicts(bench) == [Verdict.KEEP, Verdict.KEEP_FOR_GOOD]
    assert bench.name == "Person 01 Quiet"


@pytest.mark.parametrize("size", [(800, 600), (1180, 820)])
def test_no_control_is_without_a_name(bench: Bench, size: tuple[int, int]) -> None:
    bench.window.resize(*size)
    for button in bench.screen.findChildren(QWidget):
        if button.focusPolicy() & Qt.FocusPolicy.TabFocus and button.isVisible():
            assert button.accessibleName() or getattr(button, "text", str)(), button.objectName()


def test_whoever_one_asked_to_be_reminded_of_is_not_called_due_for_the_first_time(qtbot: QtBot, tmp_path: Path) -> None:
    services, people = quiet_journal(tmp_path, 1)
    services.journal.do(SetReminder(people[0], TODAY))
    services.close()
    bench = bench_over(qtbot, tmp_path / "journal.whence")
    bench.screen.begin()
    card = bench.screen.cards.card
    assert card.why.text() == "You asked to be reminded."
    assert [chip.words for chip in card.chips.chips][1] == "you asked for it"
    bench.services.close()


def test_in_a_small_window_a_card_says_how_one_knows_them_without_scrolling(bench: Bench) -> None:
    bench.window.resize(800, 600)
    QApplication.processEvents()
    cards = bench.screen.cards
    shown = cards.card.known.visibleRegion().boundingRect()
    assert shown.height() == cards.card.known.height()
    assert cards.tabs.height() < 2 * cards.tabs.tab("ties").height()


def test_one_left_open_is_told_as_one(bench: Bench) -> None:
    bench.press(*[Qt.Key.Key_K] * 7)
    bench.screen.cards.finish_button.click()
    assert bench.screen.done.left.text() == "1 left open; it comes again."
