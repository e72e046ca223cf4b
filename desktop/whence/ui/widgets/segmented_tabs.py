"""Splits of one list, each with its count: the desk's and the review's tabs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QStyle, QWidget

from whence.ui.labels import LONGEST_CAPTION, one_line, set_tooltip
from whence.ui.theme import Radius, Space, TypeSize, current_theme, scaled, tokens
from whence.ui.theme_palette import mixed
from whence.ui.widgets.flow import FlowLayout
from whence.ui.widgets.painted_button import PaintedButton
from whence.ui.widgets.strokes import draw_focus_ring, draw_line, fill_box, text_width

_HEIGHT = 36
_EDGE = 12
_TIGHT_EDGE = 8
_SIDEWAYS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_STEPS: dict[int, int] = {**_SIDEWAYS, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Segment:
    """One split: its name within the row, its words, and how many are in it (None: not counted).

    `spoken` is what it is called in full where the words are short.
    """

    name: str
    text: str
    count: int | None = None
    spoken: str = ""


class SegmentTab(PaintedButton):
    """One tab of the row."""

    def __init__(self, segment: Segment, identifier: str, parent: QWidget | None = None, *, edge: int = _EDGE) -> None:
        super().__init__(one_line(segment.text, LONGEST_CAPTION), identifier, parent)
        self.name = segment.name
        self._edge = edge
        self._count = ""
        self._spoken = one_line(segment.spoken, LONGEST_CAPTION) or self.words
        if segment.spoken:
            set_tooltip(self, segment.spoken)
        self.setCheckable(True)
        self.show_count(segment.count)

    def show_count(self, count: int | None) -> None:
        """Show how many there are now."""
        self._count = "" if count is None else self.locale().toString(count)
        self.setAccessibleName(f"{self._spoken}, {self._count}" if self._count else self._spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Words and count."""
        theme = current_theme()
        width = 2 * scaled(self._edge) + text_width(self.words, theme.font(TypeSize.BODY, is_strong=True))
        if self._count:
            width += scaled(Space.SMALL) + text_width(self._count, theme.font(TypeSize.META, is_strong=True))
        return QSize(width + 2, scaled(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw words, count and the bar under the chosen tab."""
        painter = QPainter(self)
        colours, theme, is_on = tokens(), current_theme(), self.isChecked()
        painter.setLayoutDirection(self.layoutDirection())
        box = self.rect()
        if self.is_hovered() and not is_on:
            fill_box(painter, box.adjusted(0, 2, 0, -4), mixed(colours.bg, colours.text, 0.06), Radius.CONTROL)
        inside = box.adjusted(scaled(self._edge), 0, -scaled(self._edge), 0)
        font = theme.font(TypeSize.BODY, is_strong=is_on)
        words = QRect(inside)
        words.setWidth(text_width(self.words, font) + 1)
        ink = colours.text if is_on else colours.text2
        draw_line(painter, self._mirrored(words), self.words, font, ink)
        if self._count:
            inside.setLeft(words.right() + scaled(Space.SMALL))
            number_ink = colours.accent if is_on else colours.text3
            number_font = theme.font(TypeSize.META, is_strong=True)
            draw_line(painter, self._mirrored(inside), self._count, number_font, number_ink)
        if is_on:
            edge = scaled(self._edge)
            bar = QRect(edge, box.height() - scaled(3), box.width() - 2 * edge, scaled(3))
            fill_box(painter, bar, colours.accent, Radius.PILL)
        if self.has_ring:
            draw_focus_ring(painter, box.adjusted(0, 0, 0, -scaled(4)), Radius.CONTROL)
        painter.end()

    def _mirrored(self, box: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)


class SegmentedTabs(QWidget):
    """A row of tabs that wraps when it must; arrows move, `chosen` tells the name of the split.

    `is_tight` leaves less air between them, for a narrow column.
    """

    chosen = Signal(str)

    def __init__(
        self,
        identifier: str,
        spoken: str,
        segments: Sequence[Segment],
        parent: QWidget | None = None,
        *,
        is_tight: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(identifier)
        self.setAccessibleIdentifier(identifier)
        self.setAccessibleName(spoken)
        self._group = QButtonGroup(self)
        edge = _TIGHT_EDGE if is_tight else _EDGE
        self._tabs = {one.name: SegmentTab(one, f"{identifier}.{one.name}", edge=edge) for one in segments}
        row = FlowLayout(Space.TIGHT, parent=self)
        for tab in self._tabs.values():
            tab.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            tab.installEventFilter(self)
            self._group.addButton(tab)
            row.addWidget(tab)
        self._group.buttonToggled.connect(self._on_toggled)
        if segments:
            self._tabs[segments[0].name].setChecked(True)

    @property
    def current(self) -> str:
        """Name of the chosen split."""
        tab = self._group.checkedButton()
        return tab.name if isinstance(tab, SegmentTab) else ""

    def choose(self, name: str) -> None:
        """Choose a split; raises KeyError when there is none of that name."""
        self._tabs[name].setChecked(True)

    def show_count(self, name: str, count: int | None) -> None:
        """Show how many are in a split now."""
        self._tabs[name].show_count(count)

    def tab(self, name: str) -> SegmentTab:
        """The tab of a split."""
        return self._tabs[name]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk with the arrow keys in the order of the tabs, on to the next row too where they wrap."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        step = _STEPS.get(event.key())
        if step is None:
            return super().eventFilter(watched, event)
        names = list(self._tabs)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft and event.key() in _SIDEWAYS
        place = names.index(self.current) + (-step if is_mirrored else step)
        if 0 <= place < len(names):
            self.choose(names[place])
            self._tabs[names[place]].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _on_toggled(self, tab: SegmentTab, is_on: bool) -> None:
        tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_on else Qt.FocusPolicy.ClickFocus)
        if is_on:
            self.chosen.emit(tab.name)
