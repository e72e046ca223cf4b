"""Anchors: what makes a note meant for its reader, and nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from whence.domain.note_phrases import Phrasebook
from whence.domain.note_text import FoldedText, fold_word
from whence.domain.profiles import OwnerProfile

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PART = re.compile(r"[()\"\u201c\u201d\u00ab\u00bb:;,|/]|(?<!\w)'|'(?!\w)| [-\u2013\u2014] | (?:at|by|with) ")
_COINED = re.compile(r"[A-Za-z]+(?:[A-Z][a-z]+)+|[a-z]+(?:-[a-z]+)+|[A-Za-z]+\d+\w*")
_SHORTEST_TERM = 3
_TITLE_WORDS = 3
_SHORTEST_FIRST_NAME = 3


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the folded text. A firm anchor is one of the owner's own works, events or contacts."""

    kind: str
    about: str
    start: int
    end: int
    is_firm: bool


@dataclass(frozen=True, slots=True)
class AnchorTerms:
    """What to look for in notes, prepared once per profile."""

    works: tuple[tuple[str, re.Pattern[str]], ...]
    events: tuple[tuple[str, re.Pattern[str]], ...]
    people: dict[str, str]


@lru_cache(maxsize=8)
def anchor_terms(profile: OwnerProfile, plain_words: frozenset[str], common_words: frozenset[str]) -> AnchorTerms:
    """Prepare the profile's works, events and connections for finding."""
    plain = plain_words | {word for entry in profile.fields for word in fold_word(entry).split()}
    works = tuple((work, pattern) for work in profile.anchors for pattern in _term_patterns(work, plain, common_words))
    events = tuple(
        (event.name, pattern)
        for event in profile.events
        for pattern in _term_patterns(event.name, plain, common_words, is_event=True)
    )
    people = {folded: name for name in profile.connections if " " in (folded := _folded_name(name))}
    return AnchorTerms(works, events, people)


@lru_cache(maxsize=65_536)
def _folded_name(name: str) -> str:
    """The name of a connection for comparing; hardly any differ from one profile to the next."""
    return fold_word(name)


def own_anchors(
    text: FoldedText, profile: OwnerProfile, phrasebook: Phrasebook, sender: str, mutual: Iterable[str]
) -> Iterator[Anchor]:
    """Firm anchors: own works and events, full names of connections, any name of a mutual connection."""
    terms = anchor_terms(profile, phrasebook.plain_words, phrasebook.common_words)
    for kind, patterns in (("work", terms.works), ("event", terms.events)):
        for about, pattern in patterns:
            if found := pattern.search(text.plain):
                yield Anchor(kind, about, found.start(), found.end(), True)
    yield from _people(text, terms.people, fold_word(sender))
    yield from _mutual_people(text, mutual, phrasebook)


def _people(text: FoldedText, people: dict[str, str], sender: str) -> Iterator[Anchor]:
    words = [
        (found.group().casefold().removesuffix("'s"), found.start(), found.end())
        for found in _WORD.finditer(text.plain)
    ]
    for size in (2, 3, 4):
        for index in range(len(words) - size + 1):
            name = " ".join(word for word, _, _ in words[index : index + size])
            if name in people and name != sender:
                yield Anchor("person", people[name], words[index][1], words[index + size - 1][2], True)


def _mutual_people(text: FoldedText, mutual: Iterable[str], phrasebook: Phrasebook) -> Iterator[Anchor]:
    for name in mutual:
        first = fold_word(name).partition(" ")[0]
        if len(first) < _SHORTEST_FIRST_NAME or first in phrasebook.not_names:
            continue
        found = re.search(rf"(?<!\w)(?i:{re.escape(first)})(?:'s)?(?!\w)", text.plain)
        if found and found.group()[0].isupper():
            yield Anchor("person", name, found.start(), found.end(), True)


def _term_patterns(
    title: str, plain_words: frozenset[str], common: frozenset[str], *, is_event: bool = False
) -> Iterator[re.Pattern[str]]:
    """What stands for a title: quoted words and parts of it as a whole, a telling single word, a telling pair."""
    for part in _PART.split(_YEAR.sub(" ", title)):
        words = _WORD.findall(fold_word(part))
        yield from _part_patterns(words, plain_words, common, may_be_single=len(words) == 1 or not is_event)
    for original in _COINED.findall(title):
        if fold_word(original) not in plain_words and len(original) > _SHORTEST_TERM:
            yield re.compile(rf"(?<!\w){re.escape(original)}(?!\w)", re.IGNORECASE)


def _part_patterns(
    words: list[str], plain_words: frozenset[str], common: frozenset[str], *, may_be_single: bool
) -> Iterator[re.Pattern[str]]:
    of_its_own = [word for word in words if word not in plain_words and not word.isdigit()]
    telling = [word for word in of_its_own if word not in common and len(word) >= _SHORTEST_TERM]
    if (telling and len(words) > 1) or len(words) >= _TITLE_WORDS:
        yield re.compile(rf"(?<!\w){r'[^A-Za-z0-9]{1,3}'.join(map(re.escape, words))}(?!\w)", re.IGNORECASE)
    if may_be_single and len(of_its_own) == 1 and telling and len(telling[0]) > _SHORTEST_TERM + 1:
        yield re.compile(rf"(?<!\w){re.escape(telling[0])}(?!\w)", re.IGNORECASE)
    for first, second in pairwise(telling):
        near = (
            rf"{re.escape(first)}[^.!?]{{1,30}}{re.escape(second)}|{re.escape(second)}[^.!?]{{1,30}}{re.escape(first)}"
        )
        yield re.compile(rf"(?<!\w)(?:{near})(?!\w)", re.IGNORECASE)
