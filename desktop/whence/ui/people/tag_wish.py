"""What is wished for everybody of a tag: how often to be in touch, shown and changed above their list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from whence.domain.tie_sentences import every
from whence.ui.icons import Tint
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.elided_label import ElidedLabel


class TagWish(QWidget):
    """Hidden while the list is not one of a tag."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._tag = ""
        self.words = ElidedLabel("", TypeSize.SECONDARY, Tint.TEXT2)
        self.button = push_button(
            self.tr("Keep in touch…"), "people.tag.touch", ButtonLook.QUIET, icon_name="hourglass"
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(scaled(Space.SMALL))
        line.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.button)
        self.button.clicked.connect(self._on_pressed)
        self.setVisible(False)

    def show_tag(self, tag: str) -> None:
        """Show what is wished for a tag; nothing for none."""
        self._tag = tag
        self.setVisible(bool(tag))
        if not tag:
            return
        kept = self._around.services.keeping_in_touch.cadence_of_tag(tag)
        none = self.tr("No wish to keep in touch with everybody of this tag")
        wish = self.tr("Wished for this tag: in touch {often}")
        self.words.set_line(none if kept is None else wish.format(often=every(kept.ideal_days)))

    @Slot()
    def _on_pressed(self) -> None:
        from whence.ui.dialogs.tie_words import KeepInTouchDialog

        KeepInTouchDialog(self._around, None, self.window(), tag=self._tag).open()
