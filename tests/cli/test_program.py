"""The command line is a public interface: its names, fields and exit codes hold."""

from __future__ import annotations

import io
import json
import sqlite3
from typing import TYPE_CHECKING

import pytest

from tests.archives.network import Size
from tests.archives.writing import write_archive

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import CommandLine


def test_who_gives_the_brief_with_its_parts_as_fields(sample: CommandLine) -> None:
    answer = sample("who", "Mara", "--json")
    assert answer.code == 0
    brief = answer.json
    assert brief["name"] == "Mara Okafor"
    assert brief["sentence"].startswith("You met Mara Okafor at PyCon Lisbon 2026 on 15 March 2026")
    assert set(brief) >= {
        "uid", "name", "profile_url", "sentence", "evidence", "tie", "last_contact", "interactions", "open_loops",
        "decisions", "cautions", "readiness",
    }  # fmt: skip
    assert set(brief["tie"]) == {
        "category", "per_year", "last_day", "last_direction", "flags", "due_on", "sentence",
    }  # fmt: skip
    assert {"part", "source", "text", "day"} == set(brief["evidence"][0])
    assert {"verdict", "reasons"} <= set(brief["readiness"])
    assert brief["last_contact"] == brief["tie"]["last_day"] == "2026-11-17"


def test_who_by_uid_is_the_same_person(sample: CommandLine) -> None:
    brief = sample("who", "Mara", "--json").json
    assert sample("who", brief["uid"], "--json").json == brief


def test_who_with_several_meant_lists_candidates(whence: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "Connections.csv").write_text(
        "First Name,Last Name,Email Address,Company,Position,Connected On\n"
        "Ada,Nair,,Acme,Lead,12 Mar 2021\nAda,Lund,,Acme,Lead,12 Mar 2021\n",
        encoding="utf-8",
    )
    assert whence("import", str(tmp_path / "Connections.csv")).code == 0
    answer = whence("who", "ada", "--json")
    assert answer.code == 0
    assert [one["name"] for one in answer.json["candidates"]] == ["Ada Nair", "Ada Lund"] or [
        one["name"] for one in answer.json["candidates"]
    ] == ["Ada Lund", "Ada Nair"]


def test_who_with_nobody_meant_exits_with_a_sentence(sample: CommandLine) -> None:
    answer = sample("who", "Zzyzx", "Qwfp", "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "Nobody in this journal matches" in answer.err


def test_search_answers_with_the_words_that_matched(sample: CommandLine) -> None:
    answer = sample("search", "bathymetry", "--json", "--limit", "3").json
    assert answer["query"] == "bathymetry"
    assert answer["elapsed_ms"] > 0
    assert 0 < len(answer["results"]) <= 3
    for result in answer["results"]:
        assert set(result) == {"uid", "name", "profile_url", "sentence", "last_contact", "matched"}
        assert any("bathymetry" in piece["text"].lower() for piece in result["matched"])


def test_search_reads_queries_from_standard_input(sample: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("mara\nokfor\nlindqvist open maps\n"))
    answers = [json.loads(line) for line in sample("search", "-").out.splitlines()]
    assert [answer["query"] for answer in answers] == ["mara", "okfor", "lindqvist open maps"]
    assert [answer["results"][0]["name"] for answer in answers] == ["Mara Okafor", "Mara Okafor", "Jonas Lindqvist"]


@pytest.mark.parametrize("generation", ["2018", "2022", "2023", "2024", "2025", "2026"])
def test_import_counts_every_row(whence: CommandLine, tmp_path: Path, generation: str) -> None:
    expected = write_archive(tmp_path / "archive.zip", generation, Size(80, 40, 120), seed=11).report
    numbers = whence("import", str(tmp_path / "archive.zip"), "--json").json
    assert numbers["generation"] == generation
    assert numbers["invitations"] == expected["invitations"]
    assert numbers["messages"] == expected["messages"]
    assert set(numbers["people"]) == {"new", "changed", "same", "ambiguous"}
    assert set(numbers["connections"]) == {"rows", "named", "hidden", "vanished"}
    for file in numbers["files"]:
        assert file["rows"] == file["used"] + sum(file["skipped"].values())


def test_import_undo_and_export_meet_again(whence: CommandLine, tmp_path: Path) -> None:
    write_archive(tmp_path / "archive.zip", "2025", Size(60, 30, 90), seed=1)
    whence("import", str(tmp_path / "archive.zip"))
    whence("export", "--to", str(tmp_path / "first.json"))
    assert whence("undo").out.startswith("Undone: Import archive.zip")
    whence("redo")
    whence("export", "--to", str(tmp_path / "second.json"))
    assert (tmp_path / "first.json").read_bytes() == (tmp_path / "second.json").read_bytes()


def test_export_into_an_empty_journal_gives_the_same_bytes(sample: CommandLine, tmp_path: Path) -> None:
    sample("export", "--to", str(tmp_path / "first.json"))
    other = tmp_path / "other.whence"
    assert sample("import", str(tmp_path / "first.json"), journal=other).code == 0
    sample("export", "--to", str(tmp_path / "second.json"), journal=other)
    assert (tmp_path / "first.json").read_bytes() == (tmp_path / "second.json").read_bytes()
    refused = sample("import", str(tmp_path / "first.json"), journal=other)
    assert refused.code == 1
    assert "not empty" in refused.err


def test_tables_are_guarded_against_formulas(whence: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "Connections.csv").write_text(
        "First Name,Last Name,Email Address,Company,Position,Connected On\n=cmd(),Evil,,=1+1,@x,12 Mar 2021\n",
        encoding="utf-8",
    )
    whence("import", str(tmp_path / "Connections.csv"))
    whence("export", "--format", "csv", "--to", str(tmp_path / "people.csv"))
    table = (tmp_path / "people.csv").read_text(encoding="utf-8-sig")
    assert "'=cmd() Evil" in table
    assert "'=1+1" in table


@pytest.mark.parametrize("form", ["json", "csv", "markdown", "vcard"])
def test_every_format_is_written_privately(sample: CommandLine, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"out.{form}"
    assert sample("export", "--format", form, "--to", str(target)).code == 0
    assert b"Mara Okafor" in target.read_bytes()
    assert target.stat().st_mode & 0o077 == 0


def test_backup_and_restore(sample: CommandLine) -> None:
    file = sample("backup", "--json").json["file"]
    before = sample("export").out
    sample("undo", "--list")
    assert sample("restore", file).code == 0
    assert sample("who", "Mara", "--json").code == 0
    assert sample("export").out == before


def test_check_tells_of_a_sound_and_of_a_damaged_journal(sample: CommandLine) -> None:
    assert sample("check", "--json").json == {"ok": True, "findings": []}
    content = bytearray(sample.journal.read_bytes())
    content[4096 * 3 : 4096 * 9] = b"\xff" * 4096 * 6
    sample.journal.write_bytes(bytes(content))
    damaged = sample("check")
    assert damaged.code == 1
    assert "damaged" in (damaged.out + damaged.err)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty (0 bytes)"),
        (b"hello, this is no journal at all, but a letter", "not a journal"),
        (b"SQLite format 3\x00" + b"\x00" * 2000, "not a journal"),
    ],
)
def test_a_journal_that_is_none_is_a_sentence(whence: CommandLine, content: bytes, words: str) -> None:
    whence.journal.write_bytes(content)
    answer = whence("who", "ada")
    assert answer.code == 1
    assert words in answer.err or "encrypted" in answer.err
    assert whence.journal.read_bytes() == content


