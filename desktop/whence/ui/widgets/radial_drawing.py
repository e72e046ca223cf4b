"""How the map is drawn: lines, dots by tie and size, names where there is room; on screen, as SVG and as a picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF, QTransform

from whence.domain.network_map import MapNode, NodeKind
from whence.domain.radial_layout import RadialLayout
from whence.domain.ties import Category
from whence.ui.labels import one_line
from whence.ui.theme import TypeSize, current_theme, scaled, tokens
from whence.ui.theme_palette import mixed

_SMALLEST, _LARGEST = 7, 22
_MOST_LABELS, _MOST_TRIED = 70, 240
_LONGEST_LABEL = 28
_SMOOTH_UP_TO = 4_000
GATES = frozenset({NodeKind.EVENT, NodeKind.EMPLOYER, NodeKind.UNKNOWN, NodeKind.YOU, NodeKind.MORE})


@dataclass(frozen=True, slots=True)
class MapPicture:
    """A layout made ready to be drawn: lines and dots in units of the map, sizes in design pixels."""

    layout: RadialLayout
    lines: tuple[QLineF, ...]
    dots: dict[tuple[str, int], QPolygonF]
    sizes: tuple[int, ...]
    by_weight: tuple[int, ...]


def tint_of(node: MapNode) -> str:
    """The token a node is drawn in: gates are quiet, people by their tie."""
    if node.kind is NodeKind.YOU:
        return "text"
    if node.kind in GATES:
        return "text3"
    match node.category:
        case Category.STRONG | Category.FAMILY | Category.CLOSE:
            return "accent"
        case Category.MODERATE:
            return "info"
        case Category.WEAK | Category.KEEP_ALWAYS:
            return "warn"
    return "border_strong"


def picture_of(layout: RadialLayout, brought: Sequence[int]) -> MapPicture:
    """Make a layout ready: `brought` says for each place how many people hang on it."""
    x, y, parents = layout.x, layout.y, layout.parents
    lines = tuple(QLineF(x[at], y[at], x[up], y[up]) for at, up in enumerate(parents) if at)
    sizes = tuple(min(_LARGEST, round(_SMALLEST + 2.4 * count**0.5)) for count in brought)
    groups: dict[tuple[str, int], list[QPointF]] = defaultdict(list)
    for at, node in enumerate(layout.nodes):
        groups[tint_of(node), sizes[at]].append(QPointF(x[at], y[at]))
    dots = {key: QPolygonF(points) for key, points in groups.items()}
    by_weight = sorted(range(len(parents)), key=lambda at: (at != 0, -brought[at], layout.rings[at]))
    return MapPicture(layout, lines, dots, sizes, tuple(by_weight))


def draw_map(
    painter: QPainter, picture: MapPicture, onto: QTransform, room: QRectF, lit: frozenset[int] = frozenset()
) -> None:
    """Draw a picture through a transform into a room; the places in `lit` are a path that is lit."""
    painter.save()
    is_small = len(picture.lines) <= _SMOOTH_UP_TO
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, is_small)
    factor = min(1.0, max(0.35, onto.m11() * 3)) if not is_small else 1.0
    painter.setTransform(onto, combine=True)
    painter.setPen(_pen(mixed(tokens().bg, tokens().border, 0.9), 1))
    painter.drawLines(list(picture.lines))
    if lit:
        painter.setPen(_pen(tokens().accent, 3))
        painter.drawLines([picture.lines[at - 1] for at in sorted(lit) if at])
    for (tint, size), points in picture.dots.items():
        painter.setPen(_pen(getattr(tokens(), tint), max(2, scaled(size * factor))))
        painter.drawPoints(points)
    painter.restore()
    _draw_labels(painter, picture, onto, room, lit)


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setCosmetic(True)
    return pen


def _draw_labels(painter: QPainter, picture: MapPicture, onto: QTransform, room: QRectF, lit: frozenset[int]) -> None:
    """Write names beside their dots, the weightiest first, as many as fit without touching each other."""
    font = current_theme().font(TypeSize.META)
    measure = QFontMetricsF(font)
    painter.setFont(font)
    layout, high, gap = picture.layout, measure.height(), [scaled(size) / 2 + 3 for size in range(_LARGEST + 1)]
    taken: list[tuple[float, float, float, float]] = []
    tried = 0
    for at in (*sorted(lit), *picture.by_weight):
        place = onto.map(QPointF(layout.x[at], layout.y[at]))
        if not room.contains(place):
            continue
        tried += 1
        if len(taken) >= _MOST_LABELS or tried > _MOST_TRIED:
            break
        words = one_line(layout.nodes[at].label, _LONGEST_LABEL)
        wide, aside = measure.horizontalAdvance(words) + 4, gap[picture.sizes[at]]
        left = place.x() - aside - wide if layout.x[at] < -1 and at else place.x() + aside
        top = place.y() - high / 2
        if any(left < b[2] and b[0] < left + wide and top < b[3] and b[1] < top + high for b in taken):
            continue
        taken.append((left, top, left + wide, top + high))
        is_gate = layout.nodes[at].kind in GATES and at != 0
        painter.setPen(tokens().accent if at in lit else tokens().text3 if is_gate else tokens().text)
        painter.drawText(QRectF(left, top, wide, high), Qt.AlignmentFlag.AlignCenter, words)
