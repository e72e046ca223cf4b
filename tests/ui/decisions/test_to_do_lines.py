"""To do on the network, with real keys: what an archive contradicts is asked, answered three ways, and undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.decisions.archives_bench import contradicted_journal, control, opened, press, words
from whence.domain.connections import ConnectionState
from whence.domain.decisions import Verdict
from whence.storage import connections
from whence.storage.dump import dump_digest
from whence.ui.decisions.change_mind import ChangeMindDialog
from whence.ui.today.waiting_section import WaitingSection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.desk.bench import Bench


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = opened(qtbot, contradicted_journal(tmp_path), "to_do")
    yield made
    made.services.close()


def asked(bench: Bench) -> list[str]:
    return [one.name for one in bench.services.worklist.contradictions()]


def digest(bench: Bench) -> str:
    return dump_digest(bench.services.journal.store.database)


def test_what_the_archive_contradicts_comes_first_with_both_days(bench: Bench) -> None:
    said = words(bench)
    assert (
        "You declined Bogdan Ek on 4 October 2026; the archive of 20 November 2026 lists them as connected since "
        "6 October 2026."
    ) in said
    assert said.index("Bogdan Ek") < said.index("Hanna Meer")
    assert "The archive of 20 November 2026 still lists their invitation." in said
    assert bench.decisions.tabs.tab("to_do").accessibleName().endswith("3")


def test_kept_it_waits_as_a_connection_to_remove_and_undo_asks_again(bench: Bench) -> None:
    before = digest(bench)
    press(bench, "decisions.contrary.keep")
    assert asked(bench) == ["Fritz Ott"]
    assert "Remove the connection, made there against your decision" in words(bench)
    assert bench.said[-1] == "Keep on the list"
    bench.around.hub.undo()
    bench.wait()
    assert digest(bench) == before
    assert asked(bench) == ["Bogdan Ek", "Fritz Ott"]


def test_all_are_answered_without_leaving_the_keys(bench: Bench) -> None:
    press(bench, "decisions.contrary.older")
    held = bench.window.focusWidget()
    assert held.objectName() == "decisions.contrary.older"
    QTest.keyClick(held, Qt.Key.Key_Space)
    bench.wait()
    assert asked(bench) == []
    assert "Decline the invitation" in words(bench)


def test_changing_ones_mind_is_a_new_decision_with_a_reason_of_its_own(bench: Bench) -> None:
    before = digest(bench)
    press(bench, "decisions.contrary.change")
    form = bench.dialog()
    assert isinstance(form, ChangeMindDialog)
    QTest.keyClick(form.rationale, Qt.Key.Key_Return)
    assert "needs a reason" in form.errors["rationale"].sentence.text()
    QTest.keyClicks(form.rationale, "He wrote why")
    QTest.keyClick(form.rationale, Qt.Key.Key_Return)
    bench.wait()
    made = bench.services.decisions.decisions()[0].decision
    assert (made.verdict, made.rationale, made.reconsiders_id is None) == (Verdict.ACCEPT, "He wrote why", False)
    kept = connections.connection(bench.services.journal.store, made.person_id)
    assert kept is not None
    assert kept.state is ConnectionState.CONNECTED
    assert asked(bench) == ["Fritz Ott"]
    bench.around.hub.undo()
    assert digest(bench) == before


def test_a_withdrawal_that_came_too_late_is_taken_back(bench: Bench) -> None:
    press(bench, "decisions.contrary.older")
    press(bench, "decisions.contrary.change")
    form = bench.dialog()
    assert isinstance(form, ChangeMindDialog)
    assert not form.verdict.isVisible()
    QTest.keyClicks(form.rationale, "Good to know him")
    QTest.keyClick(form.rationale, Qt.Key.Key_Return)
    bench.wait()
    assert bench.services.decisions.decisions()[0].decision.verdict is Verdict.KEEP
    assert bench.services.decisions.ledger()[0].undone_on is not None


def test_a_step_is_ticked_off_and_named_for_ears(bench: Bench) -> None:
    assert control(bench, "decisions.to_do.tick").accessibleDescription() == "Hanna Meer: Decline the invitation"
    press(bench, "decisions.to_do.tick")
    assert bench.services.worklist.waiting() == []
    assert control(bench, "decisions.to_do.tick").text().strip() == "Not done after all"


def test_today_counts_what_the_archive_contradicts(bench: Bench, qtbot: QtBot) -> None:
    section = WaitingSection(bench.around)
    qtbot.addWidget(section)
    assert section.refresh() == 2
    press(bench, "decisions.contrary.older")
    assert section.refresh() == 1
