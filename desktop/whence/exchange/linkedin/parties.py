"""Somebody named in a file: a name as written, a profile address if given, and its canonical key."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Final, NamedTuple

from whence.domain.names import name_key, profile_key, profile_url, without_credentials

HIDDEN_NAMES: Final = frozenset({"linkedin member", "linkedin-mitglied", "membre de linkedin", "miembro de linkedin"})
_BETWEEN_URLS: Final = re.compile(r",\s*(?=https?://|www\.|urn:|$)")


class Party(NamedTuple):
    """Somebody as a row names them; `key` is the canonical profile key, empty when the row gives no address.

    Two parties with neither name nor key are two unknown people, never the same one.
    """

    name: str
    url: str = ""
    key: str = ""

    @property
    def is_anonymous(self) -> bool:
        """Whether nothing says who this is (LinkedIn writes "LinkedIn Member" for closed and hidden profiles)."""
        return not self.name and not self.key


def party(name: str, url: str) -> Party:
    """The party of a name cell and an address cell. "LinkedIn Member" is no name."""
    shown = " ".join(name.split())
    if shown.lower() in HIDDEN_NAMES:
        shown = ""
    key = profile_key(url)
    return Party(shown, (url if url.startswith("http") else profile_url(key)) if key else "", key)


def split_addresses(cell: str) -> list[str]:
    """The addresses of a cell that joins them with commas; slugs may hold commas themselves."""
    return [address for address in (part.strip() for part in _BETWEEN_URLS.split(cell)) if address]


def split_names(cell: str, known: Callable[[], Collection[str]], expected: int = 0) -> list[str]:
    """The names of a cell that joins them with ", " although names hold ", " too.

    `expected` is how many there must be, when addresses tell it: if the cell has just so many parts, each is a name.
    Otherwise the longest run of parts whose name key is among `known` (people seen elsewhere) is one name, and a part
    that is a credential of the name before it ("Doe, Ph.D.") belongs to it.
    """
    parts = [part for part in (piece.strip() for piece in cell.split(", ")) if part]
    if len(parts) == expected:
        return parts
    names: list[str] = []
    start = 0
    while start < len(parts):
        end = _end_of_name(parts, start, known())
        names.append(", ".join(parts[start:end]))
        start = end
    return names


def _end_of_name(parts: list[str], start: int, known: Collection[str]) -> int:
    for end in range(min(len(parts), start + 4), start, -1):
        if name_key(", ".join(parts[start:end])) in known and _is_one_name(parts[start:end]):
            return end
    end = start + 1
    while end < len(parts) and _is_one_name(parts[start : end + 1]):
        end += 1
    return end


def _is_one_name(parts: list[str]) -> bool:
    """Whether the parts after the first are nothing but credentials."""
    return len(parts) == 1 or without_credentials(", ".join(parts)) == without_credentials(parts[0])
