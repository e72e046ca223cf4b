"""The first minute in a real window: five names and a brief; an archive, three letters and the sentence; undo."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.archives.network import Size
from tests.archives.writing import write_archive
from tests.journeys.desk_keys import import_archive
from tests.journeys.real_window import RealWindow
from tests.journeys.running_program import names_of
from whence.domain.people_filters import PeopleFilter
from whence.services.suite import Services

pytestmark = pytest.mark.window

Opened = Callable[..., RealWindow]
Recorded = Callable[..., AbstractContextManager[Services]]
NAMES = ("Mara Okafor", "Sam Reyes", "Priya Nair", "Jonas Lindqvist", "Ana Lima")


def test_five_names_are_typed_and_known_from_then_on(window_on: Opened, recorded: Recorded) -> None:
    with window_on() as window:
        for name in NAMES:
            window.write(name)
            window.press("Return")
        window.await_that(lambda: window.ask("who", NAMES[-1]) is not None, f"{NAMES[-1]} to be known")
        window.press("ctrl+2")
        for name in NAMES:
            window.await_row(name)
        window.picture("five-names", *NAMES)
        with recorded() as services:
            for brief in (services.briefs.brief(one) for one in services.people.ids(PeopleFilter())):
                assert brief.sentence == f"Nothing is recorded about how you met {brief.name}."
        window.press("ctrl+1", "ctrl+z")
        window.await_that(lambda: window.ask("who", NAMES[0]) is None, "the names to be gone")
        assert window.quit() == 0


def test_an_archive_is_imported_found_in_copied_from_and_taken_back(
    window_on: Opened, recorded: Recorded, downloads: Path
) -> None:
    archive = downloads / "archive.zip"
    write_archive(archive, "2024", Size(60, 10, 80), 5)
    with window_on() as window:
        import_archive(window, archive)
        name = names_of(window.ask("search", "a", "--limit", "1"))[0]
        window.press("ctrl+1", "ctrl+k")
        window.await_focus("palette.field")
        window.write(name.split()[0][:3].lower())
        window.press("ctrl+c")
        window.await_copied("I ")
        window.picture("an-archive-searched", "Copied: I ")
        window.press("Escape", "ctrl+1", "ctrl+z")
        with recorded() as services:
            window.await_that(lambda: not services.people.ids(PeopleFilter()), "the import to be taken back")
        assert window.quit() == 0


def test_a_second_start_comes_to_the_first_window(window_on: Opened) -> None:
    with window_on() as window:
        window.write(NAMES[0])
        window.press("ctrl+Return")
        window.await_that(lambda: window.ask("who", NAMES[0]) is not None, f"{NAMES[0]} to be known")
        assert window.start_again() == 0
        undone = window.ask("undo")
        assert undone is not None
        assert window.ask("who", NAMES[0]) is None
        assert window.quit() == 0
