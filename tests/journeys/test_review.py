"""The weekly review: twenty cards by keyboard alone, three undone, the program killed in the middle, gone on with."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.services.review_journals import quiet_journal
from tests.ui.review.bench import Bench, bench_over
from whence.domain.decisions import Verdict

ROOT = Path(__file__).parents[2]
UNTIL_KILLED = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
application = QApplication([])
from whence.system.resources import resource_root
from whence.ui.theme import Theme
Theme(application, resource_root())
from tests.journeys.test_review import FIRST_KEYS
from tests.ui.review.bench import bench_over

class Bot:
    def addWidget(self, widget): self.kept = widget
    def waitUntil(self, is_so):
        while not is_so(): application.processEvents()

bench = bench_over(Bot(), Path(sys.argv[1]))
bench.screen.begin()
bench.press(*FIRST_KEYS)
for _ in range(5): application.processEvents()
print(bench.name, flush=True)
sys.stdin.read()
"""
FIRST_KEYS = [*[Qt.Key.Key_K] * 6, Qt.Key.Key_G, Qt.Key.Key_K, Qt.Key.Key_Right, Qt.Key.Key_Right]


def killed_in_the_middle(journal: Path) -> str:
    """Answer eight cards in another process, go two cards on, and kill it; gives whose card was shown."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "desktop")])
    process = subprocess.Popen(
        [sys.executable, "-c", UNTIL_KILLED, str(journal)],
        env={**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        return process.stdout.readline().strip()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stdin.close()


def answered(bench: Bench) -> Counter[Verdict]:
    """Every answer that is kept."""
    rows = bench.services.journal.store.database.rows("SELECT verdict FROM decision")
    return Counter(Verdict(row[0]) for row in rows)


def test_twenty_cards_by_keyboard_three_undone_killed_and_resumed_at_the_same_card(
    qtbot: QtBot, tmp_path: Path
) -> None:
    quiet_journal(tmp_path, 30)[0].close()
    journal = tmp_path / "journal.whence"
    shown = killed_in_the_middle(journal)
    assert shown == "Person 10 Quiet"
    bench = bench_over(qtbot, journal)
    assert bench.screen.pages.currentWidget() is bench.screen.cards
    assert bench.name == shown
    assert answered(bench) == {Verdict.KEEP: 7, Verdict.KEEP_FOR_GOOD: 1}
    bench.press(Qt.Key.Key_K, Qt.Key.Key_K, Qt.Key.Key_G)
    for name in ("Person 12 Quiet", "Person 11 Quiet", "Person 10 Quiet"):
        bench.undo()
        assert bench.name == name
    assert sum(answered(bench).values()) == 8
    bench.press(*[Qt.Key.Key_K] * 11)
    bench.press(Qt.Key.Key_S)
    bench.screen.cards.answers.snooze_menu.actions()[3].trigger()
    bench.screen.cards.answers.snooze_menu.close()
    QApplication.processEvents()
    assert answered(bench) == {Verdict.KEEP: 18, Verdict.KEEP_FOR_GOOD: 1, Verdict.SNOOZE: 1}
    assert bench.screen.pages.currentWidget() is bench.screen.done
    assert bench.screen.done.decided.text() == "20 ties looked at: 18 keep, 1 keep for good, 1 snooze."
    assert bench.screen.done.stock.text() == "10 quiet ties not yet looked at; at 20 a week that is about 1 week."
    bench.services.close()
