"""A look at the files of an open journal takes nothing from it, whatever other programs do meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journals import add, new_journal
from whence.services.suite import Services
from whence.storage import held_files
from whence.storage.encryption import new_raw_key
from whence.storage.store import create_store, open_store

ROOT = Path(__file__).resolve().parents[2]
OTHER_PROGRAM = """
import sys
from pathlib import Path
from whence.storage.store import open_store
store = open_store(Path(sys.argv[1]))
print(store.database.value("SELECT count(*) FROM person"))
store.close()
"""


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = new_journal(tmp_path)
    yield opened
    opened.journal.store.close()


def look_at(path: Path) -> None:
    """What a file dialog does: open a file to see of what kind it is, and close it again."""
    for ending in ("", "-shm", "-wal"):
        os.close(os.open(f"{path}{ending}", os.O_RDONLY))


def people_seen_by_another(path: Path) -> int:
    environ = {**os.environ, "PYTHONPATH": str(ROOT / "desktop")}
    command = [sys.executable, "-P", "-c", OTHER_PROGRAM, str(path)]
    return int(subprocess.run(command, env=environ, capture_output=True, text=True, check=True).stdout)


def test_another_program_leaves_the_log_of_an_open_journal_after_a_look_at_it(services: Services) -> None:
    path = services.journal.store.path
    add(services, "Ilse Varnhold")
    look_at(path)
    assert people_seen_by_another(path) == 1
    assert Path(f"{path}-wal").stat().st_size > 0
    assert Path(f"{path}-shm").stat().st_size > 0
    add(services, "Ruta Fjeldso")
    look_at(path)
    assert people_seen_by_another(path) == 2


def test_the_last_store_to_close_leaves_one_file(services: Services) -> None:
    path = services.journal.store.path
    add(services, "Ilse Varnhold")
    second = open_store(path)
    services.journal.store.close()
    assert Path(f"{path}-wal").exists()
    assert held_files.held(path) is not None
    second.close()
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    assert held_files.held(path) is None


def test_descriptors_do_not_pile_up(services: Services) -> None:
    before = len(list(Path("/dev/fd").iterdir()))
    for _ in range(20):
        open_store(services.journal.store.path).close()
    assert len(list(Path("/dev/fd").iterdir())) <= before + 1


def test_the_key_of_an_open_journal_is_known_without_reading_it(tmp_path: Path) -> None:
    key = new_raw_key("sea-glass")
    store = create_store(tmp_path / "secret.whence", raw_key=key)
    found = held_files.held(store.path)
    assert found is not None
    assert found.raw_key == key
    store.close()
    assert held_files.held(store.path) is None


def test_a_file_that_is_gone_is_not_held(tmp_path: Path) -> None:
    assert held_files.held(tmp_path / "nothing.whence") is None
