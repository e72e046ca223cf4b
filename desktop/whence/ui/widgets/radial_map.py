"""The map as something to look at and to walk in: drag, wheel, arrows from node to node, Enter to open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from whence.domain.radial_layout import RadialLayout
from whence.ui.labels import announce, escape_tooltip, name_control
from whence.ui.theme import current_theme, scaled, tokens
from whence.ui.widgets.radial_camera import MapCamera
from whence.ui.widgets.radial_drawing import MapPicture, Marks, draw_map, draw_ring, picture_of
from whence.ui.widgets.radial_places import MapPlaces

_REACH = 14
_STEP = 1.25
_STRIDE = 80
_WAYS = {
    Qt.Key.Key_Left: QPointF(-1, 0), Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1), Qt.Key.Key_Down: QPointF(0, 1),
}  # fmt: skip


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
        self._places: MapPlaces | None = None
        self._lit: frozenset[int] = frozenset()
        self._hovered = -1
        self._camera = MapCamera()
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
        """Draw another layout, all of it in sight; `brought` says for each place how many people hang on it."""
        self.show_picture(picture_of(layout, brought), MapPlaces(layout))

    def show_picture(self, picture: MapPicture, places: MapPlaces) -> None:
        """Draw a layout that was made ready, all of it in sight."""
        self._picture, self._places = picture, places
        self._lit, self.current, self._hovered = frozenset(), 0, -1
        self.fit()

    def light(self, places: Sequence[int]) -> None:
        """Light a path and bring its last node into sight."""
        self._lit = frozenset(places)
        if places:
            self.go_to(places[-1])
        self.update()

    def fit(self) -> None:
        """Bring everything into sight."""
        if self._picture is not None:
            self._camera.size = self.size()
            self._camera.fit(self._picture.bounds)
            self.update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Come nearer or go farther, keeping what is at a point of the widget where it is."""
        self._camera.approach(factor, at)
        self.update()

    def go_to(self, place: int) -> None:
        """Move the keyboard to a node, into sight, and say it."""
        layout = self.layout_shown
        if layout is None or not 0 <= place < len(layout.nodes):
            return
        self.current = place
        point = self.onto().map(QPointF(layout.x[place], layout.y[place]))
        if not QRectF(self.rect()).adjusted(_REACH, _REACH, -_REACH, -_REACH).contains(point):
            self._camera.look_at(QPointF(layout.x[place], layout.y[place]))
        words = self._explain(place)
        self.setAccessibleDescription(words)
        announce(self, words)
        self.moved.emit(place)
        self.update()

    def onto(self) -> QTransform:
        """From units of the map to the widget."""
        return self._camera.onto()

    def place_at(self, point: QPointF) -> int | None:
        """The node under a point of the widget, None when there is none near."""
        if self._places is None:
            return None
        return self._places.nearest(self._camera.on_map(point), scaled(_REACH) / self._camera.zoom)

    def sizeHint(self) -> QSize:
        """A good square."""
        return QSize(scaled(640), scaled(560))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep everything in sight that was, unless one has come nearer."""
        super().resizeEvent(event)
        self._camera.size = self.size()
        if self._camera.is_fitted:
            self.fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the map, and a ring around the node with the keyboard."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens().bg)
        if self._picture is not None:
            marks = Marks(self._lit, self.current, self._hovered)
            draw_map(painter, self._picture, self.onto(), QRectF(self.rect()), marks)
            if self.hasFocus():
                draw_ring(painter, self._picture, self.onto(), self.current)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up to whom it hangs on, down to the first that hangs on it, left and right beside it; plus, minus, 0.

        With Shift the arrows move the map instead.
        """
        key, layout = event.key(), self.layout_shown
        if layout is None:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
            self.zoom(1 / _STEP if key == Qt.Key.Key_Minus else _STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self.current)
        elif key in _WAYS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._camera.move(_WAYS[Qt.Key(key)] * scaled(_STRIDE))
            self.update()
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
            self._hover(self.place_at(event.position()))
            return
        way = event.position() - self._grabbed
        if self._has_moved or way.manhattanLength() > 4:
            self._has_moved = True
            self._camera.move(-way)
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
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().event(event)

    def _hover(self, place: int | None) -> None:
        found = -1 if place is None else place
        if found != self._hovered:
            self._hovered = found
            self.setCursor(Qt.CursorShape.ArrowCursor if place is None else Qt.CursorShape.PointingHandCursor)
            self.update()

    def _beside(self, key: int, layout: RadialLayout) -> int | None:
        if self._places is None:
            return None
        match key:
            case Qt.Key.Key_Up:
                return layout.parents[self.current]
            case Qt.Key.Key_Down:
                return self._places.first_child(self.current)
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                return self._places.beside(self.current, 1 if key == Qt.Key.Key_Right else -1)
        return None
