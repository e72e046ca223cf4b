"""How the palette's lines look: one line each, the selected one opened so that its whole sentence can be read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from whence.domain.readiness import ReadinessAnswer
from whence.ui.icons import draw_icon
from whence.ui.labels import one_line
from whence.ui.palette.rows import ROW_ROLE, PaletteRow
from whence.ui.theme import Radius, Space, TypeSize, current_theme, scaled, tokens
from whence.ui.tones import Tone
from whence.ui.widgets.avatar import draw_avatar
from whence.ui.widgets.brief_parts import READINESS_ICONS, READINESS_TONES
from whence.ui.widgets.marked_line import draw_marked_line
from whence.ui.widgets.strokes import draw_line, fill_box, is_right_to_left, text_width

_HEIGHT = 40
_DISC = 26
_CHIP = 22
_VERDICT = 168
_SCROLL = 14
_LONGEST = 480

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Opened:
    """What the selected line shows besides: the whole sentence, and readiness once it is worked out."""

    place: int = -1
    sentence: str = ""
    readiness: ReadinessAnswer | None = None


class PaletteDelegate(QStyledItemDelegate):
    """Paints `PaletteRow`s; `opened` is what the selected one shows besides."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.opened = Opened()
        self.width = 0

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line, more for a quote, and room for the sentence of the selected one."""
        row = index.data(ROW_ROLE)
        height = scaled(_HEIGHT)
        if isinstance(row, PaletteRow):
            height += self.quote_height(row)
            if index.row() == self.opened.place and self.opened.sentence:
                height += self.sentence_box(QRect(0, 0, self.width - scaled(_SCROLL), 0)).height() + scaled(Space.SMALL)
        return QSize(scaled(200), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, PaletteRow):
            return
        painter.save()
        painter.setLayoutDirection(option.direction)
        _Line(painter, option, self).draw(row, is_opened=index.row() == self.opened.place)
        painter.restore()

    def quote_height(self, row: PaletteRow) -> int:
        """Room for the line of the quote; none without one."""
        return QFontMetrics(current_theme().font(TypeSize.SECONDARY)).height() + scaled(2) if row.quote else 0

    def sentence_box(self, line: QRect) -> QRect:
        """Where the sentence stands under a line of this place and width."""
        left = line.left() + scaled(Space.MEDIUM + _DISC + Space.MEDIUM)
        room = line.right() - left - scaled(Space.MEDIUM) - scaled(_VERDICT)
        words = one_line(self.opened.sentence, _LONGEST)
        metrics = QFontMetrics(current_theme().font(TypeSize.BODY))
        box = metrics.boundingRect(QRect(0, 0, max(room, scaled(120)), 10_000), _wrapped(), words)
        return QRect(left, line.top(), max(room, scaled(120)), box.height())


class _Line:
    """One line being drawn."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, delegate: PaletteDelegate) -> None:
        self._painter = painter
        self._whole = option.rect
        self._direction = option.direction
        self._delegate = delegate
        self._is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)

    def draw(self, row: PaletteRow, *, is_opened: bool) -> None:
        """Draw all of it."""
        self._draw_ground()
        first = QRect(self._whole)
        first.setHeight(scaled(_HEIGHT))
        is_said_below = is_opened and bool(self._delegate.opened.sentence)
        self._draw_first(replace(row, hint="") if is_said_below else row, first)
        bottom = first.bottom() - scaled(4)
        if is_said_below:
            bottom = self._draw_opened(bottom)
        if row.quote:
            left = self._whole.left() + scaled(Space.MEDIUM + _DISC + Space.MEDIUM)
            font = current_theme().font(TypeSize.SECONDARY)
            height = QFontMetrics(font).height()
            box = QRect(left, bottom, self._whole.right() - left - scaled(Space.MEDIUM), height)
            colours = tokens().text2, tokens().accent
            draw_marked_line(self._painter, self._mirrored(box), row.quote, row.quote_marks, font, colours)

    def _draw_ground(self) -> None:
        colours = tokens()
        sheet = self._whole.adjusted(scaled(4), 1, -scaled(4), -1)
        if self._is_selected:
            fill_box(self._painter, sheet, colours.selection, Radius.ROW)
            bar = QRect(sheet.left(), sheet.top() + scaled(8), scaled(3), sheet.height() - scaled(16))
            fill_box(self._painter, self._mirrored(bar), colours.accent, Radius.PILL)
        elif self._is_hovered:
            fill_box(self._painter, sheet, colours.sunken, Radius.ROW)

    def _draw_first(self, row: PaletteRow, line: QRect) -> None:
        theme, colours = current_theme(), tokens()
        rest = line.adjusted(scaled(Space.MEDIUM), 0, -scaled(Space.MEDIUM), 0)
        disc = QRect(rest.left(), line.center().y() - scaled(_DISC) // 2 + 1, scaled(_DISC), scaled(_DISC))
        self._draw_sign(row, self._mirrored(disc))
        rest.setLeft(disc.right() + 1 + scaled(Space.MEDIUM))
        if row.meta:
            font = theme.font(TypeSize.META)
            width = text_width(row.meta, font) + 2
            place = QRect(rest.right() + 1 - width, rest.top(), width, rest.height())
            ink = colours.text2 if self._is_selected else colours.text3
            draw_line(self._painter, self._mirrored(place), row.meta, font, ink, Qt.AlignmentFlag.AlignRight)
            rest.setRight(place.left() - scaled(Space.MEDIUM))
        strong = theme.font(TypeSize.TITLE if row.is_person else TypeSize.BODY, is_strong=row.is_person)
        wide = text_width(row.title, strong) + 2
        title = QRect(rest)
        title.setWidth(min(wide, rest.width() if not row.hint else rest.width() * 6 // 10))
        self._draw_marked(title, row.title, row, is_title=True)
        if row.hint:
            rest.setLeft(title.right() + 1 + scaled(Space.MEDIUM))
            self._draw_marked(rest, row.hint, row, is_title=False)

    def _draw_sign(self, row: PaletteRow, box: QRect) -> None:
        if row.is_person:
            draw_avatar(self._painter, box, row.title)
        else:
            gap = scaled(4)
            ink = tokens().accent if self._is_selected else tokens().text2
            draw_icon(self._painter, row.icon_name or "command", QRectF(box.adjusted(gap, gap, -gap, -gap)), ink)

    def _draw_marked(self, box: QRect, text: str, row: PaletteRow, *, is_title: bool) -> None:
        theme, colours = current_theme(), tokens()
        if is_title:
            font = theme.font(TypeSize.TITLE if row.is_person else TypeSize.BODY, is_strong=row.is_person)
        else:
            font = theme.font(TypeSize.SECONDARY)
        ink = colours.text if is_title else colours.text2
        marks = row.title_marks if is_title else row.hint_marks
        if marks:
            inks = (ink, colours.accent)
            draw_marked_line(self._painter, self._mirrored(box), text, marks, font, inks, is_name=is_title)
        else:
            draw_line(self._painter, self._mirrored(box), text, font, ink)

    def _draw_opened(self, top: int) -> int:
        opened, theme = self._delegate.opened, current_theme()
        line = QRect(self._whole.left(), top, self._delegate.width - scaled(_SCROLL), 0)
        box = self._delegate.sentence_box(line)
        self._painter.setFont(theme.font(TypeSize.BODY))
        self._painter.setPen(tokens().text)
        sentence = one_line(opened.sentence, _LONGEST)
        forced = Qt.TextFlag.TextForceRightToLeft if is_right_to_left(sentence) else Qt.TextFlag.TextForceLeftToRight
        self._painter.drawText(self._mirrored(box), _wrapped() | int(forced), sentence)
        if opened.readiness is not None:
            self._draw_readiness(opened.readiness, QRect(box.right(), top, self._whole.right() - box.right(), 0))
        return box.bottom() + scaled(Space.SMALL)

    def _draw_readiness(self, answer: ReadinessAnswer, room: QRect) -> None:
        tone: Tone = READINESS_TONES[answer.verdict]
        font = current_theme().font(TypeSize.META)
        side = scaled(14)
        edge = scaled(Space.SMALL)
        width = min(text_width(answer.words, font) + side + scaled(Space.TIGHT) + 2 * edge, room.width() - edge)
        pill = QRect(room.right() - scaled(Space.MEDIUM) - width, room.top(), width, scaled(_CHIP))
        fill_box(self._painter, self._mirrored(pill), tone.fill, Radius.PILL)
        sign = QRect(pill.left() + edge, pill.center().y() - side // 2, side, side)
        draw_icon(self._painter, READINESS_ICONS[answer.verdict], QRectF(self._mirrored(sign)), tone.ink)
        words = pill.adjusted(edge + side + scaled(Space.TIGHT), 0, -edge + 2, 0)
        draw_line(self._painter, self._mirrored(words), answer.words, font, tone.ink)

    def _mirrored(self, box: QRect) -> QRect:
        return QStyle.visualRect(self._direction, self._whole, box)


def _wrapped() -> int:
    return int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop)
