"""What the program loads before its window is first seen: nothing that only a later key asks for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journals import add, new_journal
from whence.ui.window_quiet_work import LOADED_LATER

ROOT = Path(__file__).parents[3]
#: Begins the program as `whence` does, on a screen, and tells which modules were there at the first paint of a window.
FIRST_PAINT = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Watcher(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            print(json.dumps([name for name in sys.modules if not name.startswith(("encodings", "PySide6"))]))
            application.removeEventFilter(self)
            QTimer.singleShot(0, watched.close)
        return False

application, watcher = QApplication(["whence"]), Watcher()
application.installEventFilter(watcher)
from whence import bootstrap
from whence.cli.program import run
open_window = lambda opening, _arguments: bootstrap.open_window(opening, [sys.argv[2]])
sys.exit(run(["--journal", sys.argv[1], "--today", "2026-11-20"], open_window))
"""
#: With everything below them; of those that end in a dot only what is below.
HEAVY = (
    "charset_normalizer",
    "icalendar",
    "rapidfuzz",
    "vobject",
    "whence.cli.commands",
    "whence.domain.capture",
    "whence.domain.claims",
    "whence.domain.evidence",
    "whence.domain.notes",
    "whence.exchange",
    "whence.services.capture",
    "whence.services.casebook",
    "whence.services.commands.",
    "whence.services.deciding",
    "whence.services.exporting",
    "whence.services.handlers.",
    "whence.services.importing",
    "whence.services.judging",
    "whence.services.phrasebooks",
    "whence.services.sample",
    "whence.storage.cases",
    "whence.storage.dump",
    "whence.storage.salvage",
    "whence.storage.search",
    "whence.ui.capture.",
    "whence.ui.dialogs.",
    "whence.ui.palette.",
    "whence.ui.people.page_panel",
)
SCREENS = ("capture", "decisions", "desk", "events", "insights", "introductions", "people", "preferences", "review",
           "tidy", "today", "transfer", "welcome")  # fmt: skip


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with somebody in it."""
    services = new_journal(tmp_path_factory.mktemp("lean"))
    add(services, "Mara Okafor", "Harbour Works")
    services.close()
    return services.journal.store.path


def loaded_at_first_paint(journal: Path, screen: str) -> set[str]:
    """The modules there when the window is first painted on a screen."""
    home = {name: str(journal.parent) for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    done = subprocess.run(
        [sys.executable, "-P", "-c", FIRST_PAINT, str(journal), screen],
        env={**os.environ, **home, "PYTHONPATH": str(ROOT / "desktop"), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[0]))


def below(name: str) -> str:
    """How the names of modules below another begin."""
    return name if name.endswith(".") else f"{name}."


@pytest.mark.parametrize("screen", ["today", "people"])
def test_nothing_heavy_is_loaded_before_the_window_is_seen(journal: Path, screen: str) -> None:
    loaded = loaded_at_first_paint(journal, screen)
    assert f"whence.ui.{screen}.screen" in loaded
    others = tuple(f"whence.ui.{each}.screen" for each in SCREENS if each != screen)
    heavy = {name for name in loaded for each in (*HEAVY, *others) if name == each or name.startswith(below(each))}
    assert not heavy, f"Import these where they are first used, not at the head of a module: {sorted(heavy)}"


def test_what_is_loaded_later_is_there(journal: Path) -> None:
    places = [ROOT / "desktop" / "whence" / name.replace(".", "/") for name in LOADED_LATER]
    assert [place for place in places if not place.with_suffix(".py").is_file()] == []
    assert {"ui.palette.overlay", "ui.capture.bar", "ui.people.page_panel"} <= set(LOADED_LATER)
