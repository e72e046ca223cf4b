"""Recall: whom somebody means by what they type."""

from __future__ import annotations

from dataclasses import dataclass

from whence.domain.changes import PersonId
from whence.domain.matching import HitKind
from whence.storage import people, search
from whence.storage.store import Store


MOST_MEANT = 50


@dataclass(frozen=True, slots=True)
class Matched:
    """What matched: the field, its text, and where in it."""

    field: str
    text: str
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody found, with what matched."""

    person: PersonId
    uid: str
    name: str
    profile_url: str
    matched: tuple[Matched, ...] = ()


class Recall:
    """Finds people by names, companies, events and every text."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, text: str, limit: int = 10) -> tuple[Found, ...]:
        """The people most likely meant, the likeliest first."""
        hits = search.find(self._store.database, text, limit)
        known = people.people(self._store, [hit.person for hit in hits])
        urls = people.profile_urls(self._store, [hit.person for hit in hits])
        return tuple(
            Found(hit.person, known[hit.person].uid, known[hit.person].name, urls.get(hit.person, ""))
            for hit in hits
            if hit.person in known
        )

    def meant(self, name: str) -> tuple[Found, ...]:
        """Whom a name means: by uid or address, else everybody of exactly that name, else of names it begins.

        When it is nobody's name, whoever is likely by anything else recorded.
        """
        person = people.id_of_uid(self._store, name)
        if person is not None:
            return self._found([person])
        exactly = people.ids_named(self._store, name)
        if exactly:
            return self._found(exactly)
        hits = search.find(self._store.database, name, MOST_MEANT)
        named = [hit.person for hit in hits if hit.kind in (HitKind.NAME, HitKind.ADDRESS)]
        return self._found(named or [hit.person for hit in hits])

    def _found(self, ids: list[PersonId]) -> tuple[Found, ...]:
        known, urls = people.people(self._store, ids), people.profile_urls(self._store, ids)
        return tuple(Found(one, known[one].uid, known[one].name, urls.get(one, "")) for one in ids)
