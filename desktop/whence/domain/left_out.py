"""Marks of people who were erased and are to stay out of later archives: salted hashes, from which no name is read."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whence.domain.dates import Day, Precision
from whence.domain.names import name_key

_LENGTH = 32


@dataclass(frozen=True, slots=True)
class LeftOutPerson:
    """Somebody erased: the day (ISO), and the marks they are recognised by. The first mark names the entry."""

    erased_on: str
    marks: tuple[str, ...]

    @property
    def uid(self) -> str:
        """By what the entry is named."""
        return self.marks[0]


def mark_of(salt: bytes, text: str) -> str:
    """The mark of an address or of a name with a day (HMAC-SHA-256 of RFC 2104, shortened to 128 bits)."""
    return hmac.new(salt, text.encode("utf-8", "surrogatepass"), "sha256").hexdigest()[:_LENGTH]


def address_text(key: str) -> str:
    """What stands for a profile address or member number; `key` is its canonical form."""
    return f"address:{key}"


def email_text(address: str) -> str:
    """What stands for an e-mail address."""
    return f"email:{address.casefold()}"


def name_text(name: str, connected_on: Day) -> str:
    """What stands for a name with the day of connecting; empty where the day is not known exactly."""
    return f"name:{name_key(name)}:{connected_on}" if connected_on.precision is Precision.DAY else ""


def texts_of(addresses: Iterable[str], emails: Iterable[str], names: Iterable[str], connected_on: Day) -> Iterator[str]:
    """Everything somebody is recognised by."""
    yield from (address_text(key) for key in addresses)
    yield from (email_text(one) for one in emails)
    yield from (text for name in names if (text := name_text(name, connected_on)))