def test_a_database_of_somebody_else_is_refused(whence: CommandLine) -> None:
    other = sqlite3.connect(whence.journal)
    other.execute("CREATE TABLE x (y)")
    other.commit()
    other.close()
    answer = whence("who", "ada")
    assert answer.code == 1
    assert "not a journal" in answer.err


def test_a_newer_journal_names_both_versions(sample: CommandLine) -> None:
    raw = sqlite3.connect(sample.journal)
    raw.execute("PRAGMA user_version = 99")
    raw.commit()
    raw.close()
    answer = sample("who", "Mara")
    assert answer.code == 1
    assert "99" in answer.err


def test_no_journal_is_a_sentence_and_nothing_is_made(whence: CommandLine) -> None:
    answer = whence("who", "ada")
    assert answer.code == 1
    assert "There is no journal at" in answer.err
    assert not whence.journal.exists()


@pytest.mark.parametrize(
    "arguments", [("frobnicate",), ("search", "x", "--limit", "0"), ("export", "--format", "xlsx")]
)
def test_wrong_usage_exits_with_two(whence: CommandLine, arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as stopped:
        whence(*arguments)
    assert stopped.value.code == 2


def test_a_wrong_day_is_wrong_usage(whence: CommandLine) -> None:
    with pytest.raises(SystemExit) as stopped:
        whence("who", "ada", today="2026-02-31")
    assert stopped.value.code == 2


def test_an_encrypted_journal_wants_its_passphrase(
    whence: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_archive(tmp_path / "archive.zip", "2026", Size(20, 5, 20), seed=1)
    monkeypatch.setenv("WHENCE_PASSPHRASE", "correct horse")
    assert whence("import", str(tmp_path / "archive.zip")).code == 0
    assert b"SQLite format 3" not in whence.journal.read_bytes()
    monkeypatch.setenv("WHENCE_PASSPHRASE", "wrong horse")
    wrong = whence("search", "a")
    assert wrong.code == 1
    assert "The passphrase does not open" in wrong.err
    monkeypatch.delenv("WHENCE_PASSPHRASE")
    missing = whence("search", "a")
    assert missing.code == 1
    assert "--passphrase-file" in missing.err
    (tmp_path / "secret").write_text("correct horse\n", encoding="utf-8")
    assert whence("--passphrase-file", str(tmp_path / "secret"), "search", "a").code == 0


def test_hostile_text_is_only_text(whence: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "Connections.csv").write_text(
        "First Name,Last Name,Email Address,Company,Position,Connected On\n"
        '<img src=x>,"\u202eevil\x1b[31m",,A,B,12 Mar 2021\n',
        encoding="utf-8",
    )
    whence("import", str(tmp_path / "Connections.csv"))
    shown = whence("search", "img").out
    assert "\x1b" not in shown
    assert "\u202e" not in shown
