"""The map to take along: as a drawing (SVG) or a picture (PNG), with a title and the meaning of its colours."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen, QTransform
from PySide6.QtSvg import QSvgGenerator

from whence.ui.insights.map_legend import meanings
from whence.ui.theme import Space, TypeSize, current_theme, scaled, tokens
from whence.ui.widgets.radial_camera import MapCamera
from whence.ui.widgets.radial_drawing import MapPicture, draw_map

#: The sides of what leaves, in design pixels, for few nodes and for many; a picture has so many dots for each of them.
_SIDE, _LARGE_SIDE = 1_000, 2_000
_FEW = 400
_SHARPNESS = 2


def svg_of(picture: MapPicture, title: str) -> bytes:
    """The map as SVG."""
    size = _size(picture)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(title)
    painter = QPainter(generator)
    _draw(painter, picture, title, size)
    painter.end()
    buffer.close()
    return bytes(content.data())


def png_of(picture: MapPicture, title: str) -> bytes:
    """The map as PNG."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image_of(picture, title).save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return bytes(content.data())


def image_of(picture: MapPicture, title: str) -> QImage:
    """The map as an image, sharp enough to be printed."""
    size = _size(picture)
    image = QImage(size * _SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPNESS)
    painter = QPainter(image)
    _draw(painter, picture, title, size)
    painter.end()
    return image


def _size(picture: MapPicture) -> QSize:
    side = scaled(_SIDE if len(picture.sizes) <= _FEW else _LARGE_SIDE)
    return QSize(side, side)


def _draw(painter: QPainter, picture: MapPicture, title: str, size: QSize) -> None:
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), tokens().bg)
    edge, line = scaled(Space.WIDE), scaled(Space.WIDE + Space.SMALL)
    camera = MapCamera()
    camera.size = size - QSize(2 * edge, 2 * edge + 2 * line)
    camera.fit(picture.bounds)
    painter.save()
    painter.setTransform(QTransform.fromTranslate(edge, edge + line), combine=True)
    room = QRectF(0, 0, camera.size.width(), camera.size.height())
    draw_map(painter, picture, camera.onto(), room)
    painter.restore()
    painter.setFont(current_theme().font(TypeSize.SECTION, is_strong=True))
    painter.setPen(tokens().text)
    wide = size.width() - 2 * edge
    shown = QFontMetricsF(painter.font()).elidedText(title, Qt.TextElideMode.ElideRight, wide)
    painter.drawText(QRectF(edge, edge, wide, line), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, shown)
    _draw_meanings(painter, edge, size.height() - edge)


def _draw_meanings(painter: QPainter, left: float, bottom: float) -> None:
    painter.setFont(current_theme().font(TypeSize.META))
    measure, dot = QFontMetricsF(painter.font()), scaled(10)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for tint, words in meanings():
        if tint:
            painter.setPen(QPen(getattr(tokens(), tint), dot, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPoint(QPointF(left + dot / 2, bottom - measure.ascent() / 2))
            left += dot + scaled(6)
        painter.setPen(tokens().text3)
        painter.drawText(QPointF(left, bottom), words)
        left += measure.horizontalAdvance(words) + scaled(Space.LARGE)
