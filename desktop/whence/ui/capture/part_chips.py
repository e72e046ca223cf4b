"""The chips under a capture line: one for each recognised part, each with what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from whence.domain.capture import CaptureLine, Part
from whence.domain.capture_show import without
from whence.services.commands.capture import Occasion
from whence.ui.capture.part_menu import Change, part_menu
from whence.ui.capture.part_words import PartFace, face_of, implied_faces
from whence.ui.labels import set_tooltip
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.flow import ChipRow

_ARROWS = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}


class PartChips(ChipRow):
    """`chosen` carries the `Change` picked for a part; `left` when the keyboard goes back to the line.

    Arrows go from chip to chip, down opens one, up and Escape go back, Delete takes one away.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, identifier: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(identifier, spoken, parent)
        self._identifier = identifier.removesuffix("s")
        self._capture: CaptureLine | None = None
        self._shown: tuple[PartFace, ...] = ()

    def show_line(self, capture: CaptureLine | None, occasion: Occasion | None, today: date) -> Sequence[str]:
        """Show the parts of a line; gives, in words, those that were not there before."""
        self._capture = capture
        faces = tuple(face_of(part, today) for part in self._parts())
        implied = implied_faces(capture, occasion) if capture is not None else ()
        if (*faces, *implied) == self._shown:
            return ()
        before, self._shown = self._shown, (*faces, *implied)
        if [_kind(face) for face in before] == [_kind(face) for face in self._shown]:
            self._reword(before)
        else:
            self.show_chips([self._chip(face, place, len(faces)) for place, face in enumerate(self._shown)])
        said = {face.spoken for face in before}
        return [face.spoken for face in faces if face.spoken not in said]

    def ask(self) -> None:
        """Move to the part that waits for an answer and show its choices, else to the first chip."""
        waiting = next((place for place, part in enumerate(self._parts()) if part.is_blocking or part.problem), None)
        if not self.chips:
            return
        self.chips[waiting or 0].setFocus(Qt.FocusReason.TabFocusReason)
        if waiting is not None:
            self._open_menu(waiting)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys on a chip."""
        place = next((number for number, chip in enumerate(self.chips) if chip is watched), None)
        if place is None or not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        return self._answer(int(event.key()), place) or super().eventFilter(watched, event)

    def _answer(self, key: int, place: int) -> bool:
        if key in _ARROWS:
            self.chips[(place + _ARROWS[key]) % len(self.chips)].setFocus(Qt.FocusReason.TabFocusReason)
        elif key == Qt.Key.Key_Down:
            self._open_menu(place)
        elif key in {int(Qt.Key.Key_Up), int(Qt.Key.Key_Escape)}:
            self.left.emit()
        else:
            return False
        return True

    def _parts(self) -> tuple[Part, ...]:
        return self._capture.parts if self._capture is not None else ()

    def _reword(self, before: Sequence[PartFace]) -> None:
        """Say something else on chips that stay: while a name is typed, most do."""
        for chip, old, face in zip(self.chips, before, self._shown, strict=True):
            if old != face:
                chip.set_words(face.words)
                chip.set_tone(face.tone)
                chip.setAccessibleName(face.spoken)
                if old.explanation != face.explanation:
                    set_tooltip(chip, face.explanation)

    def _chip(self, face: PartFace, place: int, count: int) -> Chip:
        is_said = place < count
        chip = Chip(face.words, self._identifier, icon_name=face.icon_name, tone=face.tone, is_removable=is_said)
        chip.setAccessibleName(face.spoken)
        if face.explanation:
            set_tooltip(chip, face.explanation)
        chip.installEventFilter(self)
        if is_said:
            chip.clicked.connect(lambda: self._open_menu(place))
            chip.removed.connect(lambda: self._remove(place))
        return chip

    def _open_menu(self, place: int) -> None:
        parts = self._parts()
        if self._capture is None or not 0 <= place < len(parts):
            return
        chip = self.chips[place]
        menu = part_menu(self._capture, parts[place], self.chosen.emit, self)
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _remove(self, place: int) -> None:
        if self._capture is not None:
            line = without(self._capture, self._capture.parts[place])
            self.chosen.emit(Change("remove", "", "", line))


def _kind(face: PartFace) -> tuple[str, str]:
    """What can't be changed about a chip: its icon, and what sort of part it stands for."""
    return face.icon_name, face.spoken.partition(":")[0]
