"""Killed at any moment (SIGKILL), the journal holds everything that was acknowledged and nothing half."""

from __future__ import annotations

import random
import select
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import IS_EVERYTHING
from tests.crashes import actor
from tests.storage.random_journals import fill
from whence.domain.errors import JournalTrouble, Trouble
from whence.storage import backups, history
from whence.storage.dump import dump_digest
from whence.storage.integrity import check
from whence.storage.store import Store, create_store, open_store

ROOT = Path(__file__).parents[2]
KILLS = 10 if IS_EVERYTHING else 6
JOURNALS = 20 if IS_EVERYTHING else 1
WHOLE_FILE_KILLS = 60 if IS_EVERYTHING else 4


def killed(mode: str, path: Path, seed: int, first: int, chance: random.Random, longest: float = 0.25) -> int:
    """Let an actor work, kill it at a random moment, and give the number of the first deed not acknowledged."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.crashes.actor", mode, path, str(seed), str(first)],
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'desktop'}:{ROOT}", "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with child:
        assert child.stdout is not None
        assert child.stderr is not None
        acknowledged = b""
        for _ in range(chance.randrange(1, 12)):
            line = child.stdout.readline()
            acknowledged += line
            if not line:
                raise AssertionError(child.stderr.read().decode())
        select.select([child.stderr], [], [], chance.random() * longest)
        child.kill()
        acknowledged += child.stdout.read()
    assert child.returncode == -9
    done = [int(number) for number in acknowledged.split(b"\n")[:-1]]
    assert done == list(range(first, first + len(done)))
    return first + len(done)


@pytest.mark.parametrize("number", range(JOURNALS))
def test_commands_and_imports(tmp_path: Path, number: int) -> None:
    chance = random.Random(number)
    seed = chance.randrange(1_000_000)
    journal, twin = create_store(tmp_path / "j.whence"), create_store(tmp_path / "twin.whence")
    journal.close()
    done = half = 0
    for _ in range(KILLS):
        acknowledged = killed("commands", journal.path, seed, done, chance)
        for deed in range(done, acknowledged):
            actor.do(twin, seed, deed)
        done = acknowledged
        assert check(journal.path) == []
        found = open_store(journal.path)
        if not is_same(found, twin):
            # Committed, but killed before it could say so.
            actor.do(twin, seed, done)
            done += 1
            half += 1
            assert is_same(found, twin)
        found.close()
    twin.close()
    assert done > KILLS
    assert half < KILLS


def is_opened_by(path: Path, raw_key: bytes | None) -> bool:
    try:
        open_store(path, raw_key=raw_key).close()
    except JournalTrouble as error:
        if error.trouble not in (Trouble.PASSPHRASE, Trouble.NOT_A_JOURNAL):
            raise
        return False
    return True


def is_same(one: Store, other: Store) -> bool:
    stacks = [[(entry.label, entry.is_undone) for entry in history.entries(store.database)] for store in (one, other)]
    return stacks[0] == stacks[1] and dump_digest(one.database) == dump_digest(other.database)


def test_changing_the_key(tmp_path: Path) -> None:
    chance = random.Random(11)
    store = create_store(tmp_path / "j.whence")
    fill(store, seed=1, rows=60)
    digest = dump_digest(store.database)
    store.close()
    done = 0
    for _ in range(WHOLE_FILE_KILLS):
        done = killed("keys", store.path, 0, done, chance)
        done += not is_opened_by(store.path, actor.KEYS[done % 3])
        found = open_store(store.path, raw_key=actor.KEYS[done % 3])
        assert dump_digest(found.database) == digest
        found.close()
        assert check(store.path, actor.KEYS[done % 3]) == []


def test_restoring(tmp_path: Path) -> None:
    chance = random.Random(12)
    digests = []
    for number in range(3):
        store = create_store(tmp_path / f"source-{number}.whence")
        fill(store, seed=number, rows=40)
        digests.append(dump_digest(store.database))
        backups.copy_verified(store.database, tmp_path / f"backup-{number}.whence")
        store.close()
    path = tmp_path / "j.whence"
    path.write_bytes((tmp_path / "backup-2.whence").read_bytes())
    done = 0
    for _ in range(WHOLE_FILE_KILLS):
        done = killed("restores", path, 0, done, chance)
        found = open_store(path)
        assert dump_digest(found.database) in (digests[done % 3], digests[(done - 1) % 3])
        found.close()
        assert check(path) == []
    for backup in backups.list_backups(tmp_path / "backups"):
        backups.verify(backup.path, None)


def test_backing_up(tmp_path: Path) -> None:
    chance = random.Random(13)
    store = create_store(tmp_path / "j.whence")
    fill(store, seed=1, rows=60)
    digest = dump_digest(store.database)
    store.close()
    done = 0
    listed: list[backups.Backup] = []
    for _ in range(WHOLE_FILE_KILLS):
        done = killed("backups", store.path, 0, done, chance)
        listed = backups.list_backups(tmp_path / "backups")
        assert listed
        for backup in listed:
            backups.verify(backup.path, None)
    found = open_store(listed[0].path, is_read_only=True)
    assert dump_digest(found.database) == digest
    found.close()


@pytest.mark.parametrize("mode", sorted(actor.MODES))
def test_an_actor_that_cannot_work_says_so(tmp_path: Path, mode: str) -> None:
    with pytest.raises(AssertionError, match=r"Trouble|Error"):
        killed(mode, tmp_path / "nowhere.whence", 0, 0, random.Random(1))
