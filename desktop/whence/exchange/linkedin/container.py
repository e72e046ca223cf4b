"""Opening an archive: a zip, a folder or one CSV file, recognised by content, read member by member in memory.

Nothing is ever extracted. Sizes are counted as they are read, whatever the directory of the zip claims.
"""

from __future__ import annotations

import io
import lzma
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from whence.domain.errors import UnreadableInput
from whence.exchange.linkedin.headers import kind_of_name
from whence.exchange.linkedin.layouts import Kind

CHUNK: Final = 1 << 18
LARGEST_MEMBER: Final = 1 << 30
LARGEST_INNER_ZIP: Final = 1 << 28
LARGEST_RATIO: Final = 120
RATIO_MATTERS_FROM: Final = 16 << 20
MOST_ENTRIES: Final = 20_000
DEEPEST_FOLDER: Final = 4

_ZIP_TROUBLE: Final = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, EOFError, struct.error,
    NotImplementedError, RuntimeError, ValueError, OverflowError, KeyError, IndexError,
)  # fmt: skip
_TRY_AGAIN: Final = "Download the archive from LinkedIn again and choose the new file."
_FOREIGN: Final = (
    (b"\xd0\xcf\x11\xe0", "is an Excel workbook"),
    (b"%PDF", "is a PDF document"),
    (b"\x1f\x8b", "is a gzip file"),
    (b"7z\xbc\xaf", "is a 7z archive"),
    (b"Rar!", "is a RAR archive"),
    (b"SQLite format 3", "is a database"),
)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the source: its name as shown, what it holds by its name, its size in bytes as declared."""

    name: str
    kind: Kind
    size: int
    packed: int
    entry: zipfile.ZipInfo | Path


@dataclass(frozen=True, slots=True)
class Source:
    """An opened archive: its path, its members in order, and whether it was one file given alone."""

    path: Path
    members: tuple[Member, ...]
    is_single: bool
    zip: zipfile.ZipFile | None

    @contextmanager
    def chunks(self, member: Member) -> Iterator[Iterator[bytes]]:
        """The bytes of a member piece by piece. Raises UnreadableInput when it is too large, damaged or gone."""
        with self._open(member) as stream:
            yield self._pieces(stream, member)

    def _open(self, member: Member) -> IO[bytes]:
        with self._said(member):
            if isinstance(member.entry, Path):
                return member.entry.open("rb")
            if self.zip is None:
                raise ValueError("the archive is closed")
            return self.zip.open(member.entry)

    def _pieces(self, stream: IO[bytes], member: Member) -> Iterator[bytes]:
        read = 0
        while True:
            with self._said(member):
                piece = stream.read(CHUNK)
            if not piece:
                return
            read += len(piece)
            is_dense = 0 < member.packed * LARGEST_RATIO < read and read > RATIO_MATTERS_FROM
            if read > LARGEST_MEMBER or is_dense:
                raise UnreadableInput(_too_large(member.name))
            yield piece

    @contextmanager
    def _said(self, member: Member) -> Iterator[None]:
        """What goes wrong in reading bytes, said as a sentence."""
        try:
            yield
        except _ZIP_TROUBLE as trouble:
            raise UnreadableInput(f"{member.name} inside {self.path.name} is damaged. {_TRY_AGAIN}") from trouble
        except OSError as trouble:
            raise UnreadableInput(_unopened(self.path / member.name, trouble)) from trouble


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """The archive at `path`, for as long as the block runs.

    Raises UnreadableInput with a sentence when there is nothing, or nothing that can be read.
    """
    try:
        if path.is_dir():
            yield Source(path, _folder_members(path), False, None)
            return
        with path.open("rb") as stream:
            head = stream.read(16)
    except OSError as trouble:
        raise UnreadableInput(_unopened(path, trouble)) from trouble
    if not head.startswith(b"PK"):
        _refuse_foreign(path.name, head, path)
        member = Member(path.name, kind_of_name(path.name), path.stat().st_size, 0, path)
        yield Source(path, (member,), True, None)
        return
    archive = _opened_zip(path)
    try:
        yield Source(path, _zip_members(archive, path.name), False, archive)
    finally:
        archive.close()


def _unopened(path: Path, trouble: OSError) -> str:
    if isinstance(trouble, FileNotFoundError):
        return f"There is nothing at {path}. Check the name, or choose the file again."
    return f"{path} can't be opened ({trouble.strerror or 'unknown reason'}). Check that you may read it."


def _refuse_foreign(name: str, head: bytes, path: Path) -> None:
    for start, what in _FOREIGN:
        if head.startswith(start):
            raise UnreadableInput(
                f"{name} {what}, not a LinkedIn archive. Choose the zip from LinkedIn, or a CSV file out of it."
            )
    if path.suffix.lower() == ".zip":
        raise UnreadableInput(f"{name} is not a zip archive, or its beginning is missing. {_TRY_AGAIN}")
    if not head:
        raise UnreadableInput(f"{name} is empty. {_TRY_AGAIN}")


def _opened_zip(path: Path) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(path)
        inner = _lone_inner_zip(archive)
        if inner is None:
            return archive
        with archive, archive.open(inner) as stream:
            packed = stream.read(LARGEST_INNER_ZIP + 1)
        if len(packed) > LARGEST_INNER_ZIP:
            raise UnreadableInput(f"{path.name} holds another zip that is too large to open. Unpack it once yourself.")
        return zipfile.ZipFile(io.BytesIO(packed))
    except _ZIP_TROUBLE as trouble:
        raise UnreadableInput(
            f"{path.name} begins like a zip archive but can't be opened: it is cut off, damaged or protected by a "
            f"password. {_TRY_AGAIN}"
        ) from trouble


def _lone_inner_zip(archive: zipfile.ZipFile) -> zipfile.ZipInfo | None:
    """The zip that was zipped again: the only file inside, apart from what macOS adds."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_clutter(entry.filename)]
    is_inner = len(entries) == 1 and entries[0].filename.lower().endswith(".zip")
    return entries[0] if is_inner else None


