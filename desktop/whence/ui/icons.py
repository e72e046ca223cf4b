"""One-colour icons, drawn from SVG in whatever colour the theme and the state of the control ask for."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImage, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from whence.ui.theme import current_theme


class Tint(Enum):
    """Which token an icon is drawn in."""

    TEXT = "text"
    TEXT2 = "text2"
    TEXT3 = "text3"
    ACCENT = "accent"
    ON_ACCENT = "on_accent"
    ON_ACCENT_SOFT = "on_accent_soft"
    OK = "ok"
    WARN = "warn"
    DANGER = "danger"
    ON_DANGER = "on_danger"
    INFO = "info"

    @property
    def colour(self) -> QColor:
        """The colour this tint has in the theme in force."""
        colour: QColor = getattr(current_theme().tokens, self.value)
        return colour


_NEUTRAL = frozenset({Tint.TEXT, Tint.TEXT2, Tint.TEXT3})


class TintedIconEngine(QIconEngine):
    """Draws one icon at any size, sharp, in a token's colour; grey when disabled, the accent when selected."""

    def __init__(self, name: str, tint: Tint) -> None:
        super().__init__()
        self._name = name
        self._tint = tint

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw the icon into `rect`, centred."""
        draw_icon(painter, self._name, QRectF(rect), self._colour(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        """The icon at `size` device pixels."""
        return _drawn(self._name, self._colour(mode), max(1, min(size.width(), size.height())))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, _scale: float) -> QPixmap:
        """The icon at `size` device pixels; `scale` is already in it."""
        return self.pixmap(size, mode, state)

    def clone(self) -> QIconEngine:
        """An engine that draws the same."""
        return TintedIconEngine(self._name, self._tint)

    def key(self) -> str:
        """Name of this kind of engine."""
        return "whence-tinted"

    def iconName(self) -> str:
        """The noun the icon was asked for by."""
        return self._name

    def isNull(self) -> bool:
        """Never: an icon that does not exist is refused when asked for."""
        return False

    def _colour(self, mode: QIcon.Mode) -> QColor:
        colours = current_theme().tokens
        if mode == QIcon.Mode.Disabled:
            return colours.border_strong
        if mode == QIcon.Mode.Selected and self._tint in _NEUTRAL:
            return colours.accent
        return self._tint.colour


def icon(name: str, tint: Tint = Tint.TEXT2) -> QIcon:
    """The icon of that name; raises LookupError when there is none."""
    _drawing(icon_folder() / f"{name}.svg")
    return QIcon(TintedIconEngine(name, tint))


def draw_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw an icon into `rect` of a widget being painted, sharp on that device."""
    ratio = painter.device().devicePixelRatioF()
    side = max(1, round(min(rect.width(), rect.height()) * ratio))
    left = round((rect.center().x() * ratio) - side / 2) / ratio
    top = round((rect.center().y() * ratio) - side / 2) / ratio
    pixmap = _drawn(name, colour, side)
    painter.drawPixmap(QRectF(left, top, side / ratio, side / ratio), pixmap, QRectF(pixmap.rect()))


def icon_names() -> frozenset[str]:
    """Every icon there is."""
    return frozenset(path.stem for path in icon_folder().glob("*.svg"))


def icon_folder() -> Path:
    """Where the icons lie."""
    return current_theme().resources / "icons"


@lru_cache(maxsize=256)
def _drawing(path: Path) -> bytes:
    try:
        return path.read_bytes().replace(b"currentColor", b"#000000")
    except OSError as error:
        raise LookupError(f"no icon named {path.stem}") from error


def _drawn(name: str, colour: QColor, side: int) -> QPixmap:
    key = f"whence-icon {name} {colour.rgba():x} {side}"
    known = QPixmap()
    if QPixmapCache.find(key, known):
        return known
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(_drawing(icon_folder() / f"{name}.svg"))).render(painter, QRectF(image.rect()))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), colour)
    painter.end()
    drawn = QPixmap.fromImage(image)
    QPixmapCache.insert(key, drawn)
    return drawn
