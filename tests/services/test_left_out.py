"""Somebody erased does not come back with the next archive unasked, and no name of theirs stays in the journal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.journals import TODAY, add, new_journal
from tests.services.network_archives import Written, network_archive, url
from whence.domain.errors import Refusal
from whence.domain.people import IdentityKind
from whence.services.commands.people import AddIdentity
from whence.services.commands.tidying import BringBackErased
from whence.storage import own
from whence.storage.dump import dump_digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whence.services.suite import Services

NAME = "Zaphira Quillfeather"
CONNECTED = {NAME: "02 Jan 2020", "Ada Nair": "03 Jan 2020"}
MESSAGES = (Written(NAME, "2020-05-05 10:00:00", "Hello there."), Written("Ada Nair", "2020-05-06 10:00:00", "Hi."))


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = new_journal(tmp_path)
    made.importing.run(network_archive(tmp_path, date(2026, 3, 1), connected=CONNECTED, messages=MESSAGES))
    yield made
    made.close()


def erase(services: Services, *, is_left_out: bool = True) -> None:
    person = services.recall.meant(NAME)[0].person
    services.erasing.erase(person, is_left_out=is_left_out)


def names(services: Services) -> set[str]:
    return {row[0] for row in services.journal.store.database.rows("SELECT name FROM person")}


def later(folder: Path) -> Path:
    return network_archive(
        folder, date(2026, 11, 1), connected=CONNECTED, incoming={NAME: "10/1/26"}, messages=MESSAGES
    )


def test_the_next_archive_leaves_them_out_and_says_so(services: Services, tmp_path: Path) -> None:
    erase(services)
    report = services.importing.run(later(tmp_path))
    assert NAME not in names(services)
    assert "Ada Nair" in names(services)
    assert [name for _, name in report.left_out] == [NAME]
    assert report.numbers["left_out"] == 3
    assert report.sentence.endswith(" 3 rows belong to somebody you erased; left out.")


def test_no_byte_of_the_name_or_address_is_kept(services: Services, tmp_path: Path) -> None:
    erase(services)
    services.importing.run(later(tmp_path))
    services.close()
    for file in tmp_path.glob("journal.whence*"):
        content = file.read_bytes().lower()
        assert b"zaphira" not in content
        assert b"quillfeather" not in content


def test_without_the_choice_they_come_back(services: Services, tmp_path: Path) -> None:
    erase(services, is_left_out=False)
    assert own.setting(services.journal.store, "left_out") is None
    report = services.importing.run(later(tmp_path))
    assert NAME in names(services)
    assert (report.left_out, report.numbers["left_out"]) == ((), 0)


def test_brought_back_they_come_with_the_next_import_and_undo_leaves_them_out_again(
    services: Services, tmp_path: Path
) -> None:
    erase(services)
    preview = services.importing.run(later(tmp_path), is_dry_run=True)
    before = dump_digest(services.journal.store.database)
    services.journal.do(BringBackErased(tuple(entry for entry, _ in preview.left_out)))
    services.importing.run(later(tmp_path))
    assert NAME in names(services)
    services.journal.undo()
    services.journal.undo()
    assert dump_digest(services.journal.store.database) == before
    with pytest.raises(Refusal, match="not left out any more"):
        services.journal.do(BringBackErased(("nothing",)))


def test_an_archive_without_addresses_is_matched_by_name_and_day(services: Services, tmp_path: Path) -> None:
    erase(services)
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "Connections.csv").write_text(
        "First Name,Last Name,Email Address,Company,Position,Connected On\n"
        "Zaphira,Quillfeather,,Tarn,Engineer,02 Jan 2020\nZaphira,Quillfeather,,Tarn,Engineer,09 Sep 2021\n"
    )
    report = services.importing.run(folder)
    assert report.numbers["left_out"] == 1
    assert NAME in names(services)


def test_who_is_added_by_hand_again_is_not_left_out(services: Services, tmp_path: Path) -> None:
    erase(services)
    person = add(services, NAME)
    services.journal.do(AddIdentity(person, IdentityKind.PROFILE, url(NAME)))
    report = services.importing.run(later(tmp_path))
    assert report.numbers["left_out"] == 0
    assert services.recall.meant(NAME)[0].person == person


def test_each_journal_has_a_salt_of_its_own(tmp_path: Path) -> None:
    salts = set()
    for place in ("one", "two"):
        folder = tmp_path / place
        folder.mkdir()
        services = new_journal(folder, TODAY)
        services.importing.run(network_archive(folder, date(2026, 3, 1), connected=CONNECTED))
        erase(services)
        kept = own.setting(services.journal.store, "left_out")
        salts.add((kept["salt"], kept["people"][0]["marks"][0]))
        services.close()
    assert len({salt for salt, _ in salts}) == len({mark for _, mark in salts}) == 2
