"""Whole archives of every generation: the numbers are exact, and every row is accounted for."""

from __future__ import annotations

import os
import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.archives.formats import FORMATS
from tests.archives.fuzz import damaged, samples
from tests.archives.names import AREAS, SCRIPTS
from tests.archives.network import OWNER_FIRST, OWNER_LAST, OWNER_SLUG, Size
from tests.archives.writing import write_archive
from whence.domain.errors import UnreadableInput
from whence.domain.interactions import Direction
from whence.exchange.linkedin import Cancelled, read_archive, summary
from whence.exchange.linkedin.generations import GENERATIONS, evidence_of_name, generation
from whence.exchange.linkedin.messages import Message

SIZE = Size(400, 160, 1200)
IS_EVERYTHING = os.environ.get("WHENCE_TEST_ALL") == "1"
DAMAGED = 10_000 if IS_EVERYTHING else 150


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("later_months", [0, 4])
def test_every_number_of_every_generation_is_exact(tmp_path: Path, form: str, later_months: int) -> None:
    path = tmp_path / "archive.zip"
    expected = write_archive(path, form, SIZE, seed=11, later_months=later_months)
    counted = summary(read_archive(path))

    assert counted["warnings"] == []
    assert {key: counted[key] for key in expected.report} == expected.report
    assert all(file["rows"] == file["used"] + sum(file["skipped"].values()) for file in counted["files"])


@pytest.mark.parametrize("form", FORMATS)
def test_every_exchange_has_its_direction_its_others_and_its_text(tmp_path: Path, form: str) -> None:
    path = tmp_path / "archive.zip"
    expected = write_archive(path, form, SIZE, seed=5)
    archive = read_archive(path)

    used = [one for one in expected.letters if not one.fate]
    for letter, found in zip(used, archive.messages, strict=True):
        assert found.envelope.direction is (Direction.OUT if letter.is_outgoing else Direction.IN)
        assert found.envelope.is_group is (len(letter.recipients) > 1)
        assert found.conversation == ("" if form == "2018" else letter.conversation)
        assert found.text.split()[-1] == letter.content.split()[-1]
    assert archive.owner.name == f"{OWNER_FIRST} {OWNER_LAST}"
    assert archive.owner.key == ("" if form == "2018" else OWNER_SLUG)


def test_raw_and_encoded_addresses_join(tmp_path: Path) -> None:
    path = tmp_path / "archive.zip"
    expected = write_archive(path, "2024", SIZE, seed=2)
    archive = read_archive(path)

    assert [one.key for one in archive.connections] == [member.slug for member in expected.network.members]
    assert any("%" in one.url for one in archive.connections)
    assert {one.other.key for one in archive.invitations} == {one.member.slug for one in expected.network.requests}


def test_the_same_network_months_later(tmp_path: Path) -> None:
    before = write_archive(tmp_path / "before.zip", "2024", SIZE, seed=3)
    after = write_archive(tmp_path / "after.zip", "2025", SIZE, seed=3, later_months=9, on=FORMATS["2024"].on)
    old = {one.number: one for one in before.network.members}
    new = {one.number: one for one in after.network.members}

    changes = after.changes
    assert changes.vanished == old.keys() - new.keys()
    assert changes.added == new.keys() - old.keys()
    assert changes.slugs == {number for number in old.keys() & new.keys() if old[number].slug != new[number].slug}
    assert all((old[one].company, old[one].position) != (new[one].company, new[one].position) for one in changes.jobs)
    assert all((changes.vanished, changes.added, changes.slugs, changes.jobs))
    old_messages = {one.fingerprint for one in read_archive(tmp_path / "before.zip").messages if one.envelope.others}
    new_messages = {one.fingerprint for one in read_archive(tmp_path / "after.zip").messages if one.envelope.others}
    assert len(old_messages - new_messages) < len(old_messages) / 50


