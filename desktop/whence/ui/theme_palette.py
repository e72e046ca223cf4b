"""The colours of a theme: named tokens, their contrast, and the palette Qt is given."""

from __future__ import annotations

import math
import tomllib
import zlib
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPalette

from whence.domain.errors import UnreadableInput

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup

#: How many soft colours initials are spread over.
SOFT_COLOURS = 8


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of a theme by its role on screen; nothing else in the window names a colour."""

    bg: QColor
    surface: QColor
    raised: QColor
    sunken: QColor
    text: QColor
    text2: QColor
    text3: QColor
    border: QColor
    border_strong: QColor
    accent: QColor
    on_accent: QColor
    accent_soft: QColor
    on_accent_soft: QColor
    selection: QColor
    focus: QColor
    ok: QColor
    ok_soft: QColor
    warn: QColor
    warn_soft: QColor
    danger: QColor
    danger_soft: QColor
    on_danger: QColor
    info: QColor
    info_soft: QColor

    @property
    def is_dark(self) -> bool:
        """True when the page is darker than what is written on it."""
        return luminance(self.bg) < luminance(self.text)


TOKEN_NAMES: tuple[str, ...] = tuple(field.name for field in fields(Tokens))


def read_tokens(path: Path) -> Tokens:
    """The tokens written in a theme file; refuses a file that lacks one, has one too many, or has a bad colour."""
    refusal = UnreadableInput(
        QCoreApplication.translate("Theme", "The theme {name} cannot be used. Install the program again.").format(
            name=path.name
        )
    )
    try:
        written: dict[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise refusal from error
    colours = {name: QColor(str(value)) for name, value in written.items()}
    if colours.keys() != set(TOKEN_NAMES) or not all(colour.isValid() for colour in colours.values()):
        raise refusal
    return Tokens(**colours)


def luminance(colour: QColor) -> float:
    """Relative luminance from 0 (black) to 1 (white), as defined by WCAG 2.1."""
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio from 1 to 21, as defined by WCAG 2.1."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def palette_from(tokens: Tokens) -> QPalette:
    """The palette that makes the Fusion style and every plain widget follow the tokens."""
    palette = QPalette()
    for role, colour in _palette_roles(tokens):
        palette.setColor(role, colour)
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        palette.setColor(_Group.Disabled, role, tokens.border_strong)
    palette.setColor(_Group.Disabled, _Role.Highlight, tokens.border)
    return palette


def _palette_roles(tokens: Tokens) -> tuple[tuple[QPalette.ColorRole, QColor], ...]:
    return (
        (_Role.Window, tokens.bg),
        (_Role.WindowText, tokens.text),
        (_Role.Base, tokens.surface),
        (_Role.AlternateBase, tokens.sunken),
        (_Role.Text, tokens.text),
        (_Role.PlaceholderText, tokens.text3),
        (_Role.Button, tokens.surface),
        (_Role.ButtonText, tokens.text),
        (_Role.BrightText, tokens.danger),
        (_Role.ToolTipBase, tokens.raised),
        (_Role.ToolTipText, tokens.text),
        (_Role.Highlight, tokens.selection),
        (_Role.HighlightedText, tokens.text),
        (_Role.Accent, tokens.accent),
        (_Role.Link, tokens.accent),
        (_Role.LinkVisited, tokens.accent),
        (_Role.Light, tokens.raised),
        (_Role.Midlight, tokens.border),
        (_Role.Mid, tokens.border),
        (_Role.Dark, tokens.border_strong),
        (_Role.Shadow, tokens.border_strong),
    )


@lru_cache(maxsize=64)
def soft_pair(name: str, fill: str, ink: str) -> tuple[QColor, QColor]:
    """A stable soft fill for a name and the ink to write on it, turned around the hue circle from a token pair.

    `fill` and `ink` are `#rrggbb`. Lightness and chroma stay as the token's in OKLab (Ottosson 2020), so that no
    name looks louder than another and the contrast of the pair is kept.
    """
    turn = (zlib.crc32(name.casefold().encode("utf-8", "replace")) % SOFT_COLOURS) / SOFT_COLOURS
    return _turned(QColor(fill), turn), _turned(QColor(ink), turn)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """`one` with `share` (0 to 1) of `other` mixed in."""
    red, green, blue = (
        a + (b - a) * share
        for a, b in ((one.redF(), other.redF()), (one.greenF(), other.greenF()), (one.blueF(), other.blueF()))
    )
    return QColor.fromRgbF(red, green, blue)


def _turned(colour: QColor, turn: float) -> QColor:
    lightness, green_red, blue_yellow = _oklab(colour)
    chroma = math.hypot(green_red, blue_yellow)
    hue = math.atan2(blue_yellow, green_red) + turn * math.tau
    return _from_oklab(lightness, chroma * math.cos(hue), chroma * math.sin(hue))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _gamma(part: float) -> float:
    bounded = min(1.0, max(0.0, part))
    return bounded * 12.92 if bounded <= 0.0031308 else float(1.055 * bounded ** (1 / 2.4) - 0.055)


def _oklab(colour: QColor) -> tuple[float, float, float]:
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _from_oklab(lightness: float, green_red: float, blue_yellow: float) -> QColor:
    long = (lightness + 0.3963377774 * green_red + 0.2158037573 * blue_yellow) ** 3
    medium = (lightness - 0.1055613458 * green_red - 0.0638541728 * blue_yellow) ** 3
    short = (lightness - 0.0894841775 * green_red - 1.2914855480 * blue_yellow) ** 3
    return QColor.fromRgbF(
        _gamma(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _gamma(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _gamma(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )
