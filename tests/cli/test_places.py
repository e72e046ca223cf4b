"""Where the command line reads from and writes to: nothing is overwritten, and no folder made, by a typing error."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import CommandLine

_READING = (
    ("who", "mara"), ("search", "mara"), ("export",), ("check",), ("review",), ("backup",), ("undo",), ("redo",),
)  # fmt: skip
_PEOPLE = "First Name,Last Name,Email Address,Company,Position,Connected On\n"


@pytest.mark.parametrize("form", ["json", "csv", "markdown", "vcard"])
def test_an_export_replaces_a_file_only_when_told_to(sample: CommandLine, tmp_path: Path, form: str) -> None:
    target = tmp_path / "people"
    target.write_text("mine")
    answer = sample("export", "--format", form, "--to", str(target))
    assert (answer.code, target.read_text()) == (1, "mine")
    assert answer.err == f"{target} is there already. Name another file, or replace it with --force.\n"
    assert sample("export", "--format", form, "--to", str(target), "--force").code == 0
    assert len(target.read_bytes()) > len("mine")
    assert [one.name for one in tmp_path.glob(".*")] == []


def test_an_export_never_replaces_a_folder_or_a_device(sample: CommandLine, tmp_path: Path) -> None:
    folder = sample("export", "--format", "markdown", "--to", str(tmp_path), "--force")
    assert (folder.code, folder.err) == (1, f"{tmp_path} is a folder. Name a file in it to write to.\n")
    device = sample("export", "--to", os.devnull, "--force")
    assert device.code == 1
    assert "is not a file that can be replaced" in device.err


def test_to_replace_needs_a_file_to_replace(sample: CommandLine) -> None:
    answer = sample("export", "--force")
    assert (answer.code, answer.out) == (1, "")
    assert "Name it with --to" in answer.err


@pytest.mark.parametrize("command", _READING)
def test_reading_makes_no_folder(whence: CommandLine, tmp_path: Path, command: tuple[str, ...]) -> None:
    answer = whence(*command, journal=tmp_path / "a" / "journal.whence")
    assert answer.code == 1
    assert "There is no journal at" in answer.err
    assert list(tmp_path.iterdir()) == []


def test_beginning_a_journal_makes_its_folder_but_not_the_one_above(whence: CommandLine, tmp_path: Path) -> None:
    answer = whence("log", "Ada Nair", journal=tmp_path / "a" / "b" / "journal.whence")
    assert answer.code == 1
    assert f"There is no folder {tmp_path / 'a'} to begin the journal" in answer.err
    assert list(tmp_path.iterdir()) == []
    assert whence("log", "Ada Nair", journal=tmp_path / "a" / "journal.whence").code == 0
    assert (tmp_path / "a").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"root:x:0:0:root\n" * 20, b"plain words " * 2_000, bytes(8192)])
def test_a_file_that_is_no_journal_is_not_called_encrypted(whence: CommandLine, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "notes"
    file.write_bytes(content)
    answer = whence("who", "x", journal=file)
    assert answer.code == 1
    assert "is not a journal" in answer.err
    assert "encrypted" not in answer.err


def test_noise_of_whole_pages_asks_for_a_passphrase_and_a_part_of_one_does_not(
    whence: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "noise"
    noise = bytes(place * 167 % 256 for place in range(8192))
    file.write_bytes(noise)
    assert "is encrypted. Give its passphrase" in whence("who", "x", journal=file).err
    file.write_bytes(noise + b"and more")
    assert (
        "is not a journal, or it is one with a passphrase that something cut off"
        in whence("who", "x", journal=file).err
    )


@pytest.mark.parametrize("command", ["import", "restore"])
def test_a_file_that_is_not_named_is_asked_for(whence: CommandLine, command: str) -> None:
    answer = whence(command, "")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("No file is named. Name ")


def test_nothing_found_is_said_where_errors_go_and_by_the_exit_code(sample: CommandLine) -> None:
    answer = sample("search", "zzyzxqwfp")
    assert (answer.code, answer.out) == (1, "")
    assert "Nothing in this journal matches “zzyzxqwfp”." in answer.err
    told = sample("search", "zzyzxqwfp", "--json")
    assert (told.code, told.json["results"]) == (1, [])


def test_one_person_is_told_as_one(whence: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "Connections.csv"
    file.write_text(f"{_PEOPLE}Ada,Nair,,Acme,Lead,12 Mar 2021\n", encoding="utf-8")
    assert whence("import", str(file), "--dry-run").out.startswith("1 person would be added, 0 changed")
    answer = whence("import", str(file))
    assert answer.out.startswith("1 person was added, 0 changed")
    assert "Connections: 1 row, 1 named" in answer.out
    assert whence("export", "--format", "csv", "--to", str(tmp_path / "out.csv")).out.startswith("Wrote 1 person to ")
