"""What a screen reader would be told about the window of a process, asked for line by line.

Runs under the system's Python, whose `gi` reaches the bus of assistive technology (AT-SPI 2): a line on standard input
holds the number of a process and how closely to look, the line answered is a JSON list of what it shows, from outside
in. Everything about one level of the tree is asked at once, so that a look takes hundredths of a second.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

MOST_IN_A_LIST = 25
MILLISECONDS_TO_ANSWER = 5_000
ROOT = "/org/a11y/atspi/accessible/root"
ACCESSIBLE = "org.a11y.atspi.Accessible"
TOLD = ("Name", "Description", "AccessibleId")
# States by their bits.
CHECKED, FOCUSED, SELECTED, SHOWING = 1 << 4, 1 << 12, 1 << 23, 1 << 25
WRITTEN = 1 << 7 | 1 << 17 | 1 << 26 | 1 << 38

Box = tuple[int, int, int, int]
SCREEN: Box = (0, 0, 100_000, 100_000)


@dataclass
class Question:
    """A call to be made to a control, and what came back; nothing when the control is gone."""

    control: Control
    interface: str
    member: str
    parameters: Any = None
    answer: Any = None


@dataclass
class Control:
    """One control of the tree. `seen` is what those around it leave of it to be seen: left, top, right, bottom."""

    owner: str
    path: str
    states: int = 0
    told: dict[str, str] = field(default_factory=dict)
    text: str = ""
    seen: Box = SCREEN
    inside: list[Control] = field(default_factory=list)

    def flat(self) -> Iterator[Control]:
        """This and everything in it."""
        yield self
        for one in self.inside:
            yield from one.flat()

    def as_told(self) -> dict[str, Any]:
        """What is told about it; an identifier that the toolkit made up is none."""
        identifier = self.told.get("AccessibleId", "")
        left, top, right, bottom = self.seen
        return {
            "identifier": "" if identifier.startswith("QApplication") else identifier,
            "name": self.told.get("Name", ""),
            "description": self.told.get("Description", ""),
            "text": self.text,
            "is_focused": bool(self.states & FOCUSED),
            "is_checked": bool(self.states & CHECKED),
            "is_selected": bool(self.states & SELECTED),
            "box": [left, top, right - left, bottom - top],
        }


class Onlooker:
    """Looks at the trees of programs."""

    def __init__(self) -> None:
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, Gio.DBusCallFlags.NONE, -1
        ).unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self._bus = Gio.DBusConnection.new_for_address_sync(address, flags)
        self._programs: dict[int, str] = {}

    def told(self, process: int, how: str) -> list[dict[str, Any]]:
        """What a process shows: its "words", their "places" too, or only what has the "keyboard"."""
        owner = self._owner_of(process)
        if not owner:
            return []
        program = Control(owner, ROOT)
        self._children_of([program])
        level = program.inside
        while level:
            level = self._look_at(level, how)
        found = [control for window in program.inside for control in window.flat() if control.states & SHOWING]
        if how == "keyboard":
            found = [control for control in found if control.states & FOCUSED]
            self._tell(found)
        return [control.as_told() for control in found]

    def _owner_of(self, process: int) -> str:
        if process not in self._programs:
            registry = Control("org.a11y.atspi.Registry", ROOT)
            self._children_of([registry])
            bus = "org.freedesktop.DBus"
            asked = [
                Question(Control(bus, "/"), bus, "GetConnectionUnixProcessID", GLib.Variant("(s)", (one.owner,)))
                for one in registry.inside
            ]
            self._ask(asked)
            for one, question in zip(registry.inside, asked, strict=True):
                if question.answer == (process,):
                    self._programs[process] = one.owner
        return self._programs.get(process, "")

    def _look_at(self, level: Sequence[Control], how: str) -> list[Control]:
        """Look at the controls of one level; gives those of the next."""
        asked = [Question(control, ACCESSIBLE, "GetState") for control in level]
        self._ask(asked)
        for question in asked:
            low, high = question.answer[0] if question.answer else (0, 0)
            question.control.states = low | high << 32
        shown = [control for control in level if control.states & SHOWING]
        if how == "places":
            self._measure(shown)
        if how != "keyboard":
            self._tell(shown)
        self._children_of(shown)
        return [inner for control in shown for inner in control.inside]

    def _children_of(self, controls: Sequence[Control]) -> None:
        asked = [Question(control, ACCESSIBLE, "GetChildren") for control in controls]
        self._ask(asked)
        for question in asked:
            found = question.answer[0] if question.answer else []
            of_their_own = [Control(owner, path) for owner, path in found[:MOST_IN_A_LIST]]
            question.control.inside = of_their_own
            for inner in of_their_own:
                inner.seen = question.control.seen

    def _tell(self, controls: Sequence[Control]) -> None:
        asked = [
            Question(control, "org.freedesktop.DBus.Properties", "Get", GLib.Variant("(ss)", (ACCESSIBLE, what)))
            for control in controls
            for what in TOLD
        ]
        written = [
            Question(control, "org.a11y.atspi.Text", "GetText", GLib.Variant("(ii)", (0, -1)))
            for control in controls
            if control.states & WRITTEN
        ]
        self._ask([*asked, *written])
        for question in asked:
            if question.answer:
                question.control.told[question.parameters.unpack()[1]] = question.answer[0]
        for question in written:
            question.control.text = question.answer[0] if question.answer else ""

    def _measure(self, controls: Sequence[Control]) -> None:
        screen = GLib.Variant("(u)", (0,))
        asked = [Question(control, "org.a11y.atspi.Component", "GetExtents", screen) for control in controls]
        self._ask(asked)
        for question in asked:
            x, y, width, height = question.answer[0] if question.answer else (0, 0, 0, 0)
            around = question.control.seen
            left, top = max(x, around[0]), max(y, around[1])
            right, bottom = min(x + width, around[2]), min(y + height, around[3])
            question.control.seen = (left, top, max(left, right), max(top, bottom))

    def _ask(self, questions: Sequence[Question]) -> None:
        """Ask everything at once, and wait until all is answered."""
        waiting = list(questions)

        def take(bus: Any, result: Any, question: Question) -> None:
            waiting.pop()
            try:
                question.answer = bus.call_finish(result).unpack()
            except GLib.Error:
                question.answer = None

        for one in questions:
            self._bus.call(
                one.control.owner, one.control.path, one.interface, one.member, one.parameters, None,
                Gio.DBusCallFlags.NONE, MILLISECONDS_TO_ANSWER, None, take, one,
            )  # fmt: skip
        while waiting:
            GLib.MainContext.default().iteration(True)


def main() -> None:
    """Answer until nothing is asked any more."""
    onlooker = Onlooker()
    for line in sys.stdin:
        process, how = line.split()
        sys.stdout.write(json.dumps(onlooker.told(int(process), how)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
