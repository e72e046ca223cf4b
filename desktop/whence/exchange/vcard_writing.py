"""People as vCards, version 4.0 (RFC 6350)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_FOLD_AT = 75


@dataclass(frozen=True, slots=True)
class CardValues:
    """What a card says about a person."""

    uid: str
    name: str
    first_name: str
    last_name: str
    organisation: str
    title: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    addresses: tuple[str, ...]
    note: str
    tags: tuple[str, ...]


def cards(people: Iterable[CardValues]) -> Iterator[bytes]:
    """A card for each person."""
    for person in people:
        lines = ["BEGIN:VCARD", "VERSION:4.0", f"UID:urn:uuid:{person.uid}", f"FN:{_text(person.name)}"]
        lines.append(f"N:{_text(person.last_name)};{_text(person.first_name)};;;")
        for field, value in (("ORG", person.organisation), ("TITLE", person.title), ("NOTE", person.note)):
            if value:
                lines.append(f"{field}:{_text(value)}")
        lines += [f"EMAIL:{_text(value)}" for value in person.emails]
        lines += [f"TEL;VALUE=text:{_text(value)}" for value in person.phones]
        lines += [f"URL:{_line(value)}" for value in person.addresses]
        if person.tags:
            lines.append("CATEGORIES:" + ",".join(_text(tag) for tag in person.tags))
        lines.append("END:VCARD")
        yield b"".join(_folded(line) for line in lines)


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _line(value: str) -> str:
    return "".join(value.split())


def _folded(line: str) -> bytes:
    """A content line of at most 75 octets a piece, never cut inside a character (RFC 6350, 3.2)."""
    pieces: list[bytes] = []
    current = b""
    for character in line:
        encoded = character.encode("utf-8")
        if len(current) + len(encoded) > _FOLD_AT - (1 if pieces else 0):
            pieces.append(current)
            current = b""
        current += encoded
    return b"\r\n ".join([*pieces, current]) + b"\r\n"
