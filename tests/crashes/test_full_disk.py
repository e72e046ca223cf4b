"""A full disk is said as such, and the journal is exactly as before."""

from __future__ import annotations

import ctypes
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.crashes import actor
from tests.crashes.children import child
from tests.storage.random_journals import add_person, fill
from whence.domain.errors import JournalTrouble, Trouble
from whence.storage import backups, encryption
from whence.storage.database import run_all
from whence.storage.dump import dump_digest
from whence.storage.store import Store, create_store, open_store

_FULL = "is full, or your share of it is used up. Free some space and do it again; nothing was changed."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create_store(tmp_path / "j.whence")
    fill(made, seed=9)
    yield made
    made.close()


def test_a_full_disk_changes_nothing_and_is_got_over(store: Store) -> None:
    before = dump_digest(store.database)
    run_all(store.database.apsw, f"PRAGMA max_page_count = {store.database.value('PRAGMA page_count')}")
    with pytest.raises(JournalTrouble) as refused:
        actor._fill(store, random.Random(1), 1)
    assert refused.value.trouble is Trouble.FULL
    assert refused.value.sentence == f"The disk that holds {store.path} {_FULL}"
    assert dump_digest(store.database) == before
    run_all(store.database.apsw, "PRAGMA max_page_count = 4294967294")
    add_person(store, "9999", "Somebody New")
    assert dump_digest(store.database) != before


_WRITE_UNTIL_REFUSED = """
import resource, random, sys
from pathlib import Path
from tests.crashes import actor
from whence.domain.errors import JournalTrouble
from whence.storage.dump import dump_digest
from whence.storage.store import open_store
store = open_store(Path(sys.argv[1]))
size = int(sys.argv[2])
if size:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
digest = dump_digest(store.database)
try:
    for number in range(1_000):
        actor._fill(store, random.Random(number), number)
        digest = dump_digest(store.database)
except JournalTrouble as error:
    print(error.trouble.name)
    print(error.sentence)
    print(digest, dump_digest(store.database))
"""


def test_a_file_that_may_not_grow_is_said_as_a_full_disk(store: Store) -> None:
    store.close()
    told = child(_WRITE_UNTIL_REFUSED, store.path, store.path.stat().st_size + 500_000).splitlines()
    assert told[0] == "FULL"
    assert told[1].endswith(_FULL)
    digest, after = told[2].split()
    assert digest == after
    again = open_store(store.path)
    assert dump_digest(again.database) == digest
    again.close()


@contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    """A file system of its own, in memory."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


def _can_mount() -> bool:
    if not sys.platform.startswith("linux") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    with tempfile.TemporaryDirectory() as folder:
        library = ctypes.CDLL(None, use_errno=True)
        if library.mount(b"tmpfs", os.fsencode(folder), b"tmpfs", 0, b"size=1m") != 0:
            return False
        return bool(library.umount(os.fsencode(folder)) == 0)


@pytest.mark.parametrize("megabytes", [3, 4] if _can_mount() else [])
def test_a_disk_that_is_really_full(megabytes: int) -> None:
    with small_disk(megabytes) as folder:
        create_store(folder / "j.whence").close()
        told = child(_WRITE_UNTIL_REFUSED, folder / "j.whence", 0).splitlines()
        assert told[0] == "FULL"
        digest, after = told[2].split()
        assert digest == after
        again = open_store(folder / "j.whence", is_read_only=True)
        assert dump_digest(again.database) == digest
        with pytest.raises(JournalTrouble) as refused:
            backups.back_up(again.database, folder / "backups", datetime(2024, 5, 1, tzinfo=UTC))
        assert refused.value.trouble is Trouble.FULL
        again.close()
        assert list((folder / "backups").iterdir()) == []
        with pytest.raises(JournalTrouble) as refused:
            encryption.change_key(folder / "j.whence", None, bytes(48))
        assert refused.value.trouble is Trouble.FULL
        again = open_store(folder / "j.whence", is_read_only=True)
        assert dump_digest(again.database) == digest
        again.close()
