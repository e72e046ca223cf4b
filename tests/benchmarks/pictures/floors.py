"""The least that pictures could cost: the bare count, and as many bare ellipses and lines."""

from __future__ import annotations

import random

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from whence.storage.database import Database

SIZE = (1_100, 700)


def counting(database: Database) -> int:
    """Count people and exchanges, as any picture of them has to at least."""
    return sum(int(database.value(f"SELECT count(*) FROM {table}")) for table in ("person", "interaction"))


class BarePainting:
    """As many ellipses, each with a line, as a map has nodes: smoothed, without names, links or meaning."""

    def __init__(self, count: int) -> None:
        chance = random.Random(5)
        self._image = QImage(*SIZE, QImage.Format.Format_RGB32)
        self._points = [QPointF(chance.uniform(0, SIZE[0]), chance.uniform(0, SIZE[1])) for _ in range(count)]
        self._lines = [QLineF(one, QPointF(SIZE[0] / 2, SIZE[1] / 2)) for one in self._points]

    def paint(self) -> None:
        """Draw them once."""
        painter = QPainter(self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(0, 0, *SIZE, QColor("white"))
        painter.drawLines(self._lines)
        painter.setBrush(QColor("teal"))
        for point in self._points:
            painter.drawEllipse(point, 3.5, 3.5)
        painter.end()
