"""Interactions that were taken out, packed column by column: most of their columns say the same in every row."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from itertools import accumulate, pairwise, repeat
from typing import Any

Row = tuple[Any, ...]
"""The values of the recorded columns of an interaction."""

_KEY = 9
"""The column of bytes in rows as they were packed before columns were."""


def pack(rows: Sequence[Row]) -> bytes:
    """Rows of one width as compressed JSON."""
    columns = [_packed_column(column) for column in zip(*rows, strict=True)]
    written = json.dumps({"rows": len(rows), "columns": columns}, ensure_ascii=False)
    return zlib.compress(written.encode(), 1)


def unpack(packed: bytes) -> list[Row]:
    """The rows that were packed, also those that an earlier version packed one by one."""
    kept = json.loads(zlib.decompress(packed))
    if isinstance(kept, list):
        return [(*row[:_KEY], bytes.fromhex(row[_KEY]), *row[_KEY + 1 :]) for row in kept]
    return list(zip(*(_column(column, kept["rows"]) for column in kept["columns"]), strict=True))


def _packed_column(column: Sequence[Any]) -> dict[str, Any]:
    """One value for all, or texts one after the other with their lengths, or the values as they are."""
    types = set(map(type, column))
    if types == {bytes}:
        return {"hex": b"".join(column).hex(), "lengths": list(map(len, column))}
    if column.count(column[0]) == len(column):
        return {"all": column[0]}
    if types == {str}:
        return {"text": "".join(column), "lengths": list(map(len, column))}
    return {"each": column}


def _column(packed: dict[str, Any], rows: int) -> Sequence[Any]:
    if "all" in packed:
        return list(repeat(packed["all"], rows))
    if "each" in packed:
        return list(packed["each"])
    joined: str | bytes = bytes.fromhex(packed["hex"]) if "hex" in packed else packed["text"]
    return [joined[start:end] for start, end in pairwise(accumulate(packed["lengths"], initial=0))]
