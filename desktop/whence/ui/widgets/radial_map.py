"""The map as something to look at and to walk in: drag, wheel, arrows from node to node, Enter to open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from math import floor

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from whence.domain.radial_layout import RING, RadialLayout
from whence.ui.labels import announce, escape_tooltip, name_control
from whence.ui.theme import current_theme, scaled, tokens
from whence.ui.widgets.radial_drawing import MapPicture, draw_map, picture_of

_EDGE = 90
_REACH = 14
_STEP = 1.25
_CLOSEST, _FARTHEST = 6.0, 0.002


class RadialMapView(QWidget):
    """`opened` carries the place of a node that was clicked or opened by Enter, `moved` the one with the keyboard.

    `explain` says a node in words, for its tooltip and for screen readers.
    """

    opened = Signal(int)
    moved = Signal(int)

    def __init__(self, identifier: str, explain: Callable[[int], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explain = explain
        self._picture: MapPicture | None = None
        self._children: dict[int, list[int]] = {}
        self._cells: dict[tuple[int, int], list[int]] = {}
        self._lit: frozenset[int] = frozenset()
        self._zoom = 1.0
        self._middle = QPointF(0, 0)
        self._grabbed: QPointF | None = None
        self._has_moved = False
        self.current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(scaled(240), scaled(240))
        name_control(self, identifier)
        current_theme().changed.connect(self.update)

    @property
    def layout_shown(self) -> RadialLayout | None:
        """The layout drawn."""
        return self._picture.layout if self._picture is not None else None

    @property
    def picture(self) -> MapPicture | None:
        """What is drawn."""
        return self._picture

    @property
    def lit(self) -> frozenset[int]:
        """The places of the path that is lit."""
        return self._lit

    def show_layout(self, layout: RadialLayout, brought: Sequence[int]) -> None:
        """Draw another layout, all of it in sight."""
        self._picture = picture_of(layout, brought)
        self._children = defaultdict(list)
        self._cells = defaultdict(list)
        for place, parent in enumerate(layout.parents):
            if place:
                self._children[parent].append(place)
            self._cells[_cell(layout.x[place], layout.y[place])].append(place)
        self._lit, self.current = frozenset(), 0
        self.fit()

    def light(self, places: Sequence[int]) -> None:
        """Light a path and bring its last node into sight."""
        self._lit = frozenset(places)
        if places:
            self.go_to(places[-1])
        self.update()

    def fit(self) -> None:
        """Bring everything into sight."""
        if self._picture is None:
            return
        room = max(1.0, min(self.width(), self.height()) / 2 - scaled(_EDGE))
        self._zoom = max(_FARTHEST, min(_CLOSEST, room / self._picture.layout.radius))
        self._middle = QPointF(0, 0)
        self.update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Come nearer or go farther, keeping what is at a point of the widget where it is."""
        place = at if at is not None else QPointF(self.width() / 2, self.height() / 2)
        before = self._inverse(place)
        self._zoom = max(_FARTHEST, min(_CLOSEST, self._zoom * factor))
        self._middle += before - self._inverse(place)
        self.update()

    def go_to(self, place: int) -> None:
        """Move the keyboard to a node, into sight, and say it."""
        layout = self.layout_shown
        if layout is None or not 0 <= place < len(layout.nodes):
            return
        self.current = place
        point = self.onto().map(QPointF(layout.x[place], layout.y[place]))
        if not QRectF(self.rect()).adjusted(_REACH, _REACH, -_REACH, -_REACH).contains(point):
            self._middle = QPointF(layout.x[place], layout.y[place])
        words = self._explain(place)
        self.setAccessibleDescription(words)
        announce(self, words)
        self.moved.emit(place)
        self.update()

    def onto(self) -> QTransform:
        """From units of the map to the widget."""
        transform = QTransform.fromTranslate(self.width() / 2, self.height() / 2)
        transform.scale(self._zoom, self._zoom)
        return transform.translate(-self._middle.x(), -self._middle.y())

    def place_at(self, point: QPointF) -> int | None:
        """The node under a point of the widget, None when there is none near."""
        layout = self.layout_shown
        if layout is None:
            return None
        at, reach = self._inverse(point), scaled(_REACH) / self._zoom
        cells = int(reach // RING) + 1
        if cells > 4:
            near: Sequence[int] = range(len(layout.nodes))
        else:
            column, row = _cell(at.x(), at.y())
            near = [
                place
                for across in range(column - cells, column + cells + 1)
                for down in range(row - cells, row + cells + 1)
                for place in self._cells.get((across, down), ())
            ]
        best = min(near, key=lambda one: _square(layout, one, at), default=None)
        return best if best is not None and _square(layout, best, at) <= reach * reach else None

    def sizeHint(self) -> QSize:
        """A good square."""
        return QSize(scaled(640), scaled(560))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the map, and a ring around the node with the keyboard."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens().bg)
        if self._picture is not None:
            draw_map(painter, self._picture, self.onto(), QRectF(self.rect()), self._lit)
            if self.hasFocus():
                self._draw_ring(painter)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up to whom it hangs on, down to the first that hangs on it, left and right beside it; plus, minus, 0."""
        key, layout = event.key(), self.layout_shown
        if layout is None:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
            self.zoom(1 / _STEP if key == Qt.Key.Key_Minus else _STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self.current)
        elif (to := self._beside(key, layout)) is not None:
            self.go_to(to)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the mouse."""
        self.zoom(_STEP ** (event.angleDelta().y() / 120), event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the map."""
        self._grabbed, self._has_moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the map, or show that something can be clicked."""
        if self._grabbed is None:
            is_node = self.place_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if is_node else Qt.CursorShape.ArrowCursor)
            return
        way = event.position() - self._grabbed
        if self._has_moved or way.manhattanLength() > 4:
            self._has_moved = True
            self._middle -= way / self._zoom
            self._grabbed = event.position()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click without dragging opens the node."""
        place = None if self._has_moved else self.place_at(event.position())
        self._grabbed = None
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.go_to(place)
            self.opened.emit(place)

    def event(self, event: QEvent) -> bool:
        """Say the node under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self.place_at(QPointF(event.pos()))
            words = self._explain(place) if place is not None else ""
            QToolTip.showText(event.globalPos(), escape_tooltip(words), self)
            return True
        return super().event(event)

    def _beside(self, key: int, layout: RadialLayout) -> int | None:
        if key == Qt.Key.Key_Up:
            return layout.parents[self.current]
        if key == Qt.Key.Key_Down:
            return next(iter(self._children.get(self.current, ())), self.current)
        if key not in {Qt.Key.Key_Left, Qt.Key.Key_Right} or not self.current:
            return self.current if key in {Qt.Key.Key_Left, Qt.Key.Key_Right} else None
        beside = self._children[layout.parents[self.current]]
        step = 1 if key == Qt.Key.Key_Right else -1
        return beside[(beside.index(self.current) + step) % len(beside)]

    def _draw_ring(self, painter: QPainter) -> None:
        layout = self.layout_shown
        if layout is None or self._picture is None:
            return
        point = self.onto().map(QPointF(layout.x[self.current], layout.y[self.current]))
        radius = scaled(self._picture.sizes[self.current]) / 2 + 4
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(tokens().focus)
        pen.setWidth(2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(point, radius, radius)

    def _inverse(self, point: QPointF | QPoint) -> QPointF:
        found, _ = self.onto().inverted()
        return found.map(QPointF(point))


def _cell(x: float, y: float) -> tuple[int, int]:
    return floor(x / RING), floor(y / RING)


def _square(layout: RadialLayout, place: int, at: QPointF) -> float:
    return float((layout.x[place] - at.x()) ** 2 + (layout.y[place] - at.y()) ** 2)
