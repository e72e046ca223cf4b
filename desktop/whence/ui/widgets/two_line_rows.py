"""Rows of two lines beside initials: how people, invitations and events look in every list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from whence.ui.icons import draw_icon
from whence.ui.labels import escape_tooltip, isolated, one_line
from whence.ui.models.marks import Mark
from whence.ui.models.row_faces import ROW_FACE_ROLE, RowChip, RowFace
from whence.ui.theme import Radius, Space, TypeSize, current_theme, tokens
from whence.ui.theme_palette import mixed
from whence.ui.widgets.avatar import ROW_DIAMETER, draw_avatar
from whence.ui.widgets.marked_line import draw_marked_line
from whence.ui.widgets.strokes import draw_focus_ring, draw_line, fill_box

ROW_HEIGHT = 60

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Fonts and lengths at the present text scale, worked out once."""

    title: QFont
    second: QFont
    meta: QFont
    title_metrics: QFontMetrics
    second_metrics: QFontMetrics
    meta_metrics: QFontMetrics
    height: int
    edge: int
    avatar: int
    icon: int
    gap: int
    small: int
    tight: int
    chip_height: int
    chip_icon: int
    bar: int


class TwoLineRowDelegate(QStyledItemDelegate):
    """Paints `RowFace` rows of one fixed height: initials, title with chips, second line, meta at the end.

    A selected row is filled and has a bar at its beginning; the row with the keyboard has a ring.
    """

    def __init__(self, parent: QObject | None = None, *, has_avatar: bool = True) -> None:
        super().__init__(parent)
        self._has_avatar = has_avatar
        self._sizes = _measured()
        current_theme().changed.connect(self._on_theme_changed)

    @property
    def row_height(self) -> int:
        """Height of every row now."""
        return self._sizes.height

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """The same for every row."""
        return QSize(self._sizes.height * 4, self._sizes.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        face = index.data(ROW_FACE_ROLE)
        painter.save()
        painter.setLayoutDirection(option.direction)
        self._draw_ground(painter, option)
        if isinstance(face, RowFace):
            is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
            _RowDrawing(painter, option.rect, option.direction, self._sizes, is_selected).draw(face, self._has_avatar)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show the whole row as a tooltip, letter for letter."""
        face = index.data(ROW_FACE_ROLE)
        if event.type() != QEvent.Type.ToolTip or not isinstance(face, RowFace):
            return super().helpEvent(event, view, option, index)
        whole = "\n".join(isolated(part) for part in (face.title, face.second) if part)
        QToolTip.showText(event.globalPos(), escape_tooltip(whole), view)
        return True

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours, sizes = tokens(), self._sizes
        sheet = option.rect.adjusted(sizes.tight, 1, -sizes.tight, -1)
        state, flags = option.state, QStyle.StateFlag
        if state & flags.State_Selected:
            fill_box(painter, sheet, colours.selection, Radius.ROW)
            bar = QRect(sheet.left(), sheet.top() + sizes.small, sizes.bar, sheet.height() - 2 * sizes.small)
            fill_box(painter, QStyle.visualRect(option.direction, option.rect, bar), colours.accent, Radius.PILL)
        elif state & flags.State_MouseOver:
            fill_box(painter, sheet, mixed(colours.surface, colours.text, 0.04), Radius.ROW)
        if state & flags.State_HasFocus and state & flags.State_KeyboardFocusChange:
            draw_focus_ring(painter, sheet, Radius.ROW)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._sizes = _measured()
        self.sizeHintChanged.emit(QModelIndex())


class _RowDrawing:
    """One row being drawn, thought from left to right and mirrored at the last moment."""

    def __init__(
        self, painter: QPainter, row: QRect, direction: Qt.LayoutDirection, sizes: _Sizes, is_selected: bool
    ) -> None:
        self._painter = painter
        self._row = row
        self._direction = direction
        self._sizes = sizes
        self._quiet = tokens().text2 if is_selected else tokens().text3
        self._marked = tokens().accent

    def draw(self, face: RowFace, has_avatar: bool) -> None:
        """Draw all of it."""
        row, sizes = self._row, self._sizes
        left = row.left() + sizes.edge
        if has_avatar:
            box = QRect(left, row.center().y() + 1 - sizes.avatar // 2, sizes.avatar, sizes.avatar)
            self._draw_beginning(face, self._mirrored(box))
            left += sizes.avatar + sizes.gap
        right = row.right() - sizes.edge
        heights = sizes.title_metrics.height(), sizes.second_metrics.height() if face.second else 0
        top = row.top() + (row.height() - sum(heights)) // 2
        first = QRect(left, top, right - left + 1, heights[0])
        self._draw_first_line(face, first)
        if face.second:
            second = QRect(left, first.bottom() + 1, first.width(), heights[1])
            self._draw_text(second, face.second, face.second_marks, sizes.second, tokens().text2, is_name=False)

    def _draw_beginning(self, face: RowFace, box: QRect) -> None:
        if not face.icon_name:
            draw_avatar(self._painter, box, face.name or face.title)
            return
        gap = (self._sizes.avatar - self._sizes.icon) // 2
        fill_box(self._painter, box, tokens().sunken, Radius.PILL)
        draw_icon(self._painter, face.icon_name, QRectF(box.adjusted(gap, gap, -gap, -gap)), tokens().text2)

    def _draw_first_line(self, face: RowFace, line: QRect) -> None:
        sizes, rest = self._sizes, QRect(line)
        if face.meta:
            width = min(sizes.meta_metrics.horizontalAdvance(one_line(face.meta, 60)) + 1, rest.width() // 2)
            place = QRect(rest.right() + 1 - width, rest.top(), width, rest.height())
            draw_line(self._painter, self._mirrored(place), face.meta, sizes.meta, self._quiet, _end())
            rest.setRight(place.left() - sizes.gap)
        title_width = sizes.title_metrics.horizontalAdvance(one_line(face.title)) + 2
        widths = self._fitting_chips(face.chips, rest.width() - min(title_width, rest.width() * 6 // 10))
        title = QRect(rest)
        title.setWidth(min(title_width, rest.width() - sum(widths) - sizes.tight * len(widths)))
        self._draw_text(title, face.title, face.title_marks, sizes.title, tokens().text, is_name=True)
        left = title.right() + 1 + sizes.small
        for chip, width in zip(face.chips, widths, strict=False):
            self._draw_chip(chip, QRect(left, line.center().y() + 1 - sizes.chip_height // 2, width, sizes.chip_height))
            left += width + sizes.tight

    def _fitting_chips(self, chips: Sequence[RowChip], room: int) -> list[int]:
        sizes, widths = self._sizes, []
        room -= sizes.small
        for chip in chips:
            width = sizes.meta_metrics.horizontalAdvance(one_line(chip.text, 40)) + 2 * sizes.small
            width += sizes.chip_icon + sizes.tight if chip.icon_name else 0
            room -= width + sizes.tight
            if room < 0:
                break
            widths.append(width)
        return widths

    def _draw_chip(self, chip: RowChip, box: QRect) -> None:
        sizes = self._sizes
        fill_box(self._painter, self._mirrored(box), chip.tone.fill, Radius.PILL)
        words = box.adjusted(sizes.small, 0, -sizes.small + 1, 0)
        if chip.icon_name:
            side = sizes.chip_icon
            sign = QRect(words.left() - 1, box.center().y() + 1 - side // 2, side, side)
            draw_icon(self._painter, chip.icon_name, QRectF(self._mirrored(sign)), chip.tone.ink)
            words.setLeft(sign.right() + sizes.tight)
        draw_line(self._painter, self._mirrored(words), chip.text, sizes.meta, chip.tone.ink)

    def _draw_text(
        self, box: QRect, text: str, marks: Sequence[Mark], font: QFont, ink: QColor, *, is_name: bool
    ) -> None:
        if marks:
            inks = (ink, self._marked)
            draw_marked_line(self._painter, self._mirrored(box), text, marks, font, inks, is_name=is_name)
        else:
            draw_line(self._painter, self._mirrored(box), text, font, ink)

    def _mirrored(self, box: QRect) -> QRect:
        return QStyle.visualRect(self._direction, self._row, box)


def _end() -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight


def _measured() -> _Sizes:
    theme = current_theme()
    title = theme.font(TypeSize.TITLE, is_strong=True)
    second, meta = theme.font(TypeSize.SECONDARY), theme.font(TypeSize.META)
    return _Sizes(
        title=title,
        second=second,
        meta=meta,
        title_metrics=QFontMetrics(title),
        second_metrics=QFontMetrics(second),
        meta_metrics=QFontMetrics(meta),
        height=theme.scaled(ROW_HEIGHT),
        edge=theme.scaled(Space.LARGE),
        avatar=theme.scaled(ROW_DIAMETER),
        icon=theme.scaled(18),
        gap=theme.scaled(Space.MEDIUM),
        small=theme.scaled(Space.SMALL),
        tight=theme.scaled(Space.TIGHT),
        chip_height=theme.scaled(20),
        chip_icon=theme.scaled(12),
        bar=theme.scaled(3),
    )
