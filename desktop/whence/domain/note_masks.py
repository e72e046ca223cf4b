"""Nearly the same text: notes masked of what mail merges vary, compared by character 5-grams (Jaccard)."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from whence.domain.note_text import fold_quickly, fold_word

SAME_TEXT_AT = 0.40
"""Jaccard similarity from which two notes count as nearly the same text (Broder 1997, shingles)."""
SHORTEST_COMPARED = 40
"""Masked texts of fewer characters are not compared: short notes are alike by chance."""
LONGEST_COMPARED = 2_000
GRAM = 5

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_NUMBER = re.compile(r"\d[\d.,:]*")
_FIELD = re.compile(r"\{\{.*?\}\}|\{.*?\}|\[.*?\]|<.*?>|%\w+%|\*\|.*?\|\*")
_NOISE = re.compile(r"[^\w#@]+")


@dataclass(frozen=True, slots=True)
class SimilarNote:
    """An earlier note with nearly the same text. `source` is "line" or "journal"."""

    source: str
    identity: str | int
    sender: str
    similarity: float


def masked(text: str, greetings: Iterable[str], names: Iterable[str] = ()) -> str:
    """A note without greeting, own names, numbers, addresses and merge fields; folded, in lower case."""
    plain = fold_quickly(text[: 2 * LONGEST_COMPARED])
    plain = _FIELD.sub(" ", _ADDRESS.sub(" ", plain))
    plain = _without_greeting(plain, greetings)
    plain = _NUMBER.sub("#", plain)
    own = {word for name in names for word in fold_word(name).split()}
    words = [word for word in _NOISE.sub(" ", plain).split() if word not in own]
    return " ".join(words)[:LONGEST_COMPARED]


@lru_cache(maxsize=4)
def masked_texts(texts: tuple[str, ...], greetings: tuple[str, ...]) -> frozenset[str]:
    """Many short texts masked, such as the network's own, once for all notes compared with them."""
    return frozenset(masked(text, greetings) for text in texts)


def shingles(text: str) -> frozenset[str]:
    """The set of character 5-grams of a masked text."""
    return frozenset(text[index : index + GRAM] for index in range(max(len(text) - GRAM + 1, 0)))


def jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    """Shared members of two sets divided by all members; 0 for two empty sets."""
    union = len(left | right)
    return len(left & right) / union if union else 0.0


class NoteArchive:
    """Earlier notes, indexed so that one note is compared with tens of thousands in milliseconds.

    Inverted lists of 5-grams with prefix filtering (Chaudhuri, Ganti and Kaushik 2006): a text that is similar
    enough must share one of the rarest grams, so only those lists are read and few candidates verified.
    """

    def __init__(self) -> None:
        self._gram_numbers: dict[str, int] = {}
        self._holders: list[array[int]] = []
        self._grams: list[array[int]] = []
        self._origins: list[tuple[str, str | int, str, str]] = []

    def __len__(self) -> int:
        return len(self._origins)

    def add(self, source: str, identity: str | int, sender: str, masked_text: str) -> None:
        """Keep a masked note; one too short to be compared is passed over."""
        if len(masked_text) < SHORTEST_COMPARED:
            return
        place = len(self._origins)
        numbers = array("I", sorted(self._number(gram) for gram in shingles(masked_text)))
        for number in numbers:
            self._holders[number].append(place)
        self._grams.append(numbers)
        self._origins.append((source, identity, sender, fold_word(sender)))

    def most_similar(self, masked_text: str, sender: str) -> SimilarNote | None:
        """The most similar note of another sender from SAME_TEXT_AT on; the earliest of equals."""
        if len(masked_text) < SHORTEST_COMPARED:
            return None
        grams = shingles(masked_text)
        known = {self._gram_numbers[gram] for gram in grams if gram in self._gram_numbers}
        own_name, best = fold_word(sender), (0.0, 0)
        for bound, place in self._candidates(known, len(grams)):
            if bound < best[0]:
                break
            if self._origins[place][3] == own_name:
                continue
            shared = len(known.intersection(self._grams[place]))
            best = max(best, (shared / (len(grams) + len(self._grams[place]) - shared), -place))
        return self._found(*best)

    def _found(self, similarity: float, negative_place: int) -> SimilarNote | None:
        if similarity < SAME_TEXT_AT:
            return None
        source, identity, sender, _ = self._origins[-negative_place]
        return SimilarNote(source, identity, sender, similarity)

    def _number(self, gram: str) -> int:
        number = self._gram_numbers.setdefault(gram, len(self._holders))
        if number == len(self._holders):
            self._holders.append(array("I"))
        return number

    def _candidates(self, known: set[int], size: int) -> list[tuple[float, int]]:
        """Notes that may be similar enough, each with the most its similarity can be, likeliest first."""
        unread_allowed = ceil(SAME_TEXT_AT * size) - 1
        rarest = sorted(known, key=lambda number: len(self._holders[number]))
        read = max(len(rarest) - unread_allowed, 0)
        counts: Counter[int] = Counter()
        for number in rarest[:read]:
            counts.update(self._holders[number])
        unread = len(rarest) - read
        bounds = [(_bound(count + unread, size, len(self._grams[place])), place) for place, count in counts.items()]
        return sorted((pair for pair in bounds if pair[0] >= SAME_TEXT_AT), key=lambda pair: (-pair[0], pair[1]))


def _bound(shared: int, size: int, other: int) -> float:
    """The most a Jaccard similarity can be with so many members shared at most."""
    most = min(shared, size, other)
    return most / (size + other - most)


@lru_cache(maxsize=4)
def _greeting(greetings: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(fold_word(word)) for word in sorted(greetings, key=len, reverse=True))
    name = r"(?:(?:mr|mrs|ms|dr|prof|herr|frau)\.? )?[\w'-]+(?: [\w'-]+)?(?=\s*[,!:.-])"
    return re.compile(rf"\W*(?:{words})(?!\w)[ ,!.:-]*(?:{name})?")


def _without_greeting(plain: str, greetings: Iterable[str]) -> str:
    found = _greeting(tuple(greetings)).match(plain)
    return plain[found.end() :] if found else plain
