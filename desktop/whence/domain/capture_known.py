"""Names typed in a line against names the journal holds: the choice between existing, new, and several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz, process

from whence.domain.capture_parts import Candidate, Choice, Match, PartKind
from whence.domain.names import fold

_TRAILING_YEAR: Final = re.compile(r"\s+(?:19|20)\d\d$")
_NEARLY: Final = 86
_PLURALS: Final = {
    PartKind.PERSON: "people are",
    PartKind.INTRODUCER: "people are",
    PartKind.EVENT: "events are",
    PartKind.PLACE: "places are",
    PartKind.COMPANY: "organisations are",
    PartKind.TAG: "tags are",
}


def key_of(name: str) -> str:
    """The form in which typed names are compared: folded, single spaces, one kind of apostrophe."""
    return " ".join(fold(name.replace("’", "'")).split())


def is_named(candidate: Candidate, name: str) -> bool:
    """Whether `name` is the candidate's whole name, a year at its end aside ("PyCon Lisbon" for 2026's)."""
    wanted, full = key_of(name), key_of(candidate.name)
    return wanted == full or wanted == _TRAILING_YEAR.sub("", full)


def narrowed(candidates: Sequence[Candidate], name: str) -> tuple[Candidate, ...]:
    """Those that bear exactly this name, or with a year behind it, when there are any; else all."""
    wanted = key_of(name)
    whole = tuple(candidate for candidate in candidates if key_of(candidate.name) == wanted)
    return whole or tuple(candidate for candidate in candidates if is_named(candidate, name)) or tuple(candidates)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a typed name turned out to be."""

    value: str
    match: Match
    candidates: tuple[Candidate, ...] = ()
    problem: str | None = None
    is_blocking: bool = False


def meaning(
    kind: PartKind, typed: str, found: Sequence[Candidate], choices: Iterable[Choice], similar: Sequence[Candidate] = ()
) -> Meaning:
    """Existing, new, ambiguous or similar: what was picked before counts, nothing is guessed."""
    own = [choice for choice in choices if choice.kind is kind]
    if any(not choice.uid and key_of(choice.name) == key_of(typed) for choice in own):
        return Meaning(typed, Match.NEW)
    picked = {choice.uid for choice in own}
    chosen = [candidate for candidate in (*found, *similar) if candidate.uid in picked]
    candidates = (chosen[0],) if len(chosen) == 1 else narrowed(found, typed)
    if len(candidates) == 1:
        return Meaning(candidates[0].name, Match.EXISTING, candidates)
    if candidates:
        sentence = f"{len(candidates)} {_PLURALS[kind]} named {typed}. Pick one, or write more of the name."
        return Meaning(typed, Match.AMBIGUOUS, candidates, sentence, is_blocking=True)
    if similar:
        nearest = similar[0].name + (f" ({similar[0].hint})" if similar[0].hint else "")
        sentence = f"{nearest} has a similar name. Pick it, or save {typed} as new."
        return Meaning(typed, Match.SIMILAR, tuple(similar), sentence)
    return Meaning(typed, Match.NEW)


def likeness(name: str, other: str) -> float:
    """How alike two names are, of 100 (the normalised indel ratio); 0 below 86, where they are no longer similar."""
    return float(fuzz.ratio(key_of(name), key_of(other), score_cutoff=_NEARLY))


def _runs(words: list[str], is_anywhere: bool) -> set[str]:
    """The stretches of a name that name it in part: its beginnings, for people any stretch of whole words."""
    starts = range(len(words)) if is_anywhere else range(1)
    return {" ".join(words[start:end]) for start in starts for end in range(start + 1, len(words) + 1)}


@dataclass(frozen=True, slots=True)
class _Index:
    is_anywhere: bool
    by_run: dict[str, list[Candidate]] = field(default_factory=dict)
    names: dict[str, Candidate] = field(default_factory=dict)

    def add(self, candidate: Candidate) -> None:
        self.names[candidate.uid] = candidate
        for run in _runs(key_of(candidate.name).split(), self.is_anywhere):
            self.by_run.setdefault(run, []).append(candidate)

    def find(self, name: str) -> Sequence[Candidate]:
        return self.by_run.get(key_of(name), ())


class KnownNames:
    """A `Known` over names held in memory; every question is one look into a dictionary."""

    def __init__(
        self,
        people: Iterable[Candidate] = (),
        events: Iterable[Candidate] = (),
        places: Iterable[Candidate] = (),
        organisations: Iterable[Candidate] = (),
        tags: Iterable[Candidate] = (),
    ) -> None:
        self._people = _filled(people, is_anywhere=True)
        self._events = _filled(events)
        self._places = _filled(places)
        self._organisations = _filled(organisations)
        self._tags = _filled(tags)

    def people(self, name: str, /) -> Sequence[Candidate]:
        return self._people.find(name)

    def similar_people(self, name: str, /) -> Sequence[Candidate]:
        """The three nearest names by edit distance, at least 86 of 100 alike (the normalised indel ratio)."""
        found = process.extract(
            key_of(name), self._people.names, processor=_key, scorer=fuzz.ratio, score_cutoff=_NEARLY, limit=3
        )
        return tuple(candidate for candidate, _, _ in found)

    def introducers(self, name: str, /) -> Sequence[Candidate]:
        return self._people.find(name)

    def events(self, name: str, /) -> Sequence[Candidate]:
        return self._events.find(name)

    def places(self, name: str, /) -> Sequence[Candidate]:
        return self._places.find(name)

    def organisations(self, name: str, /) -> Sequence[Candidate]:
        return self._organisations.find(name)

    def tags(self, name: str, /) -> Sequence[Candidate]:
        return self._tags.find(name)


def _key(name: str | Candidate) -> str:
    return key_of(name if isinstance(name, str) else name.name)


def _filled(candidates: Iterable[Candidate], *, is_anywhere: bool = False) -> _Index:
    index = _Index(is_anywhere)
    for candidate in candidates:
        index.add(candidate)
    return index
