"""The capture line with its chips: what is typed is shown as understood, completed, kept as a draft and saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from whence.domain.capture import CaptureLine, Choice, Part, PartKind
from whence.domain.capture_show import without
from whence.domain.errors import JournalTrouble, Refusal
from whence.services.capture import Draft
from whence.services.capture_completing import Completion
from whence.services.commands.capture import LogLine, Occasion
from whence.ui.capture.field import CaptureField
from whence.ui.capture.offers import Offers
from whence.ui.capture.part_menu import Change, part_menu
from whence.ui.capture.part_words import PartFace, face_of, implied_faces
from whence.ui.icons import Tint
from whence.ui.labels import Label, announce, set_tooltip
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.banner import FieldError
from whence.ui.widgets.chip import Chip
from whence.ui.widgets.flow import ChipRow

#: What is typed is kept at the latest this many milliseconds after the last key.
DRAFT_PAUSE = 300
_ARROWS = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}


class CaptureEditor(QWidget):
    """`logged` carries what a saved line came to (`Done`) and whether to go on; `left` Escape, `pasted` several lines.

    `place` names where the draft is kept. With an `occasion` (event mode) lines are logged to an event.
    """

    logged = Signal(object, bool)
    left = Signal()
    pasted = Signal(str)

    def __init__(self, around: Surroundings, place: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self._place = place
        self._occasion: Occasion | None = None
        self._choices: tuple[Choice, ...] = ()
        self._capture: CaptureLine | None = None
        self._shown: tuple[PartFace, ...] = ()
        self.field = CaptureField(f"{place}.line", spoken)
        self.offers = Offers(self.field)
        self.chips = ChipRow(f"{place}.parts", self.tr("What is recognised"))
        self.remark = Label("", TypeSize.SECONDARY, Tint.TEXT2, is_wrapped=True)
        self.error = FieldError(self.field)
        self._pause = QTimer(self, interval=DRAFT_PAUSE, singleShot=True)
        self._lay_out()
        self._connect()

    @property
    def capture(self) -> CaptureLine | None:
        """The line as it is understood now; None while nothing is typed."""
        return self._capture

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What was picked for names with several meanings."""
        return self._choices

    def log_to(self, occasion: Occasion | None) -> None:
        """Log to an event from now on, or to none."""
        self._occasion = occasion
        self._read()

    def write(self, line: str, choices: tuple[Choice, ...] = ()) -> None:
        """Put a line in, the cursor behind it."""
        self._choices = choices
        if self.field.text() == line:
            self._read()
        else:
            self.field.setText(line)

    def restore_draft(self) -> None:
        """Show what was being typed here last, unless something is typed already."""
        if not self.field.text():
            draft = self.around.services.capture.draft(self._place)
            self.write(draft.line, draft.choices)

    def keep_draft(self) -> None:
        """Keep what is typed now."""
        self._pause.stop()
        try:
            self.around.services.capture.keep_draft(self._place, Draft(self.field.text(), self._choices))
        except JournalTrouble as trouble:
            self.around.hub.troubled.emit(trouble)

    def save(self, *, is_next: bool = False, is_new: bool = False) -> bool:
        """Log the line; when it is refused it stays, with the reason under it. Gives whether it was logged."""
        self.offers.offer(())
        command = replace(self._command(), is_new=is_new)
        try:
            done = self.around.hub.try_to(self.around.services.capture.settled(command))
        except Refusal as refusal:
            self._refuse(refusal, is_new=is_new)
            return False
        if done is None:
            return False
        self.write("")
        self.keep_draft()
        self.logged.emit(done, is_next)
        return True

    def ask(self) -> None:
        """Move to the part that waits for an answer and show its choices, else to the first chip."""
        waiting = next((place for place, part in enumerate(self._parts()) if part.is_blocking or part.problem), None)
        chips = self.chips.chips
        if not chips:
            return
        chips[waiting or 0].setFocus(Qt.FocusReason.TabFocusReason)
        if waiting is not None:
            self._open_menu(waiting)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go from chip to chip, down opens one, up and Escape go back to the line."""
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        chips = self.chips.chips
        place = next((number for number, chip in enumerate(chips) if chip is watched), None)
        if place is None:
            return super().eventFilter(watched, event)
        key = int(event.key())
        if key in _ARROWS:
            chips[(place + _ARROWS[key]) % len(chips)].setFocus(Qt.FocusReason.TabFocusReason)
        elif key == Qt.Key.Key_Down:
            self._open_menu(place)
        elif key in {int(Qt.Key.Key_Up), int(Qt.Key.Key_Escape)}:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return super().eventFilter(watched, event)
        return True

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.TIGHT))
        for part in (self.field, self.chips, self.remark, self.error):
            column.addWidget(part)
        self.chips.setVisible(False)
        self.remark.setVisible(False)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_text_changed)
        self.field.pasted.connect(self.pasted)
        self.field.moved.connect(self.offers.move_by)
        self.field.completed.connect(self._on_completed)
        self.field.left.connect(self._on_left)
        self.offers.taken.connect(self._take_offer)
        self._pause.timeout.connect(self.keep_draft)
        self.around.hub.changed.connect(self._on_changed)
        actions = self.around.actions
        for identifier, act in (
            ("capture.save", self._on_enter),
            ("capture.force", lambda: self.save(is_new=True)),
            ("capture.choices", self.ask),
            ("form.save", lambda: self.save(is_next=True)),
        ):
            actions[identifier].triggered.connect(self._while_here(act))
        self.field.addActions([actions[name] for name in ("capture.save", "capture.force", "capture.choices")])

    def _while_here(self, act: Callable[[], object]) -> Callable[[], None]:
        """`act` for when the keyboard is in this line: other lines of the window have the same keys."""

        def called() -> None:
            if isValid(self.field) and self.field.hasFocus():
                act()

        return called

    def _command(self) -> LogLine:
        return LogLine(self.field.text(), self._choices, self._occasion, day_first=is_day_first())

    def _parts(self) -> tuple[Part, ...]:
        return self._capture.parts if self._capture is not None else ()

    def _read(self) -> None:
        """Read the line and show what is understood."""
        text = self.field.text()
        self._capture = self.around.services.capture.read(self._command()) if text.strip() else None
        today = self.around.services.journal.clock.today()
        faces = [face_of(part, today) for part in self._parts()]
        implied = implied_faces(self._capture, self._occasion) if self._capture is not None else ()
        asked = next((part.problem for part in self._parts() if part.problem), "")
        self.remark.setText(asked or "")
        self.remark.setVisible(bool(asked))
        self._show((*faces, *implied), len(faces))

    def _show(self, faces: tuple[PartFace, ...], count: int) -> None:
        if faces == self._shown:
            return
        before, self._shown = {face.spoken for face in self._shown}, faces
        chips = [self._chip(face, place if place < count else None) for place, face in enumerate(faces)]
        self.chips.show_chips(chips)
        fresh = [face.spoken for face in faces[:count] if face.spoken not in before]
        announce(self.field, ", ".join(fresh))

    def _chip(self, face: PartFace, place: int | None) -> Chip:
        chip = Chip(
            face.words, f"{self._place}.part", icon_name=face.icon_name, tone=face.tone, is_removable=place is not None
        )
        chip.setAccessibleName(face.spoken)
        if face.explanation:
            set_tooltip(chip, face.explanation)
        chip.installEventFilter(self)
        if place is not None:
            chip.clicked.connect(lambda: self._open_menu(place))
            chip.removed.connect(lambda: self._remove(place))
        return chip

    def _open_menu(self, place: int) -> None:
        parts, chips = self._parts(), self.chips.chips
        if self._capture is None or not 0 <= place < len(parts):
            return
        chip = chips[place]
        menu = part_menu(self._capture, parts[place], self._take_change, self)
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _remove(self, place: int) -> None:
        if self._capture is not None:
            self.write(without(self._capture, self._capture.parts[place]), self._choices)

    def _take_change(self, change: Change) -> None:
        choices = self._choices
        if change.choice is not None:
            same = change.choice
            choices = (*(one for one in choices if (one.kind, one.name) != (same.kind, same.name)), same)
        self.write(self.field.text() if change.line is None else change.line, choices)
        self._pause.start()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, refusal: Refusal, *, is_new: bool) -> None:
        self.error.say(refusal.sentence)
        self.remark.setVisible(False)
        if not is_new and any(part.is_blocking and part.candidates for part in self._parts()):
            self.ask()

    def _take_offer(self, completion: Completion) -> None:
        line, cursor = completion.applied(self.field.text())
        choice = Choice(completion.kind, completion.candidate.name, completion.candidate.uid)
        kept = tuple(one for one in self._choices if (one.kind, one.name) != (choice.kind, choice.name))
        is_one_of_several = completion.kind is not PartKind.TAG
        self.write(line, (*kept, choice) if is_one_of_several else kept)
        self.field.setCursorPosition(cursor)
        self.offers.offer(())
        self._listen_for_offers()

    def _listen_for_offers(self) -> None:
        self.field.is_offering = self.offers.is_open

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        self._read()
        has_keyboard = self.field.hasFocus()
        found = self.around.services.capture.completions(text, self.field.cursorPosition()) if has_keyboard else ()
        self.offers.offer(found)
        self._listen_for_offers()
        self._pause.start()

    def _on_enter(self) -> None:
        chosen = self.offers.current
        if chosen is not None:
            self._take_offer(chosen)
        else:
            self.save()

    @Slot()
    def _on_changed(self) -> None:
        if self.field.text():
            self._read()

    @Slot()
    def _on_completed(self) -> None:
        chosen = self.offers.current or self.offers.first
        if chosen is not None:
            self._take_offer(chosen)

    @Slot()
    def _on_left(self) -> None:
        if self.offers.is_open:
            self.offers.offer(())
            self._listen_for_offers()
        else:
            self.keep_draft()
            self.left.emit()


def is_day_first() -> bool:
    """Whether the day stands before the month where the window speaks."""
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return form.find("d") < form.find("M")
