"""From units of the map to the widget and back: how near one stands, and what is in the middle."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QTransform

from whence.ui.theme import scaled

_ASIDE, _ABOVE = 130, 26
_LEAST_SHARE = 0.55
_CLOSEST, _FARTHEST = 6.0, 0.002


class MapCamera:
    """Stands over a point of the map; `size` is that of the widget it looks through."""

    def __init__(self) -> None:
        self.size = QSize(1, 1)
        self.zoom = 1.0
        self.middle = QPointF(0, 0)

    def fit(self, radius: float) -> None:
        """See everything up to a distance from the middle of the map, with room for names beside it."""
        wide, high = self.size.width() / 2, self.size.height() / 2
        least = _LEAST_SHARE * min(wide, high)
        room = max(1.0, least, min(wide - scaled(_ASIDE), high - scaled(_ABOVE)))
        self.zoom = _bounded(room / radius)
        self.middle = QPointF(0, 0)

    def approach(self, factor: float, at: QPointF | None = None) -> None:
        """Come nearer or go farther, keeping what is at a point of the widget where it is."""
        place = at if at is not None else QPointF(self.size.width() / 2, self.size.height() / 2)
        before = self.on_map(place)
        self.zoom = _bounded(self.zoom * factor)
        self.middle += before - self.on_map(place)

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
