"""An archive fills the desk: evidence and ages at first sight, twenty decided by keyboard, the rest at once, undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest

from tests.archives.network import Size
from tests.archives.writing import write_archive
from tests.journeys.desk_keys import decide_all_shown, import_archive, save, show_tab
from tests.journeys.real_window import RealWindow
from whence.domain.decisions import Verdict
from whence.services.suite import Services

pytestmark = pytest.mark.window

Opened = Callable[..., RealWindow]
Recorded = Callable[..., AbstractContextManager[Services]]
EXPORTED = date(2026, 11, 15)
REQUESTS, SENT = 23, 13
BY_HAND = 20


def test_twenty_requests_of_an_archive_are_decided_by_keyboard_alone_and_the_rest_together(
    window_on: Opened, recorded: Recorded, downloads: Path
) -> None:
    archive = downloads / "archive.zip"
    write_archive(archive, "2024", Size(60, 60, 80), 5, on=EXPORTED)
    with window_on() as window:
        import_archive(window, archive)
        window.press("ctrl+3")
        window.await_words(f"Incoming, {REQUESTS}", f"Sent, {SENT}", "No note came with the invitation.")
        window.tab_to("invitations.policy.save")
        window.press("space")
        window.await_text("invitations.proposal", "Proposed")
        window.picture("an-archive-fills-the-desk", f"Incoming, {REQUESTS}", "No note came with the invitation.", "5d")

        for number in range(BY_HAND):
            name = window.text_of("invitations.card")
            window.press("alt+5" if number % 2 else "alt+4")
            window.await_checked(f"invitations.verdict.{'leave' if number % 2 else 'decline'}")
            save(window, name)
        window.await_words(f"Incoming, {REQUESTS - BY_HAND}")
        window.picture("twenty-decided-by-keyboard", f"Incoming, {REQUESTS - BY_HAND}")

        decide_all_shown(window, REQUESTS - BY_HAND, "3 invitations, one reason", "No word of their own.")
        window.await_words("No request waits")
        window.press("ctrl+z")
        window.await_words(f"Incoming, {REQUESTS - BY_HAND}")

        show_tab(window, "invitations.tabs.sent")
        window.await_control("invitations.withdraw.because")
        window.picture("sent-invitations-with-their-age", f"Sent, {SENT}", "2w")
    with recorded() as services:
        decided = [row.decision for row in services.decisions.decisions()]
        assert Counter(one.verdict for one in decided) == {Verdict.DECLINE: 10, Verdict.LEAVE: 10}
        assert all(one.rationale for one in decided if one.verdict is Verdict.DECLINE)
