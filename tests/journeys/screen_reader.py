"""What the window of a process shows, read as a screen reader reads it."""

from __future__ import annotations

import json
import select
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Self

from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

ONLOOKER = Path(__file__).with_name("onlooker.py")
SECONDS_TO_END = 10
ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))
LEAST_LINE = 8  # pixels that a line of words is high at least
MOST_PIXELS = 40_000


@dataclass(frozen=True, slots=True)
class Seen:
    """A control as it is shown; `box` is what of it can be seen: left, top, width, height in pixels of the screen."""

    identifier: str
    name: str
    description: str
    text: str
    is_focused: bool
    is_checked: bool
    is_selected: bool
    box: tuple[int, int, int, int]

    @property
    def words(self) -> str:
        """Everything it says, without the marks that keep names of other scripts in their place."""
        said = " · ".join(part for part in (self.name, self.text, self.description) if part)
        return said.translate(ISOLATES)

    def is_drawn_in(self, picture: QImage) -> bool:
        """Whether something is painted where it stands in a picture of the screen."""
        left, top, width, height = self.box
        if min(width, height) < LEAST_LINE:
            return False
        places = ((x, y) for x in range(left, left + width) for y in range(top, top + height))
        colours = islice((picture.pixel(x, y) for x, y in places), MOST_PIXELS)
        return len(set(colours)) > 2


NOTHING = Seen("", "", "", "", is_focused=False, is_checked=False, is_selected=False, box=(0, 0, 0, 0))


class ScreenReader:
    """Asks the accessibility bus what a process shows; a context."""

    def __enter__(self) -> Self:
        command = ["/usr/bin/python3", "-W", "ignore", str(ONLOOKER)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.communicate(timeout=SECONDS_TO_END)

    def shown_by(self, process: int, how: str = "words") -> tuple[Seen, ...]:
        """What a process shows now, from outside in: "words", "places" too, or only what has the "keyboard"."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(process, how, file=self._process.stdin, flush=True)
        while not select.select([self._process.stdout], [], [], 0)[0]:
            QTest.qWait(1)  # what was copied here may be asked for meanwhile by the window that is looked at
        return tuple(
            Seen(**{**control, "box": tuple(control["box"])}) for control in json.loads(self._process.stdout.readline())
        )


def with_keyboard(seen: Sequence[Seen]) -> Seen:
    """The innermost control with an identifier: a row is not meant, but the list that holds it."""
    named = [one for one in seen if one.identifier]
    return named[-1] if named else seen[-1] if seen else NOTHING
