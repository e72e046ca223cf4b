"""How the map is drawn: curved links and dots coloured by tie, sized by people brought; on screen, as SVG, as PNG."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from whence.domain.network_map import MapNode, NodeKind
from whence.domain.radial_layout import SPACING, RadialLayout
from whence.domain.ties import Category
from whence.ui.theme import scaled, tokens
from whence.ui.theme_palette import mixed
from whence.ui.widgets.radial_labels import LabelPlaces, NodeNames, draw_labels

_SMALLEST, _LARGEST = 8, 24
#: Above so many nodes nothing is smoothed, above so many dots have no rim and links are hairlines.
_SMOOTH_UP_TO, _FINE_UP_TO = 4_000, 220
_MOST_RINGS = 3
_BEND = 0.42
_LEAST_DOT = 0.3
#: Dots up to so many pixels are drawn as squares, which nobody sees and which takes a third of the time.
_SPECK = 3
GATES = frozenset({NodeKind.EVENT, NodeKind.EMPLOYER, NodeKind.UNKNOWN, NodeKind.YOU, NodeKind.MORE})


@dataclass(frozen=True, slots=True)
class MapPicture:
    """A layout made ready to be drawn: links and dots in units of the map, sizes in design pixels."""

    layout: RadialLayout
    links: Mapping[str, QPainterPath]
    dots: Mapping[tuple[str, int], QPolygonF]
    sizes: tuple[int, ...]
    names: NodeNames
    rings: tuple[float, ...]

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of what is drawn."""
        outermost = max(self.rings, default=0.0)
        return (-outermost, -outermost, outermost, outermost) if outermost else self.layout.bounds

    @property
    def is_fine(self) -> bool:
        """Whether there are few enough nodes for rims and stronger links."""
        return len(self.sizes) <= _FINE_UP_TO


@dataclass(frozen=True, slots=True)
class Marks:
    """What is set off: a path that is lit, the node that is chosen, the node under the mouse (-1 for none)."""

    lit: frozenset[int] = frozenset()
    chosen: int = -1
    hovered: int = -1


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
    links: dict[str, QPainterPath] = defaultdict(QPainterPath)
    groups: dict[tuple[str, int], list[QPointF]] = defaultdict(list)
    sizes = tuple(min(_LARGEST, round(_SMALLEST + 2.6 * count**0.5)) for count in brought)
    for at, node in enumerate(layout.nodes):
        tint = tint_of(node)
        groups[tint, sizes[at]].append(QPointF(layout.x[at], layout.y[at]))
        if at:
            add_link(links[tint], layout, at)
    dots = {key: QPolygonF(points) for key, points in sorted(groups.items(), key=lambda one: one[0][1])}
    return MapPicture(layout, dict(links), dots, sizes, NodeNames(layout, brought), _rings(layout))


def add_link(path: QPainterPath, layout: RadialLayout, at: int) -> None:
    """Add the curve from a node to the one it hangs on: it leaves both towards the middle of the map."""
    up = layout.parents[at]
    x, y, to_x, to_y = layout.x[at], layout.y[at], layout.x[up], layout.y[up]
    far, near = hypot(x, y), hypot(to_x, to_y)
    path.moveTo(to_x, to_y)
    if near < 1 or far < 1:
        path.lineTo(x, y)
        return
    bend = (far - near) * _BEND
    out, back = (near + bend) / near, (far - bend) / far
    path.cubicTo(to_x * out, to_y * out, x * back, y * back, x, y)


def draw_map(painter: QPainter, picture: MapPicture, onto: QTransform, room: QRectF, marks: Marks = Marks()) -> None:
    """Draw a picture through a transform into a room."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(picture.sizes) <= _SMOOTH_UP_TO)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setTransform(onto, combine=True)
    _draw_links(painter, picture, marks)
    _draw_halos(painter, picture, onto, marks)
    _draw_dots(painter, picture, onto)
    painter.restore()
    places = LabelPlaces(onto, room, picture.sizes, dot_share(picture, onto))
    draw_labels(painter, picture.names, places, marks.lit | {marks.chosen, marks.hovered})


def draw_ring(painter: QPainter, picture: MapPicture, onto: QTransform, at: int) -> None:
    """Draw the ring around the node with the keyboard."""
    radius = scaled(picture.sizes[at] * dot_share(picture, onto)) / 2 + 4
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(_pen(tokens().focus, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(onto.map(QPointF(picture.layout.x[at], picture.layout.y[at])), radius, radius)


def dot_share(picture: MapPicture, onto: QTransform) -> float:
    """By how much dots are drawn smaller where they would cover each other."""
    if picture.is_fine:
        return 1.0
    return min(1.0, max(_LEAST_DOT, onto.m11() * SPACING / _SMALLEST))


def _draw_links(painter: QPainter, picture: MapPicture, marks: Marks) -> None:
    ground, is_fine = tokens().bg, picture.is_fine
    painter.setPen(_pen(mixed(ground, tokens().border, 0.55), 1))
    for radius in picture.rings:
        painter.drawEllipse(QPointF(0, 0), radius, radius)
    for tint, path in picture.links.items():
        painter.setPen(_pen(mixed(ground, getattr(tokens(), tint), 0.5 if is_fine else 0.34), 1.6 if is_fine else 1))
        painter.drawPath(path)
    if marks.lit:
        way = QPainterPath()
        for at in sorted(marks.lit):
            if at:
                add_link(way, picture.layout, at)
        painter.setPen(_pen(tokens().accent, 3.5))
        painter.drawPath(way)


def _draw_halos(painter: QPainter, picture: MapPicture, onto: QTransform, marks: Marks) -> None:
    share = dot_share(picture, onto)
    halos = ((marks.hovered, 14, mixed(tokens().bg, tokens().text, 0.14)), (marks.chosen, 18, tokens().accent_soft))
    for at, more, colour in halos:
        if 0 <= at < len(picture.sizes):
            painter.setPen(_pen(colour, scaled(picture.sizes[at] * share + more)))
            painter.drawPoint(QPointF(picture.layout.x[at], picture.layout.y[at]))


def _draw_dots(painter: QPainter, picture: MapPicture, onto: QTransform) -> None:
    share = dot_share(picture, onto)
    for (tint, size), points in picture.dots.items():
        wide = max(2, scaled(size * share))
        is_speck = wide <= _SPECK
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not is_speck and len(picture.sizes) <= _SMOOTH_UP_TO)
        if is_speck:
            painter.setPen(_speck_pen(getattr(tokens(), tint), wide))
            painter.drawPoints(points)
            continue
        if picture.is_fine:
            painter.setPen(_pen(tokens().bg, wide + 3))
            painter.drawPoints(points)
        painter.setPen(_pen(getattr(tokens(), tint), wide))
        painter.drawPoints(points)


def _rings(layout: RadialLayout) -> tuple[float, ...]:
    radii = {ring: hypot(x, y) for ring, x, y in zip(layout.rings, layout.x, layout.y, strict=True) if ring}
    return tuple(radii.values()) if len(radii) <= _MOST_RINGS else ()


def _speck_pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap)
    pen.setCosmetic(True)
    return pen


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setCosmetic(True)
    return pen
