"""Files dropped anywhere on the window: an archive begins to be imported."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from whence.ui.theme import Radius, Space, TypeSize, current_theme, scaled, tokens
from whence.ui.theme_palette import mixed
from whence.ui.widgets.strokes import draw_line

#: What an archive or one of its files ends in; a folder counts too.
ENDINGS = frozenset({".zip", ".csv", ".json", ".tsv", ".txt", ".xlsx", ".vcf"})


def dropped_path(dropped: QMimeData) -> Path | None:
    """The one local file or folder that is dropped and may be an archive; None for anything else."""
    addresses = dropped.urls() if dropped.hasUrls() else []
    if len(addresses) != 1 or not addresses[0].isLocalFile():
        return None
    path = Path(addresses[0].toLocalFile())
    return path if path.is_dir() or path.suffix.lower() in ENDINGS else None


class DropTarget(QWidget):
    """Lies over the window while something that can be imported is dragged over it; `dropped` carries its path."""

    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setVisible(False)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dropped on the window."""
        if watched is not self._window:
            return super().eventFilter(watched, event)
        if isinstance(event, QDragEnterEvent) and dropped_path(event.mimeData()) is not None:
            event.acceptProposedAction()
            self.setGeometry(self._window.rect())
            self.raise_()
            self.setVisible(True)
            return True
        if event.type() in {QEvent.Type.DragLeave, QEvent.Type.Drop}:
            self.setVisible(False)
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            path = dropped_path(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                self.dropped.emit(path)
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame and say what dropping does."""
        painter = QPainter(self)
        colours = tokens()
        veil = mixed(colours.bg, colours.accent_soft, 0.7)
        veil.setAlpha(230)
        painter.fillRect(self.rect(), veil)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.accent, 2, Qt.PenStyle.DashLine))
        edge = scaled(Space.WIDE)
        corner = scaled(Radius.CARD)
        painter.drawRoundedRect(self.rect().adjusted(edge, edge, -edge, -edge), corner, corner)
        font = current_theme().font(TypeSize.SECTION, is_strong=True)
        words = self.tr("Drop it here: you see what it would bring before anything is written")
        draw_line(painter, self.rect(), words, font, colours.on_accent_soft, Qt.AlignmentFlag.AlignHCenter)
        painter.end()
