"""What the journal holds, as a capture line asks for it: by the words of a name, typed in any case, with or without
accents.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from whence.domain.capture_known import key_of, likeness
from whence.domain.capture_parts import Candidate
from whence.domain.changes import PersonId
from whence.domain.dates import Day
from whence.storage import capture, follow_ups
from whence.storage.store import Store

Hints = Callable[[Sequence[PersonId]], Mapping[PersonId, str]]
MOST_HINTS: Final = 8
_MOST_SIMILAR: Final = 3
_MOST_KEPT: Final = 2_000


class JournalKnown:
    """A `Known` over the journal. Answers are remembered until something in the journal changes.

    `hints` tells how people are known, for those between whom a choice has to be made.
    """

    def __init__(self, store: Store, hints: Hints | None = None) -> None:
        self._store = store
        self._hints = hints
        self._kept: dict[tuple[str, str], tuple[Candidate, ...]] = {}
        self._stamp: tuple[int, ...] = ()

    def refresh(self) -> None:
        """Forget what was remembered if the journal has changed since; to be called before a line is read."""
        stamp = capture.stamp(self._store)
        if stamp != self._stamp or len(self._kept) > _MOST_KEPT:
            self._kept.clear()
            self._stamp = stamp

    def people(self, name: str, /) -> Sequence[Candidate]:
        """Everybody whose name holds these words; at most 50, the closest first."""
        return self._remembered("people", name, self._people)

    def similar_people(self, name: str, /) -> Sequence[Candidate]:
        """The three nearest names, at least 86 of 100 alike (the normalised indel ratio)."""
        return self._remembered("similar", name, self._similar)

    def introducers(self, name: str, /) -> Sequence[Candidate]:
        """Anybody can introduce."""
        return self.people(name)

    def events(self, name: str, /) -> Sequence[Candidate]:
        """Events whose name begins with these words."""
        return self._remembered("events", name, self._events)

    def places(self, name: str, /) -> Sequence[Candidate]:
        """Places of events and meetings whose name begins with these words."""
        return self._remembered("places", name, lambda typed: _plain(capture.places(self._store, typed), typed))

    def organisations(self, name: str, /) -> Sequence[Candidate]:
        """Employers and schools whose name begins with these words."""
        return self._remembered(
            "organisations", name, lambda typed: _plain(capture.organisations(self._store, typed), typed)
        )

    def tags(self, name: str, /) -> Sequence[Candidate]:
        """The tag of this name."""
        return self._remembered("tags", name, self._tags)

    def _remembered(self, kind: str, name: str, find: Callable[[str], tuple[Candidate, ...]]) -> tuple[Candidate, ...]:
        key = (kind, key_of(name))
        if key not in self._kept:
            self._kept[key] = find(name)
        return self._kept[key]

    def _people(self, name: str) -> tuple[Candidate, ...]:
        return self._candidates(capture.people_named(self._store, name))

    def _candidates(self, found: Sequence[capture.Named]) -> tuple[Candidate, ...]:
        asked = [person for person, _, _ in found[:MOST_HINTS]]
        hints = self._hints(asked) if self._hints is not None and asked else {}
        return tuple(Candidate(uid, name, hints.get(person, "")) for person, uid, name in found)

    def _similar(self, name: str) -> tuple[Candidate, ...]:
        scored = [(likeness(name, one[2]), one) for one in capture.people_misspelt(self._store, name)]
        likely = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
        return self._candidates([one for _, one in likely[:_MOST_SIMILAR]])

    def _events(self, name: str) -> tuple[Candidate, ...]:
        wanted = key_of(name)
        return tuple(
            Candidate(uid, event, _event_hint(place, starts_on))
            for uid, event, place, starts_on in capture.event_names(self._store)
            if _begins(event, wanted)
        )

    def _tags(self, name: str) -> tuple[Candidate, ...]:
        wanted = key_of(name)
        return tuple(Candidate(tag, tag) for tag in follow_ups.tag_names(self._store) if _key(tag) == wanted)


@lru_cache(maxsize=8_192)
def _key(name: str) -> str:
    return key_of(name)


def _begins(name: str, wanted: str) -> bool:
    """Whether a name begins with these whole words."""
    return bool(wanted) and f"{_key(name)} ".startswith(f"{wanted} ")


def _plain(names: Sequence[str], typed: str) -> tuple[Candidate, ...]:
    """Names that stand for themselves, each spelling once."""
    wanted = key_of(typed)
    found = {_key(name): name for name in names if _begins(name, wanted)}
    return tuple(Candidate(name, name) for name in found.values())


def _event_hint(place: str, starts_on: str) -> str:
    day = Day.parse(starts_on)
    return " · ".join(part for part in (place, day.words if day.is_known else "") if part)
