"""From bytes to rows: encoding, delimiter and header of one CSV file, read piece by piece.

The rows come from the csv module over blocks of whole lines, so that quoted line breaks survive and never more
than a block of the file is held.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from charset_normalizer import from_bytes

from whence.domain.errors import UnreadableInput
from whence.exchange.linkedin.container import Member
from whence.exchange.linkedin.headers import HEADER_WITHIN, ColumnMapping, UnknownHeader, columns_of, kind_of_cells
from whence.exchange.linkedin.layouts import Kind
from whence.exchange.linkedin.progress import Progress

LARGEST_FIELD: Final = 2_000_000
LONGEST_LINE: Final = 4_000_000
_DELIMITERS: Final = (",", "\t", ";")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSED: Final = ["cp1250", "cp1251", "cp1253", "cp1254", "mac_roman", "shift_jis", "gb18030", "big5", "euc_kr"]

csv.field_size_limit(LARGEST_FIELD)


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file at its header: which fields stand in which column, and the rows that follow.

    `header` holds the header's cells; `has_preamble` says that rows stood before it, `is_all_quoted` that every
    header cell was quoted. `first_row` is the number of rows up to and including the header.
    """

    name: str
    kind: Kind
    columns: dict[str, int]
    header: tuple[str, ...]
    has_preamble: bool
    is_all_quoted: bool
    first_row: int
    rows: Iterator[list[str]]
    oddities: list[str]

    def widened(self, row: list[str]) -> list[str]:
        """`row` itself, with empty cells where it is shorter than the header, and one more empty cell at the end."""
        row += [""] * max(1, len(self.header) + 1 - len(row))
        return row

    def picked(self, *fields: str) -> list[int]:
        """The column of each field, -1 where the file has none (`widened` rows end with an empty cell)."""
        return [self.columns.get(field, -1) for field in fields]


def opened_table(
    member: Member, pieces: Iterator[bytes], progress: Progress, mapping: ColumnMapping | None = None
) -> Table | None:
    """The table in a member, at its first row after the header; None when it holds no row at all.

    Raises UnreadableInput for text that is none, UnknownHeader when no row looks like a header of its kind.
    """
    oddities: list[str] = []
    blocks = _blocks(member.name, _counted(pieces, member.name, progress), oddities)
    first = next((block for block in blocks if block.strip()), "")
    if not first.strip("\ufeff \r\n\t"):
        return None
    kind = mapping.kind if mapping else None if member.kind is Kind.IGNORED else member.kind
    delimiter, row, found, columns = _header(member.name, first, kind, mapping)
    rows = _rows(member.name, chain.from_iterable(map(_lines, chain((first,), blocks))), delimiter)
    header = tuple(deque(islice(rows, row + 1), maxlen=1).pop())
    line = next((line for line in first.splitlines() if header and header[0] in line), "")
    quoted = line.count('"') >= 2 * len(header)
    return Table(member.name, found, columns, header, row > 0, quoted, row + 1, rows, oddities)


def _counted(pieces: Iterator[bytes], name: str, progress: Progress) -> Iterator[bytes]:
    for piece in pieces:
        progress.advance(name, len(piece))
        yield piece


def _blocks(name: str, pieces: Iterator[bytes], oddities: list[str]) -> Iterator[str]:
    """The text in blocks that end with a line end."""
    first = next(pieces, b"")
    if first.startswith(b"PK\x03\x04"):
        raise UnreadableInput(f"{name} is an Excel workbook named .csv. Open it in Excel and save it as CSV (UTF-8).")
    encoding = next((encoding for mark, encoding in _MARKS if first.startswith(mark)), "")
    if encoding.startswith(("utf-16", "utf-32")):
        yield from _wide_blocks(name, chain((first,), pieces), encoding)
        return
    if not encoding:
        encoding = _sniffed(first)
    for raw in _raw_blocks(name, chain((first,), pieces)):
        if b"\0" in raw:
            raise UnreadableInput(
                f"{name} holds NUL bytes, so it is not a text file as LinkedIn writes it. Download the archive again."
            )
        yield _decoded(name, raw, encoding, oddities)
        encoding = "utf-8" if encoding == "utf-8-sig" else encoding


