"""Doubles, moved addresses and vanished connections: what the owner says about them survives every import."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.archives.network import Size
from tests.archives.writing import write_archive
from tests.services.tidied import added, new_journal, value_of
from whence.domain.changes import PersonId
from whence.domain.connections import ConnectionState, Vanished, day_between
from whence.domain.dates import Day
from whence.domain.errors import Refusal
from whence.domain.people import IdentityKind
from whence.services.commands.people import AddIdentity, RenamePerson
from whence.services.commands.tidying import (
    AcceptAddress,
    AnswerVanished,
    DeclareDistinct,
    MergePeople,
    RefuseAddress,
    SplitMerge,
)
from whence.services.duplicates import Duplicates
from whence.services.importing import Importing
from whence.services.journal import Journal
from whence.storage import connections, merges, people
from whence.storage.dump import dump_digest

GENERATIONS = ("2018", "2022", "2023", "2024", "2025", "2026")
SMALL = Size(60, 30, 120)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return new_journal(tmp_path)


def test_doubles_are_told_with_names_and_reasons(journal: Journal) -> None:
    first = added(journal, "Ada Nair", email="ada@example.org")
    second = added(journal, "A. Nair")
    journal.do(AddIdentity(second, IdentityKind.EMAIL, "Ada@Example.org"))
    added(journal, "Tom Schmidt")
    (found,) = Duplicates(journal).doubles()
    assert (found.first, found.second, found.first_name, found.second_name) == (first, second, "Ada Nair", "A. Nair")
    assert found.reasons == ("Both have the e-mail address ada@example.org.",)
    assert Duplicates(journal).doubles_of(second) == [found]
    journal.do(DeclareDistinct(second, first))
    assert Duplicates(journal).doubles() == []
    journal.undo()
    assert len(Duplicates(journal).doubles()) == 1


@pytest.mark.parametrize("generation", GENERATIONS)
def test_an_import_after_merging_changes_nothing(journal: Journal, tmp_path: Path, generation: str) -> None:
    path = tmp_path / "archive.zip"
    write_archive(path, generation, SMALL, seed=4)
    Importing(journal).run(path)
    for kept, taken in doubled(journal, 6):
        journal.do(MergePeople(kept, taken))
    before = dump_digest(journal.store.database)
    report = Importing(journal).run(path)
    assert not report.has_changed, report.sentence
    assert dump_digest(journal.store.database) == before


@pytest.mark.parametrize("generation", GENERATIONS)
def test_a_later_import_does_not_bring_the_taken_person_back(journal: Journal, tmp_path: Path, generation: str) -> None:
    path, later = tmp_path / "archive.zip", tmp_path / "later.zip"
    write_archive(path, generation, SMALL, seed=4)
    Importing(journal).run(path)
    pairs = doubled(journal, 4)
    taken = [people.names(journal.store, [pair[1]])[pair[1]] for pair in pairs]
    for pair in pairs:
        journal.do(MergePeople(*pair))
    write_archive(later, generation, SMALL, seed=4, later_months=3)
    Importing(journal).run(later)
    names = {row[0] for row in journal.store.database.rows("SELECT name FROM person")}
    assert not names & set(taken)


@pytest.mark.parametrize("generation", GENERATIONS)
def test_an_import_after_telling_apart_changes_nothing(journal: Journal, tmp_path: Path, generation: str) -> None:
    path = tmp_path / "archive.zip"
    write_archive(path, generation, SMALL, seed=4)
    Importing(journal).run(path)
    for first, second in doubled(journal, 6):
        journal.do(DeclareDistinct(first, second))
    before = dump_digest(journal.store.database)
    report = Importing(journal).run(path)
    assert not report.has_changed, report.sentence
    assert dump_digest(journal.store.database) == before


def test_a_name_alone_does_not_undo_what_was_told_apart(journal: Journal, tmp_path: Path) -> None:
    namesake = added(journal, "Ada Nair")
    known = added(journal, "Ada Nair", profile_url="linkedin.com/in/ada-nair")
    journal.do(DeclareDistinct(namesake, known))
    path = tmp_path / "Connections.csv"
    path.write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ada,Nair,https://www.linkedin.com/in/ada-nair-42,,Tidal,Lead,12 Mar 2024\n",
        encoding="utf-8",
    )
    report = Importing(journal).run(path)
    assert report.numbers["people"]["new"] == 1
    assert people.identities(journal.store, namesake) == []
    assert len(people.identities(journal.store, known)) == 1


def doubled(journal: Journal, count: int) -> list[tuple[PersonId, PersonId]]:
    """Connected people from the archive, two by two."""
    rows = journal.store.database.rows(
        "SELECT person.id FROM person JOIN connection ON person_id = person.id WHERE state = 'connected' ORDER BY name"
    )
    ids = [PersonId(row[0]) for row in rows][: 2 * count]
    return list(zip(ids[::2], ids[1::2], strict=True))


@pytest.fixture
def moved(journal: Journal, tmp_path: Path) -> Journal:
    """A journal after two archives between which people changed their addresses and others vanished."""
    for months in (0, 5):
        path = tmp_path / f"archive-{months}.zip"
        write_archive(path, "2025", Size(400, 30, 120), seed=11, later_months=months, on=date(2025, 6, 1))
        Importing(journal).run(path)
    return journal


def test_an_accepted_address_makes_one_person_with_both(moved: Journal, tmp_path: Path) -> None:
    proposal = Duplicates(moved).address_changes()[0]
    other = proposal.other_id
    assert other is not None
    moved.do(AcceptAddress(proposal.id))
    assert people.person(moved.store, other) is None
    shown = {one.value: one.is_current for one in people.identities(moved.store, proposal.person_id)}
    assert (shown[proposal.old_value], shown[proposal.new_value]) == (False, True)
    connection = connections.connection(moved.store, proposal.person_id)
    assert connection is not None
    assert (connection.state, connection.vanished_on) == (ConnectionState.CONNECTED, None)
    assert proposal.id not in {one.id for one in Duplicates(moved).address_changes()}
    before = dump_digest(moved.store.database)
    Importing(moved).run(tmp_path / "archive-5.zip")
    assert dump_digest(moved.store.database) == before
    with pytest.raises(Refusal, match="answered already"):
        moved.do(AcceptAddress(proposal.id))


def test_a_refused_address_is_somebody_elses_for_good(moved: Journal, tmp_path: Path) -> None:
    proposal = Duplicates(moved).address_changes()[0]
    assert proposal.other_id is not None
    moved.do(RefuseAddress(proposal.id))
    assert merges.unlike(moved.store, proposal.person_id, proposal.other_id)
    pairs = {(one.first, one.second) for one in Duplicates(moved).doubles()}
    assert (proposal.person_id, proposal.other_id) not in pairs
    before = dump_digest(moved.store.database)
    Importing(moved).run(tmp_path / "archive-5.zip")
    assert dump_digest(moved.store.database) == before


def test_an_accepted_address_of_nobody_else_is_added(moved: Journal) -> None:
    proposal = Duplicates(moved).address_changes()[0]
    with moved.store.gate.change("Forget", "Forget", "2026-03-14T10:00:00Z"):
        moved.store.database.write("DELETE FROM person WHERE id = ?", (proposal.other_id,))
        moved.store.database.write(
            "INSERT INTO address_change (id, person_id, old_value, new_value, new_key, proposed_on) "
            "VALUES (900, ?, 'old', 'https://www.linkedin.com/in/new-one', 'new-one', '2026-03-01')",
            (proposal.person_id,),
        )
    moved.do(AcceptAddress(900))
    assert people.profile_urls(moved.store, [proposal.person_id]) == {
        proposal.person_id: "https://www.linkedin.com/in/new-one"
    }
    assert value_of(moved, "SELECT state FROM address_change WHERE id = 900") == "accepted"


@pytest.mark.parametrize(
    ("what", "state", "ledger"),
    [
        (Vanished.REMOVED_BY_THEM, ConnectionState.REMOVED_BY_THEM, ("removed", "them")),
        (Vanished.REMOVED_BY_YOU, ConnectionState.REMOVED_BY_YOU, ("removed", "you")),
        (Vanished.CLOSED_ACCOUNT, ConnectionState.GONE, ("closed", "them")),
        (Vanished.UNKNOWN, ConnectionState.GONE, ("removed", "unknown")),
    ],
)
def test_what_became_of_a_vanished_connection_is_kept(
    moved: Journal, tmp_path: Path, what: Vanished, state: ConnectionState, ledger: tuple[str, str]
) -> None:
    gone = connections.vanished(moved.store)[0]
    first_thought = Vanished.UNKNOWN if what is not Vanished.UNKNOWN else Vanished.REMOVED_BY_YOU
    moved.do(AnswerVanished(gone.person_id, first_thought))
    moved.do(AnswerVanished(gone.person_id, what))
    kept = connections.connection(moved.store, gone.person_id)
    assert kept is not None
    assert (kept.state, kept.vanished_answer) == (state, what.value)
    entries = list(
        moved.store.database.rows("SELECT what, by_whom FROM removal WHERE person_id = ?", (gone.person_id,))
    )
    assert entries == [ledger]
    assert gone.person_id not in {one.person_id for one in connections.vanished(moved.store)}
    before = dump_digest(moved.store.database)
    Importing(moved).run(tmp_path / "archive-5.zip")
    assert dump_digest(moved.store.database) == before
    moved.undo()
    moved.undo()
    assert connections.connection(moved.store, gone.person_id) == gone


def test_who_never_vanished_has_nothing_to_answer(journal: Journal) -> None:
    with pytest.raises(Refusal, match="No archive has missed Ada Nair"):
        journal.do(AnswerVanished(added(journal, "Ada Nair"), Vanished.UNKNOWN))


@pytest.mark.parametrize(
    ("last_seen", "missed", "day"),
    [
        (date(2025, 3, 1), date(2025, 3, 1), Day.on(date(2025, 3, 1))),
        (date(2025, 3, 1), date(2025, 3, 30), Day.month(2025, 3)),
        (date(2025, 3, 1), date(2025, 9, 1), Day.year(2025)),
        (date(2024, 3, 1), date(2025, 9, 1), Day.parse("")),
        (None, date(2025, 9, 1), Day.parse("")),
    ],
)
def test_the_day_is_as_exact_as_the_archives_allow(last_seen: date | None, missed: date, day: Day) -> None:
    assert day_between(last_seen, missed) == day


def test_a_renamed_person_is_still_found_by_the_name_merged_in(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "archive.zip"
    write_archive(path, "2018", SMALL, seed=4)
    Importing(journal).run(path)
    kept, taken = doubled(journal, 1)[0]
    merge = journal.do(MergePeople(kept, taken)).value
    journal.do(RenamePerson(kept, "Somebody Else"))
    count = people.count(journal.store)
    Importing(journal).run(path)
    assert people.count(journal.store) == count
    journal.do(SplitMerge(merge))
    Importing(journal).run(path)
    assert people.count(journal.store) == count + 1
