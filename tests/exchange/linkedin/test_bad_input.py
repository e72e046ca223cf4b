"""Whatever is given instead of an archive: a sentence that says what, where and what to do."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from tests.exchange.linkedin.making import CONNECTIONS, MESSAGES, PROFILE, single, zipped
from whence.domain.errors import UnreadableInput
from whence.exchange.linkedin import ColumnMapping, Kind, UnknownHeader, container, read_archive

ROW = "Ada,Nair,,ada@example.org,Dune,Pilot,12 Mar 2024\n"
GOOD = CONNECTIONS + ROW


def _refused(path: Path) -> str:
    with pytest.raises(UnreadableInput) as refusal:
        for _ in read_archive(path).messages:
            pass
    sentence = refusal.value.sentence
    assert sentence.endswith(".")
    assert "  " not in sentence
    return sentence


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.zip", b"no zip at all", "a.zip is not a zip archive"),
        ("a.zip", b"", "a.zip is not a zip archive"),
        ("a.csv", b"", "a.csv is empty"),
        ("a.csv", b"\n\n  \n", "a.csv holds no row at all"),
        ("a.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.csv is an Excel workbook"),
        ("a.csv", b"%PDF-1.7", "a.csv is a PDF document"),
        ("a.csv", b"SQLite format 3\0", "a.csv is a database"),
        ("a.csv", GOOD.encode() + b"\0\0\0", "a.csv holds NUL bytes"),
        ("a.csv", GOOD.encode("utf-16-le"), "a.csv holds NUL bytes"),
        ("a.csv", b"\xff\xfe" + GOOD.encode("utf-16-le") + b"x", "a.csv begins as UTF-16 text but is damaged"),
        ("a.csv", b"\xff\xfe" + (GOOD + "\0\n").encode("utf-16-le"), "a.csv holds NUL characters"),
        ("a.csv", b"x" * 5_000_000, "a.csv holds a field longer than any LinkedIn writes"),
        ("a.csv", GOOD.encode() + b'"' + b"x\n" * 1_100_000, "a.csv holds a field near line"),
        ("a.csv", b"one,two\n1,2\n", "a.csv: no known header in the first 15 rows (found: one, two)"),
    ],
)
def test_a_file_that_is_no_archive_is_refused_with_a_sentence(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    assert _refused(single(tmp_path, name, content)).startswith(said)


def test_a_field_of_two_hundred_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "messages.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("messages.csv", "w") as member:
        member.write(MESSAGES.encode())
        for _ in range(200):
            member.write(b"abcdefgh" * (1 << 17))

    assert "messages.csv" in _refused(path)


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("Connections.csv", "w") as member:
        member.write(CONNECTIONS.encode())
        for _ in range(20):
            member.write(b",,,,,,\n" * 150_000)

    assert "unpacks to far more than a LinkedIn archive holds" in _refused(path)


def test_bytes_are_counted_as_they_are_read_whatever_is_declared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(container, "LARGEST_MEMBER", 300_000)
    path = single(tmp_path, "Connections.csv", CONNECTIONS + ROW * 8000)

    assert "unpacks to far more" in _refused(path)


def test_too_many_entries_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MOST_ENTRIES", 3)
    files: dict[str, str | bytes] = {f"{number}.csv": "" for number in range(4)}

    assert "lists 4 files" in _refused(zipped(tmp_path, files))


@pytest.mark.parametrize(
    "name", ["../Connections.csv", "/etc/Connections.csv", "a/../../x.csv", "C:/x.csv", "..\\x.csv"]
)
def test_a_name_that_points_outside_is_refused(tmp_path: Path, name: str) -> None:
    assert "points outside" in _refused(zipped(tmp_path, {"Connections.csv": GOOD, name: "x"}))


def test_a_link_inside_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("messages.csv")
    link.external_attr = 0o120777 << 16
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Connections.csv", GOOD)
        archive.writestr(link, "/etc/passwd")

    assert "holds a link" in _refused(path)


def test_a_link_in_a_folder_is_refused(tmp_path: Path) -> None:
    outside = single(tmp_path, "secret.csv", GOOD)
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "Connections.csv").symlink_to(outside)

    assert "is a link or a device" in _refused(folder)


def test_a_protected_zip_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"Connections.csv": GOOD})
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)

    assert "protected by a password" in _refused(path)


def test_a_truncated_or_damaged_zip_is_refused(tmp_path: Path) -> None:
    whole = zipped(tmp_path, {"Connections.csv": CONNECTIONS + ROW * 200}).read_bytes()

    assert "is cut off, damaged or protected" in _refused(single(tmp_path, "cut.zip", whole[:-30]))
    broken = bytearray(whole)
    broken[60:80] = b"\xff" * 20
    assert "Connections.csv inside broken.zip is damaged" in _refused(single(tmp_path, "broken.zip", bytes(broken)))


def test_an_office_document_under_another_name_is_refused(tmp_path: Path) -> None:
    office = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}
    path = zipped(tmp_path, dict(office), "Connections.csv")
    assert "is an Office document under another name" in _refused(path)

    inside = zipped(tmp_path, {"Connections.csv": path.read_bytes()})
    assert "is an Excel workbook named .csv" in _refused(inside)


def test_nothing_there_and_nothing_allowed_are_told_apart(tmp_path: Path) -> None:
    assert "There is nothing at" in _refused(tmp_path / "nowhere.zip")
    assert "holds no file of a LinkedIn archive" in _refused(zipped(tmp_path, {"holiday.txt": "x"}))
    assert "holds no file of a LinkedIn archive" in _refused(_empty_folder(tmp_path))


def _empty_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "empty"
    folder.mkdir()
    return folder


def test_a_file_changed_between_preview_and_import_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"messages.csv": MESSAGES, "Profile.csv": PROFILE})
    archive = read_archive(path)
    os.utime(path, ns=(1, 1))

    with pytest.raises(UnreadableInput, match="was changed while it was being read"):
        list(archive.messages)


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("folder in it", {"export/Connections.csv": GOOD}),
        ("macOS", {"x/Connections.csv": GOOD, "__MACOSX/x/._Connections.csv": "\0\0", ".DS_Store": "\0"}),
        ("copy", {"Connections (1).csv": GOOD}),
        ("number", {"Connections_34875879.csv": GOOD}),
        ("case", {"CONNECTIONS.CSV": GOOD}),
    ],
)
def test_zipped_again_it_is_still_an_archive(tmp_path: Path, name: str, files: dict[str, str | bytes]) -> None:
    assert [one.name for one in read_archive(zipped(tmp_path, files)).connections] == ["Ada Nair"]


def test_a_zip_in_a_zip_is_opened(tmp_path: Path) -> None:
    inner = zipped(tmp_path, {"Connections.csv": GOOD}, "Basic_LinkedInDataExport_03-20-2024.zip")
    outer = zipped(tmp_path, {inner.name: inner.read_bytes(), "__MACOSX/._x": b"\0"}, f"{inner.name}.zip")
    archive = read_archive(outer)

    assert [one.name for one in archive.connections] == ["Ada Nair"]
    assert str(archive.exported_on) == "2024-03-20"


def test_a_folder_and_a_single_file_are_archives_too(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    single(folder, "Connections.csv", GOOD)
    (folder / "holiday.jpg").write_bytes(b"\0")

    assert [file.kind for file in read_archive(folder).files] == [Kind.CONNECTIONS, Kind.IGNORED]
    assert len(read_archive(folder / "Connections.csv").connections) == 1
    assert len(read_archive(single(tmp_path, "whatever.txt", GOOD)).connections) == 1


def test_an_unknown_header_can_be_mapped_by_hand(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"Connections.csv": "exported today\nVoornaampje;Familie;Sinds\nAda;Nair;12 Mar 2024\n"})
    with pytest.raises(UnknownHeader) as unknown:
        read_archive(path)

    offered = unknown.value
    assert (offered.file, offered.kind, offered.header_row) == ("Connections.csv", Kind.CONNECTIONS, 1)
    assert offered.cells == ("Voornaampje", "Familie", "Sinds")
    assert offered.required == {"first_name", "last_name", "connected_on"} <= set(offered.wanted)
    mapping = ColumnMapping(Kind.CONNECTIONS, 1, {"first_name": 0, "last_name": 1, "connected_on": 2})
    (ada,) = read_archive(path, mapping={"Connections.csv": mapping}).connections
    assert (ada.name, str(ada.connected_on)) == ("Ada Nair", "2024-03-12")


def test_a_lesser_file_with_an_unknown_header_is_left_out_and_said(tmp_path: Path) -> None:
    archive = read_archive(zipped(tmp_path, {"Connections.csv": GOOD, "Positions.csv": "a,b\n1,2\n3,4\n"}))

    report = {file.name: (file.rows, file.used, file.skipped) for file in archive.files}
    assert report["Positions.csv"] == (2, 0, {"unknown_header": 2})
    assert archive.warnings[0].startswith("Positions.csv: no known header")


def test_nothing_imported_never_looks_like_success(tmp_path: Path) -> None:
    archive = read_archive(zipped(tmp_path, {"Connections.csv": CONNECTIONS, "Invitations.csv": ""}))

    assert set(archive.warnings) == {"Connections.csv holds a header and no rows.", "Invitations.csv is empty."}
