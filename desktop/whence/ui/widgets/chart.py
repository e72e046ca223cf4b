"""Charts: bars side by side, each to be pointed at, reached by the arrows and opened by Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QToolTip, QWidget

from whence.domain.insight_bars import REST, Bar
from whence.domain.insights import Chart
from whence.ui.labels import announce, escape_tooltip, name_control, one_line
from whence.ui.theme import Radius, Space, TypeSize, current_theme, scaled, tokens
from whence.ui.theme_palette import mixed
from whence.ui.widgets.strokes import draw_focus_ring, draw_line, fill_box, text_width

_ROW = 30
_BAR = 16
_WIDEST_LABEL = 220


class ChartView(QWidget):
    """Draws a `Chart`; `chosen` carries the key of a bar that was clicked or opened by Enter."""

    chosen = Signal(str)

    def __init__(self, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: Chart | None = None
        self.current = -1
        self._hovered = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name_control(self, identifier)
        current_theme().changed.connect(self.updateGeometry)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The bars drawn."""
        return self.chart.bars if self.chart is not None else ()

    def show_chart(self, chart: Chart) -> None:
        """Draw another chart."""
        self.chart = chart
        self.current = min(self.current, len(chart.bars) - 1)
        self.setAccessibleName(chart.finding or chart.about)
        self.setAccessibleDescription("; ".join(self.words_of(bar) for bar in chart.bars))
        self.updateGeometry()
        self.update()

    def words_of(self, bar: Bar) -> str:
        """A bar in words, as its tooltip and a screen reader say it."""
        if self.chart is None:
            return ""
        words = f"{bar.label}: {bar.value} {self.chart.value_words}"
        return f"{words}, {bar.part} {self.chart.part_words}" if self.chart.part_words else words

    def boxes(self) -> list[QRect]:
        """Where each bar can be pointed at."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Draw the bars, their labels and values."""
        raise NotImplementedError

    def minimumSizeHint(self) -> QSize:
        """As high as the chart is, and narrow if it must be."""
        return QSize(scaled(200), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chart, and the ring around the bar with the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        if self.hasFocus() and 0 <= self.current < len(self.bars):
            draw_focus_ring(painter, self.boxes()[self.current], Radius.CONTROL)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End move among the bars, Enter opens the one with the keyboard."""
        last = len(self.bars) - 1
        moves = {
            Qt.Key.Key_Left: self.current - 1, Qt.Key.Key_Up: self.current - 1,
            Qt.Key.Key_Right: self.current + 1, Qt.Key.Key_Down: self.current + 1,
            Qt.Key.Key_Home: 0, Qt.Key.Key_End: last,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in moves and last >= 0:
            self.current = max(0, min(last, moves[key]))
            announce(self, self.words_of(self.bars[self.current]))
            self.update()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and 0 <= self.current <= last:
            self.chosen.emit(self.bars[self.current].key)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the bar under the mouse."""
        self._hover(self._at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the bar."""
        place = self._at(event.position())
        if place >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.current = place
            self.chosen.emit(self.bars[place].key)

    def event(self, event: QEvent) -> bool:
        """Explain the bar under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._at(QPointF(event.pos()))
            words = self.words_of(self.bars[place]) if place >= 0 else ""
            QToolTip.showText(event.globalPos(), escape_tooltip(words), self)
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().event(event)

    def is_lit(self, place: int) -> bool:
        """Whether a bar is under the mouse."""
        return place == self._hovered

    def mirrored(self, box: QRect) -> QRect:
        """A box where it stands when text runs from right to left."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)

    def _at(self, place: QPointF) -> int:
        return next((at for at, box in enumerate(self.boxes()) if box.contains(place.toPoint())), -1)

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            self.setCursor(Qt.CursorShape.PointingHandCursor if place >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()


class BarChartView(ChartView):
    """A bar a line: label, bar, value; the lit part of a bar is drawn in the accent, the rest in its soft form.

    What sums up all that is not shown has a value and no bar, which would dwarf the others.
    """

    def sizeHint(self) -> QSize:
        """A line for each bar."""
        return QSize(scaled(480), scaled(_ROW) * max(1, len(self.bars)))

    def boxes(self) -> list[QRect]:
        """The whole line of each bar."""
        height = scaled(_ROW)
        return [QRect(0, place * height, self.width(), height) for place in range(len(self.bars))]

    def draw(self, painter: QPainter) -> None:
        """Draw every line."""
        theme, most = current_theme(), max((bar.value for bar in self.bars if bar.key != REST), default=0)
        font, strong = theme.font(TypeSize.SECONDARY), theme.font(TypeSize.SECONDARY, is_strong=True)
        widest = max((text_width(one_line(bar.label), font) for bar in self.bars), default=0)
        room = min(widest + 2, scaled(_WIDEST_LABEL), self.width() // 2)
        number = max((text_width(str(bar.value), strong) for bar in self.bars), default=0) + scaled(Space.SMALL)
        long = max(1, self.width() - room - number - 2 * scaled(Space.SMALL))
        painter.setLayoutDirection(self.layoutDirection())
        for place, (bar, box) in enumerate(zip(self.bars, self.boxes(), strict=True)):
            if self.is_lit(place):
                fill_box(painter, box, mixed(tokens().surface, tokens().text, 0.05), Radius.CONTROL)
            label = QRect(box.left(), box.top(), room, box.height())
            draw_line(painter, self.mirrored(label), one_line(bar.label), font, tokens().text2)
            start = room + scaled(Space.SMALL)
            length = long * bar.value / most if most and bar.key != REST else 0
            self._draw_bar(painter, bar, box, start, length)
            end = start + round(length) + (scaled(Space.SMALL) if length else 0)
            value = QRect(end, box.top(), number, box.height())
            draw_line(painter, self.mirrored(value), self.locale().toString(bar.value), strong, tokens().text)

    def _draw_bar(self, painter: QPainter, bar: Bar, box: QRect, start: int, length: float) -> None:
        high = scaled(_BAR)
        whole = QRect(start, box.center().y() - high // 2, max(2, round(length)), high)
        if not length:
            return
        has_part = bar.part is not None
        fill_box(painter, self.mirrored(whole), tokens().accent_soft if has_part else tokens().accent, Radius.CONTROL)
        if bar.part:
            lit = QRect(whole)
            lit.setWidth(max(2, round(length * bar.part / bar.value)))
            fill_box(painter, self.mirrored(lit), tokens().accent, Radius.CONTROL)
