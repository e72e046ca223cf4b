"""The weekly review: twenty cards by keyboard alone, three undone, the program killed in the middle, gone on with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest

from tests.journeys.real_window import RealWindow
from tests.services.review_journals import quiet_journal
from whence.domain.decisions import Verdict
from whence.services.suite import Services

pytestmark = pytest.mark.window

Opened = Callable[..., RealWindow]
Recorded = Callable[..., AbstractContextManager[Services]]


def answer(window: RealWindow, *keys: str) -> None:
    """Press keys, after each of which another card is shown."""
    for key in keys:
        shown = {"", window.focus.name}
        window.press(key)
        window.await_that(partial(_is_another, window, shown), "another card")


def _is_another(window: RealWindow, shown: set[str]) -> bool:
    return window.focus.name not in shown


def await_card(window: RealWindow, name: str) -> None:
    """Wait until somebody's card has the keyboard."""
    window.await_that(lambda: window.focus.name.startswith(name), f"the card of {name}")


def test_twenty_cards_by_keyboard_three_undone_killed_and_resumed_at_the_same_card(
    window_on: Opened, recorded: Recorded, tmp_path: Path
) -> None:
    quiet_journal(tmp_path, 30)[0].close()
    with window_on() as window:
        window.press("ctrl+4")
        window.await_focus("review.start")
        answer(window, "Return", *"kkkkkkgk", "Right", "Right")
        await_card(window, "Person 10 Quiet")
        window.kill()
    with window_on() as window:
        window.press("ctrl+4")
        await_card(window, "Person 10 Quiet")
        window.picture("review-resumed-after-a-kill", "Person 10 Quiet", "8 of 20")
        answer(window, "k", "k", "g")
        for name in ("Person 12 Quiet", "Person 11 Quiet", "Person 10 Quiet"):
            window.press("ctrl+z")
            await_card(window, name)
        answer(window, *"kkkkkkkkkkk")
        window.press("s", "Down", "Return")
        window.await_words("20 ties looked at: 18 keep, 1 keep for good, 1 snooze.")
        window.picture("review-done-for-this-week", "20 ties looked at", "10 quiet ties not yet looked at")
    with recorded() as services:
        rows = services.journal.store.database.rows("SELECT verdict FROM decision")
        assert Counter(row[0] for row in rows) == {Verdict.KEEP: 18, Verdict.KEEP_FOR_GOOD: 1, Verdict.SNOOZE: 1}
