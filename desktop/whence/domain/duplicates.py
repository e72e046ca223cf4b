"""Suspected doubles: pairs of people who may be one, each with what speaks for it, the surest first.

People are compared only where they share an address, a whole name, or an employer and a part of the name (blocking,
as in Fellegi and Sunter 1969), so that thirty thousand people take less than two seconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations
from typing import Final

from rapidfuzz.distance import OSA

from whence.domain.affiliations import organisation_key
from whence.domain.changes import PersonId
from whence.domain.names import name_key
from whence.domain.people import IdentityKind

MOST_BEARERS: Final = 8
"""Of a name more people bear, the name alone is no reason to ask."""
MOST_SHARING: Final = 6
"""An address more people share is nobody's own (an office, a list)."""
_PHONE_DIGITS: Final = 9
_LARGEST_BLOCK: Final = 400
_SHORTEST_MISSPELT: Final = 4

Pair = tuple[PersonId, PersonId]


class Likeness(IntEnum):
    """What speaks for two people being one, the surest first."""

    PROFILE = 1
    EMAIL = 2
    PHONE = 3
    SIMILAR_NAME_AND_EMPLOYER = 4
    NAME = 5


_BY_KIND: Final[dict[str, Likeness]] = {
    IdentityKind.PROFILE: Likeness.PROFILE,
    IdentityKind.MEMBER: Likeness.PROFILE,
    IdentityKind.EMAIL: Likeness.EMAIL,
    IdentityKind.PHONE: Likeness.PHONE,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for it, with what both share: an address, a number, an employer, a name."""

    likeness: Likeness
    shared: str

    @property
    def sentence(self) -> str:
        match self.likeness:
            case Likeness.PROFILE:
                return f"Both have the profile address {self.shared}."
            case Likeness.EMAIL:
                return f"Both have the e-mail address {self.shared}."
            case Likeness.PHONE:
                return f"Both have the telephone number {self.shared}."
            case Likeness.SIMILAR_NAME_AND_EMPLOYER:
                return f"Their names are nearly the same, and both are recorded at {self.shared}."
        return f"Both are called {self.shared}."


@dataclass(frozen=True, slots=True)
class Suspected:
    """Two people who may be one; the first was added earlier."""

    first: PersonId
    second: PersonId
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Likable:
    """A person as far as doubles go: addresses are kind, canonical key and as written."""

    id: PersonId
    name: str
    addresses: tuple[tuple[str, str, str], ...] = ()
    employers: tuple[str, ...] = ()

    @property
    def has_profile(self) -> bool:
        """Whether a profile address is known."""
        return any(kind == IdentityKind.PROFILE for kind, _, _ in self.addresses)


def suspected(people: Sequence[Likable], told_apart: Container[Pair] = frozenset()) -> list[Suspected]:
    """The pairs that may be one person, the surest first. `told_apart` are pairs (smaller id first) never named."""
    found: dict[Pair, dict[Likeness, Reason]] = defaultdict(dict)
    keys = {one.id: name_key(one.name) for one in people}
    for first, second, reason in (*_by_address(people), *_by_name(people, keys), *_by_employer(people, keys)):
        pair = (first, second) if first < second else (second, first)
        if first != second and pair not in told_apart:
            found[pair].setdefault(reason.likeness, reason)
    pairs = [
        Suspected(*pair, tuple(reasons[likeness] for likeness in sorted(reasons))) for pair, reasons in found.items()
    ]
    return sorted(pairs, key=lambda one: (one.reasons[0].likeness, -len(one.reasons), one.first, one.second))


def are_alike(first: str, second: str) -> bool:
    """Whether two name keys may be one person's: a middle name more, an initial, or one letter's difference."""
    one, other = first.split(), second.split()
    if len(one) > len(other):
        one, other = other, one
    if len(one) < 2 or first == second:
        return first == second and bool(first)
    rest = list(other)
    unmatched = [word for word in one if not _taken_from(rest, word)]
    return len(unmatched) <= 1 and all(any(_is_near(word, left) for left in rest) for word in unmatched)


def _taken_from(words: list[str], word: str) -> bool:
    if word in words:
        words.remove(word)
        return True
    return False


def _is_near(word: str, other: str) -> bool:
    """An initial of the other word, or the same word but for a letter."""
    if len(word) == 1 or len(other) == 1:
        return word[:1] == other[:1]
    if min(len(word), len(other)) < _SHORTEST_MISSPELT - 1 or max(len(word), len(other)) < _SHORTEST_MISSPELT:
        return False
    return OSA.distance(word, other, score_cutoff=1) <= 1 and word[-1:] + other[-1:] not in _GENDERED


_GENDERED: Final = frozenset({"oa", "ao"})


def _by_address(people: Sequence[Likable]) -> Iterator[tuple[PersonId, PersonId, Reason]]:
    blocks: dict[tuple[Likeness, str], dict[PersonId, str]] = defaultdict(dict)
    for one in people:
        for kind, key, value in one.addresses:
            short = key[-_PHONE_DIGITS:] if kind == IdentityKind.PHONE else key
            if kind in _BY_KIND:
                blocks[_BY_KIND[kind], short].setdefault(one.id, value)
    for (likeness, _), sharing in blocks.items():
        if 1 < len(sharing) <= MOST_SHARING:
            for first, second in combinations(sharing, 2):
                yield first, second, Reason(likeness, sharing[first])


def _by_name(people: Sequence[Likable], keys: dict[PersonId, str]) -> Iterator[tuple[PersonId, PersonId, Reason]]:
    """Pairs of one name, but for those with a profile each: a network keeps namesakes apart itself."""
    bearers: dict[str, list[Likable]] = defaultdict(list)
    for one in people:
        if keys[one.id]:
            bearers[keys[one.id]].append(one)
    for sharing in bearers.values():
        if 1 < len(sharing) <= MOST_BEARERS:
            for first, second in combinations(sharing, 2):
                if not (first.has_profile and second.has_profile):
                    yield first.id, second.id, Reason(Likeness.NAME, first.name)


def _by_employer(people: Sequence[Likable], keys: dict[PersonId, str]) -> Iterator[tuple[PersonId, PersonId, Reason]]:
    """Pairs at one employer that have a whole word of the name in common and are alike in the rest."""
    known: dict[str, str] = {}
    blocks: dict[tuple[str, str], list[tuple[PersonId, str]]] = defaultdict(list)
    for one in people:
        for employer in dict.fromkeys(one.employers):
            organisation = known.setdefault(employer, organisation_key(employer))
            for word in set(keys[one.id].split()) if organisation else ():
                blocks[organisation, word].append((one.id, employer))
    for block in _small(blocks.values()):
        for (first, employer), (second, _) in combinations(block, 2):
            if first != second and are_alike(keys[first], keys[second]):
                yield first, second, Reason(Likeness.SIMILAR_NAME_AND_EMPLOYER, employer)


def _small(blocks: Iterable[list[tuple[PersonId, str]]]) -> Iterator[list[tuple[PersonId, str]]]:
    return (block for block in blocks if 1 < len(block) <= _LARGEST_BLOCK)
