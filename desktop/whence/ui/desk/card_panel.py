"""One request to connect: the note, the weightiest facts, what is proposed, and, always in sight, the decision."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.evidence_words import strongest
from whence.domain.invitations import InvitationDirection, InvitationState
from whence.services.commands import Command
from whence.services.commands.desk import SleepOnIt
from whence.services.desk import DeskCard
from whence.ui.desk.asking import AnswerForm
from whence.ui.desk.card_header import CardHeader
from whence.ui.desk.card_words import decided_words, no_note_words
from whence.ui.desk.deciding_foot import DecidingFoot
from whence.ui.desk.describe_dialog import DescribeDialog
from whence.ui.desk.fact_lines import FactLines
from whence.ui.desk.helping import Checklist
from whence.ui.desk.marked_note import MarkedNote, WholeNoteSwitch
from whence.ui.desk.policy_panel import PolicyPanel
from whence.ui.desk.precedent_list import PrecedentList
from whence.ui.desk.reasons import facts_shown
from whence.ui.desk.withdrawing import WithdrawingPart
from whence.ui.icons import Tint
from whence.ui.labels import Label, breakable
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, dress, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.foldable import Foldable
from whence.ui.widgets.page import ScrollPage

_ALL = 40
_WIDEST = 820
#: Lower than this, in design pixels, the form waits folded for a verdict.
_LOW = 600
#: The share of the height that is left to the evidence at least.
_EVIDENCE = 0.38


class InvitationCard(QWidget):
    """The evidence scrolls above the decision.

    `decided` tells that the decision was kept and the next card may come; `back_wanted` when shown alone.
    """

    decided = Signal()
    back_wanted = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._card: DeskCard | None = None
        self.page = ScrollPage("invitations.card", "", widest=_WIDEST, above=Space.LARGE)
        self.foot = QFrame()
        self.header = CardHeader(around)
        self.policy = PolicyPanel(around)
        self.note = MarkedNote("invitations.note")
        self.whole_note = WholeNoteSwitch(self.note)
        self.no_note = Label("", TypeSize.TITLE, Tint.TEXT2, is_wrapped=True)
        self.facts = FactLines("invitations.facts.strongest")
        self.proposal = Banner("invitations.proposal")
        self.all_facts = FactLines("invitations.facts.all")
        self.evidence_fold = Foldable(self.tr("All evidence"), "invitations.evidence", self.all_facts)
        self.precedents = PrecedentList(around)
        self.cases_fold = Foldable(self.tr("Similar cases"), "invitations.cases", self.precedents)
        self.checklist_fold = Foldable(self.tr("Before you decide"), "invitations.checklist", Checklist())
        self.decided_line = Label("", TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.answers = AnswerForm()
        self.deciding = DecidingFoot(around)
        self.withdrawing = WithdrawingPart(around)
        self._put_together()
        self._connect()

    @property
    def card(self) -> DeskCard | None:
        """The invitation shown."""
        return self._card

    def show_card(self, card: DeskCard) -> None:
        """Show another invitation, as decided so far; words typed about the same one stay."""
        draft = self.deciding.draft if self._is_shown_undecided(card) else None
        self._card = card
        invited = card.invitation
        is_own = invited.direction is InvitationDirection.OUTGOING
        self.page.setAccessibleName(card.name)
        self.header.show_card(card)
        self.policy.setVisible(card.case.policy is None and not is_own)
        self._show_evidence(card, is_own=is_own)
        self.decided_line.setText(breakable(decided_words(card)))
        self.decided_line.setVisible(bool(self.decided_line.text()))
        self.answers.show_card(card)
        self.deciding.setVisible(not is_own)
        self.withdrawing.setVisible(is_own and invited.state is InvitationState.SENT)
        self.foot.setVisible(not is_own or invited.state is InvitationState.SENT)
        if is_own:
            self.withdrawing.show_card()
        else:
            self.deciding.show_card(card)
        if draft is not None:
            self.deciding.take_up(draft)
        self._share_height()
        self.page.verticalScrollBar().setValue(0)

    def _is_shown_undecided(self, card: DeskCard) -> bool:
        shown = self._card
        return shown is not None and shown.invitation.id == card.invitation.id and shown.decided == card.decided

    def choose(self, verdict: Verdict) -> None:
        """Choose a verdict; nothing is carried out."""
        if not self.deciding.isHidden():
            self.deciding.choose(verdict)

    def take_keyboard(self) -> None:
        """Take the keyboard where reading begins."""
        first = self.note if not self.note.isHidden() else self.header.open_button
        first.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def save(self) -> None:
        """Keep the decision and ask for the next card; a refusal is shown at its field."""
        if self._card is None:
            return
        is_own = self._card.invitation.direction is InvitationDirection.OUTGOING
        part = self.withdrawing if is_own else self.deciding
        if part.isHidden():
            return
        try:
            done = self._around.hub.try_to(part.command(self._card))
        except Refusal as refusal:
            part.show_refusal(refusal)
            return
        if done is not None:
            self._around.navigator.say(done.label, can_undo=True)
            self.decided.emit()

    @Slot()
    def sleep_on_it(self) -> None:
        """Put a request away until tomorrow, undecided."""
        if self._card is None or self.deciding.sleep_button.isHidden() or self.deciding.isHidden():
            return
        done = self._around.hub.do(SleepOnIt(self._card.invitation.id, name=self._card.name))
        if done is not None:
            self._around.navigator.say(done.label, can_undo=True)
            self.decided.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height anew between evidence and decision."""
        super().resizeEvent(event)
        self._share_height()

    def _show_evidence(self, card: DeskCard, *, is_own: bool) -> None:
        case, invited = card.case, card.invitation
        self.note.setVisible(bool(invited.note))
        self.note.show_note(invited.note, () if is_own else case.facts)
        self.whole_note.fold()
        self.no_note.setText(no_note_words(card))
        self.no_note.setVisible(is_own and not invited.note)
        self.facts.setVisible(not is_own)
        self.facts.show_facts(() if is_own else strongest(case.facts))
        proposal = None if is_own else case.proposal
        tone = Tone.INFO if proposal is None or proposal.verdict is None else Tone.ACCENT
        self.proposal.say("" if proposal is None else proposal.words, tone)
        self.all_facts.show_facts(facts_shown(case.facts, _ALL))
        for fold in (self.evidence_fold, self.cases_fold):
            fold.unfold(False)
        self.evidence_fold.setVisible(not is_own and len(case.facts) > len(strongest(case.facts)))
        self.cases_fold.setVisible(not is_own and self._around.services.desk.has_precedents)
        self.checklist_fold.setVisible(not is_own)

    def _share_height(self) -> None:
        self.deciding.fold_when_idle(self.height() < scaled(_LOW))
        self.deciding.limit(round(self.height() * (1 - _EVIDENCE)) - 2 * scaled(Space.MEDIUM))

    def _put_together(self) -> None:
        folds = QVBoxLayout()
        folds.setSpacing(0)
        for fold in (self.evidence_fold, self.cases_fold, self.checklist_fold):
            folds.addWidget(fold)
        parts: tuple[QWidget, ...] = (
            self.header, self.policy, self.note, self.whole_note, self.no_note, self.facts, self.proposal,
            self.decided_line, self.answers,
        )  # fmt: skip
        self.page.column.setSpacing(scaled(Space.MEDIUM))
        for part in parts:
            self.page.column.addWidget(part)
        self.page.column.addLayout(folds)
        self.page.column.addStretch(1)
        self._lay_out_foot()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.page, 1)
        column.addWidget(self.foot)

    def _lay_out_foot(self) -> None:
        dress(self.foot, "foot")
        middle = QWidget()
        middle.setMaximumWidth(scaled(_WIDEST))
        inside = QVBoxLayout(middle)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.deciding)
        inside.addWidget(self.withdrawing)
        across = QHBoxLayout(self.foot)
        across.setContentsMargins(scaled(Space.WIDE), scaled(Space.MEDIUM), scaled(Space.WIDE), scaled(Space.MEDIUM))
        across.addStretch(1)
        across.addWidget(middle, 100)
        across.addStretch(1)

    def _connect(self) -> None:
        self.header.back_button.clicked.connect(self.back_wanted)
        self.cases_fold.unfolded.connect(self._on_cases)
        self.header.open_button.clicked.connect(self._on_open)
        self.header.describe_button.clicked.connect(self._on_describe)
        self.deciding.opened.connect(self._share_height)
        self.deciding.save_button.clicked.connect(self.save)
        self.deciding.sleep_button.clicked.connect(self.sleep_on_it)
        self.withdrawing.save_button.clicked.connect(self.save)
        self.answers.judged.connect(self._on_judged)

    @Slot()
    def _on_cases(self) -> None:
        if self._card is not None:
            self.precedents.show_case(self._card.case)

    @Slot()
    def _on_open(self) -> None:
        if self._card is not None:
            self._around.navigator.open_person(self._card.invitation.person_id)

    @Slot()
    def _on_describe(self) -> None:
        if self._card is not None:
            DescribeDialog(self._around, self._card.invitation, self._card.name, self).open()

    @Slot(object)
    def _on_judged(self, command: Command) -> None:
        done = self._around.hub.do(command)
        if done is not None:
            self._around.navigator.say(done.label, can_undo=True)
