"""The program, its window watched with the eyes of somebody who waits for what comes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.journeys.running_program import PATIENCE, RunningProgram
from tests.journeys.screen_reader import ScreenReader, Seen, with_keyboard

GLANCE = 15  # milliseconds between two looks
MOST_TOLD = 100  # controls when something awaited does not come


class WatchedProgram(RunningProgram):
    """Every wait looks again and again until what is awaited is there; it fails, saying what is shown, after long."""

    def __init__(self, journal: Path, reader: ScreenReader, today: date) -> None:
        super().__init__(journal, today)
        self._reader = reader

    @property
    def seen(self) -> tuple[Seen, ...]:
        """Everything that is shown, from outside in."""
        return self.look("words")

    @property
    def focus(self) -> Seen:
        """The control with the keyboard."""
        return with_keyboard(self.look("keyboard"))

    def text_of(self, identifier: str) -> str:
        """What a control says; empty when it is not shown."""
        return next((one.text or one.name for one in self.seen if one.identifier == identifier), "")

    def checked(self, group: str) -> Seen:
        """The chosen button or tab of a group."""
        return next(one for one in self.seen if one.is_checked and one.identifier.startswith(group))

    def look(self, how: str) -> tuple[Seen, ...]:
        """What is shown: its "words", their "places" too, or only what has the "keyboard"."""
        return self._reader.shown_by(self.process.pid, how)

    def await_that(self, is_so: Callable[[], bool], awaited: str) -> None:
        """Wait until something is so."""
        self.until(lambda _seen: is_so(), awaited, "keyboard")

    def await_words(self, *words: str) -> None:
        """Wait until all these words stand somewhere in the window."""

        def are_there(seen: Sequence[Seen]) -> bool:
            return all(any(wanted in one.words for one in seen) for wanted in words)

        self.until(are_there, "the words " + ", ".join(f"“{wanted}”" for wanted in words))

    def await_row(self, name: str) -> None:
        """Wait until a row of a list begins with a name."""
        self._await_one(lambda one: one.words.startswith(f"{name},"), f"the row of {name}")

    def await_no_row(self, name: str) -> None:
        """Wait until no row of a list begins with a name."""
        self._await_none(lambda one: one.words.startswith(f"{name},"), f"the row of {name} to go")

    def await_no(self, words: str) -> None:
        """Wait until words are gone."""
        self._await_none(lambda one: words in one.words, f"“{words}” to go")

    def await_control(self, identifier: str) -> None:
        """Wait until a control is shown."""
        self._await_one(lambda one: one.identifier == identifier, f"{identifier} to be shown")

    def await_checked(self, identifier: str) -> None:
        """Wait until a button or tab is the chosen one."""
        self._await_one(lambda one: one.is_checked and one.identifier == identifier, f"{identifier} to be chosen")

    def await_text(self, identifier: str, text: str) -> None:
        """Wait until a control says something with these words in it."""
        self._await_one(lambda one: one.identifier == identifier and text in one.words, f"“{text}” in {identifier}")

    def await_focus(self, identifier: str) -> None:
        """Wait until a control has the keyboard."""
        self._await_one(lambda one: one.identifier == identifier, f"{identifier} to have the keyboard", "keyboard")

    def await_copied(self, words: str) -> str:
        """Wait until the clipboard holds a text with these words; gives all of it."""
        clipboard = QGuiApplication.clipboard()
        self.await_that(lambda: words in clipboard.text(), f"“{words}” on the clipboard")
        return clipboard.text()

    def until(self, is_so: Callable[[Sequence[Seen]], bool], awaited: str, how: str = "words") -> None:
        """Look until what is seen is as wanted. Fails after long, or when the program has ended."""
        last = time.monotonic() + PATIENCE
        while not is_so(seen := self.look(how)):
            if time.monotonic() > last or self.process.poll() is not None:
                told = "\n".join(f"{one.identifier}: {one.words}" for one in seen[:MOST_TOLD] if one.words)
                ended = f" The program ended with {self.process.poll()}." if self.process.poll() is not None else ""
                raise AssertionError(f"Waited in vain for {awaited}.{ended} Shown was:\n{told}")
            QTest.qWait(GLANCE)

    def _await_one(self, is_meant: Callable[[Seen], bool], awaited: str, how: str = "words") -> None:
        self.until(lambda seen: any(is_meant(one) for one in seen), awaited, how)

    def _await_none(self, is_meant: Callable[[Seen], bool], awaited: str) -> None:
        self.until(lambda seen: bool(seen) and not any(is_meant(one) for one in seen), awaited)
