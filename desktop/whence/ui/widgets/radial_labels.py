"""The names on the map: the weightiest first, each beside its dot, as many as fit without touching one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTransform

from whence.domain.network_map import NodeKind
from whence.domain.radial_layout import RadialLayout
from whence.ui.labels import one_line
from whence.ui.theme import Radius, TypeSize, current_theme, scaled, tokens

_MOST_LABELS, _FEWEST_LABELS, _MOST_TRIED = 70, 22, 160
_LONGEST_LABEL = 28
#: With more nodes than this, names may stand on dots: there would be no names otherwise.
_APART_UP_TO = 220
_GAP, _EDGE = 5, 3
_CLEAR = 215

Box = tuple[float, float, float, float]


class NodeNames:
    """The names of a layout in the order in which they are written, measured once for a size of text."""

    def __init__(self, layout: RadialLayout, brought: Sequence[int]) -> None:
        self.layout = layout
        self.by_weight = sorted(range(len(brought)), key=lambda at: (at != 0, -brought[at], layout.rings[at]))
        self._words: dict[int, str] = {}
        self._wide: dict[tuple[int, float], float] = {}

    def measured(self, at: int, measure: QFontMetricsF) -> tuple[str, float]:
        """A name as it is written, and its width in a font."""
        words = self._words.get(at)
        if words is None:
            words = self._words[at] = one_line(self.layout.nodes[at].label, _LONGEST_LABEL)
        key = (at, measure.averageCharWidth())
        wide = self._wide.get(key)
        if wide is None:
            wide = self._wide[key] = measure.horizontalAdvance(words) + 2 * _EDGE
        return words, wide


@dataclass(frozen=True, slots=True)
class LabelPlaces:
    """Where names can be: through which transform, in which room, beside dots of which sizes (design pixels).

    `share` is by how much dots are drawn smaller than that, for want of room.
    """

    onto: QTransform
    room: QRectF
    sizes: Sequence[int]
    share: float = 1.0

    @property
    def most(self) -> int:
        """How many names there may be: few where dots stand so close that names would hide them."""
        return round(_FEWEST_LABELS + (_MOST_LABELS - _FEWEST_LABELS) * self.share**2)


class _Taken:
    """The boxes that are taken, by the lines they stand on."""

    def __init__(self, high: float) -> None:
        self._high = high
        self._lines: dict[int, list[Box]] = defaultdict(list)

    def is_free(self, box: Box) -> bool:
        left, top, right, bottom = box
        return not any(
            left < one[2] and one[0] < right and top < one[3] and one[1] < bottom
            for line in self._of(box)
            for one in self._lines.get(line, ())
        )

    def take(self, box: Box) -> None:
        for line in self._of(box):
            self._lines[line].append(box)

    def _of(self, box: Box) -> range:
        return range(int(box[1] // self._high), int(box[3] // self._high) + 1)


def draw_labels(painter: QPainter, names: NodeNames, places: LabelPlaces, first: frozenset[int]) -> None:
    """Write the names, those of `first` before all others and stronger."""
    fonts = current_theme().font(TypeSize.META), current_theme().font(TypeSize.META, is_strong=True)
    ground = QColor(tokens().bg)
    ground.setAlpha(_CLEAR)
    for at, words, (left, top, right, bottom) in placed_names(names, places, first):
        room = QRectF(left, top, right - left, bottom - top)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(room, Radius.CONTROL, Radius.CONTROL)
        painter.setFont(fonts[at in first])
        painter.setPen(_ink(names, at))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)


def placed_names(
    names: NodeNames, places: LabelPlaces, first: frozenset[int] = frozenset()
) -> Iterator[tuple[int, str, Box]]:
    """The names that fit, each with its place in the layout and its box; what does not fit is left out."""
    measures = [QFontMetricsF(current_theme().font(TypeSize.META, is_strong=is_strong)) for is_strong in (False, True)]
    taken = _Taken(measures[0].height())
    if len(places.sizes) <= _APART_UP_TO:
        _keep_dots_free(taken, names.layout, places)
    written, tried, layout = 0, 0, names.layout
    high, gaps = measures[0].height(), [scaled(size * places.share) / 2 + _GAP for size in range(max(places.sizes) + 1)]
    wanted = sorted(one for one in first if 0 <= one < len(places.sizes))
    for at in chain(wanted, (one for one in names.by_weight if one not in first)):
        if written >= places.most or tried > _MOST_TRIED:
            return
        point = places.onto.map(QPointF(layout.x[at], layout.y[at]))
        if not places.room.contains(point):
            continue
        tried += 1
        words, wide = names.measured(at, measures[at in first])
        box = next(
            (one for one in _beside(layout, at, point, (wide, high), gaps[places.sizes[at]]) if taken.is_free(one)),
            None,
        )
        if box is not None:
            taken.take(box)
            written += 1
            yield at, words, box


def _ink(names: NodeNames, at: int) -> QColor:
    is_gate = names.layout.nodes[at].kind not in {NodeKind.PERSON, NodeKind.YOU}
    return tokens().text3 if is_gate else tokens().text


def _beside(layout: RadialLayout, at: int, point: QPointF, room: tuple[float, float], gap: float) -> Iterator[Box]:
    """The boxes a name may stand in: outwards first, then on the other side, below and above."""
    x, y, (wide, high) = point.x(), point.y(), room
    top, bottom = y - high / 2, y + high / 2
    sides = ((x + gap, top, x + gap + wide, bottom), (x - gap - wide, top, x - gap, bottom))
    yield from reversed(sides) if layout.x[at] < -1 and at else sides
    left, right = x - wide / 2, x + wide / 2
    ends = ((left, y + gap - 2, right, y + gap - 2 + high), (left, y - gap + 2 - high, right, y - gap + 2))
    yield from reversed(ends) if layout.y[at] < -1 else ends


def _keep_dots_free(taken: _Taken, layout: RadialLayout, places: LabelPlaces) -> None:
    for at, size in enumerate(places.sizes):
        point, half = places.onto.map(QPointF(layout.x[at], layout.y[at])), scaled(size) / 2
        taken.take((point.x() - half, point.y() - half, point.x() + half, point.y() + half))
