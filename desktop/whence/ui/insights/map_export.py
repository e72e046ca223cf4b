"""The map to take along: as a drawing (SVG) or a picture (PNG), on a page of its own."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QTransform
from PySide6.QtSvg import QSvgGenerator

from whence.ui.theme import tokens
from whence.ui.widgets.radial_drawing import MapPicture, draw_map

_MARGIN = 220


def svg_of(picture: MapPicture, size: QSize) -> bytes:
    """The map as SVG."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    painter = QPainter(generator)
    _draw(painter, picture, size)
    painter.end()
    buffer.close()
    return bytes(content.data())


def png_of(picture: MapPicture, size: QSize) -> bytes:
    """The map as PNG."""
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    _draw(painter, picture, size)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return bytes(content.data())


def _draw(painter: QPainter, picture: MapPicture, size: QSize) -> None:
    room = QRectF(0, 0, size.width(), size.height())
    painter.fillRect(room, tokens().bg)
    factor = (min(size.width(), size.height()) / 2 - _MARGIN) / picture.layout.radius
    onto = QTransform.fromTranslate(room.center().x(), room.center().y()).scale(factor, factor)
    draw_map(painter, picture, onto, room)
