"""Where things begin and end in a capture line: signs, quotes, sentence ends, backslashes, addresses and numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from whence.domain.capture_parts import PartKind

SIGN: Final = re.compile(
    r"(?<!\S)(?:[@^#!](?=[^\W_]|[\"“„])|[+-]note(?![\w-])|\+(?:connected|in|out)(?![\w-]))", re.IGNORECASE
)
_QUOTED: Final = re.compile(r"\"((?:[^\"\\\n]|\\.)+)\"|[“„]([^”“\n]+)[”“]")
_ESCAPE: Final = re.compile(r"(?<!\S)\\(?=\S)")
_STOP: Final = re.compile(r"\.(?=\s|$)|\n")
_BREAK: Final = re.compile(r"(?:[?!…]|\.\.)[\"”)]?(?=\s|$)")
_WORD_BEFORE: Final = re.compile(r"[^\s(\"“\\@^#!+]+$")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_ABBREVIATIONS: Final = frozenset(
    (
        "Dr", "Prof", "Mr", "Mrs", "Ms", "Mx", "Rev", "Hon", "Fr", "Sr", "Jr", "St", "Ste", "Mt", "Ft", "Inc",
        "Ltd", "Co", "Corp", "Bros", "Dept", "Univ", "Assoc", "Dipl", "Ing", "Mag", "approx", "vs", "Ph.D", "M.Sc",
        "B.Sc", "Dr.Ing",
    )
)  # fmt: skip
_CONTACT: Final = re.compile(
    r"(?P<email>(?<![\w@.+\-/\\])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?<![.-]))"
    r"|(?P<link>(?<![\w@/.\\])(?:https?://)?(?:[\w-]{1,30}\.){0,2}(?:linkedin\.com/(?:in|pub)/|github\.com/|gitlab\.com/"
    r"|xing\.com/profile/|bsky\.app/profile/|orcid\.org/|twitter\.com/|(?<![\w-])x\.com/)[^\s<>\"”,;\\]*[^\s<>\"”,;.!?')\]\\]"
    r"|(?<![\w\\])https?://[\w.-]{3,80}/@[\w.@-]*\w)"
    r"|(?P<phone>(?<![\w.,/:\\-])(?:(?:\+\s?|00)[1-9](?:(?:[ ()\-]{0,2}|\.)\d){6,14}|\(?0[1-9](?:[ ()\-]{0,2}\d){5,12}"
    r"|(?:\(\d{3}\)\s?|\d{3}[-. ])\d{3}[-. ]\d{4})(?![\w/]|[-.]\d))",
    re.IGNORECASE,
)
_WRITTEN_DAY: Final = re.compile(r"\d\d[- ]\d\d[- ]\d{4}")


@dataclass(frozen=True, slots=True)
class Contact:
    """An e-mail address, phone number or profile link, and where it stands."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Marks:
    """The places in a line at which something begins or ends, each in order."""

    text: str
    signs: tuple[int, ...]
    commas: tuple[int, ...]
    stops: tuple[int, ...]
    breaks: frozenset[int]
    escapes: tuple[int, ...]
    contacts: tuple[Contact, ...]

    @classmethod
    def of(cls, text: str) -> Marks:
        return cls(
            text,
            tuple(_signs(text)),
            tuple(match.start() for match in re.finditer(r",(?!\d)|;(?=\s|$)", text)),
            tuple(match.start() for match in _STOP.finditer(text) if not is_abbreviation(text, match.start())),
            frozenset(match.end() for match in _BREAK.finditer(text)),
            tuple(match.start() for match in _ESCAPE.finditer(text)),
            tuple(_contacts(text)),
        )

    def sign_after(self, start: int) -> int:
        """Where the next sign begins, or the end of the line."""
        return _next(self.signs, start, len(self.text))

    def hard_end(self, start: int) -> int:
        """Where no name can go on: the next sign, address, backslash or line break."""
        contact = bisect_left(self.contacts, start, key=lambda found: found.start)
        ends = [self.sign_after(start), _next(self.escapes, start, len(self.text))]
        if contact < len(self.contacts):
            ends.append(self.contacts[contact].start)
        line_end = self.text.find("\n", start)
        return min([*ends, line_end]) if line_end >= 0 else min(ends)

    def stop_after(self, start: int) -> int:
        return _next(self.stops, start, len(self.text))

    def soft_end(self, start: int) -> int:
        """Where an unknown name ends: also at a comma or the end of the sentence."""
        return min(self.hard_end(start), _next(self.commas, start, len(self.text)), self.stop_after(start))

    def contact_at(self, start: int) -> Contact | None:
        index = bisect_left(self.contacts, start, key=lambda found: found.start)
        found = self.contacts[index] if index < len(self.contacts) else None
        return found if found is not None and found.start == start else None

    def is_sign(self, start: int) -> bool:
        index = bisect_left(self.signs, start)
        return index < len(self.signs) and self.signs[index] == start


def _next(places: tuple[int, ...], start: int, otherwise: int) -> int:
    index = bisect_left(places, start)
    return places[index] if index < len(places) else otherwise


def _signs(text: str) -> Iterator[int]:
    opening = quoted_at(text, past_space(text, 0))
    position = opening[1] if opening else 0
    while match := SIGN.search(text, position):
        yield match.start()
        quoted = quoted_at(text, match.end())
        position = quoted[1] if quoted else match.end()


def _contacts(text: str) -> Iterator[Contact]:
    for match in _CONTACT.finditer(text):
        kind = match.lastgroup or ""
        if kind != "phone" or _WRITTEN_DAY.fullmatch(match[0]) is None:
            yield Contact(PartKind(kind), match.start(), match.end())


def quoted_at(text: str, start: int) -> tuple[str, int] | None:
    """The words inside the quotation marks that open at `start`, and where they close; None without a pair."""
    if start >= len(text) or text[start] not in '"“„':
        return None
    match = _QUOTED.match(text, start)
    if match is None:
        return None
    value = re.sub(r"\\(.)", r"\1", match[1]) if match[1] is not None else match[2]
    value = " ".join(value.split())
    return (value, match.end()) if value else None


def quoted(value: str) -> str:
    """`value` in quotation marks that `quoted_at` reads back."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def without_escapes(text: str) -> str:
    """`text` as it was meant: the backslash before a word that is taken literally is gone."""
    return _ESCAPE.sub("", text)


def is_abbreviation(text: str, dot: int) -> bool:
    """Whether the full stop at `dot` belongs to an initial or a known abbreviation, not to a sentence."""
    word = _WORD_BEFORE.search(text, max(0, dot - 16), dot)
    if text[dot] != "." or word is None:
        return False
    is_initial = _INITIALS.fullmatch(word[0]) is not None
    return word[0] in _ABBREVIATIONS or (is_initial and (word[0][0].isupper() or "." in word[0]))


def past_space(text: str, start: int, more: str = "") -> int:
    """The position behind white space, and behind the characters of `more`."""
    while start < len(text) and (text[start].isspace() or text[start] in more):
        start += 1
    return start


def word_ends(text: str, start: int, limit: int, most: int = 8) -> list[int]:
    """Where the first words from `start` end, before `limit`, without the punctuation that closes them."""
    ends = []
    for match in re.compile(r"\S+").finditer(text, start, limit):
        end = match.end()
        while end > match.start() and text[end - 1] in ".,;:!?)" and not is_abbreviation(text, end - 1):
            end -= 1
        if end > match.start():
            ends.append(end)
        if len(ends) == most:
            break
    return ends
