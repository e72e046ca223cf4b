"""The same for many: everybody selected or everybody a filter lets pass, in one command with one undo."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.services.tidied import added, new_journal, value_of
from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.errors import Refusal
from whence.domain.interactions import Channel, Direction
from whence.domain.people_filters import PeopleFilter
from whence.services.commands.people import AddPeople
from whence.services.commands.tidying import ConsiderRemoval, LogSelection, TagSelection
from whence.services.journal import Journal
from whence.services.selections import CONSIDER_REMOVAL
from whence.storage import follow_ups, interactions
from whence.storage.dump import dump_digest

DAY = Day.on(date(2025, 12, 20))


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return new_journal(tmp_path)


def test_a_selection_is_tagged_at_once(journal: Journal) -> None:
    ada, tom, eva = (added(journal, name) for name in ("Ada Nair", "Tom Schmidt", "Eva Holm"))
    before = dump_digest(journal.store.database)
    assert journal.do(TagSelection((ada, tom, ada), "#Sea ")).value == 2
    assert follow_ups.tags_of(journal.store, [ada, tom, eva]) == {ada: ("Sea",), tom: ("Sea",)}
    journal.undo()
    assert dump_digest(journal.store.database) == before
    with pytest.raises(Refusal, match="A tag has a letter"):
        journal.do(TagSelection((ada,), "#"))


def test_a_filter_means_who_passes_when_it_is_done(journal: Journal) -> None:
    tidal = added(journal, "Ada Nair", organisation="Tidal")
    added(journal, "Tom Schmidt", organisation="Harbour")
    command = TagSelection(PeopleFilter(company="tidal"), "sea")
    later = added(journal, "Eva Holm", organisation="Tidal")
    journal.do(command)
    assert set(follow_ups.tags_of(journal.store, [tidal, later])) == {tidal, later}
    with pytest.raises(Refusal, match="Nobody passes this filter"):
        journal.do(TagSelection(PeopleFilter(company="Nowhere"), "sea"))


def test_one_interaction_is_logged_with_everybody(journal: Journal) -> None:
    people = tuple(added(journal, name) for name in ("Ada Nair", "Tom Schmidt", "Eva Holm"))
    made = journal.do(LogSelection(people, Channel.EMAIL, Direction.OUT, DAY, "season's greetings")).value
    assert interactions.participants(journal.store, made) == [(person, "") for person in people]
    assert interactions.newest(journal.store, people[2], 100_000, 1)[0][0].line == "season's greetings"
    with pytest.raises(Refusal, match="Select somebody first"):
        journal.do(LogSelection((), Channel.EMAIL, Direction.OUT, DAY))
    with pytest.raises(Refusal, match="Select somebody first"):
        journal.do(LogSelection((PersonId(999),), Channel.EMAIL, Direction.OUT, DAY))


def test_who_is_considered_for_removal_is_marked_and_nothing_else(journal: Journal) -> None:
    ada, tom = added(journal, "Ada Nair"), added(journal, "Tom Schmidt")
    before = dump_digest(journal.store.database)
    journal.do(ConsiderRemoval((ada, tom)))
    assert follow_ups.tags_of(journal.store, [ada]) == {ada: (CONSIDER_REMOVAL,)}
    assert value_of(journal, "SELECT kind FROM tag") == "mark"
    assert value_of(journal, "SELECT count(*) FROM removal") == value_of(journal, "SELECT count(*) FROM decision") == 0
    journal.do(ConsiderRemoval(PeopleFilter(tag=CONSIDER_REMOVAL), is_considered=False))
    assert dump_digest(journal.store.database) == before
    assert journal.do(ConsiderRemoval((ada,), is_considered=False)).has_changed is False


def test_a_thousand_are_tagged_and_logged_at_once(journal: Journal) -> None:
    names = tuple(f"Guest {number}" for number in range(1_000))
    people = journal.do(AddPeople(names)).value
    journal.do(TagSelection(people, "sea"))
    journal.do(LogSelection(people, Channel.EMAIL, Direction.OUT, DAY))
    assert value_of(journal, "SELECT count(*) FROM participation") == 1_000
