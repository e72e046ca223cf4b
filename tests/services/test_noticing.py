"""Red flags: everybody connected is watched, however a message came; the long ago is kept back; tolerance counts."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.journals import TODAY, log, new_journal
from tests.services.network_archives import Written, network_archive
from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.decisions import Verdict
from whence.domain.interactions import Channel, Direction
from whence.domain.red_flags import INTRODUCTION, RECENT_KEY, TOLERATED_KEY
from whence.services.commands.capture import LogLine
from whence.services.commands.interactions import DeleteInteraction, EditInteraction
from whence.services.commands.preferences import ChangeSetting
from whence.services.commands.reviews import AnswerRedFlag
from whence.services.commands.tidying import LogSelection
from whence.storage.dump import dump_digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whence.services.suite import Services

PITCH = "We help companies like yours cut costs by 30%. Do you have 15 minutes for a quick demo this week?"
GROUP = "Please join our LinkedIn group, we would love to have you as a member of our community!"
ENDORSE = "Could you endorse me for sales, marketing and leadership? I would appreciate your endorsement."
FOLLOW = "Please like our Facebook page and follow us on Twitter."
INTRODUCE = "Could you introduce me to your head of purchasing?"
HARMLESS = "Thank you for accepting, I enjoyed your article on tides."


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = new_journal(tmp_path)
    yield made
    made.close()


def written(connected: str, days: int, text: str = PITCH, name: str = "Victor Salas") -> tuple[dict[str, str], Written]:
    """Somebody connected since a day, who wrote so many days later."""
    day = datetime.strptime(f"{connected} +0000", "%d %b %Y %z").date() + timedelta(days=days)
    return {name: connected}, Written(name, f"{day} 10:00:00", text)


def imported(services: Services, folder: Path, connected: dict[str, str], *messages: Written) -> None:
    services.importing.run(network_archive(folder, TODAY, connected=connected, messages=messages))


def waiting(services: Services) -> list[str]:
    return [sentence for row in services.red_flags.waiting() for sentence in row.sentences]


def person(services: Services, name: str) -> PersonId:
    return services.recall.meant(name)[0].person


@pytest.mark.parametrize(
    ("text", "did"),
    [
        (PITCH, "sent a pitch"),
        (GROUP, "pushed a group"),
        (ENDORSE, "asked for endorsements"),
        (FOLLOW, "asked to be followed"),
        (INTRODUCE, "asked to be introduced to others"),
    ],
)
def test_whoever_asks_soon_after_connecting_on_the_network_is_noticed(
    services: Services, tmp_path: Path, text: str, did: str
) -> None:
    connected, message = written("01 Oct 2026", 1, text)
    imported(services, tmp_path, connected, message)
    (said,) = waiting(services)
    assert did in said
    assert said.endswith("after you connected.")
    assert services.red_flags.count_older() == 0


@pytest.mark.parametrize(("days", "text"), [(4, PITCH), (-1, PITCH), (1, HARMLESS)])
def test_later_earlier_and_harmless_messages_raise_nothing(
    services: Services, tmp_path: Path, days: int, text: str
) -> None:
    connected, message = written("01 Oct 2026", days, text)
    imported(services, tmp_path, connected, message)
    assert waiting(services) == []
    assert services.red_flags.count_older() == 0


def test_every_message_within_three_days_is_looked_at_not_only_the_first(services: Services, tmp_path: Path) -> None:
    connected, thanks = written("01 Oct 2026", 0, HARMLESS)
    _, pitch = written("01 Oct 2026", 2)
    imported(services, tmp_path, connected, thanks, pitch)
    assert len(waiting(services)) == 1


def test_what_is_long_ago_is_kept_back_in_one_line_and_can_be_answered(services: Services, tmp_path: Path) -> None:
    old, message = written("03 May 2019", 1)
    new, recent = written("01 Oct 2026", 1, GROUP, "Gero Lang")
    imported(services, tmp_path, old | new, message, recent)
    assert [row.name for row in services.red_flags.waiting()] == ["Gero Lang"]
    assert [row.name for row in services.red_flags.older()] == ["Victor Salas"]
    assert services.red_flags.count_older() == 1
    assert services.briefs.brief(person(services, "Victor Salas")).cautions == ()
    before = dump_digest(services.journal.store.database)
    services.journal.do(AnswerRedFlag(person(services, "Victor Salas"), Verdict.LET_PASS))
    assert services.red_flags.count_older() == 0
    services.journal.undo()
    assert dump_digest(services.journal.store.database) == before


@pytest.mark.parametrize(("days", "is_raised"), [(0, True), (365 * 10, True), (30, False)])
def test_how_long_ago_counts_is_a_setting(services: Services, tmp_path: Path, days: int, *, is_raised: bool) -> None:
    services.journal.do(ChangeSetting(RECENT_KEY, days))
    connected, message = written("03 May 2025", 1)
    imported(services, tmp_path, connected, message)
    assert bool(waiting(services)) is is_raised
    assert services.red_flags.count_older() == (0 if is_raised else 1)


def test_since_the_journal_began_everything_counts(tmp_path: Path) -> None:
    early = new_journal(tmp_path, date(2026, 11, 20))
    connected, message = written("01 Oct 2020", 1)
    imported(early, tmp_path, {"Ada Nair": "02 Jan 2018"})
    with early.journal.store.gate.change("An older journal", "Test", "2026-11-20T10:00:00Z"):
        early.journal.store.database.write("UPDATE person SET created_at = '2019-01-01T10:00:00Z'")
    early.importing.run(
        network_archive(
            tmp_path, date(2026, 11, 21), connected=connected | {"Ada Nair": "02 Jan 2018"}, messages=(message,)
        )
    )
    assert len(waiting(early)) == 1
    early.close()


def test_what_is_tolerated_raises_nothing(services: Services, tmp_path: Path) -> None:
    services.journal.do(ChangeSetting(TOLERATED_KEY, ["PITCH", INTRODUCTION]))
    connected, message = written("01 Oct 2026", 1)
    other, introduce = written("01 Oct 2026", 1, INTRODUCE, "Gero Lang")
    third, group = written("01 Oct 2026", 1, GROUP, "Mila Brand")
    imported(services, tmp_path, connected | other | third, message, introduce, group)
    assert [row.name for row in services.red_flags.waiting()] == ["Mila Brand"]


def connected_today(services: Services, tmp_path: Path) -> PersonId:
    imported(services, tmp_path, {"Victor Salas": "19 Nov 2026"})
    return person(services, "Victor Salas")


def test_logged_by_hand_for_one_person(services: Services, tmp_path: Path) -> None:
    who = connected_today(services, tmp_path)
    before = dump_digest(services.journal.store.database)
    log(services, (who,), "2026-11-20", line=PITCH)
    assert len(waiting(services)) == 1
    services.journal.undo()
    assert dump_digest(services.journal.store.database) == before


def test_logged_in_one_line(services: Services, tmp_path: Path) -> None:
    connected_today(services, tmp_path)
    services.journal.do(LogLine(f"message from Victor Salas: {PITCH}"))
    assert len(waiting(services)) == 1


def test_logged_for_a_selection(services: Services, tmp_path: Path) -> None:
    who = connected_today(services, tmp_path)
    services.journal.do(LogSelection((who,), Channel.MESSAGE, Direction.IN, Day.on(TODAY), PITCH))
    assert len(waiting(services)) == 1


def test_words_added_to_an_exchange_later_are_looked_at(services: Services, tmp_path: Path) -> None:
    who = connected_today(services, tmp_path)
    made = log(services, (who,), "2026-11-20", line="Wrote.")
    assert waiting(services) == []
    services.journal.do(EditInteraction(made, line=PITCH))
    assert len(waiting(services)) == 1
    services.journal.do(DeleteInteraction(made))
    assert waiting(services) == []


def test_asking_again_after_an_apology_is_noticed_whenever_it_comes(services: Services, tmp_path: Path) -> None:
    connected, message = written("01 Oct 2026", 1, GROUP)
    _, again = written(
        "01 Oct 2026", 30, "Sorry for my earlier message, my assistant sent it. Please join our LinkedIn group anyway!"
    )
    imported(services, tmp_path, connected, message, again)
    (row,) = services.red_flags.waiting()
    assert any("asked again for what was asked before" in sentence for sentence in row.sentences)
    assert len(row.sentences) == 2


def test_an_archive_again_raises_nothing_twice(services: Services, tmp_path: Path) -> None:
    connected, message = written("01 Oct 2026", 1)
    imported(services, tmp_path, connected, message)
    before = dump_digest(services.journal.store.database)
    imported(services, tmp_path, connected, message)
    assert dump_digest(services.journal.store.database) == before
