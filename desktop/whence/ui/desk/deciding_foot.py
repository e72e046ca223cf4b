"""The foot of a request: verdicts, reasons, the question when asking first, and saving; always in sight."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.invitations import InvitationState
from whence.services.commands import Command
from whence.services.commands.desk import Decide
from whence.services.desk import DeskCard
from whence.ui.desk.asking import AskForm
from whence.ui.desk.reasons import ReasonsForm
from whence.ui.desk.unlike_line import UnlikeLine
from whence.ui.desk.verdicts import VerdictBar
from whence.ui.icons import Tint
from whence.ui.labels import Label, set_tooltip
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.fitting_scroll import FittingScroll

_LOWEST_FORM = 72
_HINTED = 400


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision as far as it was written by hand."""

    verdict: Verdict | None
    rationale: str
    exception: str


class DecidingFoot(QWidget):
    """Between the verdicts and the button the form scrolls when it is long.

    Where there is little room (`fold_when_idle`) the form stays folded until a verdict is chosen by hand. `opened`
    tells that it has unfolded.
    """

    opened = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._is_foldable = False
        self._column = QVBoxLayout(self)
        self.verdicts = VerdictBar()
        self.unlike = UnlikeLine(around.services.desk)
        self.reasons = ReasonsForm()
        self.asking = AskForm(around)
        self.refusal = Banner("invitations.refusal")
        self.hint = Label("", TypeSize.META, Tint.TEXT3, is_wrapped=True)
        self.save_button = push_button(
            self.tr("Save and next"), "invitations.save", ButtonLook.PRIMARY, icon_name="check"
        )
        self.sleep_button = push_button(self.tr("Sleep on it"), "invitations.sleep", ButtonLook.QUIET, icon_name="moon")
        self.form = FittingScroll(self._form())
        self._lay_out()
        self.verdicts.chosen.connect(self._on_pressed)

    @property
    def is_folded(self) -> bool:
        """Whether nothing but the verdicts and the button is shown."""
        return self.form.isHidden()

    def show_card(self, card: DeskCard) -> None:
        """Begin anew: what is proposed is chosen, to be changed."""
        self.refusal.say("")
        self.unlike.show_case(card.case)
        is_awake = card.invitation.state is InvitationState.OPEN and card.asleep_until is None
        self.sleep_button.setVisible(is_awake)
        self.reasons.show_case(card.case, card.telling)
        self.asking.show_card(self._around.services.desk, card)
        proposal = card.case.proposal
        self._fold(self._is_foldable)
        self._choose(proposal.verdict if proposal else None)
        self.form.verticalScrollBar().setValue(0)

    @property
    def draft(self) -> Draft | None:
        """What was typed by hand about the card shown; None when nothing was."""
        if not self.reasons.has_own_words:
            return None
        return Draft(self.verdicts.verdict, self.reasons.rationale.toPlainText(), self.reasons.exception.text())

    def take_up(self, draft: Draft) -> None:
        """Go on with what was typed."""
        self.choose(draft.verdict)
        self.reasons.rationale.setPlainText(draft.rationale)
        self.reasons.exception.setText(draft.exception)

    def choose(self, verdict: Verdict | None) -> None:
        """Choose a verdict, or none; what it needs is shown."""
        self._fold(False)
        self._choose(verdict)

    def fold_when_idle(self, is_foldable: bool) -> None:
        """Say whether there is little room."""
        if is_foldable != self._is_foldable:
            self._is_foldable = is_foldable
            self._fold(is_foldable)

    def limit(self, height: int) -> None:
        """Be at most so high, in pixels; what does not fit scrolls."""
        others = self._column.heightForWidth(self.width()) - (0 if self.is_folded else self.form.height())
        self.form.limit(max(scaled(_LOWEST_FORM), height - others))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the hint out where there is no room for it beside the buttons."""
        super().resizeEvent(event)
        self.hint.setVisible(self.width() >= scaled(_HINTED))

    def command(self, card: DeskCard) -> Command:
        """What saving does. Raises Refusal without a verdict, and where a field can't be read."""
        verdict = self.verdicts.verdict
        if verdict is None:
            raise Refusal(self.tr("Choose what to do first: Alt+1 to Alt+5."), field="verdict")
        reasons = self.reasons.reasons()
        if verdict is Verdict.ASK_FIRST:
            return self.asking.command(card.invitation.id, reasons, card.name)
        return Decide(card.invitation.person_id, verdict, reasons, card.invitation.id, name=card.name)

    def show_refusal(self, refusal: Refusal) -> None:
        """Say it under its field and scroll there, else above the button."""
        self._fold(False)
        error = self.reasons.show_refusal(refusal) or self.asking.show_refusal(refusal)
        if error is None:
            self.refusal.say(refusal.sentence, Tone.DANGER)
        else:
            self.form.show_part(error)

    @Slot(object)
    def _on_pressed(self, verdict: Verdict | None) -> None:
        self._fold(False)
        self._on_chosen(verdict)

    def _choose(self, verdict: Verdict | None) -> None:
        self.verdicts.choose(verdict)
        self._on_chosen(verdict)

    def _on_chosen(self, verdict: Verdict | None) -> None:
        self.refusal.say("")
        self.unlike.show_verdict(verdict)
        self.reasons.show_verdict(verdict)
        self.asking.setVisible(verdict is Verdict.ASK_FIRST)

    def _fold(self, is_folded: bool) -> None:
        was_folded = self.is_folded
        self.form.setVisible(not is_folded)
        words = (
            self.tr("Choose a verdict to see its reasons. Ctrl+Enter saves.")
            if is_folded
            else self.tr("Ctrl+Enter saves. Nothing is done on the network.")
        )
        self.hint.setText(words)
        if was_folded and not is_folded:
            self.opened.emit()

    def _form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, scaled(Space.TIGHT), 0)
        column.setSpacing(scaled(Space.SMALL))
        for part in (self.unlike, self.reasons, self.asking):
            column.addWidget(part)
        return form

    def _lay_out(self) -> None:
        set_tooltip(self.sleep_button, self.tr("Put it away until tomorrow (Alt+6)"))
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(Space.SMALL))
        for part in (self.verdicts, self.form, self.refusal):
            column.addWidget(part)
        line = QHBoxLayout()
        line.setSpacing(scaled(Space.SMALL))
        line.addWidget(self.hint, 1)
        line.addWidget(self.sleep_button)
        line.addWidget(self.save_button)
        column.addLayout(line)
        self._fold(False)
