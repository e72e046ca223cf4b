"""Tables as CSV that no spreadsheet can be tricked with."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def guarded(cell: str) -> str:
    """A cell that a spreadsheet takes for text: an apostrophe goes before whatever could be a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """A table as CSV (RFC 4180), UTF-8 with a mark so that spreadsheets read accents; one piece a row."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    yield b"\xef\xbb\xbf"
    writer.writerow(header)
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
        yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> bytes:
    piece = buffer.getvalue().encode("utf-8")
    buffer.seek(0)
    buffer.truncate()
    return piece
