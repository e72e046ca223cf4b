"""What somebody meets on a first day with the command line: slips, odd input, wrong places."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from tests.archives.network import Size
from tests.archives.writing import write_archive

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import CommandLine


def test_a_refused_beginning_leaves_no_journal_behind(whence: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "archive.zip").write_bytes(b"not a zip")
    assert whence("import", str(tmp_path / "archive.zip")).code == 1
    assert whence("log", "!!!").code == 1
    assert not whence.journal.exists()


def test_the_journal_itself_is_never_written_over(sample: CommandLine) -> None:
    before = sample.journal.read_bytes()
    answer = sample("export", "--format", "vcard", "--to", str(sample.journal))
    assert answer.code == 1
    assert "is the journal itself" in answer.err
    assert sample.journal.read_bytes() == before


@pytest.mark.parametrize("name", ["Robert Smith", "John Romero", "Xavier Q Lowe"])
def test_a_name_that_only_resembles_is_never_answered_for_certain(sample: CommandLine, name: str) -> None:
    answer = sample("who", name, "--json")
    assert answer.code == 1 or "candidates" in answer.json


@pytest.mark.parametrize("name", ["Mara Okfor", "okafor", "mara oka"])
def test_a_slip_of_the_pen_is_forgiven(sample: CommandLine, name: str) -> None:
    assert sample("who", name, "--json").json["name"] == "Mara Okafor"


def test_every_line_of_standard_input_is_logged(whence: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Kay One, coffee\n\nBob Two #maps\n"))
    assert whence("log", "-").code == 0
    assert whence("who", "Kay", "--json").json["name"] == "Kay One"
    assert whence("who", "Bob", "--json").json["name"] == "Bob Two"


def test_a_dry_run_begins_no_journal(whence: CommandLine, tmp_path: Path) -> None:
    write_archive(tmp_path / "archive.zip", "2024", Size(5, 2, 5), seed=1)
    assert whence("import", str(tmp_path / "archive.zip"), "--dry-run").code == 0
    assert not whence.journal.exists()


def test_the_sample_can_not_be_undone_away(sample: CommandLine) -> None:
    assert sample("undo").code == 1
    assert sample("who", "Mara").code == 0


def test_bytes_that_are_no_text_are_no_trouble(sample: CommandLine) -> None:
    assert sample("who", "\udcff\udcfe").code == 1


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-31"])
def test_days_beyond_all_use_are_wrong_usage(sample: CommandLine, day: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        sample("review", today=day)
    assert stopped.value.code == 2


def test_an_export_below_a_file_is_a_sentence(sample: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    answer = sample("export", "--format", "csv", "--to", str(tmp_path / "file" / "people.csv"))
    assert answer.code == 1
    assert "could not be written" in answer.err
