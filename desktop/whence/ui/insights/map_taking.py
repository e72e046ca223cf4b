"""Taking the map along: onto the clipboard, or into a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from whence.domain.errors import Refusal
from whence.services.private_files import write_private
from whence.ui.insights.map_export import image_of, png_of, svg_of
from whence.ui.screen import Navigator
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.radial_map import RadialMapView


class MapTaking(QObject):
    """Takes along what a view shows, under the title that is asked for; refusals are told on a banner."""

    def __init__(self, view: RadialMapView, title: Callable[[], str], navigator: Navigator, parent: QWidget) -> None:
        super().__init__(parent)
        self.banner = Banner("insights.map.refusal")
        self._view = view
        self._title = title
        self._navigator = navigator

    def save(self, path: Path) -> bool:
        """Write the map as SVG or PNG, by the ending of the name; False, with the reason shown, when it can't be."""
        picture = self._view.picture
        if picture is None:
            return False
        content = (svg_of if path.suffix.lower() == ".svg" else png_of)(picture, self._title())
        try:
            write_private(path, content)
        except Refusal as refusal:
            self.banner.say(refusal.sentence, Tone.DANGER)
            return False
        self.banner.say("")
        self._navigator.say(self.tr("Saved as {name}").format(name=path.name))
        return True

    def image(self) -> QImage:
        """The map as a picture, with its title and the meaning of its colours."""
        picture = self._view.picture
        return image_of(picture, self._title()) if picture is not None else QImage()

    @Slot()
    def copy(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setImage(self.image())
        self._navigator.say(self.tr("Copied as a picture"))

    @Slot()
    def ask_and_save(self) -> None:
        """Ask where to, and write it there."""
        title, kinds = self.tr("Save the map"), self.tr("Drawings (*.svg);;Pictures (*.png)")
        chosen, kind = QFileDialog.getSaveFileName(self._view, title, "map.svg", kinds)
        if chosen:
            path = Path(chosen)
            self.save(path if path.suffix else path.with_suffix(".png" if "png" in kind else ".svg"))