def test_the_same_arguments_write_the_same_archive(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_archive(tmp_path / name, "2026", Size(40, 20, 60), seed=9, is_folder=True)

    first, second = (
        {file.name: file.read_bytes() for file in (tmp_path / name).rglob("*.csv")} for name in ("one", "two")
    )
    assert first == second
    assert len(first) > 15


def test_invented_names_are_many_and_varied() -> None:
    areas = AREAS + SCRIPTS

    assert len({name for first, _ in areas for name in first}) >= 300
    assert len({name for _, last in areas for name in last}) >= 400


def test_progress_ends_at_the_whole_and_names_files(tmp_path: Path) -> None:
    path = tmp_path / "archive.zip"
    write_archive(path, "2024", SIZE)
    told: list[tuple[str, int, int]] = []
    archive = read_archive(path, progress=lambda name, done, total: told.append((name, done, total)))
    list(archive.messages)

    names = Counter(name for name, _, _ in told)
    assert {"Connections.csv", "Invitations.csv", "messages.csv"} <= names.keys()
    assert all(0 < done <= total for _, done, total in told)


def test_cancelling_stops_within_a_quarter_megabyte(tmp_path: Path) -> None:
    path = tmp_path / "archive.zip"
    write_archive(path, "2024", Size(50, 20, 5000))
    with pytest.raises(Cancelled):
        read_archive(path, is_cancelled=lambda: True)

    seen: list[Message] = []
    archive = read_archive(path, is_cancelled=lambda: len(seen) >= 10)
    with pytest.raises(Cancelled):
        seen.extend(archive.messages)
    assert 10 <= len(seen) < 3000
    assert archive.messages.reports is None


def test_messages_can_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "archive.zip"
    write_archive(path, "2025", SIZE)
    archive = read_archive(path)

    assert list(archive.messages) == list(archive.messages)


@pytest.mark.parametrize(
    ("evidence", "year", "label"),
    [
        ([{"2024", "2025", "2026"}, {"2023", "2024"}], None, "2024"),
        ([{"2023", "2024", "2025", "2026"}], 2025, "2025"),
        ([{"2023", "2024", "2025", "2026"}], 2031, "2026"),
        ([{"2018", "2022"}], 2021, "2018"),
        ([{"2024", "2025", "2026"}], 2019, "2024"),
        ([{"2025"}, {"2026"}], 2026, "2026"),
        ([{"2023", "2024", "2025", "2026"}], None, "unknown"),
        ([set(GENERATIONS)], 2024, "unknown"),
        ([], 2024, "unknown"),
    ],
)
def test_the_generation_is_what_all_evidence_allows(evidence: list[set[str]], year: int | None, label: str) -> None:
    assert generation(map(frozenset, evidence), year) == label


@pytest.mark.parametrize(
    ("name", "possible"),
    [
        ("Comments_34875879.csv", {"2026"}),
        ("Notes.csv", {"2026"}),
        ("Imported Contacts.csv", {"2018"}),
        ("x/ImportedContacts.csv", {"2025", "2026"}),
        ("Connections.csv", set(GENERATIONS)),
    ],
)
def test_file_names_tell_generations(name: str, possible: set[str]) -> None:
    assert evidence_of_name(name) == possible


def test_damaged_archives_are_refused_or_accounted_for(tmp_path: Path) -> None:
    """Seeded; each is read within a second: refused with a sentence, or every row accounted for."""
    originals = samples(tmp_path)
    random = Random(20)
    outcomes: Counter[str] = Counter()
    for number in range(DAMAGED):
        name, content = damaged(random.choice(originals), random)
        path = tmp_path / name
        path.write_bytes(content)
        started = time.process_time()
        outcomes[_outcome(path, number)] += 1
        assert time.process_time() - started < 1, f"number {number} took too long"
        path.unlink()

    assert outcomes["refused"] + outcomes["read"] == DAMAGED
    assert min(outcomes["refused"], outcomes["read"]) > DAMAGED / 20


def _outcome(path: Path, number: int) -> str:
    try:
        archive = read_archive(path)
        found = sum(1 for _ in archive.messages)
        files = archive.files
    except UnreadableInput as refusal:
        return "refused" if refusal.sentence.endswith(".") else "refused without a sentence"
    for file in files:
        assert file.rows == file.used + sum(file.skipped.values()), f"number {number}: {file}"
    assert found == sum(file.used for file in files if file.kind.value == "messages"), f"number {number}"
    return "read"
