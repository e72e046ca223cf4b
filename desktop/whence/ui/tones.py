"""What soft boxes say by their colour, beside their words."""

from __future__ import annotations

from enum import Enum

from PySide6.QtGui import QColor

from whence.ui.theme import tokens


class Tone(Enum):
    """A fill and the ink to write on it, both tokens of the theme in force."""

    NEUTRAL = ("sunken", "text2")
    ACCENT = ("accent_soft", "on_accent_soft")
    OK = ("ok_soft", "ok")
    WARN = ("warn_soft", "warn")
    DANGER = ("danger_soft", "danger")
    INFO = ("info_soft", "info")

    @property
    def fill(self) -> QColor:
        """Colour of the box."""
        colour: QColor = getattr(tokens(), self.value[0])
        return colour

    @property
    def ink(self) -> QColor:
        """Colour of what is written on it."""
        colour: QColor = getattr(tokens(), self.value[1])
        return colour
