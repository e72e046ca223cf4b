"""After an event: ten people in a few minutes with few keys, a program that is killed, and one undo a line."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from tests.journeys.desk_keys import find
from tests.journeys.real_window import RealWindow
from tests.ui.capture.bench import started
from whence.services.suite import Services
from whence.storage.history import HistoryEntry

pytestmark = pytest.mark.window

Opened = Callable[..., RealWindow]
Recorded = Callable[..., AbstractContextManager[Services]]
EVENT_LINE = "event_mode.line"
LINE = f"{EVENT_LINE}.line"
MOST_KEYS_BESIDE_WORDS = 20
HALF_A_LINE = "Rana Aziz. We talked about"
EVENING = (
    "Mara Okafor, data lead at Acme ^Sam Reyes. Talked about the hallway track.",
    "Priya Nair #tiles. Wants the slides.",
    "Kim Lund ^Mara Okafor",
    "tall, Kubernetes, Bergen",
    "Odd Berge !send paper fri",
    "Zora Neal, editor at Vandelay +note",
    "Ada Nair, coffee. Her new team.",
    "Jo Marsh and Lee Wong. Run the Porto meetup.",
    "Noor Aziz #rust",
    "Ivo Petrov !call tomorrow. Knows everybody.",
)


def export(services: Services) -> bytes:
    written = BytesIO()
    services.exporting.write("json", written)
    return written.getvalue()


def _is_undone(services: Services, newest: HistoryEntry | None) -> bool:
    return services.journal.next_undo != newest


def test_ten_people_are_logged_with_few_keys_through_a_kill_and_undone_line_by_line(
    window_on: Opened, recorded: Recorded, tmp_path: Path
) -> None:
    started(tmp_path)
    with window_on() as window:
        window.press("ctrl+shift+e")
        window.await_focus("event_mode.event")
        window.write("PyCon Lisbon")
        window.press("Return")
        window.await_focus(LINE)
        with recorded() as services:
            before = export(services)
        window.keystrokes = 0
        for count, line in enumerate(EVENING, 1):
            window.write(line)
            window.press("Return")
            window.await_words(f"{count + (count > 7)} logged")
        words = sum(letter.isalnum() or letter.isspace() for line in EVENING for letter in line)
        assert (window.keystrokes - words) / len(EVENING) <= MOST_KEYS_BESIDE_WORDS
        window.picture("ten-people-after-an-event", "PyCon Lisbon", "11 logged", "Ivo Petrov")

        window.write(HALF_A_LINE)
        with recorded() as services:
            window.await_that(lambda: services.capture.draft(EVENT_LINE).line == HALF_A_LINE, "the draft to be kept")
        window.kill()
    with window_on() as window:
        window.press("ctrl+shift+e")
        window.await_text(LINE, HALF_A_LINE)
        find(window, "mara", "Mara Okafor")
        window.press("Tab")
        window.await_words("You met Mara Okafor at PyCon Lisbon on 20 November 2026, introduced by Sam Reyes.")
        window.press("Escape", "Escape", "ctrl+1")
        window.await_focus("today.find")
        with recorded() as services:
            for _ in EVENING:
                newest = services.journal.next_undo
                window.press("ctrl+z")
                window.await_that(partial(_is_undone, services, newest), "a line to be undone")
            assert export(services) == before
