"""Importing an archive: everything accounted for, merged, never replaced; twice changes nothing; undone exactly."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from tests.archives.formats import FORMATS
from tests.archives.network import Size
from tests.archives.writing import write_archive
from tests.journals import TODAY, add, new_journal
from whence.domain.dates import Day
from whence.domain.errors import Refusal, UnreadableInput
from whence.domain.people import Shelf
from whence.domain.people_filters import PeopleFilter
from whence.exchange.linkedin import Cancelled
from whence.services.commands.interactions import AddFollowUp, EditInteraction
from whence.services.commands.people import RenamePerson, SetAffiliation, ShelvePeople
from whence.services.suite import services_of
from whence.storage.dump import dump_digest
from whence.storage.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whence.services.suite import Services

SIZE = Size(120, 60, 240)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    journal = new_journal(tmp_path)
    yield journal
    journal.close()


def digest(services: Services) -> str:
    return dump_digest(services.journal.store.database)


def count(services: Services, sql: str) -> int:
    return int(services.journal.store.database.value(sql))


@pytest.mark.parametrize("generation", FORMATS)
def test_every_row_of_every_generation_is_accounted_for(services: Services, tmp_path: Path, generation: str) -> None:
    expected = write_archive(tmp_path / "archive.zip", generation, SIZE, seed=7)
    numbers = services.importing.run(tmp_path / "archive.zip").numbers
    for part in ("generation", "invitations", "messages", "positions", "education"):
        assert numbers[part] == expected.report[part]
    for part, number in expected.report["connections"].items():
        assert numbers["connections"][part] == number
    for file in numbers["files"]:
        assert file["rows"] == file["used"] + sum(file["skipped"].values()), file["name"]


@pytest.mark.parametrize("generation", FORMATS)
def test_twice_changes_nothing_and_one_undo_takes_all_back(services: Services, tmp_path: Path, generation: str) -> None:
    write_archive(tmp_path / "archive.zip", generation, SIZE, seed=3)
    before = digest(services)
    services.importing.run(tmp_path / "archive.zip")
    after = digest(services)
    again = services.importing.run(tmp_path / "archive.zip")
    assert not again.has_changed
    assert digest(services) == after
    assert len(services.journal.history()) == 1
    services.journal.undo()
    assert digest(services) == before
    services.journal.redo()
    assert digest(services) == after


def test_undo_works_after_a_restart(tmp_path: Path) -> None:
    services = new_journal(tmp_path)
    before = digest(services)
    write_archive(tmp_path / "archive.zip", "2024", SIZE)
    services.importing.run(tmp_path / "archive.zip")
    services.close()
    again = services_of(open_store(tmp_path / "journal.whence"), services.journal.clock)
    again.journal.undo()
    assert digest(again) == before
    again.close()


def test_what_was_edited_since_stands_in_the_way_and_is_named(services: Services, tmp_path: Path) -> None:
    write_archive(tmp_path / "archive.zip", "2024", SIZE)
    services.importing.run(tmp_path / "archive.zip")
    entry = services.journal.history()[0]
    services.journal.do(EditInteraction(1, line="corrected"))
    before = digest(services)
    with pytest.raises(Refusal, match=r"interaction \(1\)"):
        services.journal.take_back(entry)
    assert digest(services) == before


def test_a_dry_run_tells_the_same_and_writes_nothing(services: Services, tmp_path: Path) -> None:
    write_archive(tmp_path / "archive.zip", "2026", SIZE)
    before = digest(services)
    dry = services.importing.run(tmp_path / "archive.zip", is_dry_run=True)
    assert digest(services) == before
    real = services.importing.run(tmp_path / "archive.zip")
    assert dry.numbers == real.numbers


def test_months_later_jobs_become_history_and_the_vanished_are_asked_about(services: Services, tmp_path: Path) -> None:
    first = Size(200, 40, 100)
    write_archive(tmp_path / "first.zip", "2024", first, seed=5)
    expected = write_archive(tmp_path / "later.zip", "2024", first, seed=5, later_months=9)
    services.importing.run(tmp_path / "first.zip")
    connected = count(services, "SELECT count(*) FROM connection WHERE state = 'connected'")
    report = services.importing.run(tmp_path / "later.zip")
    jobs = count(services, "SELECT count(*) FROM affiliation WHERE is_current = 0")
    # A first job after none, and a change of somebody who is hidden, leave nothing behind.
    assert 0 < jobs <= len(expected.changes.jobs)
    moved = len(expected.changes.slugs)
    assert len(report.vanished) == len(expected.changes.vanished) + moved
    assert count(services, "SELECT count(*) FROM address_change") == moved > 0
    assert count(services, "SELECT count(*) FROM connection WHERE state = 'connected'") >= connected


def test_an_older_archive_after_a_newer_one_loses_nothing(services: Services, tmp_path: Path) -> None:
    write_archive(tmp_path / "first.zip", "2025", SIZE, seed=5)
    write_archive(tmp_path / "later.zip", "2025", SIZE, seed=5, later_months=6)
    services.importing.run(tmp_path / "later.zip")
    current = {
        row[0]: row[1:]
        for row in services.journal.store.database.rows(
            "SELECT person_id, organisation, title FROM affiliation WHERE is_current = 1"
        )
    }
    report = services.importing.run(tmp_path / "first.zip")
    assert report.vanished == ()
    for person, employer in current.items():
        found = services.journal.store.database.row(
            "SELECT organisation, title FROM affiliation WHERE is_current = 1 AND person_id = ?", (person,)
        )
        assert found == employer


def test_an_archive_without_addresses_is_matched_by_name_and_marked_inferred(
    services: Services, tmp_path: Path
) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "Connections.csv").write_text(
        "First Name,Last Name,Email Address,Company,Position,Connected On\nAda,Nair,,Acme,Lead,12 Mar 2021\n",
        encoding="utf-8",
    )
    new = tmp_path / "new"
    new.mkdir()
    (new / "Connections.csv").write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ada,Nair,https://www.linkedin.com/in/ada-nair,,Acme,Head,12 Mar 2021\n",
        encoding="utf-8",
    )
    services.importing.run(folder)
    report = services.importing.run(new)
    assert report.numbers["people"] == {"new": 0, "changed": 1, "same": 0, "ambiguous": 0}
    assert count(services, "SELECT is_inferred FROM identity WHERE kind = 'profile'") == 1


def test_two_of_one_name_are_never_taken_for_each_other(services: Services, tmp_path: Path) -> None:
    add(services, "Ada Nair")
    add(services, "Ada Nair")
    (tmp_path / "Connections.csv").write_text(
        "First Name,Last Name,Email Address,Company,Position,Connected On\nAda,Nair,,Acme,Lead,12 Mar 2021\n",
        encoding="utf-8",
    )
    report = services.importing.run(tmp_path / "Connections.csv")
    assert report.numbers["people"]["ambiguous"] == 1
    assert count(services, "SELECT count(*) FROM person") == 3
    again = services.importing.run(tmp_path / "Connections.csv")
    assert not again.has_changed


def test_what_was_typed_and_decided_survives(services: Services, tmp_path: Path) -> None:
    write_archive(tmp_path / "archive.zip", "2024", SIZE, seed=9)
    services.importing.run(tmp_path / "archive.zip")
    person, other = services.people.ids(PeopleFilter())[:2]
    services.journal.do(RenamePerson(person, "Ada the Great"))
    services.journal.do(SetAffiliation(person, "My own note of Acme", starts_on=Day.parse("2020")))
    services.journal.do(ShelvePeople((other,), Shelf.ARCHIVED))
    before = digest(services)
    assert not services.importing.run(tmp_path / "archive.zip").has_changed
    assert digest(services) == before


def test_hidden_members_are_counted_and_nobody_is_made_of_them(services: Services, tmp_path: Path) -> None:
    expected = write_archive(tmp_path / "archive.zip", "2026", Size(300, 0, 0), seed=2)
    report = services.importing.run(tmp_path / "archive.zip")
    assert report.numbers["connections"]["hidden"] == expected.report["connections"]["hidden"] > 0
    assert count(services, "SELECT count(*) FROM connection") == expected.report["connections"]["named"]


def test_cancelling_leaves_the_journal_as_it_was(services: Services, tmp_path: Path) -> None:
    write_archive(tmp_path / "archive.zip", "2024", SIZE)
    before = digest(services)
    asked = iter([False, False, False, True])
    with pytest.raises(Cancelled):
        services.importing.run(tmp_path / "archive.zip", is_cancelled=lambda: next(asked, True))
    assert digest(services) == before
    assert services.journal.history() == []


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.9, 0.99])
def test_cancelling_is_heeded_in_everything_up_to_the_end(services: Services, tmp_path: Path, share: float) -> None:
    write_archive(tmp_path / "archive.zip", "2024", Size(600, 60, 3_000))
    asked = itertools.count()
    services.importing.run(tmp_path / "archive.zip", is_dry_run=True, is_cancelled=lambda: next(asked) < 0)
    before, last, again = digest(services), int(next(asked) * share), itertools.count()
    with pytest.raises(Cancelled):
        services.importing.run(tmp_path / "archive.zip", is_cancelled=lambda: next(again) >= last)
    assert next(again) == last + 1
    assert digest(services) == before
    assert services.importing.run(tmp_path / "archive.zip").has_changed


@pytest.mark.parametrize("content", [b"not a zip", b"PK\x03\x04 cut", b""])
def test_bad_files_are_refused_with_a_sentence(services: Services, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "archive.zip"
    path.write_bytes(content)
    before = digest(services)
    with pytest.raises(UnreadableInput, match=r"archive\.zip"):
        services.importing.run(path)
    assert digest(services) == before


def test_an_invitation_note_and_the_same_message_are_one_exchange(services: Services, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "Invitations.csv").write_text(
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        'Ada Nair,Clara Whit,"3/12/24, 5:41 PM",Hello from Lisbon,INCOMING,https://www.linkedin.com/in/ada-nair,'
        "https://www.linkedin.com/in/clara-whit\n",
        encoding="utf-8",
    )
    services.importing.run(folder)
    services.importing.run(folder)
    assert count(services, "SELECT count(*) FROM interaction WHERE channel = 'invitation_note'") == 1
    assert services.journal.store.database.row("SELECT direction, state, note_kind FROM invitation") == (
        "incoming",
        "open",
        "text",
    )


def test_what_was_built_on_an_import_stands_in_the_way_of_taking_it_back(services: Services, tmp_path: Path) -> None:
    write_archive(tmp_path / "archive.zip", "2024", SIZE)
    services.importing.run(tmp_path / "archive.zip")
    entry = services.journal.history()[0]
    services.journal.do(AddFollowUp(services.people.ids(PeopleFilter())[0], "write", TODAY))
    before = digest(services)
    with pytest.raises(Refusal, match=r"follow up \(1\)"):
        services.journal.take_back(entry)
    assert digest(services) == before
    assert services.journal.store.database.value("PRAGMA foreign_keys") == 1
