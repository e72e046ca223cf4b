"""Matching what is typed: the words of a query, where they stand in a text, how far apart two spellings are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from whence.domain.changes import PersonId
from whence.domain.names import fold, is_east_asian, tokens

LONGEST_WORD: Final = 40
"""Letters of a word that count; what is longer is cut, in indexes and queries alike."""

_PLAIN: Final = re.compile("[a-z0-9]+")
_APOSTROPHES: Final = str.maketrans("", "", "'’‘`´ʼʻ\u200b\u200c\u200d\ufeff")
_PLAIN_WORDS: Final = str.maketrans(
    {chr(code): chr(code).lower() if chr(code).isalnum() else " " for code in range(128)} | {"'": None, "`": None}
)
_RUNS: Final = re.compile("[\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+|[^\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+")  # fmt: skip  # noqa: E501
_WORD_ON_SCREEN: Final = re.compile("[\\w'’‘`´ʼʻ\u0300-\u036f\u0900-\u0dff\u200b-\u200d]+")
_SNIPPET_BEFORE: Final = 40
_SNIPPET_LETTERS: Final = 160

Span = tuple[int, int]
"""Where something stands in a text: first letter, letter after the last."""


class HitKind(StrEnum):
    """By what a person was found, the surest first."""

    ADDRESS = "address"
    NAME = "name"
    INITIALS = "initials"
    FACT = "fact"
    TEXT = "text"
    MISSPELT = "misspelt"


@dataclass(frozen=True, slots=True)
class Hit:
    """A person found. A greater score stands first among those of a kind.

    `words` are the words as they are written where they were found (differing from the query when it was
    misspelt); `page` is the part of a person's texts that holds them, None when the texts were not asked.
    """

    person: PersonId
    kind: HitKind
    score: float
    words: tuple[str, ...]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody typed: as it is, as parts of a name, and as words of a text."""

    text: str
    name_parts: tuple[str, ...]
    words: tuple[str, ...]


class _Spacing(dict[int, str]):
    """Maps every character that belongs to no word to a space, learning them as they come."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kept = char if char.isalnum() or unicodedata.category(char)[0] == "M" else " "
        self[code] = kept
        return kept


_SPACING: Final = _Spacing()


def words(text: str) -> list[str]:
    """The folded words of a text, in order, for an index. Chinese and Japanese are cut into overlapping pairs."""
    return _words(text, is_whole=False)


def vocabulary(texts: Iterable[str]) -> set[str]:
    """The different words of some texts, each as `words` gives it; several times as fast as going through those."""
    text = "\n".join(texts)
    strange: list[str] = []
    if not text.isascii():
        chunks = set(text.split())
        strange = [chunk for chunk in chunks if not chunk.isascii()]
        text = " ".join(chunks.difference(strange))
    found = set(text.translate(_PLAIN_WORDS).split())
    if max(map(len, found), default=0) > LONGEST_WORD:
        found = {word[:LONGEST_WORD] for word in found}
    return found.union(*map(_words_of_chunk, strange))


def is_unspaced_word(word: str) -> bool:
    """Whether a word is of a script written without spaces, where one letter says much."""
    return word != "" and _is_unspaced(word)


def query_of(text: str) -> Query:
    """The query that `text` stands for; without name parts and words when it holds no letter or digit."""
    found = tuple(dict.fromkeys(_words(text, is_whole=True)))
    parts = found if text.isascii() else tuple(dict.fromkeys(part[:LONGEST_WORD] for part in tokens(text)))
    return Query(text.strip(), parts, found)


def distance(first: str, second: str, most: int) -> int:
    """Typing errors between two words: letters left out, added, exchanged or swapped with their neighbour.

    Optimal string alignment (Damerau 1964, Levenshtein 1966); `most` + 1 stands for anything above `most`.
    """
    return int(OSA.distance(first, second, score_cutoff=most))


def spans(text: str, sought: Iterable[str]) -> tuple[Span, ...]:
    """Where in a text the words stand that begin with one of the folded words `sought`, in order."""
    beginnings = tuple(word for word in sought if word)
    if not beginnings:
        return ()
    found = [
        place.span()
        for place in _WORD_ON_SCREEN.finditer(text)
        if any(part.startswith(beginnings) for part in tokens(place[0]))
    ]
    if is_east_asian(text):
        found += _runs_of(text, [word for word in beginnings if is_east_asian(word)])
    return tuple(_joined(found))


def holds(text: str, sought: Sequence[str]) -> int:
    """How many of the folded words `sought` some word of the text begins with."""
    folded = fold(text)
    if not any(word in folded for word in sought):
        return sum(any(part.startswith(word) for part in words(text)) for word in sought) if "'" in text else 0
    present = words(text)
    return sum(any(part.startswith(word) for part in present) for word in sought)


def snippet(text: str, sought: Iterable[str]) -> tuple[str, tuple[Span, ...]]:
    """The part of a text around the first word sought, on one line, and where those words stand in it."""
    line = " ".join(text.split())
    sought = tuple(sought)
    found = spans(line, sought)
    if len(line) <= _SNIPPET_LETTERS:
        return line, found
    first = found[0][0] if found else 0
    start = 0 if first <= _SNIPPET_BEFORE else line.rfind(" ", 0, first - _SNIPPET_BEFORE // 2) + 1
    start = max(start, first - _SNIPPET_BEFORE)
    cut = line[start : start + _SNIPPET_LETTERS].strip()
    shown = ("… " if start else "") + cut + (" …" if start + _SNIPPET_LETTERS < len(line) else "")
    return shown, spans(shown, sought)


def _words(text: str, *, is_whole: bool) -> list[str]:
    if text.isascii():
        return [word[:LONGEST_WORD] for word in _PLAIN.findall(text.lower().replace("'", "").replace("`", ""))]
    spaced = fold(text.translate(_APOSTROPHES)).translate(_SPACING)
    if not is_east_asian(spaced):
        return [word[:LONGEST_WORD] for word in spaced.split()]
    found: list[str] = []
    for run in (run for word in spaced.split() for run in _RUNS.findall(word)):
        found += _pairs(run, is_whole=is_whole) if _is_unspaced(run) else [run[:LONGEST_WORD]]
    return found


@lru_cache(maxsize=8192)
def _words_of_chunk(chunk: str) -> tuple[str, ...]:
    """The words of what stands between two spaces."""
    return tuple(_words(chunk, is_whole=False))


def _is_unspaced(run: str) -> bool:
    """Whether a run is of a script written without spaces (Korean has them)."""
    return is_east_asian(run) and not ("\uac00" <= run[0] <= "\ud7af" or "\u1100" <= run[0] <= "\u11ff")


def _pairs(run: str, *, is_whole: bool) -> list[str]:
    """Overlapping pairs; an index keeps the last letter alone too, a query of several letters does without."""
    count = len(run) - 1 if is_whole and len(run) > 1 else len(run)
    return [run[place : place + 2] for place in range(count)]


def _runs_of(text: str, sought: Sequence[str]) -> list[Span]:
    plain = "".join(fold(char)[:1] or " " for char in text)
    found = []
    for word in sought:
        place = plain.find(word)
        while place >= 0:
            found.append((place, place + len(word)))
            place = plain.find(word, place + 1)
    return found


def _joined(found: list[Span]) -> list[Span]:
    """Spans in order, those that touch made one."""
    joined: list[Span] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
