"""Where the nodes of a map are, asked from a point of it or from a node beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import floor

from PySide6.QtCore import QPointF

from whence.domain.radial_layout import RING, RadialLayout

_MOST_CELLS = 4


class MapPlaces:
    """Finds nodes of one layout by cells as wide as a ring, so that a map of thousands answers at once."""

    def __init__(self, layout: RadialLayout) -> None:
        self._layout = layout
        self._children: dict[int, list[int]] = defaultdict(list)
        self._cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for place, parent in enumerate(layout.parents):
            if place:
                self._children[parent].append(place)
            self._cells[_cell(layout.x[place], layout.y[place])].append(place)

    def nearest(self, at: QPointF, reach: float) -> int | None:
        """The node nearest to a point of the map, None when none is within reach."""
        best = min(self._near(at, reach), key=lambda one: self._square(one, at), default=None)
        return best if best is not None and self._square(best, at) <= reach * reach else None

    def first_child(self, place: int) -> int:
        """The first node that hangs on one; the same when none does."""
        return next(iter(self._children.get(place, ())), place)

    def beside(self, place: int, step: int) -> int:
        """The node so many steps on around those that hang on the same one."""
        if not place:
            return place
        siblings = self._children[self._layout.parents[place]]
        return siblings[(siblings.index(place) + step) % len(siblings)]

    def _near(self, at: QPointF, reach: float) -> Sequence[int]:
        cells = int(reach // RING) + 1
        if cells > _MOST_CELLS:
            return range(len(self._layout.nodes))
        column, row = _cell(at.x(), at.y())
        return [
            place
            for across in range(column - cells, column + cells + 1)
            for down in range(row - cells, row + cells + 1)
            for place in self._cells.get((across, down), ())
        ]

    def _square(self, place: int, at: QPointF) -> float:
        return float((self._layout.x[place] - at.x()) ** 2 + (self._layout.y[place] - at.y()) ** 2)


def _cell(x: float, y: float) -> tuple[int, int]:
    return floor(x / RING), floor(y / RING)
