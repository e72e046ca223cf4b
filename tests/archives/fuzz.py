"""Damaging archives: every way a file can be broken on its way, chosen by a seeded random."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

from tests.archives.formats import FORMATS
from tests.archives.network import Size
from tests.archives.writing import write_archive

SIZE: Final = Size(12, 8, 24)
_HOSTILE: Final = (
    b"\0", b'"', b'"""', b"\r", b"\r\n", b"\n\n\n", b"\xff\xfe", b"\xef\xbb\xbf", b";", b"\t", b",,,,,,,,", b"\xc3\x28",
    b"<b>" * 200, b"A" * 10_000, b"%FIRSTNAME%", b"\xf0\x9f\x92\xa9", b"=cmd()", b"urn:li:member:", b"31 Feb 2024",
    b"99/99/99, 99:99 PM", b"\xe2\x80\xae", b"%25%32%35", b"https://www.linkedin.com/in/%", b"LinkedIn Member",
)  # fmt: skip


def samples(folder: Path) -> list[bytes]:
    """One small archive of each generation."""
    found = []
    for number, generation in enumerate(FORMATS):
        path = folder / f"{generation}.zip"
        write_archive(path, generation, SIZE, number)
        found.append(path.read_bytes())
    return found


def damaged(sample: bytes, random: Random) -> tuple[str, bytes]:
    """A file name and its damaged content: the zip itself, one CSV file out of it, or a zip of damaged files."""
    draw = random.random()
    if draw < 0.25:
        return "archive.zip", _mutated(sample, random)
    with zipfile.ZipFile(io.BytesIO(sample)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    if draw < 0.6:
        name = random.choice([name for name in files if name.endswith(".csv")])
        return name.rsplit("/", 1)[-1], _mutated(files[name], random)
    for name in random.sample(list(files), random.randrange(1, 4)):
        files[name] = _mutated(files[name], random)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return "archive.zip", stream.getvalue()


def _mutated(content: bytes, random: Random) -> bytes:
    for _ in range(random.randrange(1, 5)):
        content = random.choice(_MUTATIONS)(content, random)
    return content


def _flipped(content: bytes, random: Random) -> bytes:
    broken = bytearray(content)
    for _ in range(random.randrange(1, 9)):
        if broken:
            broken[random.randrange(len(broken))] = random.randrange(256)
    return bytes(broken)


def _cut(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def _headless(content: bytes, random: Random) -> bytes:
    return content[random.randrange(len(content) + 1) :]


def _inserted(content: bytes, random: Random) -> bytes:
    place = random.randrange(len(content) + 1)
    return content[:place] + random.choice(_HOSTILE) * random.randrange(1, 3) + content[place:]


def _repeated(content: bytes, random: Random) -> bytes:
    start = random.randrange(len(content) + 1)
    piece = content[start : start + random.randrange(1, 400)]
    return content[:start] + piece * random.randrange(2, 20) + content[start:]


def _lines_shuffled(content: bytes, random: Random) -> bytes:
    lines = content.split(b"\n")
    random.shuffle(lines)
    return b"\n".join(lines)


def _swapped(content: bytes, random: Random) -> bytes:
    old, new = random.choice(
        ((b",", b";"), (b"\n", b"\r"), (b"\n", b"\r\n"), (b'"', b""), (b",", b"\t"), (b" ", b"\xa0"))
    )
    return content.replace(old, new)


def _wide(content: bytes, random: Random) -> bytes:
    return random.choice((b"\xff\xfe", b"")) + content.decode("latin-1").encode("utf-16-le")


_MUTATIONS: Final[tuple[Callable[[bytes, Random], bytes], ...]] = (
    _flipped, _cut, _headless, _inserted, _inserted, _repeated, _lines_shuffled, _swapped, _wide,
)  # fmt: skip
