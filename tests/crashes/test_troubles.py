"""Trouble with the file: each kind has its sentence, and the journal is exactly as before."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.crashes import actor
from tests.crashes.children import child
from tests.storage.random_journals import add_person, fill
from whence.domain.errors import JournalTrouble, Refusal, Trouble
from whence.storage import schema
from whence.storage.database import Database, run_all
from whence.storage.dump import dump_digest
from whence.storage.store import Store, create_store, open_store

ROOT = Path(__file__).parents[2]
PAGE = 4096
PAGES_OF_THE_SCHEMA = 20


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create_store(tmp_path / "j.whence")
    fill(made, seed=9)
    yield made
    made.close()


def test_a_journal_written_by_another_process_is_locked(store: Store) -> None:
    before = dump_digest(store.database)
    code = (
        "import sys, apsw; c = apsw.Connection(sys.argv[1]); c.execute('BEGIN IMMEDIATE');"
        "print('locked', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen([sys.executable, "-c", code, store.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"locked\n"
        with pytest.raises(JournalTrouble) as refused:
            add_person(store, "9999", "Somebody New")
        other.kill()
    assert refused.value.trouble is Trouble.LOCKED
    assert refused.value.sentence == (
        f"The journal {store.path} is being written by another program. Close that program, or try again in a moment."
    )
    assert dump_digest(store.database) == before
    add_person(store, "9999", "Somebody New")


_OPEN = """
import sys
from pathlib import Path
from whence.domain.errors import JournalTrouble
from whence.storage.dump import dump_digest
from whence.storage.store import open_store
try:
    open_store(Path(sys.argv[1]))
except JournalTrouble as error:
    print(error.trouble.name)
    print(error.sentence)
try:
    print(dump_digest(open_store(Path(sys.argv[1]), is_read_only=True).database))
except JournalTrouble as error:
    print(error.trouble.name)
    print(error.sentence)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)
        Path(folder).chmod(0o700)


def own_journal(folder: Path) -> tuple[Path, str]:
    made = create_store(folder / "j.whence")
    fill(made, seed=9)
    digest = dump_digest(made.database)
    made.close()
    return made.path, digest


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o500, 0o600), (0o500, 0o400), (0o700, 0o400)])
def test_what_is_read_only_can_still_be_read(folder: Path, folder_mode: int, file_mode: int) -> None:
    path, digest = own_journal(folder)
    path.chmod(file_mode)
    folder.chmod(folder_mode)
    told = child(_OPEN, path).splitlines()
    assert told[0] == "READ_ONLY"
    assert told[1] == (
        f"The journal {path} cannot be written: the file or its folder is read-only. Change its permissions, or choose "
        "another place with --journal."
    )
    assert told[2] == digest


def test_what_may_not_be_read_is_said(folder: Path) -> None:
    path, _ = own_journal(folder)
    path.chmod(0o000)
    told = child(_OPEN, path).splitlines()
    assert told[0] == told[2] == "MISSING"
    assert (
        told[1]
        == f"The journal {path} cannot be opened: the file or its folder is missing or forbidden. Check the path."
    )


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 3]


def _newer(path: Path) -> None:
    database = Database(path)
    run_all(database.apsw, f"PRAGMA user_version = {schema.newest_version() + 1}")
    database.close()


def _rewritten(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def rewrite(path: Path) -> None:
        path.write_bytes(change(path.read_bytes()))

    return rewrite


@pytest.mark.parametrize(
    ("damage", "trouble", "sentence"),
    [
        (_rewritten(lambda _: b""), Trouble.EMPTY, "is empty (0 bytes): something cut it off. Restore a backup"),
        (
            _rewritten(_cut),
            Trouble.DAMAGED,
            "is damaged. Run `whence check` to see what can be saved, or `whence restore`",
        ),
        (
            _rewritten(lambda _: b"%PDF-1.7 not a journal"),
            Trouble.NOT_A_JOURNAL,
            "is not a journal, or its beginning is",
        ),
        (_rewritten(lambda c: b"X" + c[1:]), Trouble.NOT_A_JOURNAL, "is not a journal, or its beginning is damaged"),
        (_newer, Trouble.NEWER, "was written by a newer version of Whence (its format is"),
        (Path.unlink, Trouble.MISSING, "There is no journal at"),
    ],
)
def test_a_file_that_is_no_sound_journal_is_refused_as_what_it_is(
    store: Store, damage: Callable[[Path], None], trouble: Trouble, sentence: str
) -> None:
    store.close()
    damage(store.path)
    before = store.path.read_bytes() if store.path.exists() else None
    for is_read_only in (False, True):
        with pytest.raises(JournalTrouble) as refused:
            open_store(store.path, is_read_only=is_read_only)
        assert refused.value.trouble is trouble
        assert sentence in refused.value.sentence
        assert str(store.path) in refused.value.sentence
    assert (store.path.read_bytes() if store.path.exists() else None) == before


def test_a_folder_is_no_journal(tmp_path: Path) -> None:
    with pytest.raises(JournalTrouble, match="is a folder, not a journal") as refused:
        open_store(tmp_path)
    assert refused.value.trouble is Trouble.NOT_A_JOURNAL


@pytest.mark.parametrize("seed", range(8))
def test_pages_with_broken_heads_are_trouble_and_no_crash(store: Store, seed: int) -> None:
    store.close()
    chance = random.Random(seed)
    content = bytearray(store.path.read_bytes())
    for page in chance.sample(range(PAGES_OF_THE_SCHEMA, len(content) // PAGE), 12):
        content[page * PAGE + chance.randrange(12)] ^= 1 << chance.randrange(8)
    store.path.write_bytes(content)
    said = trouble_while_working(store.path)
    assert said in (None, Trouble.DAMAGED, Trouble.NOT_A_JOURNAL, Trouble.NEWER)


def trouble_while_working(path: Path) -> Trouble | None:
    try:
        opened = open_store(path)
    except JournalTrouble as error:
        return error.trouble
    try:
        for number in range(20):
            actor.do(opened, 0, number)
        dump_digest(opened.database)
    except JournalTrouble as error:
        return error.trouble
    except Refusal:
        # An undo that finds something else than it left.
        return Trouble.DAMAGED
    finally:
        opened.close()
    return None
