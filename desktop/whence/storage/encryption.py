"""The passphrase of a journal, in the format of SQLCipher 4 so that a second program can read the file.

The file is encrypted page by page with AES-256-CBC and HMAC-SHA512; its first 16 bytes are the salt from which, with
the passphrase, PBKDF2-HMAC-SHA512 makes the key in 256,000 rounds (SQLCipher 4 design; RFC 8018).
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

from whence.domain.errors import JournalTrouble, Refusal, Trouble
from whence.storage import copying, schema
from whence.storage.database import PAGE_BYTES, Database, is_plain_journal, open_database

ROUNDS = 256_000
KEY_BYTES = 32
SALT_BYTES = 16
_NEW = ".new"


def new_raw_key(passphrase: str) -> bytes:
    """The key for a new file under a passphrase: 32 bytes and a salt of its own, 16 bytes.

    Raises Refusal for an empty passphrase. Takes about a quarter of a second, on purpose.
    """
    return _derived(passphrase, os.urandom(SALT_BYTES))


def raw_key_of(path: Path, passphrase: str) -> bytes | None:
    """The key a passphrase makes for the file at `path`, right or wrong; None when the file is not encrypted.

    Raises Refusal for an empty passphrase, OSError when the file cannot be read.
    """
    if is_plain_journal(path):
        return None
    with path.open("rb") as file:
        salt = file.read(SALT_BYTES)
    return _derived(passphrase, salt.ljust(SALT_BYTES, b"\0"))


def is_encrypted(path: Path) -> bool:
    """Whether a file that is known to be a journal is encrypted."""
    return path.stat().st_size > 0 and not is_plain_journal(path)


def has_whole_pages(path: Path) -> bool:
    """Whether a file is as long as a journal can be, which is a number of whole pages."""
    return path.stat().st_size % PAGE_BYTES == 0


def change_key(
    path: Path, old_key: bytes | None, new_key: bytes | None, progress: Callable[[int], None] = lambda _: None
) -> None:
    """Write the journal anew under `new_key` (None for none) and put it in the place of the old file.

    The new file is compared with the old one before it takes its place, in one step; until then nothing is changed.
    The journal must be of today's version and open nowhere. What the old file held is overwritten, which a disk that
    moves its blocks about (most do) does not promise to obey. Raises JournalTrouble.
    """
    new = path.with_name(path.name + _NEW)
    source = copying.hold(path, old_key)
    try:
        _refuse_older(source)
        _write_anew(source, new, new_key, progress)
        with path.open("r+b") as old_file:
            copying.swap_in(new, path)
            if old_key is None:
                _overwrite(old_file.fileno())
    finally:
        source.close()
        copying.discard(new)


def _refuse_older(source: Database) -> None:
    version = source.value("PRAGMA user_version")
    if version != schema.newest_version():
        raise Refusal(
            f"{source.path} was written by an earlier version of Whence (format {version}), so its passphrase cannot "
            "be changed. Open it first, which brings it up to date; a backup can be restored or deleted."
        )


def _write_anew(source: Database, new: Path, new_key: bytes | None, progress: Callable[[int], None]) -> None:
    copying.refuse_orphans(source)
    target = copying.new_journal(new, new_key)
    try:
        copying.copy_all(source, target, progress)
        copying.as_one_file(target)
    finally:
        target.close()
    if is_encrypted(new) != (new_key is not None):
        raise JournalTrouble(Trouble.PASSPHRASE, f"The journal {source.path} could not be encrypted; it is as before.")
    _refuse_difference(source, new, new_key)


def _refuse_difference(source: Database, new: Path, new_key: bytes | None) -> None:
    from whence.storage.dump import dump_digest

    written = open_database(new, raw_key=new_key)
    try:
        is_same = dump_digest(written) == dump_digest(source) and _counts(written) == _counts(source)
        is_sound = [row[0] for row in written.rows("PRAGMA integrity_check")] == ["ok"]
        copying.as_one_file(written)
    finally:
        written.close()
    if not (is_same and is_sound):
        raise JournalTrouble(
            Trouble.DAMAGED,
            f"The copy of {source.path} under the new passphrase does not equal it; the journal is as before. "
            "Run `whence check`, then try again.",
        )


def _counts(database: Database) -> list[int]:
    tables = [table for table in copying.kept_tables(database) if table != "marker"]
    return [database.value(f"SELECT count(*) FROM {table}") for table in tables]


def _overwrite(handle: int) -> None:
    nothing = bytes(1024 * 1024)
    left = os.fstat(handle).st_size
    while left > 0:
        left -= os.write(handle, nothing[:left])
    os.fsync(handle)


def _derived(passphrase: str, salt: bytes) -> bytes:
    if not passphrase:
        raise Refusal("The passphrase is empty. Type one, or leave the journal without.", field="passphrase")
    text = unicodedata.normalize("NFC", passphrase).encode()
    return hashlib.pbkdf2_hmac("sha512", text, salt, ROUNDS, KEY_BYTES) + salt
