"""Recall: whoever is meant by a few letters, with the words that matched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whence.domain.changes import PersonId
from whence.domain.dates import day_of_number
from whence.domain.matching import Hit, HitKind, Span, distance, holds, query_of, snippet, spans
from whence.domain.names import name_key, profile_key, tokens
from whence.storage import people, search, search_passages
from whence.storage.search_facts import facts_of
from whence.storage.store import Store

MOST_MEANT = 50
_SHORT = 6
_SLIPS_IN_SHORT = 1
_SLIPS = 2
_MOST_FACTS = 2


@dataclass(frozen=True, slots=True)
class Matched:
    """Something that was matched: what it is (name, employer, event, interaction …), its text, and where in it.

    `day` is the ISO day it belongs to, empty when it has none.
    """

    field: str
    text: str
    spans: tuple[Span, ...]
    day: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A person found, and what matched; the name always stands first."""

    person: PersonId
    uid: str
    name: str
    profile_url: str
    kind: HitKind
    matched: tuple[Matched, ...]


class Recall:
    """Finds people by anything the journal knows of them. Reads only; cheap enough for every keystroke."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._database = store.database

    def find(self, text: str, limit: int = 10) -> tuple[Found, ...]:
        """The people meant by `text`, the likeliest first, at most `limit`; none for text without a letter."""
        return self._shown(search.find(self._database, text, limit))

    def meant(self, name: str) -> tuple[Found, ...]:
        """Whom a name means: by uid or address, else everybody of exactly that name, else of names it begins.

        When it is nobody's name, whoever is likely by anything else recorded.
        """
        person = people.id_of_uid(self._store, name)
        exactly = people.ids_named(self._store, name) if person is None else [person]
        if exactly:
            sought = query_of(name).name_parts
            return self._shown([Hit(one, HitKind.NAME, 0.0, sought) for one in exactly])
        found = self.find(name, MOST_MEANT)
        named = tuple(one for one in found if one.kind in (HitKind.NAME, HitKind.ADDRESS))
        return tuple(one for one in named if name_key(one.name) == name_key(name)) or named or found

    def is_certain(self, found: Found, name: str) -> bool:
        """Whether somebody found is called that, a slip of the pen in any of the words aside."""
        if found.kind in (HitKind.NAME, HitKind.ADDRESS):
            return True
        borne = tokens(found.name)
        return all(any(_is_nearly(word, other) for other in borne) for word in tokens(name))

    def _shown(self, hits: Sequence[Hit]) -> tuple[Found, ...]:
        if not hits:
            return ()
        ids = [hit.person for hit in hits]
        known = search_passages.people(self._database, ids)
        addresses = search_passages.addresses(self._database, ids)
        facts = self._facts([hit for hit in hits if hit.kind in (HitKind.FACT, HitKind.MISSPELT)])
        return tuple(
            self._found(hit, *known[hit.person], addresses.get(hit.person, []), facts.get(hit.person, []))
            for hit in hits
            if hit.person in known
        )

    def _found(
        self, hit: Hit, uid: str, name: str, addresses: Sequence[str], facts: Sequence[tuple[str, str]]
    ) -> Found:
        matched = [Matched("name", name, spans(name, hit.words) if hit.kind is not HitKind.ADDRESS else ())]
        if hit.kind is HitKind.ADDRESS:
            matched += _of_address(hit.words[0], addresses)
        elif hit.kind is HitKind.TEXT:
            matched += self._of_text(hit, name)
        else:
            matched += _of_facts(hit.words, facts)
        url = next((value for value in addresses if profile_key(value)), "")
        return Found(hit.person, uid, name, url, hit.kind, tuple(matched))

    def _facts(self, hits: Sequence[Hit]) -> dict[int, list[tuple[str, str]]]:
        found: dict[int, list[tuple[str, str]]] = {}
        for person, field, text in facts_of(self._database, [hit.person for hit in hits]) if hits else ():
            found.setdefault(person, []).append((field, text))
        return found

    def _of_text(self, hit: Hit, name: str) -> list[Matched]:
        sought = [word for word in hit.words if not holds(name, [word])] or list(hit.words)
        found = search_passages.passage(self._database, hit.page, sought) if hit.page is not None else None
        if found is None:
            return []
        shown, where = snippet(found.text, hit.words)
        day = day_of_number(found.day).isoformat() if isinstance(found.day, int) else found.day or ""
        return [Matched(found.field, shown, where, day)]


def _of_facts(sought: Sequence[str], facts: Sequence[tuple[str, str]]) -> list[Matched]:
    matched: list[Matched] = []
    for field, text in facts:
        if len(matched) < _MOST_FACTS and holds(text, sought):
            shown, where = snippet(text, sought)
            if all(before.text != shown for before in matched):
                matched.append(Matched(field, shown, where))
    return matched


def _of_address(typed: str, addresses: Sequence[str]) -> list[Matched]:
    """The address that was typed, as it is kept."""
    key, begun = profile_key(typed), typed.casefold().removeprefix("mailto:")
    for value in addresses:
        if (key and profile_key(value) == key) or (not key and value.casefold().startswith(begun)):
            return [Matched("address", value, ((0, len(value)),))]
    return []


def _is_nearly(typed: str, borne: str) -> bool:
    """Whether a word is the beginning of a part of a name, or one or two letters away from it."""
    most = _SLIPS_IN_SHORT if len(typed) < _SHORT else _SLIPS
    return borne.startswith(typed) or distance(typed, borne, most) <= most
