"""The way around: screens with their counts, the rest under More, preferences at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QStyle, QVBoxLayout, QWidget

from whence.ui.icons import Tint, draw_icon
from whence.ui.labels import Label, escape_tooltip
from whence.ui.theme import Radius, Space, TypeSize, current_theme, scaled, tokens
from whence.ui.theme_palette import mixed
from whence.ui.widgets.painted_button import PaintedButton
from whence.ui.widgets.strokes import draw_focus_ring, draw_line, fill_box, text_width

_HEIGHT = 38
_ICON = 18
_EDGE = 12
_BAR = 3
_BADGE = 20
_WIDTH = 188
_COMPACT_WIDTH = 58


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """One screen: its name, its words, its icon."""

    name: str
    text: str
    icon_name: str


class NavigationButton(PaintedButton):
    """One line of the sidebar; checked while its screen is shown."""

    def __init__(self, entry: NavigationEntry, *, is_screen: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(entry.text, f"navigation.{entry.name}", parent)
        self.name = entry.name
        self._icon_name = entry.icon_name
        self._badge = ""
        self._is_compact = False
        self._is_screen = is_screen
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def badge(self) -> str:
        """The count as shown; empty for none."""
        return self._badge

    def show_badge(self, count: int) -> None:
        """Show how many wait there; 0 shows nothing."""
        self._badge = "" if count <= 0 else ("999+" if count > 999 else self.locale().toString(count))
        self.setAccessibleName(f"{self.words}, {self._badge}" if self._badge else self.words)
        self.update()

    def show_icon(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self.update()

    def set_compact(self, is_compact: bool) -> None:
        """Show the icon alone, its words in the tooltip."""
        self._is_compact = is_compact
        self.setToolTip(escape_tooltip(self.words) if is_compact else "")
        self.update()

    def sizeHint(self) -> QSize:
        """One line of the sidebar."""
        return QSize(scaled(_COMPACT_WIDTH - 2 * Space.SMALL), scaled(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw fill, bar, icon, words and badge."""
        painter = QPainter(self)
        colours, is_on = tokens(), self.isChecked() and self._is_screen
        painter.setLayoutDirection(self.layoutDirection())
        if is_on:
            fill_box(painter, self.rect(), colours.selection, Radius.ROW)
            bar = QRect(0, scaled(Space.SMALL), scaled(_BAR), self.height() - 2 * scaled(Space.SMALL))
            fill_box(painter, self._mirrored(bar), colours.accent, Radius.PILL)
        elif self.is_hovered():
            fill_box(painter, self.rect(), mixed(colours.sunken, colours.text, 0.05), Radius.ROW)
        side = scaled(_ICON)
        sign = QRect(QPoint(scaled(_EDGE), (self.height() - side) // 2), QSize(side, side))
        draw_icon(painter, self._icon_name, QRectF(self._mirrored(sign)), colours.accent if is_on else colours.text2)
        if self._is_compact:
            self._draw_dot(painter, sign)
        else:
            self._draw_words(painter, sign.right() + 1 + scaled(10))
        if self.has_ring:
            draw_focus_ring(painter, self.rect(), Radius.ROW)
        painter.end()

    def _draw_words(self, painter: QPainter, left: int) -> None:
        colours, theme, is_on = tokens(), current_theme(), self.isChecked() and self._is_screen
        words = QRect(left, 0, self.width() - left - scaled(_EDGE), self.height())
        if self._badge:
            font = theme.font(TypeSize.META, is_strong=True)
            width = max(scaled(_BADGE + 4), text_width(self._badge, font) + scaled(12))
            place = QRect(words.right() + 1 - width, (self.height() - scaled(_BADGE)) // 2, width, scaled(_BADGE))
            fill_box(painter, self._mirrored(place), colours.accent_soft, Radius.PILL)
            middle = Qt.AlignmentFlag.AlignHCenter
            draw_line(painter, self._mirrored(place), self._badge, font, colours.on_accent_soft, middle)
            words.setRight(place.left() - scaled(Space.TIGHT))
        ink = colours.text if is_on else colours.text2
        draw_line(painter, self._mirrored(words), self.words, theme.font(TypeSize.BODY, is_strong=is_on), ink)

    def _draw_dot(self, painter: QPainter, sign: QRect) -> None:
        if self._badge:
            side = scaled(8)
            dot = QRect(QPoint(sign.right() - side // 2, sign.top() - side // 2), QSize(side, side))
            fill_box(painter, self._mirrored(dot), tokens().accent, Radius.PILL)

    def _mirrored(self, box: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)


class Sidebar(QWidget):
    """`chosen` tells the name of the screen a person wants; arrows move between the lines, Enter and Space choose.

    Screens under More stay folded until the first of them is chosen.
    """

    chosen = Signal(str)

    def __init__(
        self,
        entries: Sequence[NavigationEntry],
        more: Sequence[NavigationEntry] = (),
        bottom: Sequence[NavigationEntry] = (),
        *,
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_compact = False
        self._more = tuple(entry.name for entry in more)
        self._buttons = {entry.name: NavigationButton(entry) for entry in (*entries, *more, *bottom)}
        self._fold = NavigationButton(NavigationEntry("more", self.tr("More"), "chevron-right"), is_screen=False)
        self._title = Label("", TypeSize.TITLE, Tint.ACCENT, is_strong=True)
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self.setObjectName("navigation")
        self.setAccessibleIdentifier("navigation")
        self.setAccessibleName(self.tr("Screens"))
        self._title.setText(title)
        self._lay_out(len(entries), len(more))
        self._connect()

    @property
    def current(self) -> str:
        """Name of the screen marked as shown."""
        button = self._group.checkedButton()
        return button.name if isinstance(button, NavigationButton) else ""

    def mark(self, name: str) -> None:
        """Mark a screen as shown, unfolding More if it is there; raises KeyError for an unknown name."""
        self._buttons[name].setChecked(True)
        if name in self._more:
            self.unfold(True)

    def mark_nothing(self) -> None:
        """Leave every line unmarked: what is shown stands in none of them."""
        button = self._group.checkedButton()
        if button is not None:
            self._group.setExclusive(False)
            button.setChecked(False)
            self._group.setExclusive(True)

    def show_badge(self, name: str, count: int) -> None:
        """Show how many wait on a screen."""
        self._buttons[name].show_badge(count)

    def button(self, name: str) -> NavigationButton:
        """The line of a screen, or of `more`."""
        return self._fold if name == "more" else self._buttons[name]

    def unfold(self, is_unfolded: bool) -> None:
        """Show or hide what is under More."""
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        folded_icon = "chevron-left" if is_mirrored else "chevron-right"
        self._fold.setChecked(is_unfolded)
        self._fold.show_icon("chevron-down" if is_unfolded else folded_icon)
        for name in self._more:
            self._buttons[name].setVisible(is_unfolded)

    def set_compact(self, is_compact: bool) -> None:
        """Icons alone, for narrow windows."""
        self._is_compact = is_compact
        self._title.setVisible(bool(self._title.text()) and not is_compact)
        for button in (*self._buttons.values(), self._fold):
            button.set_compact(is_compact)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as words or icons need, growing with the text."""
        return QSize(scaled(_COMPACT_WIDTH if self._is_compact else _WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As wide as it wants to be."""
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End jump to the first and last line, Enter chooses."""
        shown = [button for button in self._in_order() if button.isVisible()]
        focus = self.focusWidget()
        if event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and shown:
            shown[0 if event.key() == Qt.Key.Key_Home else -1].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focus, NavigationButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the hairline towards the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens().sunken)
        edge = QRect(self.width() - 1, 0, 1, self.height())
        painter.fillRect(QStyle.visualRect(self.layoutDirection(), self.rect(), edge), tokens().border)
        painter.end()

    def _in_order(self) -> list[NavigationButton]:
        items = (self._column.itemAt(index) for index in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, NavigationButton)]

    def _lay_out(self, shown: int, folded: int) -> None:
        edge = scaled(Space.SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._column.setContentsMargins(edge, scaled(Space.MEDIUM), edge, scaled(Space.MEDIUM))
        self._column.setSpacing(scaled(2))
        self._title.setContentsMargins(scaled(_EDGE), scaled(Space.TIGHT), 0, scaled(Space.MEDIUM))
        self._title.setVisible(bool(self._title.text()))
        self._column.addWidget(self._title)
        buttons = list(self._buttons.values())
        lines = [*buttons[:shown], *([self._fold] if folded else []), *buttons[shown : shown + folded]]
        for button in lines:
            self._column.addWidget(button)
        self._column.addStretch(1)
        for button in buttons[shown + folded :]:
            self._column.addWidget(button)
        for name in self._more:
            self._buttons[name].setVisible(False)

    def _connect(self) -> None:
        for button in self._buttons.values():
            self._group.addButton(button)
        self._group.buttonClicked.connect(self._on_clicked)
        self._fold.clicked.connect(self.unfold)

    @Slot()
    def _on_clicked(self, button: NavigationButton) -> None:
        self.chosen.emit(button.name)
