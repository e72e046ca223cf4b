"""Salvage saves what can be read, counts what cannot, gives a sound journal, and never touches the damaged file."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.storage.random_journals import add_person, fill
from whence.domain.errors import JournalTrouble, Trouble
from whence.storage import encryption
from whence.storage.database import Database
from whence.storage.dump import dump_digest
from whence.storage.gate import tracked_tables
from whence.storage.integrity import check
from whence.storage.salvage import NAME_LOST, Salvaged, salvage
from whence.storage.store import create_store, open_store

PAGE = 4096
ROWS = 300


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str, dict[str, int]]:
    """A sound journal of a few hundred rows a table: its bytes, its digest, its rows by table."""
    path = tmp_path_factory.mktemp("sound") / "j.whence"
    store = create_store(path)
    fill(store, seed=6, rows=ROWS)
    counts = counts_of(store.database)
    digest = dump_digest(store.database)
    store.close()
    return path.read_bytes(), digest, counts


@pytest.fixture(scope="module")
def first_leaf(tmp_path_factory: pytest.TempPathFactory) -> int:
    """The first page after those of an empty journal, which hold the schema and the roots of the tables."""
    store = create_store(tmp_path_factory.mktemp("empty") / "j.whence")
    store.close()
    return store.path.stat().st_size // PAGE


def counts_of(database: Database) -> dict[str, int]:
    return {table: database.value(f"SELECT count(*) FROM {table}") for table in tracked_tables(database)}


def saved_from(content: bytes, tmp_path: Path, raw_key: bytes | None = None) -> Salvaged:
    damaged, target = tmp_path / "damaged.whence", tmp_path / "saved.whence"
    damaged.write_bytes(content)
    result = salvage(damaged, target, raw_key)
    assert damaged.read_bytes() == content
    assert sorted(path.name for path in tmp_path.iterdir()) == ["damaged.whence", "saved.whence"]
    open_store(target, raw_key=raw_key).close()
    assert check(target, raw_key) == []
    return result


def test_a_sound_journal_is_saved_whole(tmp_path: Path, journal: tuple[bytes, str, dict[str, int]]) -> None:
    content, digest, counts = journal
    result = saved_from(content, tmp_path)
    assert result.lost == {}
    assert {table: result.saved[table] for table in counts} == counts
    assert result.sentence == f"Saved all {sum(result.saved.values()):,} rows."
    store = open_store(tmp_path / "saved.whence")
    assert dump_digest(store.database) == digest
    store.close()


@pytest.mark.parametrize("seed", range(10))
def test_zeroed_pages_cost_only_what_stood_on_them(
    tmp_path: Path, journal: tuple[bytes, str, dict[str, int]], first_leaf: int, seed: int
) -> None:
    content, _, counts = journal
    chance = random.Random(seed)
    damaged = bytearray(content)
    zeroed = chance.sample(range(first_leaf, len(content) // PAGE), 8)
    for page in zeroed:
        damaged[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    result = saved_from(bytes(damaged), tmp_path)
    assert sum(result.saved[table] for table in counts) > 0.75 * sum(counts.values())
    for table, count in counts.items():
        assert result.saved[table] == count or result.lost[table] > 0, table


@pytest.mark.parametrize("seed", range(10))
def test_flipped_bytes_cost_little(
    tmp_path: Path, journal: tuple[bytes, str, dict[str, int]], first_leaf: int, seed: int
) -> None:
    content, _, counts = journal
    chance = random.Random(seed)
    damaged = bytearray(content)
    for _ in range(40):
        damaged[chance.randrange(first_leaf * PAGE, len(content))] ^= 1 << chance.randrange(8)
    result = saved_from(bytes(damaged), tmp_path)
    assert sum(result.saved[table] for table in counts) > 0.75 * sum(counts.values())


@pytest.mark.parametrize("part", [0.4, 0.6, 0.8])
def test_of_a_truncated_file_the_rest_is_saved(
    tmp_path: Path, journal: tuple[bytes, str, dict[str, int]], part: float
) -> None:
    content, _, counts = journal
    result = saved_from(content[: int(len(content) * part)], tmp_path)
    assert sum(result.saved[table] for table in counts) > 0
    assert sum(result.lost.values()) > 0
    assert "About these could not be read" in result.sentence


def test_a_destroyed_header_is_mended(tmp_path: Path, journal: tuple[bytes, str, dict[str, int]]) -> None:
    content, digest, _ = journal
    assert saved_from(random.Random(1).randbytes(100) + content[100:], tmp_path).lost == {}
    store = open_store(tmp_path / "saved.whence")
    assert dump_digest(store.database) == digest
    store.close()


def test_people_whose_row_is_lost_keep_what_refers_to_them(tmp_path: Path) -> None:
    store = create_store(tmp_path / "j.whence")
    for number in range(400):
        add_person(store, f"{number:06d}", f"Person {number} {'x' * 200}")
    with store.gate.change("Notes", "Notes", "2024-05-01T10:00:00Z"):
        store.database.write(
            "INSERT INTO private_note (person_id, text, created_at) SELECT id, 'about ' || id, '2024-05-01' FROM person"
        )
    store.close()
    content = bytearray(store.path.read_bytes())
    at = content.index(b"Person 200 ") // PAGE * PAGE
    content[at : at + PAGE] = bytes(PAGE)
    (tmp_path / "of").mkdir()
    result = saved_from(bytes(content), tmp_path / "of")
    saved = open_store(tmp_path / "of" / "saved.whence")
    assert result.nameless > 3
    assert saved.database.value("SELECT count(*) FROM person WHERE name = ?", (NAME_LOST,)) == result.nameless
    assert saved.database.value("SELECT count(*) FROM private_note") == 400
    assert saved.database.value("SELECT count(*) FROM person") == 400
    assert f"{result.nameless} people are kept without their name" in result.sentence
    saved.close()


def test_an_encrypted_journal_is_saved_under_its_key(tmp_path: Path) -> None:
    raw_key = encryption.new_raw_key("one")
    store = create_store(tmp_path / "j.whence", raw_key=raw_key)
    fill(store, seed=6, rows=60)
    store.close()
    content = bytearray(store.path.read_bytes())
    content[40 * PAGE + 7] ^= 1
    (tmp_path / "of").mkdir()
    result = saved_from(bytes(content), tmp_path / "of", raw_key)
    assert sum(result.saved.values()) > 1_000
    assert encryption.is_encrypted(tmp_path / "of" / "saved.whence")


def test_what_is_only_in_the_log_is_saved_too(tmp_path: Path) -> None:
    store = create_store(tmp_path / "j.whence")
    add_person(store, "1", "Only In The Log")
    files = {name: (tmp_path / name).read_bytes() for name in ("j.whence", "j.whence-wal")}
    store.close()
    folder = tmp_path / "killed"
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    salvage(folder / "j.whence", folder / "saved.whence")
    assert {name: (folder / name).read_bytes() for name in files} == files
    saved = open_store(folder / "saved.whence")
    assert saved.database.value("SELECT name FROM person") == "Only In The Log"
    saved.close()


@pytest.mark.parametrize("content", [b"", b"not a journal", random.Random(2).randbytes(3 * PAGE)])
def test_where_nothing_can_be_read_it_says_so_and_leaves_nothing_behind(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "damaged.whence").write_bytes(content)
    with pytest.raises(JournalTrouble) as refused:
        salvage(tmp_path / "damaged.whence", tmp_path / "saved.whence")
    assert refused.value.trouble is Trouble.DAMAGED
    assert "Nothing could be read of" in refused.value.sentence
    assert [path.name for path in tmp_path.iterdir()] == ["damaged.whence"]


def test_an_existing_file_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "saved.whence").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        salvage(tmp_path / "damaged.whence", tmp_path / "saved.whence")
    assert (tmp_path / "saved.whence").read_bytes() == b"mine"
