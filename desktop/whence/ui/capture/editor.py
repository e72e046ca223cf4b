"""The capture line with its chips: what is typed is shown as understood, completed, kept as a draft and saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from whence.domain.capture import CaptureLine, Choice, Part, PartKind
from whence.domain.errors import JournalTrouble, Refusal
from whence.services.capture import Draft
from whence.services.capture_completing import Completion
from whence.services.commands.capture import LogLine, Occasion
from whence.ui.capture.field import CaptureField
from whence.ui.capture.offers import Offers
from whence.ui.capture.part_chips import PartChips
from whence.ui.capture.part_menu import Change
from whence.ui.icons import Tint
from whence.ui.labels import Label, announce
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.widgets.banner import FieldError

#: What is typed is kept at the latest this many milliseconds after the last key.
DRAFT_PAUSE = 300


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
        self.field = CaptureField(f"{place}.line", spoken)
        self.offers = Offers(self.field)
        self.chips = PartChips(f"{place}.parts", self.tr("What is recognised"))
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
        self.chips.chosen.connect(self._take_change)
        self.chips.left.connect(self.field.setFocus)
        self._pause.timeout.connect(self.keep_draft)
        self.around.hub.changed.connect(self._on_changed)
        actions = self.around.actions
        for identifier, act in (
            ("capture.save", self._on_enter),
            ("capture.force", lambda: self.save(is_new=True)),
            ("capture.choices", self.chips.ask),
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
        fresh = self.chips.show_line(self._capture, self._occasion, self.around.services.journal.clock.today())
        announce(self.field, ", ".join(fresh))
        asked = next((part.problem for part in self._parts() if part.problem), "")
        self.remark.setText(asked or "")
        self.remark.setVisible(bool(asked))

    def _take_change(self, change: Change) -> None:
        choices = self._choices
        if change.choice is not None:
            same = change.choice
            choices = (*(one for one in choices if (one.kind, one.name) != (same.kind, same.name)), same)
        self.write(self.field.text() if change.line is None else change.line, choices)
        self._pause.start()
        if change.identifier != "remove":
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, refusal: Refusal, *, is_new: bool) -> None:
        self.error.say(refusal.sentence)
        self.remark.setVisible(False)
        if not is_new and any(part.is_blocking and part.candidates for part in self._parts()):
            self.chips.ask()

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
