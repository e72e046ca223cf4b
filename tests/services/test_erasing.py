"""Erasing leaves no byte of a person in the file; the bin can be emptied and undone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.services.tidied import TODAY, added, new_journal, value_of
from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.errors import NobodyFound, Refusal
from whence.domain.interactions import Channel, Direction
from whence.domain.people import IdentityKind, Shelf
from whence.services.commands.interactions import AddEvent, AddFollowUp, LogInteraction, SetOrigin
from whence.services.commands.people import (
    AddIdentity,
    DescribePerson,
    RenamePerson,
    ShelvePeople,
    TagPeople,
    WritePrivateNote,
)
from whence.services.commands.tidying import EmptyBin, MergePeople
from whence.services.erasing import Erasing
from whence.services.handlers import handler_of
from whence.services.journal import Journal
from whence.storage import encryption, interactions, own, people, search
from whence.storage.backups import back_up
from whence.storage.dump import dump_digest
from whence.storage.store import create_store, open_store
from whence.system.clock import Clock

NAME = "Zaphira Quillfeather"
TRACES = (b"zaphira", b"quillfeather", b"zq@example.org", b"qalibrate", b"harbourmaster of")
NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return new_journal(tmp_path)


def somebody_everywhere(journal: Journal) -> tuple[PersonId, PersonId]:
    """Zaphira with traces wherever text is kept, and Tom who knew her."""
    her = added(journal, "Z. Q.", organisation="Harbour", email="zq@example.org")
    journal.do(RenamePerson(her, NAME))
    tom = added(journal, "Tom Schmidt")
    double = added(journal, "Zaphira E. Quillfeather", profile_url="linkedin.com/in/zaphira-quillfeather")
    day = Day.on(date(2026, 1, 5))
    journal.do(LogInteraction((her,), Channel.CALL, Direction.IN, day, "qalibrate the tide gauges"))
    journal.do(
        LogInteraction((her, tom), Channel.CALL, Direction.IN, day, f"with {NAME.upper()} and Tom", ("qalibrate",))
    )
    journal.do(DescribePerson(her, headline="harbourmaster of qalibrate"))
    journal.do(WritePrivateNote(her, "qalibrate"))
    journal.do(WritePrivateNote(tom, f"married to {NAME}; write to zq@example.org"))
    journal.do(SetOrigin(tom, introducer=her, words=f"through {NAME}, at her party"))
    journal.do(AddEvent(f"Dinner at {NAME}'s"))
    journal.do(AddFollowUp(her, "qalibrate", date(2026, 5, 1)))
    journal.do(TagPeople((tom,), f"friends of {NAME}"))
    journal.do(MergePeople(her, double))
    journal.undo()
    journal.redo()
    write_elsewhere(journal, her, tom)
    return her, tom


def write_elsewhere(journal: Journal, her: PersonId, tom: PersonId) -> None:
    """Decisions, candidates, drafts and templates have no command of this size yet."""
    database = journal.store.database
    with journal.store.gate.change(f"Decline {NAME}", "Decide", "2026-03-14T10:00:00Z"):
        for number, person in enumerate((her, tom)):
            database.write(
                "INSERT INTO decision (uid, person_id, stage, verdict, rationale, facts, decided_on, decided_at) "
                "VALUES (?, ?, 'invitation', 'decline', ?, ?, '2026-03-01', '2026-03-01')",
                (f"u{number}", person, f"as with {NAME}: no note", f'{{"mutual":["{NAME}"]}}'),
            )
        database.write("INSERT INTO candidate (name, emails) VALUES (?, '[\"ZQ@example.org\"]')", ("Zaph",))
        database.write(
            "INSERT INTO template (name, kind, text, updated_at) VALUES (?, 'note', ?, '2026-03-01')",
            (f"for {NAME}", f"Dear {NAME}"),
        )
    with journal.store.gate.untracked():
        own.save_draft(journal.store, "capture", f"{NAME} called", "2026-03-14T10:00:00Z")


def bytes_of(journal: Journal) -> bytes:
    """All the files of the journal, in small letters."""
    path = journal.store.path
    return b"".join(one.read_bytes() for one in sorted(path.parent.glob(path.name + "*"))).lower()


def test_no_byte_is_left_in_the_file(journal: Journal) -> None:
    her, tom = somebody_everywhere(journal)
    assert all(trace in bytes_of(journal) for trace in TRACES)
    erased = Erasing(journal).erase(her)
    content = bytes_of(journal)
    assert [trace for trace in TRACES if trace in content] == []
    assert journal.history() == []
    assert her in erased.changes.people
    assert erased.is_wiped
    assert erased.sentences[0] == "Erased. What was done before can't be undone any more."
    assert people.person(journal.store, her) is None
    assert journal.store.database.row("PRAGMA foreign_key_check") is None
    assert journal.store.database.value("PRAGMA integrity_check") == "ok"
    assert tom in {hit.person for hit in search.find(journal.store.database, "Tom")}
    assert search.find(journal.store.database, "Quillfeather") == []


def test_what_is_about_others_stays_without_the_name(journal: Journal) -> None:
    her, tom = somebody_everywhere(journal)
    erased = Erasing(journal).erase(her)
    store = journal.store
    assert [one.line for one, _ in interactions.page(store, tom, 5, 0)] == ["with [erased] and Tom"]
    assert people.private_notes(store, tom)[0].text == "married to [erased]; write to [erased]"
    assert value_of(journal, "SELECT rationale FROM decision") == "as with [erased]: no note"
    assert value_of(journal, "SELECT facts FROM decision") == '{"mutual":["[erased]"]}'
    assert value_of(journal, "SELECT words FROM origin") == "through [erased], at her party"
    assert value_of(journal, "SELECT name FROM event") == "Dinner at [erased]'s"
    assert value_of(journal, "SELECT count(*) FROM interaction") == 1
    assert value_of(journal, "SELECT count(*) FROM candidate") == value_of(journal, "SELECT count(*) FROM tag") == 0
    assert own.draft(store, "capture") == "[erased] called"
    assert erased.redacted == 8
    assert "Mentions in 8 other texts were taken out." in erased.sentences


def test_nothing_remains_when_the_journal_has_a_passphrase(tmp_path: Path) -> None:
    key = encryption.new_raw_key("correct horse")
    journal = Journal(create_store(tmp_path / "j.whence", raw_key=key), Clock(TODAY), handler_of)
    her, _ = somebody_everywhere(journal)
    Erasing(journal).erase(her)
    journal.store.close()
    store = open_store(tmp_path / "j.whence", raw_key=key)
    assert store.database.value("SELECT count(*) FROM person") == 1
    store.close()


def test_a_namesake_keeps_the_name(journal: Journal) -> None:
    her, tom = somebody_everywhere(journal)
    namesake = added(journal, NAME)
    erased = Erasing(journal).erase(her)
    assert people.names(journal.store, [namesake]) == {namesake: NAME}
    assert people.private_notes(journal.store, tom)[0].text == f"married to {NAME}; write to [erased]"
    assert "Somebody else bears the same name" in erased.sentences[2]


def test_a_short_name_takes_no_other_word_with_it(journal: Journal) -> None:
    ann = added(journal, "Ann")
    tom = added(journal, "Tom Schmidt")
    journal.do(WritePrivateNote(tom, "planning the annual meeting with Ann"))
    journal.do(AddIdentity(ann, IdentityKind.PHONE, "123"))
    Erasing(journal).erase(ann)
    assert people.private_notes(journal.store, tom)[0].text == "planning the annual meeting with Ann"


def test_the_backups_that_still_hold_the_person_are_named(journal: Journal, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    early = back_up(journal.store.database, folder, NOW - timedelta(hours=3)).path
    double = added(journal, "Zaph Quill")
    before_merge = back_up(journal.store.database, folder, NOW - timedelta(hours=2)).path
    her = added(journal, NAME)
    journal.do(MergePeople(her, double))
    after = back_up(journal.store.database, folder, NOW - timedelta(hours=1)).path
    broken = folder / "20260314T113000Z.whence"
    broken.write_bytes(b"\x00" * 5_000)
    erased = Erasing(journal).erase(her, folder)
    assert set(erased.copies) == {before_merge, after}
    assert early not in erased.copies
    assert erased.unsure_copies == (broken,)
    assert "2 backups still hold this person" in " ".join(erased.sentences)
    assert after.exists()


def test_while_somebody_else_reads_the_log_stays_and_that_is_said(journal: Journal) -> None:
    her, _ = somebody_everywhere(journal)
    reader = open_store(journal.store.path, is_read_only=True)
    reading = reader.database.stream("SELECT id FROM person")
    next(reading)
    erased = Erasing(journal).erase(her)
    assert not erased.is_wiped
    assert "open elsewhere" in erased.sentences[-1]
    list(reading)
    reader.close()


def test_who_is_not_there_cannot_be_erased(journal: Journal) -> None:
    with pytest.raises(NobodyFound, match="not in the journal any more"):
        Erasing(journal).erase(PersonId(7))


def test_the_bin_is_emptied_of_who_has_lain_there_for_thirty_days(tmp_path: Path) -> None:
    journal = new_journal(tmp_path, TODAY - timedelta(days=31))
    old, tom = added(journal, "Old Entry"), added(journal, "Tom Schmidt")
    day = Day.on(date(2026, 1, 5))
    journal.do(LogInteraction((old,), Channel.CALL, Direction.IN, day, "alone"))
    journal.do(LogInteraction((old, tom), Channel.CALL, Direction.IN, day, "together"))
    journal.do(ShelvePeople((old,), Shelf.BIN))
    store = journal.store
    journal = Journal(store, Clock(TODAY), handler_of)
    new = added(journal, "New Entry")
    journal.do(ShelvePeople((new,), Shelf.BIN))
    before = dump_digest(store.database)
    assert journal.do(EmptyBin()).value == 1
    assert [people.person(store, one) is None for one in (old, new, tom)] == [True, False, False]
    assert value_of(journal, "SELECT line FROM interaction") == "together"
    journal.undo()
    assert dump_digest(store.database) == before
    assert journal.do(EmptyBin(is_everybody=True)).value == 2
    with pytest.raises(Refusal, match="Nobody lies in the bin for longer than 30 days"):
        journal.do(EmptyBin())
    with pytest.raises(Refusal, match=r"Nobody lies in the bin\."):
        journal.do(EmptyBin(is_everybody=True))
