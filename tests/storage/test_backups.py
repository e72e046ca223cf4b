"""Backups: verified, thinned with age, never a bad one for a good one, and put back whole."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.random_journals import add_person, fill
from whence.domain.errors import JournalTrouble, Trouble
from whence.storage import backups, encryption, history
from whence.storage.dump import dump_digest
from whence.storage.store import Store, create_store, open_store

NOW = datetime(2024, 5, 15, 12, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = create_store(tmp_path / "j.whence")
    fill(made, seed=2)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def digest_of(path: Path, raw_key: bytes | None = None) -> str:
    opened = open_store(path, raw_key=raw_key, is_read_only=True)
    try:
        return dump_digest(opened.database)
    finally:
        opened.close()


def damage(path: Path, seed: int = 1) -> None:
    content = bytearray(path.read_bytes())
    at = len(content) // 2 // 4096 * 4096
    content[at : at + 4096] = random.Random(seed).randbytes(4096)
    path.write_bytes(content)


def test_a_backup_holds_what_the_journal_holds_in_one_private_file(store: Store, folder: Path) -> None:
    made = backups.back_up(store.database, folder, NOW)
    assert made.path.name == "20240515T120000Z.whence"
    assert digest_of(made.path) == dump_digest(store.database)
    assert [path.name for path in folder.iterdir()] == [made.path.name]
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert backups.list_backups(folder) == [made]


def test_what_is_still_in_the_log_is_in_the_backup_too(store: Store, folder: Path) -> None:
    add_person(store, "9999-late", "Late Comer")
    assert store.path.with_name("j.whence-wal").stat().st_size > 0
    made = backups.back_up(store.database, folder, NOW)
    assert digest_of(made.path) == dump_digest(store.database)


def test_two_backups_of_one_second_are_both_kept(store: Store, folder: Path) -> None:
    made = [backups.back_up(store.database, folder, NOW).path.name for _ in range(2)]
    assert made == ["20240515T120000Z.whence", "20240515T120000Z-1.whence"]
    assert len(backups.list_backups(folder)) == 2


def test_an_encrypted_journal_has_encrypted_backups(tmp_path: Path, folder: Path) -> None:
    raw_key = encryption.new_raw_key("one")
    encrypted = create_store(tmp_path / "e.whence", raw_key=raw_key)
    fill(encrypted, seed=2)
    made = backups.back_up(encrypted.database, folder, NOW)
    assert made.is_encrypted
    assert encryption.is_encrypted(made.path)
    assert backups.list_backups(folder) == [made]
    assert digest_of(made.path, encryption.raw_key_of(made.path, "one")) == dump_digest(encrypted.database)


def test_a_damaged_journal_leaves_the_good_backups_alone(store: Store, folder: Path) -> None:
    good = backups.back_up(store.database, folder, NOW - timedelta(days=400))
    path = store.path
    store.close()
    damage(path)
    with pytest.raises(JournalTrouble) as refused:
        backups.back_up(open_store(path, is_read_only=True).database, folder, NOW, largest_total=0)
    assert refused.value.trouble is Trouble.DAMAGED
    assert backups.list_backups(folder) == [good]
    assert [one.name for one in folder.iterdir()] == [good.path.name]


def test_a_backup_left_half_by_a_kill_is_no_backup_and_is_removed(store: Store, folder: Path) -> None:
    folder.mkdir()
    (folder / "20240514T120000Z.whence.partial").write_bytes(b"half")
    assert backups.list_backups(folder) == []
    backups.back_up(store.database, folder, NOW)
    assert [one.name for one in folder.iterdir()] == ["20240515T120000Z.whence"]


def test_a_folder_that_is_a_file_gets_a_sentence(store: Store, folder: Path) -> None:
    folder.write_text("in the way")
    with pytest.raises(JournalTrouble, match="cannot be written"):
        backups.back_up(store.database, folder, NOW)


def test_the_tiers_keep_two_days_twelve_days_ten_weeks_nine_months() -> None:
    every_half_hour = [NOW - timedelta(minutes=30 * number) for number in range(48 * 800)]
    kept = sorted(backups.kept(every_half_hour, NOW), reverse=True)
    recent = [moment for moment in kept if NOW - moment <= timedelta(days=2)]
    assert len(recent) == 97
    older = kept[len(recent) :]
    assert len(older) == 12 + 10 + 9
    assert len({moment.date() for moment in older[:12]}) == 12
    assert len({moment.isocalendar()[:2] for moment in older[12:22]}) == 10
    assert len({(moment.year, moment.month) for moment in older[22:]}) == 9


def test_thinning_day_by_day_reaches_back_most_of_a_year() -> None:
    staying: set[datetime] = set()
    for number in range(600):
        now = NOW + timedelta(days=number)
        staying = backups.kept([*staying, now], now)
    assert timedelta(days=240) < NOW + timedelta(days=599) - min(staying)
    assert len(staying) <= 3 + 12 + 10 + 9


def test_when_room_is_short_the_oldest_go_first_and_the_newest_stays(store: Store, folder: Path) -> None:
    for days in (200, 100, 1):
        backups.back_up(store.database, folder, NOW - timedelta(days=days), largest_total=10**9)
    size = backups.list_backups(folder)[0].size
    backups.back_up(store.database, folder, NOW, largest_total=2 * size)
    assert [NOW - one.taken_at for one in backups.list_backups(folder)] == [timedelta(0), timedelta(days=1)]
    backups.back_up(store.database, folder, NOW + timedelta(hours=1), largest_total=0)
    assert [one.taken_at for one in backups.list_backups(folder)] == [NOW + timedelta(hours=1)]


def test_restoring_brings_the_facts_back_and_keeps_the_present_ones(store: Store, folder: Path) -> None:
    made, then = backups.back_up(store.database, folder, NOW), dump_digest(store.database)
    add_person(store, "9999-late", "Late Comer")
    present = dump_digest(store.database)
    store.close()
    aside = backups.restore(made.path, store.path, folder, NOW + timedelta(days=1), raw_key=None)
    assert aside is None
    restored = open_store(store.path)
    assert dump_digest(restored.database) == then
    assert history.entries(restored.database) == []
    restored.close()
    newest = backups.list_backups(folder)[0]
    assert digest_of(newest.path) == present
    assert made.path.exists()


def test_a_log_left_by_a_kill_is_not_played_into_the_restored_journal(store: Store, folder: Path) -> None:
    made, then = backups.back_up(store.database, folder, NOW), dump_digest(store.database)
    add_person(store, "9999-late", "Late Comer")
    log = store.path.with_name("j.whence-wal")
    file, content = store.path.read_bytes(), log.read_bytes()
    present = dump_digest(store.database)
    store.close()
    store.path.write_bytes(file)
    log.write_bytes(content)
    assert backups.restore(made.path, store.path, folder, NOW, raw_key=None) is None
    assert digest_of(store.path) == then
    assert digest_of(backups.list_backups(folder)[0].path) == present


def test_a_journal_beyond_opening_is_put_aside_as_it_is(store: Store, folder: Path) -> None:
    made, then = backups.back_up(store.database, folder, NOW), dump_digest(store.database)
    store.close()
    store.path.write_bytes(b"no journal at all")
    aside = backups.restore(made.path, store.path, folder, NOW, raw_key=None)
    assert aside is not None
    assert aside.name == "j.whence.before-20240515T120000Z"
    assert aside.read_bytes() == b"no journal at all"
    assert aside.stat().st_mode & 0o777 == 0o600
    assert digest_of(store.path) == then


def test_a_journal_that_is_open_elsewhere_is_not_replaced(store: Store, folder: Path) -> None:
    made = backups.back_up(store.database, folder, NOW)
    add_person(store, "9999-late", "Late Comer")
    present = dump_digest(store.database)
    with pytest.raises(JournalTrouble) as refused:
        backups.restore(made.path, store.path, folder, NOW, raw_key=None)
    assert refused.value.trouble is Trouble.IN_USE
    assert dump_digest(store.database) == present
    assert not store.path.with_name("j.whence.restored").exists()


def test_a_damaged_backup_is_not_restored(store: Store, folder: Path) -> None:
    made, present = backups.back_up(store.database, folder, NOW), dump_digest(store.database)
    store.close()
    damage(made.path)
    with pytest.raises(JournalTrouble) as refused:
        backups.restore(made.path, store.path, folder, NOW, raw_key=None)
    assert refused.value.trouble is Trouble.DAMAGED
    assert digest_of(store.path) == present


def test_a_missing_journal_is_restored(store: Store, folder: Path) -> None:
    made, then = backups.back_up(store.database, folder, NOW), dump_digest(store.database)
    store.close()
    store.path.unlink()
    assert backups.restore(made.path, store.path, folder, NOW, raw_key=None) is None
    assert digest_of(store.path) == then


def test_a_backup_of_another_passphrase_can_be_restored(tmp_path: Path, store: Store, folder: Path) -> None:
    made, then = backups.back_up(store.database, folder, NOW), dump_digest(store.database)
    store.close()
    raw_key = encryption.new_raw_key("one")
    encryption.change_key(store.path, None, raw_key)
    backups.restore(made.path, store.path, folder, NOW, raw_key=None, present_key=raw_key)
    assert digest_of(store.path) == then
    assert backups.list_backups(folder)[0].is_encrypted


def test_the_state_differs_after_every_command_undo_and_redo(store: Store) -> None:
    states = [backups.state_of(store.database)]
    add_person(store, "9999-late", "Late Comer")
    states.append(backups.state_of(store.database))
    entry = history.next_undo(store.database)
    assert entry is not None
    store.gate.undo(entry)
    states.append(backups.state_of(store.database))
    add_person(store, "9999-later", "Late Comer")
    states.append(backups.state_of(store.database))
    assert len(set(states)) == 4
    assert backups.state_of(store.database) == states[-1]
