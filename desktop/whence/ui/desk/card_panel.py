"""One request to connect: the note, the weightiest facts, what is proposed, and the decision."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from whence.domain.decisions import Verdict
from whence.domain.errors import Refusal
from whence.domain.evidence_words import strongest
from whence.domain.invitations import InvitationDirection, InvitationState
from whence.services.commands import Command
from whence.services.commands.desk import Decide, SleepOnIt
from whence.services.desk import DeskCard
from whence.ui.desk.asking import AnswerForm, AskForm
from whence.ui.desk.card_words import decided_words, headline_words, no_note_words
from whence.ui.desk.describe_dialog import DescribeDialog
from whence.ui.desk.fact_lines import FactLines
from whence.ui.desk.helping import Checklist, TextsMenu
from whence.ui.desk.marked_note import MarkedNote
from whence.ui.desk.policy_panel import PolicyPanel
from whence.ui.desk.precedent_list import PrecedentList
from whence.ui.desk.reasons import ReasonsForm, facts_shown
from whence.ui.desk.unlike_line import UnlikeLine
from whence.ui.desk.verdicts import VerdictBar
from whence.ui.desk.withdrawing import WithdrawingPart
from whence.ui.icons import Tint
from whence.ui.labels import Label, set_tooltip
from whence.ui.screen import Surroundings
from whence.ui.theme import Space, TypeSize, scaled
from whence.ui.tones import Tone
from whence.ui.widgets.banner import Banner
from whence.ui.widgets.buttons import ButtonLook, push_button
from whence.ui.widgets.flow import FlowLayout
from whence.ui.widgets.foldable import Foldable
from whence.ui.widgets.headings import Card, PageHeading
from whence.ui.widgets.page import ScrollPage

_ALL = 40


class InvitationCard(ScrollPage):
    """`decided` tells that the decision was kept and the next card may come; `back_wanted` when shown alone."""

    decided = Signal()
    back_wanted = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("invitations.card", "", widest=820, parent=parent)
        self._around = around
        self._card: DeskCard | None = None
        self.back_button = push_button(self.tr("All invitations"), "invitations.back", icon_name="arrow-left")
        self.name = PageHeading("")
        self.headline = Label("", TypeSize.BODY, Tint.TEXT2, is_wrapped=True)
        self.open_button = push_button(self.tr("Open the person"), "invitations.person", ButtonLook.QUIET)
        self.describe_button = push_button(self.tr("What the page shows…"), "invitations.describe", icon_name="pencil")
        self.texts = TextsMenu(around, self)
        self.texts_button = push_button(self.tr("Copy a text"), "invitations.texts", icon_name="copy", menu=self.texts)
        self.policy = PolicyPanel(around)
        self.note = MarkedNote("invitations.note")
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
        self.deciding = _DecidingPart(around)
        self.withdrawing = WithdrawingPart()
        self._put_together()
        self._connect()

    @property
    def card(self) -> DeskCard | None:
        """The invitation shown."""
        return self._card

    def show_card(self, card: DeskCard) -> None:
        """Show another invitation, as decided so far."""
        self._card = card
        case, invited = card.case, card.invitation
        is_own = invited.direction is InvitationDirection.OUTGOING
        self.setAccessibleName(card.name)
        self.name.setText(card.name)
        self.headline.setText(headline_words(card))
        self.describe_button.setVisible(not is_own)
        self.policy.setVisible(case.policy is None and not is_own)
        self.note.setVisible(bool(invited.note))
        self.note.show_note(invited.note, () if is_own else case.facts)
        self.no_note.setText(no_note_words(card))
        self.no_note.setVisible(is_own and not invited.note)
        self.evidence_fold.unfold(False)
        self.cases_fold.unfold(False)
        self.facts.setVisible(not is_own)
        self.facts.show_facts(() if is_own else strongest(case.facts))
        self._show_proposal(card)
        self.all_facts.show_facts(facts_shown(case.facts, _ALL))
        self.evidence_fold.setVisible(not is_own and len(case.facts) > len(strongest(case.facts)))
        self.cases_fold.setVisible(not is_own and self._around.services.desk.has_precedents)
        self.checklist_fold.setVisible(not is_own)
        self.texts.show_card(card, is_own=is_own)
        self.decided_line.setText(decided_words(card))
        self.decided_line.setVisible(bool(self.decided_line.text()))
        self.answers.show_card(card)
        self.deciding.setVisible(not is_own)
        self.withdrawing.setVisible(is_own and invited.state is InvitationState.SENT)
        if is_own:
            self.withdrawing.show_card()
        else:
            self.deciding.show_card(card)
        self.verticalScrollBar().setValue(0)

    def choose(self, verdict: Verdict) -> None:
        """Choose a verdict; nothing is carried out."""
        if not self.deciding.isHidden():
            self.deciding.choose(verdict)

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

    def _show_proposal(self, card: DeskCard) -> None:
        proposal = card.case.proposal
        is_own = card.invitation.direction is InvitationDirection.OUTGOING
        words = "" if proposal is None or is_own else proposal.words
        self.proposal.say(words, Tone.INFO if proposal is None or proposal.verdict is None else Tone.ACCENT)

    def _put_together(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(scaled(Space.TIGHT))
        words.addWidget(self.name)
        words.addWidget(self.headline)
        buttons = QWidget()
        flow = FlowLayout(Space.SMALL, Space.SMALL, parent=buttons)
        for button in (self.describe_button, self.texts_button, self.open_button):
            flow.addWidget(button)
        self.column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(words)
        self.column.addWidget(buttons)
        folds = QVBoxLayout()
        folds.setSpacing(0)
        folds.addWidget(self.evidence_fold)
        folds.addWidget(self.cases_fold)
        folds.addWidget(self.checklist_fold)
        above: tuple[QWidget, ...] = (self.policy, self.note, self.no_note, self.facts, self.proposal)
        below: tuple[QWidget, ...] = (self.decided_line, self.answers, self.deciding, self.withdrawing)
        for part in above:
            self.column.addWidget(part)
        self.column.addLayout(folds)
        for part in below:
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.back_button.setVisible(False)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.back_wanted)
        self.cases_fold.unfolded.connect(self._on_cases)
        self.open_button.clicked.connect(self._on_open)
        self.describe_button.clicked.connect(self._on_describe)
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


class _DecidingPart(Card):
    """Verdict, reasons, and the question when asking first."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.verdicts = VerdictBar()
        self.unlike = UnlikeLine(around.services.desk)
        self.reasons = ReasonsForm()
        self.asking = AskForm(around)
        self.refusal = Banner("invitations.refusal")
        self.save_button = push_button(
            self.tr("Save and next"), "invitations.save", ButtonLook.PRIMARY, icon_name="check"
        )
        self.sleep_button = push_button(self.tr("Sleep on it"), "invitations.sleep", ButtonLook.QUIET, icon_name="moon")
        set_tooltip(self.sleep_button, self.tr("Put it away until tomorrow (Alt+6)"))
        for part in (self.verdicts, self.unlike, self.reasons, self.asking, self.refusal):
            self.body.addWidget(part)
        line = QHBoxLayout()
        hint = self.tr("Ctrl+Enter saves. Nothing is done on the network.")
        line.addWidget(Label(hint, TypeSize.META, Tint.TEXT3, is_wrapped=True), 1)
        line.addWidget(self.sleep_button)
        line.addWidget(self.save_button)
        self.body.addLayout(line)
        self.verdicts.chosen.connect(self._on_chosen)

    def show_card(self, card: DeskCard) -> None:
        """Begin anew: what is proposed is chosen, to be changed."""
        self.refusal.say("")
        self.unlike.show_case(card.case)
        is_awake = card.invitation.state is InvitationState.OPEN and card.asleep_until is None
        self.sleep_button.setVisible(is_awake)
        self.reasons.show_case(card.case, card.telling)
        self.asking.show_card(self._around.services.desk, card)
        proposal = card.case.proposal
        self.choose(proposal.verdict if proposal else None)

    def choose(self, verdict: Verdict | None) -> None:
        """Choose a verdict, or none."""
        self.verdicts.choose(verdict)
        self._on_chosen(verdict)

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
        """Say it under its field, else above the button."""
        if not self.reasons.show_refusal(refusal) and not self.asking.show_refusal(refusal):
            self.refusal.say(refusal.sentence, Tone.DANGER)

    @Slot(object)
    def _on_chosen(self, verdict: Verdict | None) -> None:
        self.refusal.say("")
        self.unlike.show_verdict(verdict)
        self.reasons.show_verdict(verdict)
        self.asking.setVisible(verdict is Verdict.ASK_FIRST)
