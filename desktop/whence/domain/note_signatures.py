"""Nearly the same text among tens of thousands of kept notes, without reading more than a few of them.

Of every note a signature is kept: the classes its character 5-grams fall into. From two signatures follows how alike
the notes can be at most, so that nearly all are ruled out unread; what is left is compared in full (`note_masks`).
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple
from zlib import crc32

from whence.domain.note_masks import SAME_TEXT_AT, SHORTEST_COMPARED, SimilarNote, jaccard, shingles
from whence.domain.note_text import fold_word

CLASSES: Final = 2_048
"""Into how many classes 5-grams fall. Notes are at most some 300 characters long, so classes are seldom shared."""
_READ_AT_ONCE: Final = 32


class Signature(NamedTuple):
    """How many 5-grams a masked note has, and the classes they fall into, a bit each."""

    size: int
    bits: int

    @property
    def blob(self) -> bytes:
        """The bits as they are kept."""
        return self.bits.to_bytes(CLASSES // 8, "big")


class KeptNote(NamedTuple):
    """A note as it is read for a full comparison: public id, sender's name, masked text, and its place among equals."""

    identity: str
    sender: str
    masked: str
    place: tuple[str, int]


def signature_of(masked_text: str) -> Signature | None:
    """The signature of a masked note; None of one too short to be compared."""
    if len(masked_text) < SHORTEST_COMPARED:
        return None
    return _signature(shingles(masked_text))


Reader = Callable[[Sequence[int]], Mapping[int, KeptNote]]
"""Gives the notes of some numbers; those that are gone are left out."""


class SignedNotes:
    """Kept notes by number, with their signatures."""

    def __init__(self) -> None:
        self._numbers = array("q")
        self._sizes = array("l")
        self._bits: list[int] = []
        self._longest = 0

    def __len__(self) -> int:
        return len(self._numbers)

    def forget_after(self, count: int) -> None:
        """Let go of all but the first `count` notes taken up."""
        del self._numbers[count:], self._sizes[count:], self._bits[count:]

    def add(self, number: int, one: Signature) -> None:
        """Take up a note."""
        self._numbers.append(number)
        self._sizes.append(one.size)
        self._longest = max(self._longest, one.size)
        self._bits.append(one.bits)

    def add_kept(self, rows: Sequence[tuple[int, int, bytes]]) -> None:
        """Take up notes by number, size and bits as they are kept."""
        self._numbers.extend([row[0] for row in rows])
        self._sizes.extend([row[1] for row in rows])
        self._longest = max([self._longest, *(row[1] for row in rows)])
        self._bits.extend([int.from_bytes(row[2], "big") for row in rows])

    def most_similar(self, masked_text: str, sender: str, read: Reader) -> SimilarNote | None:
        """The most similar note of another sender from SAME_TEXT_AT on; the earliest of equals."""
        if len(masked_text) < SHORTEST_COMPARED:
            return None
        grams = shingles(masked_text)
        own_name, best, place = fold_word(sender), 0.0, ("", 0)
        found: KeptNote | None = None
        for bound, note in self._candidates(_signature(grams), read):
            if bound < best:
                break
            if fold_word(note.sender) == own_name:
                continue
            likeness = jaccard(grams, shingles(note.masked))
            if likeness > best or (likeness == best and note.place < place):
                best, place, found = likeness, note.place, note
        if found is None or best < SAME_TEXT_AT:
            return None
        return SimilarNote("journal", found.identity, found.sender, best)

    def _candidates(self, own: Signature, read: Reader) -> Iterator[tuple[float, KeptNote]]:
        """Notes that may be similar enough, each with the most its similarity can be, likeliest first."""
        bounds = self._bounds(own)
        for start in range(0, len(bounds), _READ_AT_ONCE):
            some = bounds[start : start + _READ_AT_ONCE]
            notes = read([number for _, number in some])
            yield from ((bound, notes[number]) for bound, number in some if number in notes)

    def _bounds(self, own: Signature) -> list[tuple[float, int]]:
        """Shared grams lie in shared classes; grams beyond the first of a class may all be shared as well."""
        size, bits = own
        doubled = size - bits.bit_count()
        fewest = [_fewest_shared(size, other) - doubled for other in range(self._longest + 1)]
        classes = [(bits & others).bit_count() for others in self._bits]
        bounds = []
        for number, other_size, shared in zip(self._numbers, self._sizes, classes, strict=True):
            if shared >= fewest[other_size]:
                most = min(shared + doubled, other_size)
                bounds.append((most / (size + other_size - most), number))
        return sorted(bounds, key=lambda one: (-one[0], one[1]))


def _fewest_shared(size: int, other: int) -> int:
    """How many grams notes of these sizes must share to be nearly the same; more than both have if they cannot."""
    shared = max(0, int(SAME_TEXT_AT * (size + other) / (1 + SAME_TEXT_AT)) - 1)
    while shared <= min(size, other) and shared / (size + other - shared) < SAME_TEXT_AT:
        shared += 1
    return shared if shared <= min(size, other) else size + other + 1


def _signature(grams: frozenset[str]) -> Signature:
    bits = 0
    for gram in grams:
        bits |= 1 << crc32(gram.encode(errors="surrogatepass")) % CLASSES
    return Signature(len(grams), bits)
