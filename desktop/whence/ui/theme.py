"""How the window looks: the chosen colours, the sizes, the type scale, and telling Qt about all three."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from whence.ui.theme_palette import Tokens, palette_from, read_tokens
from whence.ui.theme_sheet import style_sheet

#: Pixels that the design's sizes are drawn for: 10.5 pt at 96 dots per inch.
DESIGN_TEXT = 14
TEXT_SCALE_LEAST = 100
TEXT_SCALE_MOST = 200
#: Longest motion, in milliseconds; none at all where the system asks for calm.
MOTION = 120

_PROPERTY = "whenceTheme"


class ThemeChoice(StrEnum):
    """Which colours a person chose; `SYSTEM` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Space(IntEnum):
    """Distances, in design pixels."""

    TIGHT = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    WIDE = 24
    PAGE = 32


class Radius(IntEnum):
    """How round corners are, in design pixels; a pill is as round as its height allows."""

    CONTROL = 6
    ROW = 8
    CARD = 12
    PILL = 999


class TypeSize(IntEnum):
    """The type scale, in design pixels."""

    META = 12
    SECONDARY = 13
    BODY = 14
    TITLE = 15
    SECTION = 18
    PAGE = 22


class Theme(QObject):
    """The look of one application: install it before the first widget; read it with `current_theme()`.

    Sizes follow the system's font (never below 10.5 pt) and the text scale in percent, 100 to 200.
    """

    changed = Signal()

    def __init__(self, application: QApplication, resources: Path) -> None:
        super().__init__(application)
        self.resources = resources
        self._application = application
        self._choice = ThemeChoice.SYSTEM
        self._text_scale = TEXT_SCALE_LEAST
        self._system_font = QFont(application.font())
        self._known: dict[ThemeChoice, Tokens] = {}
        self._fonts: dict[tuple[int, bool], QFont] = {}
        application.setProperty(_PROPERTY, self)
        application.styleHints().colorSchemeChanged.connect(self._on_system_scheme_changed)
        self.apply()

    @property
    def tokens(self) -> Tokens:
        """The colours in force now."""
        return self._tokens

    @property
    def choice(self) -> ThemeChoice:
        """What the person chose, which may be to follow the system."""
        return self._choice

    @property
    def text_scale(self) -> int:
        """Size of text in percent of the base size."""
        return self._text_scale

    def choose(self, choice: ThemeChoice) -> None:
        """Follow the system, or stay light or dark."""
        if choice != self._choice:
            self._choice = choice
            self.apply()

    def set_text_scale(self, percent: int) -> None:
        """Make all text `percent` of its base size; kept within 100 to 200."""
        bounded = min(TEXT_SCALE_MOST, max(TEXT_SCALE_LEAST, percent))
        if bounded != self._text_scale:
            self._text_scale = bounded
            self.apply()

    def apply(self) -> None:
        """Hand fonts, style sheet and palette to Qt, in the order in which none undoes another."""
        self._tokens = self._read(self._effective_choice())
        self._fonts.clear()
        self._factor = self._base_pixels() / DESIGN_TEXT
        application = self._application
        if application.style().name() != "fusion":
            application.setStyle("Fusion")
        application.setFont(self.font(TypeSize.BODY))
        application.setStyleSheet(style_sheet(self._tokens, self.scaled, self.resources))
        application.setPalette(palette_from(self._tokens))
        self.changed.emit()

    def scaled(self, design_pixels: float) -> int:
        """Device-independent pixels for a length of the design, grown with the text."""
        return max(1, round(design_pixels * self._factor)) if design_pixels else 0

    def font(self, size: TypeSize, is_strong: bool = False) -> QFont:
        """The system's font at a step of the type scale, regular or semibold."""
        key = (int(size), is_strong)
        font = self._fonts.get(key)
        if font is None:
            font = QFont(self._system_font)
            font.setPointSizeF(int(size) * self._factor * 72 / _dots_per_inch())
            font.setWeight(QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)
            self._fonts[key] = font
        return font

    def _base_pixels(self) -> float:
        points = self._system_font.pointSizeF()
        pixels = points * _dots_per_inch() / 72 if points > 0 else float(self._system_font.pixelSize())
        return max(float(DESIGN_TEXT), pixels) * self._text_scale / 100

    def _effective_choice(self) -> ThemeChoice:
        if self._choice is not ThemeChoice.SYSTEM:
            return self._choice
        is_dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return ThemeChoice.DARK if is_dark else ThemeChoice.LIGHT

    def _read(self, choice: ThemeChoice) -> Tokens:
        if choice not in self._known:
            self._known[choice] = read_tokens(self.resources / "themes" / f"{choice.value}.toml")
        return self._known[choice]

    @Slot()
    def _on_system_scheme_changed(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self.apply()


def current_theme() -> Theme:
    """The theme of the running application; raises LookupError before one is installed."""
    application = QApplication.instance()
    theme = application.property(_PROPERTY) if application is not None else None
    if theme is None:
        raise LookupError("no Theme was installed for this application")
    return cast(Theme, theme)


def tokens() -> Tokens:
    """The colours in force now."""
    return current_theme().tokens


def scaled(design_pixels: float) -> int:
    """Device-independent pixels for a length of the design, grown with the text."""
    return current_theme().scaled(design_pixels)


def dress(widget: QWidget, look: str) -> None:
    """Give a widget one of the named looks of the style sheet, at once."""
    widget.setProperty("look", look)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _dots_per_inch() -> float:
    return QGuiApplication.primaryScreen().logicalDotsPerInchY()
