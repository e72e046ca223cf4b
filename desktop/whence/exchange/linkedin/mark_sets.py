"""A set of numbers in the room the numbers themselves take, for the hundreds of thousands of an archive's messages."""

from __future__ import annotations

from array import array
from typing import Final

_BYTES: Final = 8
_FIRST_PLACES: Final = 1 << 12
_MOST_FILLED: Final = 0.6


class MarkSet:
    """64-bit numbers that look random, as hashes do: a table with open addressing and linear probing (Knuth 1963).

    About fourteen bytes a number; a set of Python takes eighty.
    """

    __slots__ = ("_count", "_places", "_room")

    def __init__(self) -> None:
        self._count = 0
        self._places = _empty(_FIRST_PLACES)
        self._room = int(_FIRST_PLACES * _MOST_FILLED)

    def add(self, mark: int) -> bool:
        """Take in a number; False when it is in the set already."""
        mark = mark or 1  # nought is an empty place
        places = self._places
        last = len(places) - 1
        place = mark & last
        while kept := places[place]:
            if kept == mark:
                return False
            place = (place + 1) & last
        places[place] = mark
        self._count += 1
        if self._count >= self._room:
            self._widen()
        return True

    def __len__(self) -> int:
        return self._count

    def _widen(self) -> None:
        before, wider = self._places, _empty(len(self._places) * 2)
        last = len(wider) - 1
        for mark in filter(None, before):
            place = mark & last
            while wider[place]:
                place = (place + 1) & last
            wider[place] = mark
        self._places, self._room = wider, int(len(wider) * _MOST_FILLED)


def _empty(places: int) -> array[int]:
    return array("q", bytes(places * _BYTES))