def _raw_blocks(name: str, pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces cut anew, each at its last line end."""
    rest: list[bytes] = []
    held = 0
    for piece in pieces:
        cut = piece.rfind(b"\n") + 1 or piece.rfind(b"\r") + 1
        if cut:
            yield b"".join((*rest, piece[:cut]))
            rest, held = [], 0
        rest.append(piece[cut:])
        held += len(piece) - cut
        if held > LONGEST_LINE:
            raise UnreadableInput(_too_long(name, ""))
    if held:
        yield b"".join(rest)


def _wide_blocks(name: str, pieces: Iterator[bytes], encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    rest = ""
    try:
        for piece in pieces:
            text = rest + decoder.decode(piece)
            cut = text.rfind("\n") + 1 or text.rfind("\r") + 1
            rest = text[cut:]
            if len(rest) > LONGEST_LINE:
                raise UnreadableInput(_too_long(name, ""))
            if "\0" in text:
                raise UnreadableInput(f"{name} holds NUL characters, so it is not a text file. Download it again.")
            if cut:
                yield text[:cut]
        rest += decoder.decode(b"", True)
    except UnicodeError as trouble:
        raise UnreadableInput(
            f"{name} begins as UTF-16 text but is damaged further on. Download the archive again."
        ) from trouble
    if rest:
        yield rest


def _sniffed(sample: bytes) -> str:
    """The encoding of text without a mark: UTF-8 when it is valid, else what the bytes look like, else Windows-1252."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        lines = [line for line in sample[: 1 << 16].split(b"\n") if not line.isascii()]
        best = from_bytes(b"\n".join(lines[:200]), cp_isolation=["cp1252", *_GUESSED]).best()
        is_sure = best is not None and best.encoding != "cp1252" and len(lines) >= 5 and best.coherence > 0.3
        return best.encoding if best is not None and is_sure else "cp1252"
    return "utf-8"


def _decoded(name: str, raw: bytes, encoding: str, oddities: list[str]) -> str:
    """The text of a block; a line that is not valid in its encoding is read as Windows-1252, and that is said."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = "".join(_decoded_line(line, encoding) for line in raw.splitlines(keepends=True))
        encoding = "cp1252"
    sentence = f"{name} is not in UTF-8; it was read as {encoding}. Check names with accents."
    if not encoding.startswith("utf-8") and sentence not in oddities:
        oddities.append(sentence)
    return text


def _decoded_line(line: bytes, encoding: str) -> str:
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _lines(block: str) -> io.StringIO:
    """The lines of a block; lone carriage returns end a line only where they are used as line ends."""
    has_lone_return = "\r" in block and block.count("\r") != block.count("\r\n")
    return io.StringIO(block, newline="" if has_lone_return else "\n")


def _rows(name: str, lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as trouble:
        raise UnreadableInput(_too_long(name, f" near line {reader.line_num}")) from trouble


def _too_long(name: str, where: str) -> str:
    return (
        f"{name} holds a field{where} longer than any LinkedIn writes; a quotation mark may be missing there. "
        "Download the archive again."
    )


def _header(
    name: str, first: str, kind: Kind | None, mapping: ColumnMapping | None
) -> tuple[str, int, Kind, dict[str, int]]:
    """Delimiter, row number, kind and columns of the header in the first block."""
    tops = {delimiter: _top(first, delimiter) for delimiter in _DELIMITERS}
    if mapping is not None:
        widest = max(_DELIMITERS, key=lambda delimiter: _width(tops[delimiter], mapping.header_row))
        if max(mapping.columns.values(), default=0) >= _width(tops[widest], mapping.header_row):
            raise UnknownHeader(name, kind, 0, tuple(tops[widest][0]) if tops[widest] else ())
        return widest, mapping.header_row, mapping.kind, mapping.columns
    for delimiter, top in tops.items():
        for row, cells in enumerate(top):
            found = kind or kind_of_cells(cells)
            columns = columns_of(found, cells) if found else None
            if found is not None and columns is not None:
                return delimiter, row, found, columns
    best = max(tops.values(), key=lambda top: max(map(len, top), default=0))
    row = max(range(len(best)), key=lambda index: (len(best[index]) > 1, -index), default=0)
    raise UnknownHeader(name, kind, row, tuple(best[row]) if best else ())


def _top(first: str, delimiter: str) -> list[list[str]]:
    """The first rows of the block; fewer when the csv module stumbles over one."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(_lines(first), delimiter=delimiter):
            rows.append(row)
            if len(rows) == HEADER_WITHIN:
                break
    except csv.Error:
        pass
    return rows


def _width(top: list[list[str]], row: int) -> int:
    return len(top[row]) if row < len(top) else 0
