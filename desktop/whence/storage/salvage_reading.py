"""A damaged journal opened for salvage: a private copy, read as leniently as SQLite can."""

from __future__ import annotations

import shutil
from pathlib import Path

import apsw
import peewee

from whence.domain.errors import JournalTrouble, Trouble
from whence.storage import copying, schema
from whence.storage.database import Database, create_private, run_all
from whence.storage.troubles import trouble_of_system

UNREADABLE = (apsw.Error, peewee.PeeweeException, UnicodeDecodeError, OverflowError)
_PAGE = 4096


class _Damaged(Database):
    # SQLite then reads a file that is shorter than it should be, or whose description of a table is broken.
    before_reading = "PRAGMA writable_schema = 1"


def opened_copy(path: Path, reading: Path, raw_key: bytes | None) -> Database:
    """Copy the damaged journal at `path` to `reading` and open the copy, log and all if it can be, header mended.

    Raises JournalTrouble when nothing can be read even so.
    """
    for is_with_log, is_mended in ((True, False), (False, False), (False, True)):
        _copy_files(path, reading, is_with_log=is_with_log)
        if is_mended and raw_key is None:
            _mend_header(reading)
        database = _Damaged(reading, raw_key=raw_key)
        try:
            run_all(database.apsw, "PRAGMA cell_size_check = 0")
            if database.value("SELECT count(*) FROM sqlite_master WHERE name = 'person'"):
                return database
        except UNREADABLE:
            pass
        database.close()
    raise JournalTrouble(
        Trouble.DAMAGED,
        f"Nothing could be read of {path}: its beginning is damaged, or its passphrase is another. Restore a backup "
        "with `whence restore`; the file itself was not touched.",
    )


def _copy_files(path: Path, reading: Path, *, is_with_log: bool) -> None:
    copying.discard(reading)
    try:
        for one in (path, *(copying.companions(path)[:1] if is_with_log else ())):
            if one.exists():
                copy = reading.with_name(reading.name + one.name.removeprefix(path.name))
                create_private(copy)
                shutil.copyfile(one, copy)
    except OSError as error:
        raise trouble_of_system(error, reading) from error


def _mend_header(reading: Path) -> None:
    """Give a plain file the 100 bytes of header that every journal of this version begins with."""
    pages = max(1, reading.stat().st_size // _PAGE).to_bytes(4, "big")
    header = bytearray(b"SQLite format 3\0" + _PAGE.to_bytes(2, "big") + bytes((1, 1, 0, 64, 32, 32)))
    header += b"\0\0\0\1" + pages + bytes(8) + b"\0\0\0\1" + b"\0\0\0\4" + bytes(8) + b"\0\0\0\1"
    header += schema.newest_version().to_bytes(4, "big") + bytes(4) + schema.APPLICATION_ID.to_bytes(4, "big")
    header += bytes(20) + b"\0\0\0\1" + apsw.SQLITE_VERSION_NUMBER.to_bytes(4, "big")
    with reading.open("r+b") as file:
        file.write(header)
