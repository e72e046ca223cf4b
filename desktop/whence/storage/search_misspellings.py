"""Misspelt names: every part of a name under the hashes of what is left when letters are taken out.

Symmetric deletion (Garbe 2012): a misspelt word and the right one become equal when letters are left out of both, so
candidates are found by key and only they are measured.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from zlib import crc32

from whence.domain.changes import PersonId
from whence.domain.matching import Hit, HitKind, distance
from whence.storage.database import Database
from whence.storage.search_rows import rows_of

FEWEST_LETTERS = 3
_LETTERS_READ = 7
_SHORT = 5
_SHORTEST_TWICE = 5
_CANDIDATES = 12
_PEOPLE_LOOKED_AT = 800
_UNMATCHED = 3.0
_UNFINISHED = 0.5  # for a word of which only the beginning is typed


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word that stands in names, and how far it is from what was typed."""

    word: str
    distance: float


def refresh(database: Database, touched: Iterable[str]) -> None:
    """Bring the words that were put into names or taken out of them up to date."""
    for word in touched:
        is_used = database.value("SELECT 1 FROM search_token WHERE token = ? LIMIT 1", (word,)) is not None
        known = database.value("SELECT id FROM search_word WHERE word = ?", (word,))
        if is_used and known is None:
            _add(database, [word])
        elif not is_used and known is not None:
            rows = ((key, known) for key in keys(word))
            database.write_many("DELETE FROM search_deletion WHERE hash = ? AND word = ?", rows)
            database.write("DELETE FROM search_word WHERE id = ?", (known,))


def clear(database: Database) -> None:
    """Forget every word."""
    database.write("DELETE FROM search_word")
    database.write("DELETE FROM search_deletion")


def add_missing(database: Database, most: int) -> int:
    """Put up to `most` words of names in that are not there yet; gives how many there were."""
    rows = rows_of(
        database,
        "SELECT DISTINCT token FROM search_token WHERE length(token) >= ? "
        "AND NOT EXISTS (SELECT 1 FROM search_word WHERE word = token) LIMIT ?",
        (FEWEST_LETTERS, most),
    )
    missing = [row[0] for row in rows]
    _add(database, missing)
    return len(missing)


def keys(word: str) -> set[int]:
    """The keys of a word: hashes of its first letters with none, one or two of them taken out."""
    if len(word) < FEWEST_LETTERS:
        return set()
    read = word[:_LETTERS_READ]
    left = {read}
    for _ in range(1 if len(word) <= _SHORT else 2):
        left |= {part[:place] + part[place + 1 :] for part in left for place in range(len(part))}
    return {crc32(part.encode()) for part in left if part}


def spellings(database: Database, typed: str) -> list[Spelling]:
    """The words of names nearest to what was typed, the nearest first; the word itself among them."""
    hashes = list(keys(typed))
    if not hashes:
        return []
    most = 2 if len(typed) >= _SHORTEST_TWICE else 1
    marks = ",".join("?" * len(hashes))
    rows = rows_of(
        database,
        f"SELECT DISTINCT w.word FROM search_deletion d JOIN search_word w ON w.id = d.word WHERE hash IN ({marks})",
        hashes,
    )
    found = [Spelling(word, apart) for (word,) in rows if (apart := _apart(typed, word, most)) <= most]
    found += [Spelling(word, _UNFINISHED / 2) for word in _begun(database, typed)]
    found.sort(key=lambda spelling: (spelling.distance, spelling.word))
    return found[:_CANDIDATES]


def by_misspelling(database: Database, candidates: Sequence[Sequence[Spelling]], limit: int) -> list[Hit]:
    """The people whose names come nearest: for each word typed its possible spellings; the nearest people first.

    A word without a match counts as three errors; people that much farther off than the nearest are left out.
    """
    apart: dict[int, float] = {}
    ranks: dict[int, float] = {}
    matched: dict[int, tuple[str, ...]] = {}
    for given in candidates:
        for person, (spelling, rank) in _people(database, given).items():
            apart[person] = apart.get(person, 0.0) + spelling.distance - _UNMATCHED
            ranks[person] = rank
            matched[person] = (*matched.get(person, ()), spelling.word)
    nearest = nsmallest(limit, apart, key=lambda person: (apart[person], ranks[person]))
    farthest = apart[nearest[0]] + _UNMATCHED if nearest else 0.0
    return [
        Hit(PersonId(person), HitKind.MISSPELT, -apart[person], matched[person])
        for person in nearest
        if apart[person] < farthest
    ]


def is_whole(hit: Hit, candidates: Sequence[Sequence[Spelling]]) -> bool:
    """Whether a hit of `by_misspelling` holds a spelling of every word typed."""
    return len(hit.words) == len(candidates)


def _begun(database: Database, typed: str) -> list[str]:
    """Words of which the beginning was typed without a mistake."""
    rows = rows_of(
        database,
        "SELECT word FROM search_word WHERE word > ? AND word < ? LIMIT ?",
        (typed, typed + "\U0010ffff", _CANDIDATES),
    )
    return [row[0] for row in rows]


def _people(database: Database, given: Sequence[Spelling]) -> dict[int, tuple[Spelling, float]]:
    """The closest people of each spelling, each under the nearest, with their rank."""
    found: dict[int, tuple[Spelling, float]] = {}
    sql = "SELECT person, rank FROM search_token WHERE token = ? ORDER BY rank LIMIT ?"
    for spelling in given:
        for person, rank in rows_of(database, sql, (spelling.word, _PEOPLE_LOOKED_AT)):
            found.setdefault(person, (spelling, rank))
    return found


def _apart(typed: str, word: str, most: int) -> float:
    whole = float(distance(typed, word, most))
    if len(word) <= len(typed) or whole == 0:
        return whole
    begun = min(distance(typed, word[:length], most) for length in {len(typed) - 1, len(typed), len(typed) + 1})
    return min(whole, begun + _UNFINISHED)


def _add(database: Database, missing: Sequence[str]) -> None:
    first = int(database.value("SELECT coalesce(max(id), 0) FROM search_word")) + 1
    numbered = [(number, word) for number, word in enumerate(missing, start=first) if len(word) >= FEWEST_LETTERS]
    database.write_many("INSERT INTO search_word (id, word) VALUES (?, ?)", numbered)
    rows = sorted((key, number) for number, word in numbered for key in keys(word))
    database.write_many("INSERT INTO search_deletion (hash, word) VALUES (?, ?)", rows)
