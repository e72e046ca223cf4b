"""Who stands first: one number for what a person is to the owner, and the order in which kinds of hits are shown."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from math import log2

from whence.domain.matching import Hit

SHELVES_APART = ("archived", "aside")
HIDDEN_SHELF = "bin"
_CONTACT = 2_000.0  # above every weight without contact; log2 of a sum of ties lies within ±1,100
_APART = 10_000.0
_TEXTS_KEPT = 3


def rank_of(contact: float, since: str, shelf: str) -> float:
    """The rank of a person, the least first: contact, then how lately they came in; archived and declined last.

    `contact` is the stored sum k of the tie (0 for none), `since` the ISO day that stands in for contact without any.
    """
    weight = log2(contact) + _CONTACT if contact > 0 else _lateness(since)
    return _APART - weight if shelf in SHELVES_APART else -weight


def _lateness(since: str) -> float:
    """An ISO day, whole or in part, as a number between 0 and 1 that grows with it."""
    digits = since[:10].replace("-", "")
    return int(digits.ljust(8, "0")) / 1e9 if digits.isascii() and digits.isdigit() else 0.0


def merged(names: list[Hit], facts: list[Hit], texts: list[Hit], limit: int) -> list[Hit]:
    """Hits by name first, then by what is known, then by texts, which keep a few places of those left."""
    chosen = _once(names, frozenset(), limit)
    room = limit - len(chosen)
    if not room:
        return chosen
    seen = {hit.person for hit in chosen}
    by_text = _once(texts, seen | {hit.person for hit in facts[:room]}, limit)
    kept = min(_TEXTS_KEPT, len(by_text), room // 2)
    chosen += _once(facts, seen, room - kept)
    return chosen + _once(texts, {hit.person for hit in chosen}, limit - len(chosen))


def _once(hits: Iterable[Hit], seen: AbstractSet[int], limit: int) -> list[Hit]:
    found: dict[int, Hit] = {}
    for hit in hits:
        if len(found) >= limit:
            break
        if hit.person not in seen:
            found.setdefault(hit.person, hit)
    return list(found.values())
