"""The passphrase: the file is SQLCipher 4's, nothing is in clear, and changing it loses nothing."""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime
from pathlib import Path

import apsw
import pytest

from tests.storage.random_journals import NAME_IN_CLEAR, add_person, fill
from whence.domain.errors import JournalTrouble, Refusal, Trouble
from whence.storage import encryption, history
from whence.storage.backups import back_up
from whence.storage.database import open_database
from whence.storage.dump import dump_digest
from whence.storage.store import create_store, open_store

PAGE = 4096
RESERVED_FOR_HMAC = 64


@pytest.fixture(scope="module")
def key() -> bytes:
    return encryption.new_raw_key("correct horse")


def digest_of(path: Path, raw_key: bytes | None) -> str:
    store = open_store(path, raw_key=raw_key)
    try:
        return dump_digest(store.database)
    finally:
        store.close()


def filled(path: Path, raw_key: bytes | None = None) -> str:
    store = create_store(path, raw_key=raw_key)
    fill(store, seed=3)
    add_person(store, "9999-known", NAME_IN_CLEAR)
    digest = dump_digest(store.database)
    store.close()
    return digest


def test_the_file_begins_with_its_salt_and_looks_like_noise(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "j.whence"
    filled(path, key)
    content = path.read_bytes()
    assert content[: encryption.SALT_BYTES] == key[encryption.KEY_BYTES :]
    assert encryption.is_encrypted(path)
    commonest = max(content.count(byte) for byte in range(256))
    assert commonest < 1.3 * len(content) / 256


def test_every_page_carries_the_signature_of_sqlcipher_4(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "j.whence"
    filled(path, key)
    content, salt = path.read_bytes(), key[encryption.KEY_BYTES :]
    signing = hashlib.pbkdf2_hmac("sha512", key[: encryption.KEY_BYTES], bytes(byte ^ 0x3A for byte in salt), 2, 32)
    pages = [content[at : at + PAGE] for at in range(0, len(content), PAGE)]
    assert len(pages) > 50
    for number, page in enumerate(pages, start=1):
        signed = page[encryption.SALT_BYTES if number == 1 else 0 : -RESERVED_FOR_HMAC]
        expected = hmac.new(signing, signed + number.to_bytes(4, "little"), "sha512").digest()
        assert page[-RESERVED_FOR_HMAC:] == expected, number


def test_the_passphrase_itself_opens_the_file_too(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "j.whence"
    filled(path, key)
    connection = apsw.Connection(str(path))
    connection.pragma("cipher", "sqlcipher")
    connection.pragma("legacy", 4)
    connection.pragma("key", "correct horse")
    assert connection.execute("SELECT count(*) FROM person WHERE name = ?", (NAME_IN_CLEAR,)).get == 1
    connection.close()


def test_the_key_made_from_the_file_and_the_passphrase_opens_it_again(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "j.whence"
    digest = filled(path, key)
    again = encryption.raw_key_of(path, "correct horse")
    assert again == key
    assert digest_of(path, again) == digest


def test_composed_and_decomposed_letters_are_one_passphrase(tmp_path: Path) -> None:
    raw_key = encryption.new_raw_key("caf\u00e9")
    filled(tmp_path / "j.whence", raw_key)
    assert encryption.raw_key_of(tmp_path / "j.whence", "cafe\u0301") == raw_key


@pytest.mark.parametrize("passphrase", ["correct hors", "Correct horse", "correct horse "])
def test_a_wrong_passphrase_shows_at_once_and_changes_nothing(tmp_path: Path, key: bytes, passphrase: str) -> None:
    path = tmp_path / "j.whence"
    filled(path, key)
    before = path.read_bytes()
    with pytest.raises(JournalTrouble) as refused:
        open_store(path, raw_key=encryption.raw_key_of(path, passphrase))
    assert refused.value.trouble is Trouble.PASSPHRASE
    assert "The passphrase does not open the journal" in refused.value.sentence
    assert path.read_bytes() == before


def test_an_encrypted_journal_without_a_passphrase_says_that_it_needs_one(tmp_path: Path, key: bytes) -> None:
    filled(tmp_path / "j.whence", key)
    with pytest.raises(JournalTrouble) as refused:
        open_store(tmp_path / "j.whence")
    assert refused.value.trouble is Trouble.PASSPHRASE
    assert "is protected by a passphrase, or it is no journal, or its beginning is damaged" in refused.value.sentence


def test_an_empty_passphrase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="passphrase is empty"):
        encryption.new_raw_key("")


def test_a_plain_journal_needs_no_key(tmp_path: Path) -> None:
    filled(tmp_path / "j.whence")
    assert encryption.raw_key_of(tmp_path / "j.whence", "whatever") is None
    assert not encryption.is_encrypted(tmp_path / "j.whence")


@pytest.mark.parametrize(("is_before", "is_after"), [(False, True), (True, True), (True, False)])
def test_setting_changing_and_removing_keeps_every_fact(
    tmp_path: Path, key: bytes, is_before: bool, is_after: bool
) -> None:
    path = tmp_path / "j.whence"
    old = key if is_before else None
    new = encryption.new_raw_key("another one") if is_after else None
    digest = filled(path, old)
    encryption.change_key(path, old, new)
    assert encryption.is_encrypted(path) is is_after
    assert digest_of(path, new) == digest
    assert sorted(one.name for one in tmp_path.iterdir()) == ["j.whence"]
    if old is not None:
        with pytest.raises(JournalTrouble):
            open_store(path, raw_key=old)


def test_what_was_done_can_still_be_undone_under_a_new_passphrase(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "j.whence"
    filled(path)
    encryption.change_key(path, None, key)
    store = open_store(path, raw_key=key)
    entry = history.next_undo(store.database)
    assert entry is not None
    store.gate.undo(entry)
    assert store.database.value("SELECT count(*) FROM person WHERE name = ?", (NAME_IN_CLEAR,)) == 0
    store.close()


def test_the_passphrase_of_an_open_journal_is_not_changed(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "j.whence"
    digest = filled(path)
    other = open_store(path)
    assert other.database.value("SELECT count(*) FROM person")
    with pytest.raises(JournalTrouble) as refused:
        encryption.change_key(path, None, key)
    assert refused.value.trouble is Trouble.IN_USE
    assert dump_digest(other.database) == digest
    other.close()
    assert not (tmp_path / "j.whence.new").exists()


def test_an_interrupted_change_is_begun_anew(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "j.whence"
    digest = filled(path)
    (tmp_path / "j.whence.new").write_bytes(b"half")
    (tmp_path / "j.whence.new-wal").write_bytes(b"half")
    encryption.change_key(path, None, key)
    assert digest_of(path, key) == digest


def test_nothing_is_in_clear_anywhere_while_it_is_written_backed_up_and_rekeyed(tmp_path: Path, key: bytes) -> None:
    folder = tmp_path / "data"
    store = create_store(folder / "j.whence", raw_key=key)
    fill(store, seed=5, rows=40)
    add_person(store, "9999-known", NAME_IN_CLEAR)
    assert _holding(tmp_path, NAME_IN_CLEAR) == []
    assert (folder / "j.whence-wal").stat().st_size > 0
    back_up(store.database, folder / "backups", datetime(2024, 5, 1, tzinfo=UTC))
    assert _holding(tmp_path, NAME_IN_CLEAR) == []
    store.close()
    encryption.change_key(folder / "j.whence", key, encryption.new_raw_key("two"))
    assert _holding(tmp_path, NAME_IN_CLEAR) == []


def test_the_search_for_clear_text_finds_it_in_a_plain_journal(tmp_path: Path) -> None:
    filled(tmp_path / "plain.whence")
    assert _holding(tmp_path, NAME_IN_CLEAR) == [tmp_path / "plain.whence"]


def test_the_old_plain_file_is_overwritten(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "j.whence"
    filled(path)
    (tmp_path / "another name").hardlink_to(path)
    encryption.change_key(path, None, key)
    assert set((tmp_path / "another name").read_bytes()) == {0}


def test_each_key_opens_only_its_own_file(tmp_path: Path, key: bytes) -> None:
    other = encryption.new_raw_key("correct horse")
    assert other != key
    filled(tmp_path / "j.whence", key)
    with pytest.raises(JournalTrouble):
        open_database(tmp_path / "j.whence", raw_key=other)


def _holding(folder: Path, name: str) -> list[Path]:
    forms = [form.encode(code) for form in (name, name.split()[1]) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    assert files
    return [path for path in files if any(form in path.read_bytes() for form in forms)]
