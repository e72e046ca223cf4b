"""The word about the weekly review comes on its day, once, and only where it was asked for."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.journals import TODAY
from tests.services.review_journals import quiet_journal
from whence.services.commands.preferences import ChangeSetting
from whence.services.review_notices import ReviewNotices
from whence.services.suite import Services, services_of
from whence.storage.store import open_store
from whence.system.clock import Clock


def asked(services: Services, weekday: int, *, is_notified: bool = True) -> ReviewNotices:
    services.journal.do(ChangeSetting("review", {"weekday": weekday, "is_notified": is_notified}))
    return ReviewNotices(services.journal, services.reviews)


def test_nothing_is_said_unasked(tmp_path: Path) -> None:
    services, _ = quiet_journal(tmp_path, 3)
    assert ReviewNotices(services.journal, services.reviews).due() == 0
    assert asked(services, TODAY.weekday(), is_notified=False).due() == 0
    services.close()


def test_it_is_said_on_the_chosen_weekday_only(tmp_path: Path) -> None:
    services, _ = quiet_journal(tmp_path, 12)
    said = {weekday: asked(services, weekday).due() for weekday in range(7)}
    assert said == {weekday: 12 if weekday == TODAY.weekday() else 0 for weekday in range(7)}
    services.close()


def test_it_is_never_said_twice_on_a_day_even_after_a_restart(tmp_path: Path) -> None:
    services, _ = quiet_journal(tmp_path, 3)
    notices = asked(services, TODAY.weekday())
    before = services.journal.history()
    notices.mark_said()
    assert (notices.due(), notices.count()) == (0, 3)
    assert services.journal.history() == before
    services.close()
    for days, expected in ((0, 0), (1, 0), (7, 3)):
        later = services_of(open_store(tmp_path / "journal.whence"), Clock(TODAY + timedelta(days=days)))
        assert ReviewNotices(later.journal, later.reviews).due() == expected
        later.close()
