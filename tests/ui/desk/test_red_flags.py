"""Red flags that wait: let pass, reply and watch with a text to copy, remove; each with keys, each undone at once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.journals import TODAY
from tests.ui.desk.test_decisions_screen import button, open_list, shown
from whence.domain.decisions import Verdict
from whence.ui.decisions.red_flags import ReplyDialog
from whence.ui.dialogs.removal import RemovalDialog

if TYPE_CHECKING:
    from tests.ui.desk.bench import Bench
    from whence.services.red_flag_list import RedFlagRow


def first(bench: Bench) -> RedFlagRow:
    """Who stands first in the list of red flags, which is opened."""
    open_list(bench, "red_flags")
    return bench.services.decisions.red_flags()[0]


def press(bench: Bench, answer: str) -> None:
    chosen = button(bench, f"decisions.flag.{answer}")
    chosen.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chosen, Qt.Key.Key_Space)
    bench.wait()


def waiting(bench: Bench) -> list[str]:
    return [row.name for row in bench.services.decisions.red_flags()]


def test_who_asked_for_something_after_accepting_waits_here(bench: Bench) -> None:
    row = first(bench)
    assert "Victor Salas" in waiting(bench)
    assert "Victor sent a pitch 9 hours after you accepted." in shown(bench)
    assert not bench.decisions.table_button.isVisible()
    assert row.is_connected


def test_letting_pass_answers_it_and_undo_asks_again(bench: Bench) -> None:
    row, before = first(bench), waiting(bench)
    press(bench, "pass")
    assert waiting(bench) == before[1:]
    assert bench.services.decisions.decisions()[0].decision.verdict is Verdict.LET_PASS
    bench.around.hub.undo()
    bench.wait()
    assert waiting(bench) == before
    assert row.sentences[0] in shown(bench)


def test_all_are_answered_without_leaving_the_keys(bench: Bench) -> None:
    first(bench)
    press(bench, "pass")
    for _ in waiting(bench):
        held = bench.window.focusWidget()
        assert held.objectName() == "decisions.flag.pass"
        QTest.keyClick(held, Qt.Key.Key_Space)
        bench.wait()
    assert waiting(bench) == []
    assert bench.window.focusWidget() is bench.decisions.tabs.tab("red_flags")


def test_a_reply_is_copied_kept_and_watched(bench: Bench) -> None:
    row = first(bench)
    press(bench, "reply")
    form = bench.dialog()
    assert isinstance(form, ReplyDialog)
    assert form.text.toPlainText().startswith(f"Hello {row.name.partition(' ')[0]}, thank you for your message.")
    QTest.keyClick(form.copy_button, Qt.Key.Key_Space)
    assert QApplication.clipboard().text() == form.text.toPlainText()
    assert row.name in waiting(bench)
    QTest.keyClick(form.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.wait()
    assert row.name not in waiting(bench)
    made = bench.services.decisions.decisions()[0].decision
    assert made.verdict is Verdict.REPLY_WATCH
    assert made.rationale.startswith("Replied: Hello ")
    assert made.look_back_on == TODAY + timedelta(weeks=4)


def test_removing_shows_what_is_lost_and_needs_the_confirmation(bench: Bench) -> None:
    row = first(bench)
    press(bench, "remove")
    form = bench.dialog()
    assert isinstance(form, RemovalDialog)
    assert form.rationale.text() == " ".join(row.sentences)
    QTest.keyClick(form.reasons.chips[0], Qt.Key.Key_Space)
    form.rationale.setFocus()
    QTest.keyClick(form.rationale, Qt.Key.Key_Return)
    assert form.isVisible()
    QTest.keyClick(form.is_confirmed, Qt.Key.Key_Space)
    QTest.keyClick(form.rationale, Qt.Key.Key_Return)
    bench.wait()
    assert row.name not in waiting(bench)
    assert bench.services.decisions.ledger()[0].name == row.name
    bench.around.hub.undo()
    bench.wait()
    assert row.name in waiting(bench)


def test_an_empty_list_says_what_comes_here(empty_bench: Bench) -> None:
    open_list(empty_bench, "red_flags")
    assert "Nothing waits here." in shown(empty_bench)
