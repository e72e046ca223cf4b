"""Asked for an introduction: found by three letters, made with both asked, and judged a month later."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest

from tests.journals import TODAY, new_journal
from tests.journeys.desk_keys import find, go_to, open_person
from tests.journeys.real_window import RealWindow
from whence.domain.introductions import IntroductionState
from whence.domain.people_filters import PeopleFilter
from whence.services.sample import fill_with_sample
from whence.services.suite import Services

pytestmark = pytest.mark.window

Opened = Callable[..., RealWindow]
Recorded = Callable[..., AbstractContextManager[Services]]
A_MONTH_LATER = date(2026, 12, 21)
KEYS_A_SECOND = 3  # of somebody who types thirty-six words a minute
MOST_SECONDS = 60


@pytest.fixture(autouse=True)
def journal(tmp_path: Path) -> None:
    """The sample journal."""
    services = new_journal(tmp_path)
    fill_with_sample(services.journal)
    services.close()


def begin(window: RealWindow) -> None:
    """Three letters, Ctrl+I, the one who asks, and what it is for."""
    find(window, "nai", "Priya Nair")
    window.press("ctrl+i")
    window.await_focus("introductions.begin_form.asker")
    window.await_text("introductions.begin_form.asked_for", "Priya Nair")
    window.write("Hanne")
    window.await_text("introductions.begin_form.asker", "Hanne")
    window.press("Down", "Return")
    window.await_text("introductions.begin_form.asker", "Hanne Vogt")
    window.tab_to("introductions.begin_form.purpose")
    window.write("a class on sea maps")
    window.press("Return")
    window.await_focus("introduction.text")


def copy(window: RealWindow, words: str) -> None:
    """Copy the text shown."""
    window.tab_to("introduction.copy", "Tab" if window.focus.identifier == "introduction.text" else "shift+Tab")
    window.press("space")
    window.await_copied(words)


def step(window: RealWindow, state: str, words: str) -> None:
    """Say that a step was taken."""
    window.tab_to(f"introduction.step.{state}")
    window.press("space")
    window.await_text("introduction.state.words", words)


def test_from_three_letters_to_an_outcome_a_month_later(window_on: Opened, recorded: Recorded) -> None:
    with window_on(TODAY) as window:
        begin(window)
        copy(window, "Hi Hanne, I could introduce you to Priya Nair.")
        step(window, "asked_a", "Hanne asked")
        copy(window, "Hi Priya")
        step(window, "asked_b", "Priya asked")
        step(window, "both_agreed", "both agreed")
        copy(window, "Priya Nair")
        step(window, "made", "made")
        window.picture("introduction-made", "Hanne Vogt to Priya Nair", "made")
        keys = window.keystrokes
    with window_on(A_MONTH_LATER) as window:
        go_to(window, "introductions", "introductions.list")
        window.await_words("What came of it?")
        window.tab_to("introduction.outcome.words")
        window.write("Two lessons so far.")
        window.tab_to("introduction.outcome.good")
        window.press("space")
        window.await_words("Went well, judged")
        assert (keys + window.keystrokes) / KEYS_A_SECOND < MOST_SECONDS
        for name in ("Priya Nair", "Hanne Vogt"):
            open_person(window, name)
            window.await_words("Introduced them: a class on sea maps")
            window.picture(f"introduced-{name.split()[0].lower()}", "Introduced them: a class on sea maps")
    with recorded() as services:
        (priya,) = services.people.ids(PeopleFilter(name="Priya Nair"))
        (made,) = [one for one in services.introductions.of_person(priya) if "sea maps" in one.purpose]
        assert made.state is IntroductionState.MADE
        assert made.id not in {one.id for one in services.introductions.due()}
