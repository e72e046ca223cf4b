"""Journals open in this process, and locks on them that a stray look at the file can't take away.

Whoever closes any descriptor of a file takes away every POSIX lock its process holds on it (IEEE Std 1003.1, `fcntl`),
SQLite's among them: a file dialog that looks what kind of file a journal is would be enough, and the next program would
then take the log and its index for abandoned and cut them off under the open window. Locks of an open file description
(Linux, `fcntl(2)`) are not lost that way, so one is held on each byte by which others tell that the journal is in use.
"""

from __future__ import annotations

import contextlib
import os
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

try:
    import fcntl

    _SET_LOCK = getattr(fcntl, "F_OFD_SETLK", None)
except ImportError:
    _SET_LOCK = None

CAN_HOLD: Final = _SET_LOCK is not None
"""Whether this system has such locks; elsewhere journals are only kept from being opened twice."""
_INDEX_IN_USE = ("-shm", 128, 1)
"""The byte of the log's index on which every user of a journal holds a shared lock (SQLite, "WAL-index format")."""
_FILE_IN_USE = ("", 0x40000002, 510)
"""The bytes of the file on which they hold a shared lock (SQLite, `os.h`: SHARED_FIRST, SHARED_SIZE)."""
_registry: dict[tuple[int, int], HeldFile] = {}
_guard = threading.Lock()


@dataclass(slots=True)
class HeldFile:
    """A journal that is open here, with its key, how many stores have it open, and the descriptors of its locks."""

    file: tuple[int, int]
    raw_key: bytes | None
    stores: int = 0
    descriptors: list[int] = field(default_factory=list)


def held(path: Path) -> HeldFile | None:
    """The journal at `path` as it is open in this process, None when it is not."""
    try:
        return _registry.get(_identity(path))
    except OSError:
        return None


def hold(path: Path, raw_key: bytes | None) -> HeldFile:
    """Note that a store has opened the journal, and lock it against whoever would take it for abandoned."""
    with _guard:
        found = _registry.setdefault(_identity(path), HeldFile(_identity(path), raw_key))
        found.stores += 1
        if found.stores == 1:
            found.descriptors = list(_locked(path))
        return found


def release(found: HeldFile, close: Callable[[], None]) -> None:
    """Close a store; before the last one the locks go, for SQLite to clear up, and after it their descriptors."""
    with _guard:
        found.stores -= 1
        is_last = found.stores == 0
        descriptors = found.descriptors if is_last else []
        for descriptor in descriptors:
            _lock(descriptor, fcntl.F_UNLCK, 0, 0)
        try:
            close()
        finally:
            for descriptor in descriptors:
                os.close(descriptor)
            if is_last:
                _registry.pop(found.file, None)


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _locked(path: Path) -> Iterator[int]:
    """Open and lock both files. What can't be locked is left: SQLite holds locks of its own as well."""
    if not CAN_HOLD:
        return
    for ending, start, length in (_INDEX_IN_USE, _FILE_IN_USE):
        with contextlib.suppress(OSError):
            descriptor = os.open(path.with_name(path.name + ending), os.O_RDWR | os.O_CLOEXEC)
            with contextlib.suppress(OSError):
                _lock(descriptor, fcntl.F_RDLCK, start, length)
            yield descriptor


def _lock(descriptor: int, kind: int, start: int, length: int) -> None:
    if _SET_LOCK is not None:
        fcntl.fcntl(descriptor, _SET_LOCK, struct.pack("hhqqi4x", kind, os.SEEK_SET, start, length, 0))