def _zip_members(archive: zipfile.ZipFile, shown: str) -> tuple[Member, ...]:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise UnreadableInput(f"{shown} lists {len(entries)} files, more than any LinkedIn archive. {_TRY_AGAIN}")
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" in names and any(name.startswith(("xl/", "word/", "ppt/")) for name in names):
        raise UnreadableInput(
            f"{shown} is an Office document under another name. Save it as CSV (UTF-8), or choose LinkedIn's zip."
        )
    files = [entry for entry in entries if not entry.is_dir() and not _is_clutter(entry.filename)]
    return tuple(sorted((_zip_member(entry, shown) for entry in files), key=_order))


def _zip_member(entry: zipfile.ZipInfo, shown: str) -> Member:
    name = entry.filename.replace("\\", "/")
    if name.startswith("/") or re.match(r"[A-Za-z]:/", name) or ".." in name.split("/"):
        raise UnreadableInput(f'{shown} holds a file named "{name[:80]}" that points outside of it. {_TRY_AGAIN}')
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise UnreadableInput(f'{shown} holds a link ("{name[:80]}") instead of a file. {_TRY_AGAIN}')
    kind = kind_of_name(name)
    if kind is not Kind.IGNORED:
        _check_entry(entry, name, shown)
    return Member(name, kind, entry.file_size, entry.compress_size, entry)


def _check_entry(entry: zipfile.ZipInfo, name: str, shown: str) -> None:
    if entry.flag_bits & 0x1:
        raise UnreadableInput(
            f"{name} inside {shown} is protected by a password. Unpack the archive yourself and choose the folder."
        )
    is_dense = entry.file_size > RATIO_MATTERS_FROM and entry.file_size > LARGEST_RATIO * max(1, entry.compress_size)
    if entry.file_size > LARGEST_MEMBER or is_dense:
        raise UnreadableInput(_too_large(name))


def _folder_members(path: Path) -> tuple[Member, ...]:
    members: list[Member] = []
    for folder, folders, files in os.walk(path, followlinks=False):
        depth = len(Path(folder).relative_to(path).parts)
        folders[:] = sorted(folders) if depth < DEEPEST_FOLDER else []
        members += [_folder_member(path, Path(folder) / name) for name in files if not _is_clutter(f"{folder}/{name}")]
        if len(members) > MOST_ENTRIES:
            raise UnreadableInput(f"{path} holds over {MOST_ENTRIES} files. Choose the folder of the archive itself.")
    return tuple(sorted(members, key=_order))


def _folder_member(root: Path, file: Path) -> Member:
    name = file.relative_to(root).as_posix()
    kind = kind_of_name(name)
    state = file.lstat()
    if kind is not Kind.IGNORED and not stat.S_ISREG(state.st_mode):
        raise UnreadableInput(f"{name} in {root.name} is a link or a device, not a file. Put the file itself there.")
    return Member(name, kind, state.st_size, 0, file)


def _is_clutter(name: str) -> bool:
    return "__MACOSX/" in name or re.split(r"[/\\]", name)[-1].startswith("._") or name.endswith(".DS_Store")


def _order(member: Member) -> tuple[int, str]:
    """Own profile and connections before messages, so that names are known when messages are read."""
    return (_READING_ORDER.index(member.kind), member.name)


_READING_ORDER: Final = (Kind.PROFILE, Kind.EMAILS, *(kind for kind in Kind if kind not in (Kind.PROFILE, Kind.EMAILS)))


def _too_large(name: str) -> str:
    return f"{name} unpacks to far more than a LinkedIn archive holds; it was not read. {_TRY_AGAIN}"
