"""What a row shows, as a value: models make it, delegates paint it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from whence.ui.labels import one_line
from whence.ui.models.marks import Mark
from whence.ui.tones import Tone

#: Under this role a model answers with the `RowFace` of a row, or None while it has none.
ROW_FACE_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class RowChip:
    """A small word beside a row's title, with an icon before it when named."""

    text: str
    icon_name: str = ""
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class RowFace:
    """What one row shows.

    `meta` stands at the end of the first line. `name` is whose initials are drawn (the title's when empty);
    `icon_name`, when given, is drawn in their place.
    """

    title: str
    second: str = ""
    meta: str = ""
    name: str = ""
    icon_name: str = ""
    chips: tuple[RowChip, ...] = ()
    title_marks: tuple[Mark, ...] = ()
    second_marks: tuple[Mark, ...] = ()

    def spoken(self) -> str:
        """The row in words, for screen readers and type-ahead."""
        parts = (self.title, *(chip.text for chip in self.chips), self.second, self.meta)
        return ", ".join(one_line(part) for part in parts if part)
