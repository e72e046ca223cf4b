"""Who is no longer connected, with real keys: ticked, answered for all at once with a reason, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.journals import new_journal
from tests.ui.decisions.archives_bench import STRANGERS, contradicted_journal, opened, press, words
from whence.storage.dump import dump_digest
from whence.ui.decisions.vanished_lines import VanishedPart

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.desk.bench import Bench


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = opened(qtbot, contradicted_journal(tmp_path), "vanished")
    yield made
    made.services.close()


def part(bench: Bench) -> VanishedPart:
    return next(one for one in bench.decisions.page.findChildren(VanishedPart) if one.isVisible())


def missing(bench: Bench) -> list[str]:
    return [row.name for row in bench.services.vanished.rows()]


def test_nobody_is_ticked_and_no_answer_offered_until_somebody_is(bench: Bench) -> None:
    shown = part(bench)
    assert missing(bench) == list(STRANGERS)
    assert shown.chosen == ()
    assert not any(button.isEnabled() for button in shown.buttons)
    QTest.keyClick(shown.people, Qt.Key.Key_Space)
    assert [button.isEnabled() for button in shown.buttons] == [True] * 5
    assert "The answer is for 1 person." in words(bench)


def test_one_answer_for_all_with_its_reason_and_undo_asks_again(bench: Bench) -> None:
    before = dump_digest(bench.services.journal.store.database)
    shown = part(bench)
    QTest.keyClick(shown.everybody, Qt.Key.Key_Space)
    assert len(shown.chosen) == 3
    QTest.keyClicks(shown.why, "After the move")
    press(bench, "decisions.vanished.removed_by_them")
    assert missing(bench) == []
    entries = bench.services.decisions.ledger()
    assert {(one.name, one.by_whom, one.why) for one in entries if one.what == "removed"} == {
        (name, "they", "After the move") for name in STRANGERS
    }
    bench.around.hub.undo()
    bench.wait()
    assert missing(bench) == list(STRANGERS)
    assert dump_digest(bench.services.journal.store.database) == before


def test_the_archive_may_be_incomplete(bench: Bench) -> None:
    QTest.keyClick(part(bench).people, Qt.Key.Key_Space)
    press(bench, "decisions.vanished.still_connected")
    assert missing(bench) == list(STRANGERS[1:])
    assert all(one.what != "removed" for one in bench.services.decisions.ledger())


def test_the_ledger_says_that_an_account_is_gone(bench: Bench) -> None:
    QTest.keyClick(part(bench).people, Qt.Key.Key_Space)
    press(bench, "decisions.vanished.closed_account")
    bench.decisions.enter("ledger")
    bench.wait()
    assert "Account gone · 2026" in words(bench)


def test_an_empty_list_says_what_comes_here(qtbot: QtBot, tmp_path: Path) -> None:
    new_journal(tmp_path).close()
    empty = opened(qtbot, tmp_path / "journal.whence", "vanished")
    assert "Nobody is missing." in words(empty)
    empty.services.close()
