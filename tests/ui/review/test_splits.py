"""The smaller splits of the review, and deciding about a group at once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.journals import TODAY, new_journal
from tests.services.review_journals import quiet, quiet_journal, raise_flag
from tests.ui.review.bench import bench_over
from whence.domain.decisions import Verdict
from whence.domain.reviews import Split
from whence.services.commands.reviews import AnswerRedFlag
from whence.services.sample import fill_with_sample
from whence.system.clock import Clock
from whence.ui.review.group_dialog import GroupDialog


def test_every_split_of_the_sample_counts_to_its_cards(qtbot: QtBot, tmp_path: Path) -> None:
    services = new_journal(tmp_path)
    fill_with_sample(services.journal)
    services.close()
    bench = bench_over(qtbot, tmp_path / "journal.whence")
    bench.screen.begin()
    page = bench.screen.cards
    for split, sentence in (
        ("invitations", "asked to connect on"),
        ("answers", "Without an answer until"),
        ("sent", "no answer is recorded here"),
    ):
        page.tabs.choose(split)
        assert sentence in page.split_card.sentence.text()
        bench.press(Qt.Key.Key_Right)
    page.tabs.choose("outcomes")
    assert page.nothing.isVisible()
    assert page.progress_words.text() == ""
    bench.services.close()


def test_a_group_is_decided_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    services = new_journal(tmp_path)
    for number in range(4):
        quiet(services, f"Somebody {number}", 500 + number, is_stock=True, organisation="Acme")
    services.close()
    bench = bench_over(qtbot, tmp_path / "journal.whence")
    bench.screen.start.group_button.click()
    dialog = bench.dialog("group")
    assert isinstance(dialog, GroupDialog)
    assert dialog.list.item(0).text() == "Acme · 4 ties"
    assert "Somebody 0" in dialog.who.text()
    dialog.quiet_button.click()
    rows = bench.services.journal.store.database.rows("SELECT verdict FROM decision")
    assert [Verdict(row[0]) for row in rows] == [Verdict.SNOOZE] * 4
    assert bench.screen.start.amount.text() == "No tie to look at this week."
    bench.services.close()


def test_an_outcome_is_judged_on_its_card(qtbot: QtBot, tmp_path: Path) -> None:
    services, people = quiet_journal(tmp_path, 1)
    raise_flag(services, people[0])
    services.journal.do(AnswerRedFlag(people[0], Verdict.REPLY_WATCH))
    services.close()
    bench = bench_over(qtbot, tmp_path / "journal.whence", Clock(TODAY + timedelta(weeks=4)))
    bench.screen.begin()
    bench.screen.cards.tabs.choose("outcomes")
    card = bench.screen.cards.split_card
    assert "What became of it?" in card.sentence.text()
    card.outcomes[0].click()
    assert bench.services.review_splits.counts()[Split.OUTCOMES] == 0
    assert bench.screen.cards.nothing.isVisible()
    bench.undo()
    assert bench.services.review_splits.counts()[Split.OUTCOMES] == 1
    bench.services.close()
