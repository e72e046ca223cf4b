"""From units of the map to the widget and back: how near one stands, and what is in the middle."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QTransform

from whence.ui.theme import scaled

_ASIDE, _ABOVE = 124, 24
_LEAST_SHARE = 0.55
_CLOSEST, _FARTHEST, _CLOSEST_AT_FIRST = 6.0, 0.002, 1.9


class MapCamera:
    """Stands over a point of the map; `size` is that of what it looks through, `is_fitted` while all is in sight."""

    def __init__(self) -> None:
        self.size = QSize(1, 1)
        self.zoom = 1.0
        self.middle = QPointF(0, 0)
        self.is_fitted = True

    def fit(self, bounds: tuple[float, float, float, float]) -> None:
        """See everything between left, top, right and bottom of the map, with room for names beside it."""
        left, top, right, bottom = bounds
        wide, high = self.size.width(), self.size.height()
        across = max(_LEAST_SHARE * wide, wide - 2 * scaled(_ASIDE)) / (right - left)
        down = max(_LEAST_SHARE * high, high - 2 * scaled(_ABOVE)) / (bottom - top)
        self.zoom = max(_FARTHEST, min(_CLOSEST_AT_FIRST, across, down))
        self.middle = QPointF((left + right) / 2, (top + bottom) / 2)
        self.is_fitted = True

    def move(self, way: QPointF) -> None:
        """Follow a way on the widget."""
        self.middle += way / self.zoom
        self.is_fitted = False

    def look_at(self, point: QPointF) -> None:
        """Stand over a point of the map."""
        self.middle = point
        self.is_fitted = False

    def approach(self, factor: float, at: QPointF | None = None) -> None:
        """Come nearer or go farther, keeping what is at a point of the widget where it is."""
        place = at if at is not None else QPointF(self.size.width() / 2, self.size.height() / 2)
        before = self.on_map(place)
        self.zoom = _bounded(self.zoom * factor)
        self.middle += before - self.on_map(place)
        self.is_fitted = False

    def onto(self) -> QTransform:
        """From units of the map to the widget."""
        transform = QTransform.fromTranslate(self.size.width() / 2, self.size.height() / 2)
        transform.scale(self.zoom, self.zoom)
        return transform.translate(-self.middle.x(), -self.middle.y())

    def on_map(self, point: QPointF) -> QPointF:
        """A point of the widget in units of the map."""
        found, _ = self.onto().inverted()
        return found.map(point)


def _bounded(zoom: float) -> float:
    return max(_FARTHEST, min(_CLOSEST, zoom))
