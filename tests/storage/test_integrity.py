"""The check says what is wrong with a journal file, and leaves it as it is."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.storage.random_journals import fill
from whence.domain.errors import JournalTrouble, Trouble
from whence.storage import encryption, schema
from whence.storage.database import Database, run_all
from whence.storage.dump import dump_digest
from whence.storage.integrity import FindingKind, check
from whence.storage.store import create_store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    store = create_store(tmp_path / "j.whence")
    fill(store, seed=4, rows=60)
    store.close()
    return store.path


def loosely(path: Path, sql: str) -> None:
    database = Database(path)
    run_all(database.apsw, "PRAGMA foreign_keys = 0")
    run_all(database.apsw, sql)
    database.close()


def test_a_sound_journal_has_no_findings_and_is_not_changed(path: Path) -> None:
    before = path.read_bytes()
    assert check(path) == []
    assert path.read_bytes() == before


def test_a_sound_encrypted_journal_has_no_findings(tmp_path: Path) -> None:
    raw_key = encryption.new_raw_key("one")
    store = create_store(tmp_path / "e.whence", raw_key=raw_key)
    fill(store, seed=4)
    store.close()
    assert check(store.path, raw_key) == []


def test_a_row_that_refers_to_nothing_is_found(path: Path) -> None:
    loosely(path, "DELETE FROM event WHERE id = (SELECT event_id FROM origin WHERE event_id IS NOT NULL LIMIT 1)")
    found = check(path)
    assert {finding.kind for finding in found} == {FindingKind.REFERENCE}
    assert "origin" in {finding.table for finding in found}
    assert f"of “origin” in {path} refers to rows of “event” that are not there" in " ".join(f.sentence for f in found)


def test_a_day_told_twice_and_differently_is_found(path: Path) -> None:
    loosely(path, "UPDATE participation SET day = coalesce(day, 0) + 1")
    found = check(path)
    assert [finding.kind for finding in found] == [FindingKind.REPEATED]
    assert "under another day than its own" in found[0].sentence


def test_a_damaged_search_index_is_told_apart_from_damaged_facts(path: Path) -> None:
    loosely(
        path,
        "CREATE VIRTUAL TABLE test_words USING fts5(words);"
        "INSERT INTO test_words VALUES ('ada met tom'), ('tom met ada');"
        "DELETE FROM test_words_content WHERE id = 1;",
    )
    found = check(path)
    assert [(finding.kind, finding.table) for finding in found] == [(FindingKind.SEARCH, "test_words")]
    assert "nothing you entered is affected" in found[0].sentence


@pytest.mark.parametrize("seed", range(8))
def test_zeroed_pages_are_found_and_the_file_is_left_alone(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(6):
        at = chance.randrange(1, len(content) // 4096) * 4096
        content[at : at + 4096] = bytes(4096)
    path.write_bytes(content)
    found = check(path)
    assert found
    assert all(f"{path}" in finding.sentence for finding in found)
    assert path.read_bytes() == content


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_truncated_file_is_found(path: Path, part: float) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])
    found = check(path)
    assert {finding.kind for finding in found} & {FindingKind.UNREADABLE, FindingKind.STRUCTURE}
    assert "whence restore" in found[0].sentence


def test_a_flipped_bit_in_an_encrypted_journal_is_always_found(tmp_path: Path) -> None:
    raw_key = encryption.new_raw_key("one")
    store = create_store(tmp_path / "e.whence", raw_key=raw_key)
    fill(store, seed=4)
    store.close()
    sound = store.path.read_bytes()
    chance = random.Random(7)
    for _ in range(6):
        content = bytearray(sound)
        content[chance.randrange(4096, len(content))] ^= 1 << chance.randrange(8)
        store.path.write_bytes(content)
        assert check(store.path, raw_key)


@pytest.mark.parametrize(
    ("content", "trouble", "sentence"),
    [
        (b"", Trouble.EMPTY, "is empty (0 bytes)"),
        (b"PK\x03\x04 an archive perhaps", Trouble.NOT_A_JOURNAL, "is not a journal, or its beginning is damaged"),
        (b"SQLite format 3\x00 but not really", Trouble.NOT_A_JOURNAL, "is not a journal, or its beginning is damaged"),
        (random.Random(1).randbytes(8192), Trouble.PASSPHRASE, "is protected by a passphrase, or it is no journal"),
    ],
)
def test_what_is_no_journal_is_said_and_left_alone(
    tmp_path: Path, content: bytes, trouble: Trouble, sentence: str
) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    if trouble is Trouble.PASSPHRASE:
        with pytest.raises(JournalTrouble, match="is protected by a passphrase"):
            check(path)
    else:
        found = check(path)
        assert [finding.kind for finding in found] == [FindingKind.UNREADABLE]
        assert sentence in found[0].sentence
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_no_journal(tmp_path: Path) -> None:
    loosely(tmp_path / "other.db", "CREATE TABLE t (x)")
    assert "is not a journal" in check(tmp_path / "other.db")[0].sentence


def test_a_journal_of_a_newer_version_is_refused_with_both_numbers(path: Path) -> None:
    newer = schema.newest_version() + 7
    loosely(path, f"PRAGMA user_version = {newer}")
    before = path.read_bytes()
    with pytest.raises(JournalTrouble) as refused:
        check(path)
    assert refused.value.trouble is Trouble.NEWER
    assert f"its format is {newer}, this one knows {schema.newest_version()}" in refused.value.sentence
    assert path.read_bytes() == before


def test_a_missing_journal_is_said(tmp_path: Path) -> None:
    with pytest.raises(JournalTrouble) as refused:
        check(tmp_path / "nowhere.whence")
    assert refused.value.trouble is Trouble.MISSING


def test_checking_keeps_the_digest(path: Path) -> None:
    database = Database(path)
    digest = dump_digest(database)
    check(path)
    assert dump_digest(database) == digest
    database.close()
