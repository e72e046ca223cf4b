"""People: somebody in the journal, on a network or not; a name is all it needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.domain.errors import Refusal
from whence.domain.names import is_east_asian, profile_key, without_credentials

LONGEST_NAME = 400
PARTICLES = frozenset(
    ("von", "van", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "la", "le", "ter", "ten",
     "bin", "bint", "al", "el", "ibn", "zu", "af")
)  # fmt: skip


class Shelf(StrEnum):
    """Where a person is kept: in People, set aside after a refusal, archived, or in the bin for 30 days."""

    PEOPLE = "people"
    ASIDE = "aside"
    ARCHIVED = "archived"
    BIN = "bin"


class IdentityKind(StrEnum):
    """What a person can be recognised by."""

    PROFILE = "profile"
    EMAIL = "email"
    PHONE = "phone"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Person:
    """A person as kept; `uid` is what files and links refer to."""

    id: PersonId
    uid: str
    name: str
    first_name: str
    last_name: str
    is_name_missing: bool
    headline: str
    shelf: Shelf
    shelved_on: date | None
    give: str
    ask: str
    introduction_wish: str
    mutual_count: int | None
    is_of_interest: bool
    source: str
    import_id: int | None
    created_at: str
    updated_at: str

    @property
    def short_name(self) -> str:
        """How the person is called in a sentence: the first name, else the whole name."""
        return self.first_name or self.name


@dataclass(frozen=True, slots=True)
class Identity:
    """A profile address, e-mail address or telephone number of a person; `key` is its canonical form."""

    id: int
    person_id: PersonId
    kind: IdentityKind
    value: str
    key: str
    is_current: bool
    is_inferred: bool
    source: str
    since: Day


@dataclass(frozen=True, slots=True)
class PrivateNote:
    """Something written down about a person, for the owner's eyes."""

    id: int
    person_id: PersonId
    text: str
    written_on: date | None
    source: str
    created_at: str


def clean_text(text: str) -> str:
    """Text as the journal keeps it: without NUL and lone surrogates, which no file can hold."""
    if text.isascii() and "\x00" not in text:
        return text
    kept = text.replace("\x00", "")
    try:
        kept.encode()
    except UnicodeEncodeError:
        return kept.encode("utf-8", "replace").decode("utf-8")
    return kept


def clean_line(text: str) -> str:
    """Text on one line, without characters that only control a terminal."""
    if text.isprintable():
        return " ".join(text.split())
    kept = "".join(" " if character.isspace() else character for character in clean_text(text))
    return " ".join("".join(c for c in kept if c.isprintable() or c in "\u200d\u200c").split())


def checked_name(name: str) -> str:
    """A name fit to be kept. Raises Refusal for one that is empty, has no letter or digit, or is endless."""
    cleaned = clean_line(name)
    if not any(character.isalnum() for character in cleaned):
        raise Refusal(
            "A person needs a name with at least one letter. Type one, or leave the person out.", field="name"
        )
    if len(cleaned) > LONGEST_NAME:
        raise Refusal(
            f"A name can have {LONGEST_NAME} characters; this one has {len(cleaned)}. Put the rest into a note.",
            field="name",
        )
    return cleaned


def name_parts(name: str) -> tuple[str, str]:
    """The first and last name in a whole name, as far as they can be told apart.

    The last word is the last name, together with the particles before it ("Maria dos Santos", "Jan van der Berg").
    """
    words = without_credentials(name).split()
    if len(words) < 2 or is_east_asian(name):
        return name, ""
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])


def identity_key(kind: IdentityKind, value: str) -> str:
    """The canonical form two values of one kind are compared by.

    Raises Refusal for a value that can't be one of its kind.
    """
    if kind is IdentityKind.PROFILE:
        key = profile_key(value)
        if not key:
            raise Refusal(f"“{value}” is not a profile address. It looks like linkedin.com/in/name.", field="profile")
        return key
    if kind is IdentityKind.EMAIL:
        if "@" not in value.strip("@ "):
            raise Refusal(f"“{value}” is not an e-mail address. It needs a name, an @ and a host.", field="email")
        return value.strip().casefold()
    digits = "".join(character for character in value if character.isdigit())
    if not digits:
        raise Refusal(f"“{value}” has no digits to be a telephone number.", field="phone")
    return digits
