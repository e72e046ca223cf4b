"""Columns along time: weeks or years, one beside the other, the scale at the side."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QLineF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPen

from whence.ui.labels import one_line
from whence.ui.theme import Space, TypeSize, current_theme, scaled, tokens
from whence.ui.theme_palette import mixed
from whence.ui.widgets.chart import ChartView
from whence.ui.widgets.strokes import draw_line, text_width

_HEIGHT = 190
_STEPS = (1, 2, 5)


def scale_step(most: int) -> int:
    """The distance between two lines of the scale, so that up to four stand below the greatest value."""
    power = 1
    while True:
        for step in _STEPS:
            if most <= 4 * step * power:
                return step * power
        power *= 10


class ColumnChartView(ChartView):
    """A column a step of time, with a few of the steps written below."""

    def sizeHint(self) -> QSize:
        """As high whatever it shows."""
        return QSize(scaled(480), scaled(_HEIGHT))

    def boxes(self) -> list[QRect]:
        """The whole height above each step."""
        plot, count = self._plot(), max(1, len(self.bars))
        edges = [plot.left() + round(plot.width() * place / count) for place in range(count + 1)]
        boxes = [QRect(left, plot.top(), max(1, right - left), plot.height()) for left, right in pairwise(edges)]
        return [self.mirrored(box) for box in boxes[: len(self.bars)]]

    def draw(self, painter: QPainter) -> None:
        """Draw scale, columns and labels."""
        most = max((bar.value for bar in self.bars), default=0)
        step = scale_step(most)
        top = max(step, -(-most // step) * step)
        self._draw_scale(painter, top, step)
        plot = self._plot()
        for place, (bar, box) in enumerate(zip(self.bars, self.boxes(), strict=True)):
            if not bar.value:
                continue
            high = max(1.0, plot.height() * bar.value / top)
            gap = min(2.0, box.width() * 0.15)
            column = QRectF(box.left() + gap, plot.bottom() + 1 - high, max(1.0, box.width() - 2 * gap), high)
            is_marked = self.is_lit(place) or (self.hasFocus() and place == self.current)
            painter.fillRect(column, mixed(tokens().accent, tokens().text, 0.35) if is_marked else tokens().accent)
        self._draw_labels(painter)

    def _plot(self) -> QRect:
        font = current_theme().font(TypeSize.META)
        most = max((bar.value for bar in self.bars), default=0)
        side = text_width(self.locale().toString(most * 2), font) + scaled(Space.SMALL)
        below = scaled(22)
        return self.rect().adjusted(side, scaled(10), -scaled(Space.SMALL), -below)

    def _draw_scale(self, painter: QPainter, top: int, step: int) -> None:
        plot, font = self._plot(), current_theme().font(TypeSize.META)
        for value in range(0, top + 1, step):
            down = plot.bottom() + 1 - plot.height() * value / top
            painter.setPen(QPen(tokens().border, 1))
            painter.drawLine(QLineF(plot.left(), down, plot.right(), down))
            box = QRect(0, round(down) - scaled(8), plot.left() - scaled(Space.TIGHT), scaled(16))
            draw_line(painter, self.mirrored(box), self.locale().toString(value), font, tokens().text3)

    def _draw_labels(self, painter: QPainter) -> None:
        font, boxes = current_theme().font(TypeSize.META), self.boxes()
        if not boxes:
            return
        room = max(text_width(one_line(bar.label), font) for bar in self.bars) + scaled(Space.MEDIUM)
        every = max(1, -(-room * len(boxes) // max(1, self._plot().width())))
        for place in range(0, len(boxes), every):
            left = min(boxes[place].left(), self.width() - room)
            box = QRect(left, self._plot().bottom() + scaled(4), room, scaled(18))
            draw_line(painter, box, one_line(self.bars[place].label), font, tokens().text3)
