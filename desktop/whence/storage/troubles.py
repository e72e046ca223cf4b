"""What SQLite says about the journal file, said as a sentence with what to do."""

from __future__ import annotations

import errno
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import peewee

from whence.domain.errors import JournalTrouble, Trouble

_SENTENCES = {
    Trouble.LOCKED: "The journal {path} is being written by another program. Close that program, or try again in a "
    "moment.",
    Trouble.READ_ONLY: "The journal {path} cannot be written: the file or its folder is read-only. Change its "
    "permissions, or choose another place with --journal.",
    Trouble.FULL: "The disk that holds {path} is full, or your share of it is used up. Free some space and do it "
    "again; nothing was changed.",
    Trouble.DAMAGED: "The journal {path} is damaged. Run `whence check` to see what can be saved, or `whence restore` "
    "to go back to a backup.",
    Trouble.NOT_A_JOURNAL: "{path} is not a journal, or its beginning is damaged. Check the path, or restore a backup "
    "with `whence restore`.",
    Trouble.PASSPHRASE: "The passphrase does not open the journal {path}, or the beginning of the file is damaged. "
    "Check the passphrase; if it is right, restore a backup with `whence restore`.",
    Trouble.IN_USE: "The journal {path} is open in another Whence. Close its window first, then do it again.",
    Trouble.MISSING: "The journal {path} cannot be opened: the file or its folder is missing or forbidden. Check the "
    "path.",
}
_KINDS: tuple[tuple[type[BaseException], Trouble], ...] = (
    (apsw.BusyError, Trouble.LOCKED),
    (apsw.LockedError, Trouble.LOCKED),
    (apsw.ReadOnlyError, Trouble.READ_ONLY),
    (apsw.FullError, Trouble.FULL),
    (apsw.CorruptError, Trouble.DAMAGED),
    (apsw.NotADBError, Trouble.NOT_A_JOURNAL),
    (apsw.CantOpenError, Trouble.MISSING),
    (apsw.IOError, Trouble.DAMAGED),
    (apsw.MismatchError, Trouble.DAMAGED),
    (UnicodeDecodeError, Trouble.DAMAGED),
    (zlib.error, Trouble.DAMAGED),
)
_FROM_THE_FILE = (apsw.Error, peewee.PeeweeException, UnicodeDecodeError, zlib.error)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FAILED_WRITES = (
    apsw.SQLITE_IOERR_WRITE,
    apsw.SQLITE_IOERR_TRUNCATE,
    apsw.SQLITE_IOERR_FSYNC,
    apsw.SQLITE_IOERR_SHMSIZE,
)


def trouble(kind: Trouble, path: Path | str) -> JournalTrouble:
    """The refusal for trouble of `kind` with the journal at `path`."""
    return JournalTrouble(kind, _SENTENCES[kind].format(path=path))


def trouble_of(error: BaseException, path: Path | str) -> JournalTrouble | None:
    """The refusal for an error of SQLite or peewee; None when it is a fault of the program instead."""
    for cause in (error, error.__cause__, error.__context__, getattr(error, "orig", None)):
        for kind, name in _KINDS:
            if isinstance(cause, kind):
                return trouble(_disk_full(cause, name), path)
    return None


@contextmanager
def as_trouble(path: Path | str) -> Iterator[None]:
    """Raise JournalTrouble instead of SQLite's errors about the file at `path`."""
    try:
        yield
    except _FROM_THE_FILE as error:
        refusal = trouble_of(error, path)
        if refusal is None:
            raise
        raise refusal from error


def trouble_of_system(error: OSError, path: Path | str) -> JournalTrouble:
    """The refusal for an error of the operating system about a file or folder that was to be written."""
    kind = Trouble.FULL if error.errno in _NO_ROOM else Trouble.READ_ONLY
    return trouble(kind, path)


def _disk_full(cause: BaseException | None, name: Trouble) -> Trouble:
    if isinstance(cause, apsw.IOError) and getattr(cause, "extendedresult", 0) in _FAILED_WRITES:
        return Trouble.FULL
    return name
