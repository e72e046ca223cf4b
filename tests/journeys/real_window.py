"""The program itself on a screen: driven by keys that come from the X server, read as a screen reader reads it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Self

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from tests.journals import TODAY
from tests.journeys.running_program import PATIENCE, ROOT
from tests.journeys.screen_reader import NOTHING, ScreenReader, Seen, with_keyboard
from tests.journeys.watched_program import GLANCE, WatchedProgram

PICTURES = Path(os.environ.get("WHENCE_JOURNEY_PICTURES", ROOT / "build" / "journeys"))
MOST_STOPS = 60  # of the Tab key in one screen


class RealWindow(WatchedProgram):
    """One process with its window over one journal, on one day; a context, at whose end the program has ended."""

    def __init__(self, journal: Path, reader: ScreenReader, today: date = TODAY) -> None:
        super().__init__(journal, reader, today)
        self.keystrokes = 0
        self._handle = ""

    def __enter__(self) -> Self:
        self.start()
        self.until(bool, "something with the keyboard", "keyboard")
        self._handle = self._await_window("^Whence$")
        self.raise_up()
        return self

    def __exit__(self, *_error: object) -> None:
        self.end()

    def raise_up(self) -> None:
        """Give the window the keyboard."""
        _xdotool("windowactivate", "--sync", self._handle)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as xdotool names them ("ctrl+k", "Return")."""
        self.keystrokes += len(keys)
        _xdotool("key", "--clearmodifiers", "--delay", "12", *keys)

    def write(self, text: str) -> None:
        """Type a text; a new line is the Enter key."""
        self.keystrokes += len(text)
        first, *more = text.split("\n")
        strokes = ["type", "--clearmodifiers", "--delay", "4", first]
        _xdotool(*strokes)
        for line in more:
            _xdotool("key", "--clearmodifiers", "Return")
            _xdotool(*strokes[:-1], line)

    def paste(self, text: str) -> None:
        """Copy a text somewhere else and paste it where the keyboard is."""
        QGuiApplication.clipboard().setText(text)
        QTest.qWait(GLANCE)
        self.press("ctrl+v")

    def tab_to(self, identifier: str, key: str = "Tab") -> None:
        """Press Tab, or another key, until a control has the keyboard; fails when it can't be reached."""
        stops = [self.focus]
        while len(stops) < MOST_STOPS:
            here = stops[-1]
            if here.identifier == identifier:
                return
            self.press(key)
            stops.append(self._until_left(here, key))
        raise AssertionError(f"{key} never comes to {identifier}, but to {', '.join(one.identifier for one in stops)}")

    def await_dialog(self, title: str) -> None:
        """Wait for a dialog, by how its title begins, and give it the keyboard."""
        _xdotool("windowactivate", "--sync", self._await_window(f"^{title}"))

    def picture(self, name: str, *words: str) -> Path:
        """Keep a picture of the screen; fails unless each of the words is drawn in it."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        file = PICTURES / f"{name}.png"

        def is_drawn(seen: Sequence[Seen]) -> bool:
            subprocess.run(["import", "-silent", "-window", "root", str(file)], check=True, timeout=PATIENCE)
            image = QImage(str(file))
            return all(any(one.is_drawn_in(image) for one in seen if wanted in one.words) for wanted in words)

        self.until(is_drawn, f"{', '.join(words)} drawn in {file}", "places")
        return file

    def quit(self) -> int:
        """Close the program by its key; gives its exit code."""
        self.press("ctrl+q")
        return self.process.wait(PATIENCE)

    def _await_window(self, title: str) -> str:
        """Wait for a window of the program, by a pattern of its title; gives the handle the X server knows it by."""
        found: list[str] = []

        def is_there(_seen: Sequence[Seen]) -> bool:
            pattern = ["--all", "--onlyvisible", "--pid", str(self.process.pid), "--name", title]
            found[:] = _xdotool("search", *pattern, may_fail=True).split()
            return bool(found)

        self.until(is_there, f"a window called {title}", "keyboard")
        return found[-1]

    def _until_left(self, here: Seen, key: str) -> Seen:
        now = [here]

        def is_left(seen: Sequence[Seen]) -> bool:
            now[0] = with_keyboard(seen)
            return now[0] not in {NOTHING, here}

        self.until(is_left, f"{key} to leave {here.identifier}", "keyboard")
        return now[0]


def _xdotool(*arguments: str, may_fail: bool = False) -> str:
    command = ["xdotool", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=not may_fail).stdout
