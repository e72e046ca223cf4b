"""Writing a line of plain text with the letters that matched marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from whence.ui.labels import one_line
from whence.ui.models.marks import Mark
from whence.ui.widgets.strokes import is_right_to_left


def draw_marked_line(
    painter: QPainter,
    box: QRect,
    text: str,
    marks: Sequence[Mark],
    font: QFont,
    colours: tuple[QColor, QColor],
    *,
    is_name: bool = False,
) -> None:
    """Write one line with its marks bold and in the second colour.

    The line is begun later when they would not show, unless it is a name: that is known by its beginning.
    """
    line, places = one_line(text), list(marks)
    if not is_name:
        line, places = around_first_mark(line, marks, QFontMetrics(font), box.width())
    shown = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, box.width())
    is_mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    layout = _line_layout(shown, font, Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft)
    layout.setFormats([_format(place, colours[1]) for place in places if place[0] < len(shown)])
    layout.beginLayout()
    row = layout.createLine()
    row.setLineWidth(box.width())
    layout.endLayout()
    painter.save()
    painter.setClipRect(box)
    painter.setPen(colours[0])
    layout.draw(painter, QPointF(box.left(), box.top() + (box.height() - row.height()) / 2))
    painter.restore()


def around_first_mark(text: str, marks: Sequence[Mark], metrics: QFontMetrics, width: int) -> tuple[str, list[Mark]]:
    """The text from where its first mark shows within a width in pixels, and the marks in it."""
    end = marks[0][0] + marks[0][1] if marks else 0
    if not marks or metrics.horizontalAdvance(text) <= width or metrics.horizontalAdvance(text[:end]) < width * 0.8:
        return text, list(marks)
    begin = marks[0][0]
    while begin > 0 and metrics.horizontalAdvance(text[begin - 1 : marks[0][0]]) < width * 0.3:
        begin -= 1
    next_word = text.find(" ", begin, marks[0][0])
    begin = next_word + 1 if next_word >= 0 else begin
    lead = "… " if begin else ""
    return lead + text[begin:], [(start - begin + len(lead), length) for start, length in marks if start >= begin]


def _line_layout(text: str, font: QFont, alignment: Qt.AlignmentFlag) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption(alignment | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    is_backwards = is_right_to_left(text)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_backwards else Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    return layout


def _format(place: Mark, colour: QColor) -> QTextLayout.FormatRange:
    marked = QTextLayout.FormatRange()
    marked.start, marked.length = place
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setForeground(colour)
    marked.format = look
    return marked
