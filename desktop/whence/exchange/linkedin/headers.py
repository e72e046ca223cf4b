"""How a file of an archive is recognised, and which header names which field.

A file is recognised by its name brought to a stem (letters only) and its header by a signature: a set of fields
that must all be there. Fields are found by normalised header name, never by position.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from whence.domain.errors import UnreadableInput
from whence.domain.names import fold
from whence.exchange.linkedin.layouts import KIND_BY_STEM, LAYOUTS, Kind

HEADER_WITHIN: Final = 15
"""The header must be among this many first rows."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """A header read by hand: which kind the file is, which row (from 0) is its header, which column each field."""

    kind: Kind
    header_row: int
    columns: dict[str, int]


class UnknownHeader(UnreadableInput):
    """No known header in a file that should have one; carries what a mapping dialog needs.

    `file` is the name inside the archive, `kind` what its name says (None: unknown), `header_row` and `cells`
    the row that looks most like a header, `wanted` the fields that can be mapped and `required` those that must.
    """

    def __init__(self, file: str, kind: Kind | None, header_row: int, cells: tuple[str, ...]) -> None:
        shown = ", ".join(cell[:40] for cell in cells[:8]) or "nothing"
        super().__init__(
            f"{file}: no known header in the first {HEADER_WITHIN} rows (found: {shown}). "
            "Say which column is which, or export the archive again without changing its files."
        )
        layout = LAYOUTS[kind or Kind.CONNECTIONS]
        self.file = file
        self.kind = kind
        self.header_row = header_row
        self.cells = cells
        self.wanted: tuple[str, ...] = tuple(layout.names)
        self.required: frozenset[str] = layout.signatures[0]


def normalised(cell: str) -> str:
    """A header cell as letters and digits only, folded: "E-mail Address" is emailaddress."""
    return "".join(char for char in fold(cell) if char.isalnum())


def stem_of(name: str) -> str:
    """The letters of a file name without its folder, ending, copy number and member number."""
    base = re.split(r"[/\\]", name)[-1]
    base = re.sub(r"\.(?:csv|tsv|txt)$", "", base, flags=re.IGNORECASE)
    base = re.sub(r"\s*\(\d+\)$", "", base)
    return re.sub(r"[^a-z]", "", re.sub(r"[_-]\d+$", "", base).lower())


def kind_of_name(name: str) -> Kind:
    """What a file of an archive is by its name; IGNORED when it is none of the kinds that are read."""
    if not name.lower().endswith(".csv"):
        return Kind.IGNORED
    return KIND_BY_STEM.get(stem_of(name), Kind.IGNORED)


def columns_of(kind: Kind, cells: Sequence[str]) -> dict[str, int] | None:
    """The column of each known field when `cells` is a header of that kind, else None."""
    layout = LAYOUTS[kind]
    found: dict[str, int] = {}
    for column, cell in enumerate(cells):
        key = layout.fields_by_name.get(normalised(cell)) if len(cell) <= 80 else None
        if key is not None:
            found.setdefault(key, column)
    return found if any(signature <= found.keys() for signature in layout.signatures) else None


def kind_of_cells(cells: Sequence[str]) -> Kind | None:
    """What kind of file has this header, for a file whose name says nothing; None when no signature fits.

    Recommendations received and given look alike, so that only their names tell them apart.
    """
    told = [kind for kind in LAYOUTS if kind not in (Kind.RECOMMENDATIONS_RECEIVED, Kind.RECOMMENDATIONS_GIVEN)]
    fitting = [(len(columns), kind) for kind in told if (columns := columns_of(kind, cells)) is not None]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None
