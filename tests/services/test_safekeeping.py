"""Safekeeping as the program uses it: backups when due, restore, passphrases and what becomes of old backups."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.random_journals import add_person, fill
from whence.domain.errors import JournalTrouble, Refusal, Trouble
from whence.services.safekeeping import Safekeeping, found_passphrase, key_of
from whence.storage.dump import dump_digest
from whence.storage.store import create_store, open_store


class Time:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = datetime(2024, 5, 15, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_minutes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    store = create_store(tmp_path / "j.whence")
    fill(store, seed=8)
    store.close()
    return store.path


@pytest.fixture
def keeping(journal: Path, tmp_path: Path, time: Time) -> Safekeeping:
    return Safekeeping(journal, tmp_path / "backups", None, time)


def digest_of(path: Path, raw_key: bytes | None = None) -> str:
    store = open_store(path, raw_key=raw_key)
    try:
        return dump_digest(store.database)
    finally:
        store.close()


def change(journal: Path, uid: str) -> None:
    store = open_store(journal)
    add_person(store, uid, "Somebody New")
    store.close()


def test_a_backup_is_due_when_something_changed_and_half_an_hour_has_passed(
    keeping: Safekeeping, journal: Path, time: Time
) -> None:
    taken = [keeping.back_up_if_due() is not None]
    for minutes, is_changed in ((10, True), (10, False), (10, False), (40, False), (5, True), (40, False)):
        time.pass_minutes(minutes)
        if is_changed:
            change(journal, f"uid {time.now}")
        taken.append(keeping.back_up_if_due() is not None)
    assert taken == [True, False, False, True, False, True, False]


def test_a_fresh_start_knows_from_the_newest_backup_whether_anything_changed(
    keeping: Safekeeping, journal: Path, time: Time, tmp_path: Path
) -> None:
    assert keeping.back_up_if_due() is not None
    time.pass_minutes(60)
    assert Safekeeping(journal, tmp_path / "backups", None, time).back_up_if_due() is None
    change(journal, "9999")
    assert Safekeeping(journal, tmp_path / "backups", None, time).back_up_if_due() is not None


def test_a_backup_can_be_taken_while_the_journal_is_open_and_written(keeping: Safekeeping, journal: Path) -> None:
    store = open_store(journal)
    add_person(store, "9999", "Somebody New")
    made = keeping.back_up()
    assert digest_of(made.path) == dump_digest(store.database)
    store.close()


def test_restoring_and_restoring_what_was_before_come_back_to_the_same(
    keeping: Safekeeping, journal: Path, time: Time
) -> None:
    then = digest_of(journal)
    made = keeping.back_up()
    change(journal, "9999")
    present = digest_of(journal)
    time.pass_minutes(1)
    assert keeping.restore(made.path) is None
    assert digest_of(journal) == then
    time.pass_minutes(1)
    keeping.restore(keeping.backups()[0].path)
    assert digest_of(journal) == present


def test_a_missing_backup_is_said(keeping: Safekeeping, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="There is no backup at"):
        keeping.restore(tmp_path / "nowhere.whence")


def test_a_passphrase_is_set_changed_and_removed(keeping: Safekeeping, journal: Path) -> None:
    digest = digest_of(journal)
    keeping.set_passphrase("first")
    assert digest_of(journal, key_of(journal, "first")) == digest
    keeping.set_passphrase("second")
    with pytest.raises(JournalTrouble) as refused:
        digest_of(journal, key_of(journal, "first"))
    assert refused.value.trouble is Trouble.PASSPHRASE
    assert digest_of(journal, keeping.raw_key) == digest
    keeping.remove_passphrase()
    assert digest_of(journal) == digest
    keeping.remove_passphrase()
    assert not keeping.is_encrypted
    with pytest.raises(Refusal):
        keeping.set_passphrase("")


def test_earlier_backups_in_clear_are_named_and_can_be_protected(keeping: Safekeeping, journal: Path) -> None:
    made = keeping.back_up()
    assert keeping.unprotected_backups() == []
    keeping.set_passphrase("first")
    assert [backup.path for backup in keeping.unprotected_backups()] == [made.path]
    assert keeping.protect_backups() == 1
    assert keeping.unprotected_backups() == []
    assert digest_of(made.path, key_of(made.path, "first")) == digest_of(journal, keeping.raw_key)
    keeping.restore(made.path)


def test_backups_in_clear_can_be_deleted_once_there_is_another(keeping: Safekeeping, time: Time) -> None:
    keeping.back_up()
    keeping.set_passphrase("first")
    with pytest.raises(Refusal, match="only backups"):
        keeping.delete_unprotected_backups()
    time.pass_minutes(1)
    made = keeping.back_up()
    assert keeping.delete_unprotected_backups() == 1
    assert keeping.backups() == [made]


def test_a_backup_of_an_earlier_passphrase_is_restored_with_it(keeping: Safekeeping, journal: Path, time: Time) -> None:
    digest = digest_of(journal)
    keeping.set_passphrase("first")
    made = keeping.back_up()
    keeping.set_passphrase("second")
    time.pass_minutes(1)
    with pytest.raises(JournalTrouble):
        keeping.restore(made.path)
    keeping.restore(made.path, "first")
    assert digest_of(journal, key_of(journal, "first")) == digest
    assert keeping.raw_key == key_of(journal, "first")


def test_check_and_salvage_say_what_they_find(keeping: Safekeeping, journal: Path, tmp_path: Path) -> None:
    assert keeping.check() == []
    assert keeping.salvage(tmp_path / "saved.whence").lost == {}
    assert digest_of(tmp_path / "saved.whence") == digest_of(journal)
    with pytest.raises(Refusal, match="is there already"):
        keeping.salvage(tmp_path / "saved.whence")


def test_a_key_is_only_made_where_one_is_needed(journal: Path, tmp_path: Path) -> None:
    assert key_of(journal, None) is None
    assert key_of(journal, "whatever") is None
    assert key_of(tmp_path / "nowhere", "whatever") is None


def test_the_passphrase_file_comes_before_the_environment(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("from the file\n")
    environment = {"WHENCE_PASSPHRASE": "from the environment"}
    assert found_passphrase(tmp_path / "j", tmp_path / "secret", environment) == "from the file"
    assert found_passphrase(tmp_path / "j", None, environment) == "from the environment"
    assert found_passphrase(tmp_path / "j", None, {}) is None
    with pytest.raises(Refusal, match="No such file or directory"):
        found_passphrase(tmp_path / "j", tmp_path / "nowhere", environment)
    (tmp_path / "secret").write_text("\n")
    with pytest.raises(Refusal, match="its first line is empty"):
        found_passphrase(tmp_path / "j", tmp_path / "secret", environment)
