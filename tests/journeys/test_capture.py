"""After an event: ten people in a few minutes, a program that is killed, and one undo a line."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.journals import TODAY
from tests.ui.capture.bench import CLOCK, Bench, bench_over, started
from whence.domain.dates import Day
from whence.services.commands.interactions import AddEvent
from whence.services.suite import Services, services_of
from whence.storage.store import open_store
from whence.system.resources import resource_root
from whence.ui.capture.event_mode import EventModeScreen
from whence.ui.theme import Theme

MOST_KEYS_BESIDE_WORDS = 20
EVENING = (
    ("Mara Okafor, data lead at Acme ^sam", "Talked about the hallway track."),
    ("Priya Nair #tiles", "Wants the slides."),
    ("Kim Lund ^Mara Okafor", ""),
    ("tall, Kubernetes, Bergen", ""),
    ("Odd Berge !send paper fri", ""),
    ("Zora Neal, editor at Vandelay +note", ""),
    ("Ada Nair, coffee", "Her new team."),
    ("Jo Marsh and Lee Wong", "Run the Porto meetup."),
    ("Noor Aziz #rust", ""),
    ("Ivo Petrov !call tomorrow", "Knows everybody."),
)


@pytest.fixture(autouse=True)
def theme(qapp: object) -> Theme:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return Theme(application, resource_root())


def dump(services: Services) -> bytes:
    written = io.BytesIO()
    services.exporting.write("json", written)
    return written.getvalue()


def window_over(qtbot: QtBot, path: Path) -> Bench:
    window = QWidget()
    qtbot.addWidget(window)
    bench = bench_over(path, window)
    window.resize(900, 700)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return bench


class Keys:
    """Presses keys and counts those that are not the words themselves: signs, punctuation, Enter, Tab."""

    def __init__(self, screen: EventModeScreen) -> None:
        self._screen = screen
        self.beside_words = 0

    def type(self, words: str) -> None:
        QTest.keyClicks(self._screen.editor.field, words)
        self.beside_words += sum(not (letter.isalnum() or letter.isspace()) for letter in words)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self._screen.editor.field, key, modifiers)
        self.beside_words += 1 + (modifiers != Qt.KeyboardModifier.NoModifier)


def test_ten_people_are_logged_with_few_keys_and_each_undone(qtbot: QtBot, tmp_path: Path) -> None:
    bench = window_over(qtbot, started(tmp_path))
    services, screen = bench.services, EventModeScreen(bench.around)
    bench.put(screen)
    event = services.journal.do(AddEvent("PyCon Lisbon", "Lisbon", Day.on(TODAY), Day.on(TODAY + timedelta(2)))).value
    before = dump(services)
    screen.enter(event)
    keys = Keys(screen)
    for line, note in EVENING:
        keys.type(line)
        if line.endswith("^sam"):
            keys.press(Qt.Key.Key_Tab)
            QTest.keyClick(screen.editor.field, Qt.Key.Key_Backspace)
        keys.type(f". {note}" if note else "")
        keys.press(Qt.Key.Key_Return)
        assert not screen.editor.field.text(), screen.editor.error.sentence.text()
    assert keys.beside_words / len(EVENING) <= MOST_KEYS_BESIDE_WORDS
    entries = services.event_mode.entries(event)
    assert len(entries) == 11
    assert [one.name for one in entries if one.is_name_missing] == ["tall, Kubernetes, Bergen"]
    mara = next(one for one in entries if one.name == "Mara Okafor")
    assert services.briefs.brief(mara.person).sentence == (
        "You met Mara Okafor at PyCon Lisbon on 20 November 2026, introduced by Sam Reyes."
    )
    assert services.recall.find("Mara Okafor")[0].person == mara.person
    for _ in EVENING:
        bench.around.hub.undo()
    assert dump(services) == before
    services.close()


_TYPING = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from whence.system.resources import resource_root
from whence.ui.theme import Theme
from tests.ui.capture.bench import bench_over
from whence.ui.capture.bar import CaptureBar
application = QApplication([])
theme = Theme(application, resource_root())
window = QWidget()
bench = bench_over(Path(sys.argv[1]), window)
bar = CaptureBar(bench.around)
bench.put(bar)
window.show()
bar.enter()
QTest.keyClicks(bar.editor.field, "Mara Okafor @PyCon Lisbon. We talked about")
while bench.services.capture.draft("capture").line != bar.editor.field.text():
    application.processEvents()
print("kept", flush=True)
sys.stdin.read()
"""


def test_what_was_typed_outlives_a_kill(tmp_path: Path) -> None:
    path = started(tmp_path)
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": f"{root / 'desktop'}{os.pathsep}{root}", "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(
        [sys.executable, "-c", _TYPING, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == "kept\n"
    process.kill()
    process.wait()
    process.stdout.close()
    process.stdin.close()
    services = services_of(open_store(path), CLOCK)
    assert services.capture.draft("capture").line == "Mara Okafor @PyCon Lisbon. We talked about"
    assert "Mara Okafor" not in services.people.names(services.people.lately_added(50)).values()
    services.close()


def test_an_evening_goes_on_after_the_program_ended(qtbot: QtBot, tmp_path: Path) -> None:
    path = started(tmp_path)
    bench = window_over(qtbot, path)
    screen = EventModeScreen(bench.around)
    bench.put(screen)
    screen.enter(bench.services.journal.do(AddEvent("PyCon Lisbon", starts_on=Day.on(date(2026, 11, 20)))).value)
    QTest.keyClicks(screen.editor.field, "Mara Okafor")
    QTest.keyClick(screen.editor.field, Qt.Key.Key_Return)
    QTest.keyClicks(screen.editor.field, "Priya N")
    screen.leave()
    bench.services.close()
    other = QWidget()
    qtbot.addWidget(other)
    again = bench_over(path, other)
    resumed = EventModeScreen(again.around)
    again.put(resumed)
    resumed.enter()
    assert resumed.title.text() == "PyCon Lisbon"
    assert [row.name.text() for row in resumed.rows.rows] == ["Mara Okafor"]
    assert resumed.editor.field.text() == "Priya N"
    again.services.close()
